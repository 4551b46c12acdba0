"""Changing one meeting: by hand in a draft, by decision once published."""

from datetime import datetime, timedelta

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.meetings import mapping, operations, workflow
from planner.meetings.forms import CancelForm, MeetingForm
from planner.meetings.views.shared import blueprint, ensure_may_decide, find_meeting
from planner.models.meetings import Meeting, MeetingStatus
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/<int:year>/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def edit(year: int, meeting_id: int) -> str | Response | tuple[str, int]:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    if meeting.calendar.status not in workflow.EDITABLE:
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    form = MeetingForm(**typed_of(meeting))
    if form.validate_on_submit() and is_current(form, meeting):
        with transaction():
            operations.edit(meeting, move_of(form), user=signed_in(), at=clock.now())
        flash(_("The meeting is moved."), "success")
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    return answer(form, "meetings/edit.html", meeting=meeting, name=_name(meeting))


@blueprint.post("/<int:year>/meetings/<int:meeting_id>/release")
@requires(Permission.DECIDE_CALENDAR)
def release(year: int, meeting_id: int) -> Response:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    with transaction():
        operations.release(meeting, user=signed_in(), at=clock.now())
    flash(_("The next planning may move the meeting again."), "success")
    return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))


@blueprint.route("/<int:year>/meetings/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def cancel(year: int, meeting_id: int) -> str | Response | tuple[str, int]:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    if meeting.status is not MeetingStatus.PLANNED:
        abort(404)
    form = CancelForm(decided_by=_name(meeting), decided_on=clock.today())
    if form.validate_on_submit():
        decision = operations.Decision(
            form.decided_by.data,
            given(form.decided_on.data),
            form.item.data or "",
            form.reason.data,
        )
        with transaction():
            operations.cancel(meeting, decision, user=signed_in(), at=clock.now())
        flash(_("The meeting is cancelled, and a new version is published."), "success")
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    return answer(form, "meetings/cancel.html", meeting=meeting, name=_name(meeting))


def typed_of(meeting: Meeting) -> dict[str, object]:
    """A meeting as the fields of its form."""
    length = datetime.combine(meeting.day, meeting.ends) - datetime.combine(
        meeting.day, meeting.starts
    )
    return {
        "version": str(meeting.version),
        "day": meeting.day,
        "starts": meeting.starts,
        "minutes": length // timedelta(minutes=1),
        "place": meeting.place,
    }


def move_of(form: MeetingForm) -> operations.Move:
    """Where and when, as typed."""
    return operations.Move(
        given(form.day.data),
        given(form.starts.data),
        form.minutes.data,
        (form.place.data or "").strip(),
    )


def is_current(form: MeetingForm, meeting: Meeting) -> bool:
    """Whether nobody changed the meeting since the form was shown; else the form says so."""
    if form.version.data == str(meeting.version):
        return True
    form.version.data = str(meeting.version)
    form.day.errors = [
        _(
            "Somebody else has moved the meeting meanwhile, to %(day)s at %(time)s."
            " Save again if yours is right.",
            day=f"{meeting.day:%d-%m-%Y}",
            time=f"{meeting.starts:%H.%M}",
        )
    ]
    return False


def _name(meeting: Meeting) -> str:
    return mapping.name_of(meeting.committee, meeting.day)
