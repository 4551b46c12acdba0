"""A coming contact as a page, and its two papers as PDF and as pages."""

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from planner import access, scopes
from planner.access import Permission
from planner.contacts import words
from planner.files.delivery import Trail, deliver
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.visits import papers, queries
from planner.web import guard
from planner.web.guard import requires, signed_in
from schedules.documents import host_pack as host_pack_paper
from schedules.documents import visit_brief as visit_brief_paper

blueprint = Blueprint("visits", __name__, url_prefix="/visits")

TAKES_PLACE = (ContactStatus.PLANNED, ContactStatus.HELD)


@blueprint.get("/<int:contact_id>")
@requires(Permission.READ_VISIT_BRIEF)
def show(contact_id: int) -> str:
    """One contact: when, where, who meets whom and why now, with the way to its papers."""
    contact = _find(contact_id, Permission.READ_VISIT_BRIEF)
    user, scope = signed_in(), scopes.of_contact(contact)
    return render_template(
        "visits/show.html",
        contact=contact,
        meeting=contact.meeting,
        unit=contact.unit.period_on(contact.day).name,
        committee=contact.committee.name_on(contact.day),
        takes_place=contact.status in TAKES_PLACE and contact.meeting is not None,
        has_pack=contact.form is ContactForm.HOSTED
        and access.may(user, Permission.READ_HOST_PACK, scope=scope),
        may_explain=access.may(user, Permission.EXPLAIN_ROTATION, scope=scope),
        version=queries.published_in(contact),
        why_now=papers.why_now(contact),
        leaders=queries.leaders(contact.unit, contact.day),
        words=words,
    )


@blueprint.get("/<int:contact_id>/visit-brief.<any(pdf, html):kind>")
@requires(Permission.READ_VISIT_BRIEF)
def visit_brief(contact_id: int, kind: str) -> Response | str:
    contact = _find_coming(contact_id, Permission.READ_VISIT_BRIEF)
    content = papers.visit_brief(contact)
    return deliver(visit_brief_paper.document(content), kind, trail=_trail(contact))


@blueprint.get("/<int:contact_id>/host-pack.<any(pdf, html):kind>")
@requires(Permission.READ_HOST_PACK)
def host_pack(contact_id: int, kind: str) -> Response | str:
    """The pack is the host's; a unit that comes to a dialogue meeting hosts nobody."""
    contact = _find_coming(contact_id, Permission.READ_HOST_PACK)
    if contact.form is not ContactForm.HOSTED:
        abort(404)
    content = papers.host_pack(contact)
    return deliver(host_pack_paper.document(content), kind, trail=_trail(contact))


def _trail(contact: Contact) -> Trail:
    unit = contact.unit.period_on(contact.day).name
    return [(unit, url_for(".show", contact_id=contact.id))]


def _find(contact_id: int, permission: Permission) -> Contact:
    contact = queries.contact(contact_id) or abort(404)
    guard.ensure(permission, scopes.of_contact(contact), what=contact)
    return contact


def _find_coming(contact_id: int, permission: Permission) -> Contact:
    """A contact that takes place: what is called off or replaced has no papers."""
    contact = _find(contact_id, permission)
    if contact.status not in TAKES_PLACE or contact.meeting is None:
        abort(404)
    return contact
