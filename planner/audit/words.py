"""What actions and fields are called in an object's history."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

ACTIONS: dict[str, LazyString] = {
    "begin": _("Begun"),
    "revise": _("Revised"),
    "plan": _("Planned"),
    "move": _("Moved"),
    "release": _("Released to the planning"),
    "propose": _("Proposed"),
    "withdraw": _("Taken back"),
    "adopt": _("Adopted by the council"),
    "decide": _("Decided by the committee"),
    "publish": _("Published"),
    "cancel": _("Cancelled"),
    "confirm": _("Confirmed by the host"),
    "hold": _("Recorded as held"),
    "subscribe": _("Subscribed"),
    "revoke": _("Subscription closed"),
    "lock": _("Locked"),
    "unlock": _("Unlocked"),
    "enqueue": _("Queued"),
    "stop": _("Stopped"),
    "refuse": _("Access refused"),
    "sign_in": _("Signed in"),
    "change_password": _("Password changed"),
    "choose_language": _("Language chosen"),
}

FIELDS: dict[str, LazyString] = {
    "name": _("Name"),
    "year": _("Year"),
    "status": _("Status"),
    "meetings": _("Meetings"),
    "number": _("Number"),
    "day": _("Date"),
    "starts": _("Begins at"),
    "ends": _("Ends at"),
    "place": _("Place"),
    "agenda_deadline": _("Agenda out"),
    "is_fixed": _("Put by hand"),
    "meeting": _("Meeting"),
    "unit": _("Unit"),
    "reason": _("Reason"),
    "window_start": _("First day"),
    "window_end": _("Last day"),
    "permission": _("Permission"),
    "language": _("Language"),
}

# Bookkeeping that tells a reader nothing.
UNSHOWN = frozenset({"id", "version", "changed_at", "sequence", "uid", "user_id", "at"})


def action(name: str) -> str:
    """An action in words; the bare verb when it has none."""
    return str(ACTIONS.get(name, name))


def field(name: str) -> str:
    """A field in words; its name when it has none."""
    return str(FIELDS.get(name, name))


def value(of: object) -> object:
    """A value in words."""
    match of:
        case True:
            return gettext("Yes")
        case False:
            return gettext("No")
        case other:
            return other
