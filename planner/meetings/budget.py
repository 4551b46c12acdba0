"""Whether a year has the budget procedure, and its last days."""

from dataclasses import dataclass
from datetime import date, datetime

from planner import trail
from planner.meetings import workflow
from planner.meetings.workflow import Action
from planner.models.accounts import User
from planner.models.meetings import MeetingCalendar


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget procedure's dates in a year."""

    proposal_by: date
    second_reading_by: date
    min_days_between_readings: int


def set_budget(
    calendar: MeetingCalendar, budget: Budget | None, *, user: User, at: datetime
) -> None:
    """Give a draft other last days for its budget meetings, or none.

    Raises IllegalStep once the frame is proposed.
    """
    if calendar.status not in workflow.SOLVABLE:
        raise workflow.IllegalStep(calendar.status, Action.PROPOSE)
    keep_budget(calendar, budget)
    trail.record("edit", calendar, user=user, at=at)


def keep_budget(calendar: MeetingCalendar, budget: Budget | None) -> None:
    """Write the procedure to its row; a year without one keeps its number of days."""
    calendar.proposal_by = calendar.second_reading_by = None
    if budget is not None:
        calendar.proposal_by = budget.proposal_by
        calendar.second_reading_by = budget.second_reading_by
        calendar.min_days_between_readings = budget.min_days_between_readings
