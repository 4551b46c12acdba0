"""A calendar's way from draft to publication, as one table.

The council adopts the frame; each committee then decides its own dates and places
(kommunestyrelsesloven § 20); only then is the calendar published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.access import Permission
from planner.models.committees import CommitteeKind
from planner.models.meetings import CalendarStatus


class Action(StrEnum):
    """A step in a calendar's life."""

    PROPOSE = "propose"
    WITHDRAW = "withdraw"
    ADOPT = "adopt"
    DECIDE = "decide"  # by one committee, about its own meetings
    PUBLISH = "publish"
    CHANGE = "change"  # one meeting of a published calendar


@dataclass(frozen=True, slots=True)
class Row:
    """What an action needs and leads to."""

    action: Action
    before: CalendarStatus
    permission: Permission
    after: CalendarStatus
    needs_item: bool  # a decision with its place in the minutes


TABLE = (
    Row(
        Action.PROPOSE,
        CalendarStatus.DRAFT,
        Permission.PUBLISH_CALENDAR,
        CalendarStatus.FRAMEWORK_PROPOSED,
        needs_item=False,
    ),
    Row(
        Action.WITHDRAW,
        CalendarStatus.FRAMEWORK_PROPOSED,
        Permission.PUBLISH_CALENDAR,
        CalendarStatus.DRAFT,
        needs_item=False,
    ),
    Row(
        Action.ADOPT,
        CalendarStatus.FRAMEWORK_PROPOSED,
        Permission.PUBLISH_CALENDAR,
        CalendarStatus.ADOPTED,
        needs_item=True,
    ),
    Row(
        Action.DECIDE,
        CalendarStatus.ADOPTED,
        Permission.DECIDE_CALENDAR,
        CalendarStatus.ADOPTED,
        needs_item=True,
    ),
    Row(
        Action.PUBLISH,
        CalendarStatus.DECIDED,
        Permission.PUBLISH_CALENDAR,
        CalendarStatus.PUBLISHED,
        needs_item=False,
    ),
    Row(
        Action.CHANGE,
        CalendarStatus.PUBLISHED,
        Permission.DECIDE_CALENDAR,
        CalendarStatus.PUBLISHED,
        needs_item=False,
    ),
)

# The council decides its own dates when it adopts the frame.
DECIDING_KINDS = frozenset(CommitteeKind) - {CommitteeKind.COUNCIL}

# Until the committees begin to decide, the whole calendar may be solved again.
SOLVABLE = frozenset({CalendarStatus.DRAFT})
# Single meetings may be moved by hand until their body has decided them (`operations.is_editable`);
# after that a move is a change of the published calendar, with a decision of its own.
EDITABLE = frozenset({CalendarStatus.DRAFT, CalendarStatus.ADOPTED})


class IllegalStep(Exception):
    """`action` is not possible while the calendar is `status`."""

    def __init__(self, status: CalendarStatus, action: Action) -> None:
        super().__init__(f"{action} of a calendar that is {status}")
        self.status = status
        self.action = action


_ROWS: Mapping[tuple[Action, CalendarStatus], Row] = {(r.action, r.before): r for r in TABLE}


def row(status: CalendarStatus, action: Action) -> Row:
    """The table's row; IllegalStep when there is none."""
    try:
        return _ROWS[action, status]
    except KeyError:
        raise IllegalStep(status, action) from None


def needs_item(action: Action) -> bool:
    """Whether the action is a decision that has to be found in the minutes."""
    return any(r.needs_item for r in TABLE if r.action is action)


def actions(status: CalendarStatus) -> tuple[Row, ...]:
    """What can be done next."""
    return tuple(r for r in TABLE if r.before is status)
