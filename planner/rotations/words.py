"""What rules, levels and obstacles are called."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.rotations import InquirySubject
from planner.rotations.happenings import Kind
from planner.rotations.publication import Obstacle
from schedules.rotation.rules import Rule

OBSTACLE: dict[Obstacle, LazyString] = {
    Obstacle.NOT_SOLVED: _("There is no finished plan to publish."),
    Obstacle.CALENDAR_UNPUBLISHED: _(
        "The meeting calendar is not published yet, so hosts cannot be told their days."
    ),
    Obstacle.OUT_OF_DATE: _(
        "The register, the calendar or the locks have changed since the plan was found."
        " Find a plan again."
    ),
    Obstacle.OVERTAKEN: _(
        "The day of the plan's first meeting is over. Find a plan again for the days that are left."
    ),
}

RULE: dict[str, LazyString] = {
    "committee": _("belong to another committee"),
    "open": _("are not open on the day"),
    "closed": _("have closed that day"),
    "can_host": _("cannot host"),
    "seats": _("have too few seats"),
    "step_free": _("have no step-free access"),
    "hours": _("cannot receive guests at that time"),
    "spacing": _("would meet again too soon"),
}

KEPT_OUT: dict[Rule, LazyString] = {
    Rule.OPEN: _("The unit is not open on the day."),
    Rule.CLOSED: _("The unit has closed that day, or has said no to it."),
    Rule.CAN_HOST: _("The unit cannot host a committee."),
    Rule.STEP_FREE: _("The meeting needs step-free access, and the unit has none."),
    Rule.SEATS: _("The unit has too few seats."),
    Rule.HOURS: _("The meeting lies outside the hours the unit can host."),
}

LEVEL: dict[str, LazyString] = {
    "filled": _("Places filled"),
    "guaranteed": _("Guarantees kept"),
    "equity": _("Equal contacts"),
    "hosting": _("Equal hosting"),
    "kept": _("Published places kept"),
    "waiting": _("Waiting relieved (days)"),
    "timing": _("Off the even rhythm (days)"),
    "variety": _("Variety (cost)"),
}

FORM: dict[str, LazyString] = {
    "hosted": _("Committee meeting at the unit"),
    "dialogue": _("Dialogue meeting"),
}

HAPPENING: dict[Kind, LazyString] = {
    Kind.HOST_CANCELS: _("A unit cannot come or cannot host"),
    Kind.UNIT_CLOSES: _("A unit closes, for some days or for good"),
    Kind.MEETING_NEEDS: _("A member needs step-free access, or a meeting needs more seats"),
    Kind.MEETING_CANCELLED: _("A meeting is not held"),
    Kind.MEETING_MOVED: _("A meeting gets another day or hour"),
    Kind.REGISTER_CHANGED: _("A unit has opened, or the register has changed in other ways"),
}

INQUIRY: dict[InquirySubject, LazyString] = {
    InquirySubject.CHANGES_FOR_UNIT: _("What would give the unit a contact more"),
    InquirySubject.CHANGES_AGAINST_EQUITY: _("Changes against equal access"),
}

MOVE: dict[str, LazyString] = {
    "leaves": _("Loses its place"),
    "comes": _("Gets a place"),
    "moved": _("Keeps its place on another day"),
}
