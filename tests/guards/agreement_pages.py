"""The list pages of agreement rounds, and what fills them, for the guard of queries."""

from agreements.period import PeriodKind
from agreements.transitions import State
from planner.agreements.rounds import operations
from planner.models.agreements import AgreementRound
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


PAGES = [
    ListPage("/agreements/rounds", many_rounds),
    ListPage("/agreements/rounds/{id}", one_round),
    ListPage("/agreements/rounds/{id}/open", one_round),
    ListPage("/agreements/rounds/{id}/deadlines.ics", one_round),
]
