"""What actions, fields and values are called in an object's history."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.register import wording
from planner.web.filters import as_date, as_datetime, as_number

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
    "create": _("Created"),
    "edit": _("Edited"),
    "delete": _("Deleted"),
    "add": _("Added"),
    "change": _("Changed from a day"),
    "correct": _("Mistake corrected"),
    "end": _("Ended"),
    "remove": _("Entered by mistake and removed"),
    "close": _("Closed"),
    "reopen": _("Opened again"),
    "merge": _("Merged"),
    "import": _("Imported from a file"),
    "import_row": _("Imported from a file"),
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
    "accessible_toilet": _("Accessible toilet"),
    "address": _("Address"),
    "agenda_weekdays_before": _("Agenda out, working days before"),
    "area": _("Area"),
    "centre": _("Centre"),
    "chair": _("Chair"),
    "closed_on": _("Last day"),
    "code": _("Identifier"),
    "committee": _("Committee"),
    "committees": _("Committees"),
    "contact_email": _("Contact e-mail"),
    "contact_phone": _("Contact phone"),
    "core_task": _("Core task"),
    "email": _("E-mail"),
    "first_day": _("First day"),
    "guarantee_months": _("Contact guarantee, months"),
    "hearing_loop": _("Hearing loop"),
    "hosting_class": _("Hosting class"),
    "hosting_from": _("Can host from"),
    "hosting_to": _("Can host until"),
    "is_hard": _("No meetings at all"),
    "is_main": _("Main site"),
    "is_self_governing": _("Self-governing"),
    "kind": _("Kind"),
    "last_day": _("Last day"),
    "lat": _("Latitude"),
    "leader": _("Leader"),
    "leader_email": _("Leader's e-mail"),
    "lon": _("Longitude"),
    "members": _("Members"),
    "min_days_between_contacts": _("Days between two contacts, at least"),
    "minutes": _("Minutes"),
    "months": _("Months"),
    "opened_on": _("First day"),
    "people": _("Seats needed"),
    "person": _("Person"),
    "phone": _("Phone"),
    "postcode": _("Postcode"),
    "predecessors": _("Takes over from"),
    "role": _("Role"),
    "seats": _("Seats"),
    "start": _("Starts at"),
    "step_free": _("Step-free access"),
    "successors": _("Taken over by"),
    "town": _("Town"),
    "town_hall_months": _("Months at the town hall"),
    "valid_from": _("From"),
    "valid_to": _("Until"),
    "vice_chair": _("Vice chair"),
    "weekday": _("Weekday"),
    "weeks": _("Weeks of the month"),
}

# Stored words that stand for themselves in one field only.
VALUES: Mapping[tuple[str, str], LazyString] = {
    (name, str(member)): words
    for name, choices in (
        ("role", wording.LEADER_ROLES),
        ("role", wording.MEMBER_ROLES),
        ("kind", wording.COMMITTEE_KINDS),
        ("weekday", wording.WEEKDAYS),
        ("hosting_class", wording.HOSTING_CLASSES),
    )
    for member, words in choices.items()
}

# Bookkeeping that tells a reader nothing.
UNSHOWN = frozenset({"id", "version", "changed_at", "sequence", "uid", "user_id", "at"})


def action(name: str) -> str:
    """An action in words; the bare verb when it has none."""
    return str(ACTIONS.get(name, name))


def field(name: str) -> str:
    """A field in words; its name when it has none."""
    return str(FIELDS.get(name, name))


def value(name: str, stored: object) -> str:
    """A stored value of the field `name` in words; empty for nothing."""
    match stored:
        case bool():
            return str(_("Yes") if stored else _("No"))
        case str():
            return str(VALUES[name, stored]) if (name, stored) in VALUES else _moment(stored)
        case list():
            return ", ".join(value(name, one) for one in stored)
        case int() | float():
            return as_number(stored)
        case _:
            return "" if stored is None else str(stored)


def _moment(text: str) -> str:
    """A day or a moment as the reader writes it; any other text as it is."""
    if not (text[:4].isdigit() and text[4:5] == "-"):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return as_date(moment.date()) if len(text) == len("2026-01-31") else as_datetime(moment)
