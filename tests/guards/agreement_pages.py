"""The list pages of agreement rounds, and what fills them, for the guard of queries."""

from agreements.language import Language
from agreements.period import PeriodKind
from agreements.transitions import State
from planner.agreements import mapping
from planner.agreements.printing.job import PRINT
from planner.agreements.printing.orders import Binding, Order, PaperKind
from planner.agreements.rounds import operations
from planner.extensions import db
from planner.jobs import queue
from planner.models.agreements import AgreementRound, SharedGoal
from tests.agreements import builders as contents
from tests.guards.list_page import ListPage
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement
from tests.planner.occasions import NOW


def opened_round(number: int) -> AgreementRound:
    """A round of so many committees, each with a draft that waits and a unit without one."""
    row = operations.create(
        PeriodKind.CALENDAR_YEAR, 2027, carry_goals=False, user=occasions.somebody(), at=NOW
    )
    row.opened_at = NOW
    for _one in range(number):
        committee = builders.committee()
        builders.unit(committee)
        draft = builders.unit(committee)
        agreement(row, draft, committee, state=State.DRAFT, are_frozen=(False,))
    return row


def one_round(number: int) -> int:
    """That round's id."""
    return opened_round(number).id


def many_rounds(number: int) -> None:
    """So many rounds."""
    for year in range(2027, 2027 + number):
        operations.create(
            PeriodKind.CALENDAR_YEAR, year, carry_goals=False, user=occasions.somebody(), at=NOW
        )


def shared_goal(number: int) -> int:
    """A goal that so many units contribute to."""
    row = opened_round(number)
    goal = contents.shared_goal()
    shared = SharedGoal(
        round_id=row.id, key=goal.key, layer=goal.layer, content=mapping.goal_text(goal)
    )
    db.session.add(shared)
    db.session.flush()
    return shared.id


def orders(number: int) -> int:
    """A round of which so many papers were ordered."""
    row = opened_round(number)
    order = Order(
        round_id=row.id,
        committee_id=None,
        kind=PaperKind.AGREEMENT,
        binding=Binding.PACKED,
        language=Language.DANISH,
    )
    for _one in range(number):
        queue.enqueue(PRINT, order.payload(), user=occasions.somebody(), at=NOW)
    return row.id


PAGES = [
    ListPage("/agreements/rounds", many_rounds),
    ListPage("/agreements/rounds/{id}", one_round),
    ListPage("/agreements/rounds/{id}/open", one_round),
    ListPage("/agreements/rounds/{id}/deadlines.ics", one_round),
    ListPage("/agreements/rounds/{id}/papers", orders, occasions.somebody),
    ListPage("/agreements/shared-goals/{id}?show=all", shared_goal),
]
