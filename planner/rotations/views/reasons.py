"""Why a plan is as it is: one unit's page and one meeting's, on drafts and published versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import abort, make_response, redirect, render_template, request, url_for
from sqlalchemy import or_, select
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission, Scope
from planner.contacts import queries as contacts
from planner.extensions import db
from planner.jobs import queue
from planner.models.meetings import Meeting
from planner.models.rotations import InquirySubject, Rotation, RotationRun
from planner.models.units import Unit, UnitCommittee, UnitPeriod
from planner.rotations import inquiries, queries, reasons, words
from planner.rotations.queries import CommitteeName
from planner.rotations.views.shared import blueprint, find, find_published
from planner.web import guard, translations
from planner.web.addresses import address_pattern
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

DRAFT = {"number": 0}  # the plan found last, on the workbench


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of reasons a reader may open; None of units or committees: all.

    Both are made once for a page: `url_for` for each row would cost more than the row.
    """

    units_at: str
    meetings_at: str  # with `%d` for the meeting
    units: frozenset[str] | None
    committees: frozenset[str] | None

    def unit(self, code: str) -> str:
        """The page of a unit; empty where it may not be read."""
        may_read = self.units is None or code in self.units
        return self.units_at + quote(code, safe="") if may_read else ""

    def meeting(self, meeting_id: int, committee: str) -> str:
        """The page of a meeting; empty where it may not be read."""
        may_read = self.committees is None or committee in self.committees
        return self.meetings_at % meeting_id if may_read else ""


def links(
    rotation: Rotation, number: int, committees: Sequence[CommitteeName] | None = None
) -> Links:
    """Where the reader may go from a plan: everywhere from a draft, to its own from a version.

    `committees` are the rotation's, where the page has them already.
    """
    units_at = url_for(".unit_reasons", rotation_id=rotation.id, number=number, code="-")
    units_at = units_at.removesuffix("-")
    meetings_at = address_pattern(
        ".meeting_reasons", "meeting_id", rotation_id=rotation.id, number=number
    )
    scope = None if number == 0 else access.own_scope(signed_in(), Permission.EXPLAIN_ROTATION)
    if scope is None:
        return Links(units_at, meetings_at, None, None)
    known = committees or queries.committees(rotation, on=rotation.window_end)
    own = frozenset(one.code for one in known if one.id in scope.committees)
    return Links(units_at, meetings_at, frozenset(_codes(scope)), own)


@blueprint.get("/<int:rotation_id>/plan/units/<code>", defaults=DRAFT)
@blueprint.get("/<int:rotation_id>/versions/<int:number>/units/<code>")
@requires(Permission.EXPLAIN_ROTATION)
def unit_reasons(rotation_id: int, number: int, code: str) -> str | Response:
    """Why this unit now, why not, why more than others; and what was tried that would change it."""
    rotation, run = _plan(rotation_id, number)
    unit = _unit(rotation, code)
    asked = inquiries.find(run, InquirySubject.CHANGES_FOR_UNIT, unit_code=unit.code)
    shown = {
        "rotation": rotation,
        "number": number,
        "published": queries.is_published(run),
        "asked": asked,
        "is_open": bool(asked and asked.job.state in queue.OPEN),
        "code": unit.code,
    }
    if request.headers.get("HX-Request"):
        part = render_template("rotations/suggestions.html", **shown)
        return make_response(part, 200 if shown["is_open"] else 286)
    found = reasons.of_unit(
        run,
        unit.code,
        language=translations.language(),
        earlier=_earlier(rotation, number),
    ) or abort(404)
    return render_template(
        "rotations/unit.html",
        found=found,
        lost=contacts.lost(unit, first=rotation.council_term.first_day, last=rotation.window_end),
        words=words,
        links=links(rotation, number),
        most_trials=inquiries.MOST_TRIALS,
        **shown,
    )


@blueprint.post("/<int:rotation_id>/plan/units/<code>/ask", defaults=DRAFT)
@blueprint.post("/<int:rotation_id>/versions/<int:number>/units/<code>/ask")
@requires(Permission.EXPLAIN_ROTATION)
def ask_for_unit(rotation_id: int, number: int, code: str) -> Response:
    """Have changes tried that would give the unit a contact more."""
    rotation, run = _plan(rotation_id, number)
    unit = _unit(rotation, code)
    if reasons.of_unit(run, unit.code, language=translations.language()) is None:
        abort(404)
    with transaction():
        inquiries.ask(
            run,
            InquirySubject.CHANGES_FOR_UNIT,
            unit_code=unit.code,
            user=signed_in(),
            at=clock.now(),
        )
    address = url_for(".unit_reasons", rotation_id=rotation_id, number=number, code=code)
    return redirect(f"{address}#suggestions")


@blueprint.get("/<int:rotation_id>/plan/meetings/<int:meeting_id>", defaults=DRAFT)
@blueprint.get("/<int:rotation_id>/versions/<int:number>/meetings/<int:meeting_id>")
@requires(Permission.EXPLAIN_ROTATION)
def meeting_reasons(rotation_id: int, number: int, meeting_id: int) -> str:
    """Who comes and why, who could have come, and who could not."""
    rotation, run = _plan(rotation_id, number)
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    if number:
        guard.ensure(Permission.EXPLAIN_ROTATION, scopes.of_meeting(meeting), what=rotation)
    found = reasons.of_meeting(
        run,
        meeting_id,
        language=translations.language(),
        earlier=_earlier(rotation, number),
    ) or abort(404)
    return render_template(
        "rotations/meeting.html",
        rotation=rotation,
        number=number,
        published=queries.is_published(run),
        found=found,
        words=words,
        links=links(rotation, number),
    )


def _plan(rotation_id: int, number: int) -> tuple[Rotation, RotationRun]:
    """A published version's plan, or with number 0 the draft found last, for those who plan."""
    if number == 0:
        draft = find(rotation_id)
        return draft, queries.latest_solved(draft) or abort(404)
    rotation = find_published(rotation_id)
    version = queries.version_of(rotation, number) or abort(404)
    return rotation, version.run


def _earlier(rotation: Rotation, number: int) -> list[RotationRun]:
    """The runs published before a version, or before the draft, the newest first."""
    versions = [one for one in rotation.versions if number == 0 or one.number < number]
    return [one.run for one in reversed(versions)]


def _unit(rotation: Rotation, code: str) -> Unit:
    unit = db.session.scalar(select(Unit).where(Unit.code == code)) or abort(404)
    day = max(rotation.window_start, unit.opened_on)
    guard.ensure(Permission.EXPLAIN_ROTATION, scopes.of_unit(unit, on=day), what=rotation)
    return unit


def _codes(scope: Scope) -> list[str]:
    return list(
        db.session.scalars(
            select(Unit.code)
            .where(
                or_(
                    Unit.id.in_(scope.units),
                    Unit.committees.any(UnitCommittee.committee_id.in_(scope.committees)),
                    Unit.periods.any(UnitPeriod.centre_id.in_(scope.centres)),
                )
            )
            .order_by(Unit.code)
        )
    )
