"""Something has happened to a published plan: say what, and ask for the fewest changes."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.collation import danish_key
from planner.extensions import db
from planner.models.rotations import Rotation, RotationRun
from planner.rotations import advice, mapping, operations, replanning, words
from planner.rotations.event_forms import (
    BETWEEN,
    FORMS,
    HappeningForm,
    HostCancelsForm,
    MeetingCancelledForm,
    MeetingMovedForm,
    MeetingNeedsForm,
    UnitClosesForm,
)
from planner.rotations.happenings import Happening, Kind
from planner.rotations.views.shared import blueprint, find_own
from planner.web import filters
from planner.web.fields import choices
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction
from schedules.rotation.replanning import events

_KINDS = ", ".join(f'"{kind.value}"' for kind in Kind)


@blueprint.get("/<int:rotation_id>/replan")
@requires(Permission.PLAN_ROTATION)
def replan(rotation_id: int) -> str | Response:
    """What can happen, and what to know first."""
    rotation = find_own(rotation_id)
    if not rotation.versions:
        return _not_published(rotation)
    today = clock.today()
    try:
        facing = replanning.at_a_look(rotation, today=today)
    except mapping.NothingToPlan:
        return _over(rotation)
    return render_template(
        "rotations/replan.html",
        rotation=rotation,
        after=request.args.get("after", type=int),
        unrecorded=replanning.unrecorded(rotation, today=today),
        declined=_declined(facing),
        notices=advice.notices(rotation, facing.stated),
        kinds=Kind,
        words=words,
    )


@blueprint.route(f"/<int:rotation_id>/replan/<any({_KINDS}):kind>", methods=["GET", "POST"])
@requires(Permission.PLAN_ROTATION)
def happening(rotation_id: int, kind: str) -> str | Response | tuple[str, int]:
    """One kind of happening: said, then a replan is queued."""
    rotation = find_own(rotation_id)
    if not rotation.versions:
        return _not_published(rotation)
    if operations.open_job(rotation):
        return redirect(url_for(".running", rotation_id=rotation_id))
    try:
        facing = replanning.at_a_look(rotation, today=clock.today())
    except mapping.NothingToPlan:
        return _over(rotation)
    form = FORMS[Kind(kind)](data=request.args if request.method == "GET" else None)
    _offer(form, facing)
    if form.validate_on_submit() and _ask(form, rotation):
        return redirect(url_for(".running", rotation_id=rotation_id))
    return answer(form, "rotations/happening.html", rotation=rotation, kind=Kind(kind), words=words)


def _ask(form: HappeningForm, rotation: Rotation) -> bool:
    """Queue the replan; False, with the reason on the form, where it cannot be."""
    said = Happening(form.event(), form.because.data)
    try:
        with transaction():
            replanning.ask(
                rotation,
                [*_earlier(form, rotation), said],
                today=clock.today(),
                user=signed_in(),
                at=clock.now(),
            )
    except events.Misplaced:
        form.form_errors.append(
            _("This cannot happen to the plan as it is: the day is over, or outside its days.")
        )
    except replanning.StillLocked as held:
        form.form_errors.append(
            _(
                "%(unit)s is locked to a meeting it then cannot come to. Unlock it first.",
                unit=held.unit,
            )
        )
    return not form.form_errors


def _earlier(form: HappeningForm, rotation: Rotation) -> list[Happening]:
    """What an earlier replan of the same rotation, not published, was told."""
    run = db.session.get(RotationRun, form.after.data) if form.after.data else None
    if run is None or run.rotation_id != rotation.id:
        return []
    return replanning.happenings_of(run)


def _offer(form: HappeningForm, facing: replanning.Facing) -> None:
    """Fill the choices of a form with what the plan has; none of them is chosen by chance."""
    meeting = ("", _("Choose a meeting"))
    match form:
        case HostCancelsForm():
            form.place.choices = choices([("", _("Choose a unit")), *_places(facing)])
        case UnitClosesForm():
            units = sorted(facing.before["units"], key=lambda unit: danish_key(str(unit["name"])))
            listed = [(unit["id"], unit["name"]) for unit in units]
            form.unit.choices = choices([("", _("Choose a unit")), *listed])
        case MeetingNeedsForm():
            form.meeting.choices = choices([meeting, *_meetings(facing, form_="hosted")])
        case MeetingCancelledForm() | MeetingMovedForm():
            form.meeting.choices = choices([meeting, *_meetings(facing)])


def _places(facing: replanning.Facing) -> list[tuple[str, str]]:
    """The published places that nobody has declined yet, in the order of days."""
    told = facing.stated.problem.get("published", {})
    names = {unit["id"]: unit["name"] for unit in facing.before["units"]}
    return [
        (f"{key}{BETWEEN}{code}", f"{said}: {names[code]}")
        for key, said in _meetings(facing)
        for code in told.get(key, ())
        if code in names
    ]


def _meetings(facing: replanning.Facing, *, form_: str = "") -> list[tuple[str, str]]:
    return [
        (
            key,
            f"{filters.as_weekday_date(meeting.day)}, {meeting.committee}"
            + (", " + _("dialogue meeting") if meeting.seats else ""),
        )
        for key, meeting in facing.stated.meetings.items()
        if not (form_ == "hosted" and meeting.seats)
    ]


def _declined(facing: replanning.Facing) -> list[str]:
    """Units that have said no since the last version, in words."""
    names = {unit["id"]: unit["name"] for unit in facing.before["units"]}
    return [
        f"{names[one.event.unit]}: {one.because}"
        for one in facing.declined
        if isinstance(one.event, events.HostCancels)
    ]


def _over(rotation: Rotation) -> Response:
    flash(_("There is nothing left to plan: the days of the rotation are over."), "error")
    return redirect(url_for(".show", rotation_id=rotation.id))


def _not_published(rotation: Rotation) -> Response:
    flash(_("The rotation is not published yet. Find a plan as often as you like."), "info")
    return redirect(url_for(".show", rotation_id=rotation.id))
