"""Pages for what came of the meetings, and for the host's yes or no."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from sqlalchemy import select
from werkzeug.wrappers import Response

from planner import access, clock, scopes, versions
from planner.access import Permission
from planner.audit import overtaken
from planner.contacts import operations, queries, words
from planner.contacts.forms import HELD, DeclineForm, RecordForm
from planner.extensions import db
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactStatus
from planner.notifications import outbox, secretaries
from planner.register import obstacles
from planner.register.obstacles import Obstacle
from planner.web import guard, paging
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

blueprint = Blueprint("contacts", __name__, url_prefix="/contacts")


@blueprint.get("/")
@requires(Permission.RECORD_CONTACT)
def index() -> str:
    scope = access.own_scope(signed_in(), Permission.RECORD_CONTACT)
    today = clock.today()
    shown = paging.asked(queries.number_of_meetings(until=today, scope=scope))
    return render_template(
        "contacts/index.html",
        meetings=queries.meetings(until=today, scope=scope, most=shown.size, skip=shown.skipped),
        paging=shown,
        words=words,
    )


@blueprint.get("/hosts")
@requires(Permission.RECORD_CONTACT)
def hosts() -> str:
    """Who hosts from today on, and whether they have said yes."""
    scope = access.own_scope(signed_in(), Permission.RECORD_CONTACT)
    today = clock.today()
    obstructed = obstacles.obstructed(first=today, scope=scope)
    off = {one.contact_id for one in obstructed if one.obstacle is not Obstacle.HAS_MOVED}
    return render_template(
        "contacts/hosts.html",
        contacts=[one for one in queries.hosts(first=today, scope=scope) if one.id not in off],
        obstructed=obstructed,
        words=words,
        obstacles=obstacles.WORDS,
    )


@blueprint.route("/meetings/<int:meeting_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_CONTACT)
def record(meeting_id: int) -> str | Response | tuple[str, int]:
    """One meeting: held, with whom, or cancelled, unit by unit."""
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    guard.ensure(Permission.RECORD_CONTACT, scopes.of_meeting(meeting), what=meeting)
    rows = queries.contacts_of(meeting) or abort(404)
    form = RecordForm(data=_typed(rows)) if request.method == "GET" else RecordForm()
    if not {part.form.contact_id.data for part in form.contacts} <= {str(c.id) for c, _n in rows}:
        abort(404)
    if form.validate_on_submit() and _record(form, meeting, rows):
        _say_recorded(form)
        return redirect(url_for(".index"))
    return answer(
        form,
        "contacts/record.html",
        meeting=meeting,
        committee=meeting.committee.name_on(meeting.day),
        names={str(contact.id): name for contact, name in rows},
    )


def _record(form: RecordForm, meeting: Meeting, rows: Sequence[tuple[Contact, str]]) -> bool:
    try:
        with transaction():
            operations.record(
                _attendances(form, rows),
                form.politicians.data or 0,
                today=clock.today(),
                user=signed_in(),
                at=clock.now(),
            )
    except operations.TooMany as too_many:
        form.politicians.errors = [
            ngettext(
                "The committee has %(num)s member on that day.",
                "The committee has %(num)s members on that day.",
                too_many.seats,
            )
        ]
    except operations.NotYet:
        form.politicians.errors = [
            _("The meeting has not been held yet. You can cancel it, or come back after it.")
        ]
    except versions.Overtaken:
        _compare(form, meeting)
    return not form.errors


def _compare(form: RecordForm, meeting: Meeting) -> None:
    """Say beside what was typed what somebody else has recorded; saving again overwrites it."""
    stored = {str(contact.id): contact for contact, _name in queries.contacts_of(meeting)}
    for entry in form.contacts:
        part, contact = entry.form, stored[entry.form.contact_id.data]
        if part.version.data == contact.version:
            continue
        part.version.data, part.version.raw_data = contact.version, None
        said = _("%(who)s recorded this on %(at)s, after you opened the page.")
        stands = _("It now says: %(value)s", value=_outcome_in_words(contact))
        advice = f"{stands}. " + _("Save again if yours is right.")
        part.outcome.errors = [overtaken.by_whom(contact, said, advice)]
    form.contacts.errors = [entry.form.errors for entry in form.contacts]


def _outcome_in_words(contact: Contact) -> str:
    said = str(words.STATUS[contact.status])
    if contact.status is ContactStatus.HELD:
        return str(_("%(said)s, politicians: %(number)s", said=said, number=contact.politicians))
    return f"{said}, {contact.cancelled_because}" if contact.cancelled_because else said


def _say_recorded(form: RecordForm) -> None:
    quorum = db.session.scalar(select(Municipality.quorum_politicians)) or 0
    if form.is_held() and form.politicians.data < quorum:
        flash(
            _(
                "Recorded. It does not count as a contact, for fewer than %(quorum)s politicians"
                " took part; the units keep their place in the next plan.",
                quorum=quorum,
            ),
            "warning",
        )
    else:
        flash(_("Recorded."), "success")


@blueprint.post("/<int:contact_id>/confirm")
@requires(Permission.CONFIRM_HOSTING)
def confirm(contact_id: int) -> Response:
    """The unit is ready: it says so itself, or the secretary notes what it said by telephone."""
    contact = _own(contact_id)
    for_them = "for_them" in request.form
    try:
        with transaction():
            operations.confirm(contact, today=clock.today(), user=signed_in(), at=clock.now())
    except operations.NotPlanned:
        flash(_("The meeting is no longer planned."), "error")
    else:
        thanks = _("Thank you. The committee's secretary can see that you are ready.")
        flash(_("Noted: the unit is ready.") if for_them else thanks, "success")
    return redirect(url_for(".hosts" if for_them else "dashboard.start"))


_TOLD = lazy_gettext(
    "The secretary is told. What is cancelled does not count as a contact: in the next plan you"
    " come before those that are otherwise level with you."
)


@blueprint.route("/<int:contact_id>/decline", methods=["GET", "POST"])
@requires(Permission.CONFIRM_HOSTING)
def decline(contact_id: int) -> str | Response | tuple[str, int]:
    contact = _own(contact_id)
    form = DeclineForm()
    if form.validate_on_submit():
        because, now = form.because.data, clock.now()
        try:
            with transaction():
                operations.decline(contact, because, today=clock.today(), user=signed_in(), at=now)
                secretaries.tell_declined(contact, at=now)
                outbox.send_soon(at=now)
        except operations.NotPlanned:
            flash(_("The meeting is no longer planned."), "error")
        else:
            flash(_TOLD, "success")
        return redirect(url_for("dashboard.start"))
    return answer(
        form,
        "contacts/decline.html",
        contact=contact,
        committee=contact.committee.name_on(contact.day),
    )


def _own(contact_id: int) -> Contact:
    contact = db.session.get(Contact, contact_id) or abort(404)
    guard.ensure(Permission.CONFIRM_HOSTING, scopes.of_contact(contact), what=contact)
    return contact


def _typed(rows: Sequence[tuple[Contact, str]]) -> dict[str, object]:
    contacts = [contact for contact, _name in rows]
    held = [c.politicians for c in contacts if c.status is ContactStatus.HELD]
    return {
        "politicians": max(held, default=None),
        "contacts": [
            {
                "contact_id": str(contact.id),
                "version": contact.version,
                "outcome": _outcome(contact),
                "leader_present": contact.leader_present or contact.status is ContactStatus.PLANNED,
                "staff_present": contact.staff_present,
                "because": contact.cancelled_because,
            }
            for contact in contacts
        ],
    }


def _outcome(contact: Contact) -> str:
    is_off = contact.status is ContactStatus.CANCELLED
    return (contact.cancelled_by or operations.BY_COMMITTEE) if is_off else HELD


def _attendances(
    form: RecordForm, rows: Sequence[tuple[Contact, str]]
) -> list[operations.Attendance]:
    """What was typed."""
    own = {str(contact.id): contact for contact, _name in rows}
    found = []
    for entry in form.contacts:
        part, held = entry.form, entry.form.is_held()
        found.append(
            operations.Attendance(
                own[part.contact_id.data],
                seen=part.version.data,
                leader_present=bool(held and part.leader_present.data),
                staff_present=bool(held and part.staff_present.data),
                cancelled_by="" if held else part.outcome.data,
                cancelled_because="" if held else part.because.data,
            )
        )
    return found
