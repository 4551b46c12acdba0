"""What statuses, purposes and steps are called."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.meetings.workflow import Action
from planner.models.meetings import CalendarStatus, MeetingPurpose, MeetingStatus

STATUS: dict[CalendarStatus, LazyString] = {
    CalendarStatus.DRAFT: _("Draft"),
    CalendarStatus.FRAMEWORK_PROPOSED: _("Framework proposed"),
    CalendarStatus.ADOPTED: _("Adopted by the council"),
    CalendarStatus.DECIDED: _("Decided by each committee"),
    CalendarStatus.PUBLISHED: _("Published"),
}

STATUS_TONE = {
    CalendarStatus.DRAFT: "neutral",
    CalendarStatus.FRAMEWORK_PROPOSED: "info",
    CalendarStatus.ADOPTED: "info",
    CalendarStatus.DECIDED: "active",
    CalendarStatus.PUBLISHED: "good",
}

MEETING_STATUS: dict[MeetingStatus, LazyString] = {
    MeetingStatus.PLANNED: _("Planned"),
    MeetingStatus.CANCELLED: _("Cancelled"),
}

PURPOSE: dict[MeetingPurpose, LazyString] = {
    MeetingPurpose.ORDINARY: _("Ordinary meeting"),
    MeetingPurpose.BUDGET_PROPOSAL: _("Budget proposal"),
    MeetingPurpose.FIRST_READING: _("Budget, first reading"),
    MeetingPurpose.SECOND_READING: _("Budget, second reading"),
    MeetingPurpose.DIALOGUE: _("Dialogue meeting"),
}

# What the engine is settling, level by level (`calendar/1`).
LEVEL: dict[str, LazyString] = {
    "missing": _("Finding a day for every meeting"),
    "moved": _("Keeping published dates"),
    "avoided": _("Staying clear of holidays and conferences"),
    "weekday": _("Keeping each body's weekday"),
    "week": _("Keeping each body's week of the month"),
    "rhythm": _("Evening out the gaps"),
}

ACTION: dict[Action, LazyString] = {
    Action.PROPOSE: _("Propose the framework to the council"),
    Action.WITHDRAW: _("Take back as draft"),
    Action.ADOPT: _("Record the council's adoption"),
    Action.DECIDE: _("Record the committee's decision"),
    Action.PUBLISH: _("Publish the calendar"),
    Action.CHANGE: _("Change a meeting"),
}

ACTION_TAKEN: dict[Action, LazyString] = {
    Action.PROPOSE: _("Framework proposed to the council"),
    Action.WITHDRAW: _("Taken back as draft"),
    Action.ADOPT: _("Framework adopted by the council"),
    Action.DECIDE: _("Dates and places decided by the committee"),
    Action.PUBLISH: _("Published"),
    Action.CHANGE: _("Changed"),
}

ACTION_DONE: dict[Action, LazyString] = {
    Action.PROPOSE: _("The framework is proposed to the council."),
    Action.WITHDRAW: _("The calendar is a draft again."),
    Action.ADOPT: _("The council's adoption is recorded."),
    Action.DECIDE: _("The committee's decision is recorded."),
    Action.PUBLISH: _("The calendar is published."),
    Action.CHANGE: _("The meeting is changed."),
}
