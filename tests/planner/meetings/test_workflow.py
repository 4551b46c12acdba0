"""The table of a calendar's steps: every row, and everything that is not in it."""

from itertools import product

import pytest

from planner.access import Permission
from planner.meetings import workflow
from planner.meetings.workflow import Action
from planner.models.committees import CommitteeKind
from planner.models.meetings import CalendarStatus

PUBLISH, DECIDE = Permission.PUBLISH_CALENDAR, Permission.DECIDE_CALENDAR
EXPECTED = {
    (CalendarStatus.DRAFT, Action.PROPOSE): (CalendarStatus.FRAMEWORK_PROPOSED, PUBLISH, False),
    (CalendarStatus.FRAMEWORK_PROPOSED, Action.WITHDRAW): (CalendarStatus.DRAFT, PUBLISH, False),
    (CalendarStatus.FRAMEWORK_PROPOSED, Action.ADOPT): (CalendarStatus.ADOPTED, PUBLISH, True),
    (CalendarStatus.ADOPTED, Action.DECIDE): (CalendarStatus.ADOPTED, DECIDE, True),
    (CalendarStatus.DECIDED, Action.PUBLISH): (CalendarStatus.PUBLISHED, PUBLISH, False),
    (CalendarStatus.PUBLISHED, Action.CHANGE): (CalendarStatus.PUBLISHED, DECIDE, False),
}
PAIRS = list(product(CalendarStatus, Action))


@pytest.mark.parametrize(("status", "action"), [pair for pair in PAIRS if pair in EXPECTED])
def test_a_step_of_the_table_leads_where_it_should(status: CalendarStatus, action: Action) -> None:
    row = workflow.row(status, action)

    assert (row.after, row.permission, row.needs_item) == EXPECTED[status, action]
    assert row in workflow.actions(status)


@pytest.mark.parametrize(("status", "action"), [pair for pair in PAIRS if pair not in EXPECTED])
def test_any_other_step_is_refused_with_what_was_asked(
    status: CalendarStatus, action: Action
) -> None:
    with pytest.raises(workflow.IllegalStep) as refused:
        workflow.row(status, action)

    assert (refused.value.status, refused.value.action) == (status, action)


def test_every_body_but_the_council_decides_for_itself() -> None:
    assert set(CommitteeKind) - workflow.DECIDING_KINDS == {CommitteeKind.COUNCIL}


def test_what_is_decided_can_neither_be_solved_anew_nor_moved_by_hand() -> None:
    decided = {CalendarStatus.DECIDED, CalendarStatus.PUBLISHED}

    assert not decided & (workflow.SOLVABLE | workflow.EDITABLE)
