"""Pages for what came of the meetings, and for the host's yes or no."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission
from planner.contacts import operations, queries
from planner.contacts.forms import BY_COMMITTEE, BY_UNIT, HELD, DeclineForm, RecordForm
from planner.extensions import db
from planner.meetings import mapping
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus
from planner.rotations import mapping as rotation_mapping
from planner.web import guard
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

blueprint = Blueprint("contacts", __name__, url_prefix="/contacts")


@blueprint.get("/")
@requires(Permission.RECORD_CONTACT)
def index() -> str:
    scope = access.own_scope(signed_in(), Permission.RECORD_CONTACT)
    return render_template(
        "contacts/index.html", meetings=queries.meetings(until=clock.today(), scope=scope)
    )


@blueprint.get("/hosts")
@requires(Permission.RECORD_CONTACT)
def hosts() -> str:
    """Who hosts from today on, and whether they have said yes."""
    scope = access.own_scope(signed_in(), Permission.RECORD_CONTACT)
    return render_template(
        "contacts/hosts.html",
        contacts=queries.planned_hosts(first=clock.today(), scope=scope),
        name_of=mapping.name_of,
        unit_on=rotation_mapping.period_on,
    )


@blueprint.route("/meetings/<int:meeting_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_CONTACT)
def record(meeting_id: int) -> str | Response | tuple[str, int]:
    """One meeting: held, with whom, or cancelled, unit by unit."""
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    guard.ensure(Permission.RECORD_CONTACT, scopes.of_meeting(meeting), what=meeting)
    rows = queries.contacts_of(meeting) or abort(404)
    form = RecordForm(data=_typed(rows)) if request.method == "GET" else RecordForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.record(
                    _attendances(form, rows),
                    form.politicians.data,
                    today=clock.today(),
                    user=signed_in(),
                    at=clock.now(),
                )
        except operations.NotYet:
            form.politicians.errors = [
                _("The meeting has not been held yet. You can cancel it, or come back after it.")
            ]
        else:
            flash(_("Recorded."), "success")
            return redirect(url_for(".index"))
    return answer(
        form,
        "contacts/record.html",
        meeting=meeting,
        committee=mapping.name_of(meeting.committee, meeting.day),
        names={str(contact.id): name for contact, name in rows},
    )


@blueprint.post("/<int:contact_id>/confirm")
@requires(Permission.CONFIRM_HOSTING)
def confirm(contact_id: int) -> Response:
    contact = _own(contact_id)
    try:
        with transaction():
            operations.confirm(contact, user=signed_in(), at=clock.now())
    except operations.NotPlanned:
        flash(_("The meeting is no longer planned."), "error")
    else:
        flash(_("Thank you. The committee's secretary can see that you are ready."), "success")
    return redirect(url_for("dashboard.start"))


@blueprint.route("/<int:contact_id>/decline", methods=["GET", "POST"])
@requires(Permission.CONFIRM_HOSTING)
def decline(contact_id: int) -> str | Response | tuple[str, int]:
    contact = _own(contact_id)
    form = DeclineForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.decline(
                    contact, form.because.data.strip(), user=signed_in(), at=clock.now()
                )
        except operations.NotPlanned:
            flash(_("The meeting is no longer planned."), "error")
        else:
            flash(_("The secretary is told. You come first in the next plan."), "success")
        return redirect(url_for("dashboard.start"))
    return answer(
        form,
        "contacts/decline.html",
        contact=contact,
        committee=mapping.name_of(contact.committee, contact.day),
    )


def _own(contact_id: int) -> Contact:
    contact = db.session.get(Contact, contact_id) or abort(404)
    guard.ensure(
        Permission.CONFIRM_HOSTING, scopes.of_unit(contact.unit, on=contact.day), what=contact
    )
    return contact


def _typed(rows: Sequence[tuple[Contact, str]]) -> dict[str, object]:
    contacts = [contact for contact, _name in rows]
    return {
        "politicians": max((contact.politicians for contact in contacts), default=0) or None,
        "contacts": [
            {
                "contact_id": str(contact.id),
                "outcome": _outcome(contact),
                "leader_present": contact.leader_present or contact.status is ContactStatus.PLANNED,
                "staff_present": contact.staff_present,
                "because": contact.cancelled_because,
            }
            for contact in contacts
        ],
    }


def _outcome(contact: Contact) -> str:
    if contact.status is not ContactStatus.CANCELLED:
        return HELD
    return BY_UNIT if contact.cancelled_by == "unit" else BY_COMMITTEE


def _attendances(
    form: RecordForm, rows: Sequence[tuple[Contact, str]]
) -> list[operations.Attendance]:
    """What was typed, for this meeting's own contacts only."""
    own = {str(contact.id): contact for contact, _name in rows}
    found = []
    for entry in form.contacts:
        part = entry.form
        contact = own.get(str(part.contact_id.data)) or abort(404)
        held = part.outcome.data == HELD
        found.append(
            operations.Attendance(
                contact,
                leader_present=bool(held and part.leader_present.data),
                staff_present=bool(held and part.staff_present.data),
                cancelled_because="" if held else part.because.data.strip(),
                cancelled_by="" if held else part.outcome.data,
            )
        )
    return found
