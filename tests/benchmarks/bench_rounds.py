"""The pages of agreement rounds at 200 agreements, on SQLite, in this process.

Processor time of the whole page with its frame, for somebody who may do everything. `in loops` is
the page in units of a fixed piece of work timed just before and after it.
"""

from dataclasses import replace
from datetime import timedelta

import time_machine

from agreements.examples.story import story
from agreements.transitions import State
from agreements.words.followup import GoalState, Occasion
from planner.agreements import mapping
from planner.agreements.rounds import operations
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    FollowUpAnswer,
    SharedGoal,
)
from tests.benchmarks.bench_agreements import YEAR, _unit
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement
from tests.planner.occasions import NOW

ROWS, COMMITTEES = 200, 8


def run() -> Table:
    """A row for each page."""
    with application() as app, time_machine.travel(NOW, tick=False):
        builders.municipality()
        round_, goal = _fill()
        pages = {
            f"a round of {ROWS} agreements, all late": f"/agreements/rounds/{round_.id}?show=all",
            "the round, 50 late ones a page": f"/agreements/rounds/{round_.id}",
            "the rounds and the ring of a year": "/agreements/rounds",
            f"a shared goal of {ROWS} units": f"/agreements/shared-goals/{goal.id}?show=all",
            "the shared goal, 50 units a page": f"/agreements/shared-goals/{goal.id}",
            f"{ROWS} agreements as a list": "/agreements?show=all",
            "the list, 50 agreements a page": "/agreements",
            "what can be printed of a round": f"/agreements/rounds/{round_.id}/papers",
        }
        client = app.test_client()
        builders.sign_in(client, occasions.somebody())
        rows = [page_row(client, name, address) for name, address in pages.items()]
        draft = db.session.get_one(Agreement, 1)
        leader = app.test_client()
        builders.sign_in(leader, builders.user(Role.UNIT_LEADER, unit=draft.unit))
        rows.append(page_row(leader, "the form of a draft", f"/agreements/{draft.id}/draft"))
    return Table("Pages of agreement rounds", PAGE_HEADINGS, rows, (loop_note(),))


def _fill() -> tuple[AgreementRound, SharedGoal]:
    round_ = operations.create(
        YEAR.kind, 2027, carry_goals=False, user=occasions.somebody(), at=NOW
    )
    round_.opened_at = NOW
    committees = [builders.committee() for _one in range(COMMITTEES)]
    first = story(_unit(1), YEAR).agreement.goals.contributions[0].goal
    goal = SharedGoal(
        round_id=round_.id, key=first.key, layer=first.layer, content=mapping.goal_text(first)
    )
    db.session.add(goal)
    for place in range(ROWS):
        told = story(_unit(place), YEAR)
        [contribution, *others] = told.agreement.goals.contributions
        goals = replace(
            told.agreement.goals, contributions=(replace(contribution, goal=first), *others)
        )
        committee = committees[place % COMMITTEES]
        row = agreement(
            round_,
            builders.unit(committee),
            committee,
            state=State.DRAFT,
            contents=[replace(told.agreement, goals=goals)],
            are_frozen=(False,),
        )
        row.follow_ups.append(
            AgreementFollowUp(
                occasion=Occasion.MIDWAY,
                year=2027,
                written_at=NOW - timedelta(days=1),
                answers=[FollowUpAnswer(goal_key=first.key, goal_state=GoalState.ON_TRACK)],
            )
        )
    db.session.commit()
    return round_, goal
