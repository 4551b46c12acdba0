"""Changing one meeting: by hand in a draft, by decision once published."""

from datetime import datetime, timedelta

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.audit import overtaken
from planner.meetings import moving, operations, workflow
from planner.meetings.forms import CancelForm, ChangeForm, MeetingForm
from planner.meetings.views.shared import blueprint, ensure_may_decide, find_meeting
from planner.models.meetings import CalendarStatus, Meeting, MeetingStatus
from planner.notifications import hosts, outbox
from planner.register import editing
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction
from planner.web.translations import language
from schedules.dates import Language


@blueprint.route("/<int:year>/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def edit(year: int, meeting_id: int) -> str | Response | tuple[str, int]:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    form = MeetingForm(version=str(meeting.version), **typed_of(meeting))
    if not operations.is_editable(meeting):
        said = _("The meeting is decided. It can be changed once the calendar is published.")
        return _too_late(form, "meetings/edit.html", meeting, said)
    if form.validate_on_submit() and is_current(form, meeting) and _is_possible(form, meeting):
        with transaction():
            operations.edit(meeting, move_of(form), user=signed_in(), at=clock.now())
        flash(_("The meeting is moved."), "success")
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    return answer(form, "meetings/edit.html", meeting=meeting, name=_name(meeting))


def _is_possible(form: MeetingForm, meeting: Meeting) -> bool:
    """Whether the new day keeps the rules; else the form says which it breaks.

    What breaks a rule together with another meeting is saved when it is saved again.
    """
    against = moving.objection(meeting, move_of(form))
    if against is None or (not against.is_final and form.confirmed.data == _day_of(form)):
        return True
    why = against.why(Language(language()))
    if against.is_final:
        form.day.errors = [_("This day is not possible: %(why)s.", why=why)]
    else:
        form.confirmed.data = _day_of(form)
        form.day.errors = [
            _("This breaks a rule: %(why)s. Save again if it is to be so all the same.", why=why)
        ]
    return False


def _day_of(form: MeetingForm) -> str:
    return f"{form.day.data} {form.starts.data} {form.minutes.data}"


@blueprint.post("/<int:year>/meetings/<int:meeting_id>/release")
@requires(Permission.DECIDE_CALENDAR)
def release(year: int, meeting_id: int) -> Response:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    try:
        with transaction():
            operations.release(meeting, user=signed_in(), at=clock.now())
    except workflow.IllegalStep:
        flash(_("The calendar is no longer a draft, so it cannot be planned anew."), "error")
    else:
        flash(_("The next planning may move the meeting again."), "success")
    return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))


@blueprint.route("/<int:year>/meetings/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def cancel(year: int, meeting_id: int) -> str | Response | tuple[str, int]:
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    if meeting.calendar.status is not CalendarStatus.PUBLISHED:
        abort(404)
    form = CancelForm(
        version=str(meeting.version), decided_by=_name(meeting), decided_on=clock.today()
    )
    if meeting.status is not MeetingStatus.PLANNED:
        return _too_late(form, "meetings/cancel.html", meeting, _who_cancelled(meeting))
    if form.validate_on_submit() and is_current(form, meeting):
        decision = operations.Decision(
            form.decided_by.data,
            given(form.decided_on.data),
            form.item.data or "",
            form.reason.data,
        )
        with transaction():
            lost = operations.cancel(meeting, decision, user=signed_in(), at=clock.now())
            hosts.tell_cancelled(lost, decision.note, at=clock.now())
            outbox.send_soon(at=clock.now())
        flash(_("The meeting is cancelled, and a new version is published."), "success")
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    return answer(form, "meetings/cancel.html", meeting=meeting, name=_name(meeting))


@blueprint.route("/<int:year>/meetings/<int:meeting_id>/change", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def change(year: int, meeting_id: int) -> str | Response | tuple[str, int]:
    """Change a published meeting: first what it pulls along is shown, then it is published."""
    meeting = find_meeting(year, meeting_id)
    ensure_may_decide(meeting)
    if meeting.calendar.status is not CalendarStatus.PUBLISHED:
        return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))
    form = ChangeForm(
        version=str(meeting.version),
        **typed_of(meeting),
        decided_by=_name(meeting),
        decided_on=clock.today(),
        confirmed="",
    )
    if meeting.status is not MeetingStatus.PLANNED:
        return _too_late(form, "meetings/change.html", meeting, _who_cancelled(meeting))
    if not (form.validate_on_submit() and is_current(form, meeting)):
        return answer(form, "meetings/change.html", meeting=meeting, name=_name(meeting))
    try:
        pulled = moving.preview(meeting, move_of(form))
    except moving.DayImpossible as impossible:
        why = impossible.objection.why(Language(language()))
        form.day.errors = [_("This day is not possible: %(why)s.", why=why)]
        return answer(form, "meetings/change.html", meeting=meeting, name=_name(meeting))
    if form.confirmed.data != _seal(pulled):
        form.confirmed.data = _seal(pulled)
        return render_template(
            "meetings/confirm_change.html",
            form=form,
            meeting=meeting,
            name=_name(meeting),
            pulled=[
                (_name(one.meeting), one.meeting.day, one.day, one.because[language()])
                for one in pulled
            ],
            broken=None if pulled else _broken(form, meeting),
        )
    with transaction():
        followed = operations.change(
            [(meeting, move_of(form)), *((one.meeting, _same_but(one)) for one in pulled)],
            _change_decision(form),
            user=signed_in(),
            at=clock.now(),
        )
        hosts.tell_moved(followed, form.reason.data, at=clock.now())
        outbox.send_soon(at=clock.now())
    flash(_("The change is published as a new version."), "success")
    return redirect(url_for(".meeting", year=year, meeting_id=meeting_id))


def _broken(form: ChangeForm, meeting: Meeting) -> str | None:
    """The rule that a change breaks together with a meeting that does not give way."""
    against = moving.objection(meeting, move_of(form))
    return None if against is None else against.why(Language(language()))


def _seal(pulled: list[moving.Pulled]) -> str:
    """What the confirmation is of: if it would be something else by now, it is asked for again."""
    return ";".join(["yes", *(f"{one.meeting.id}={one.day}" for one in pulled)])


def _same_but(pulled: moving.Pulled) -> operations.Move:
    meeting, typed = pulled.meeting, typed_of(pulled.meeting)
    minutes = int(str(typed["minutes"]))
    return operations.Move(pulled.day, meeting.starts, minutes, meeting.place, pulled.because)


def _change_decision(form: ChangeForm) -> operations.Decision:
    return operations.Decision(
        form.decided_by.data, given(form.decided_on.data), form.item.data or "", form.reason.data
    )


def typed_of(meeting: Meeting) -> dict[str, object]:
    """A meeting as the fields of its form."""
    length = datetime.combine(meeting.day, meeting.ends) - datetime.combine(
        meeting.day, meeting.starts
    )
    return {
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


def is_current(form: MeetingForm | CancelForm, meeting: Meeting) -> bool:
    """Whether nobody changed the meeting since the form was shown; else the form says so."""
    if form.version.data == str(meeting.version):
        return True
    editing.compare(form, meeting, typed_of(meeting))
    return False


def _too_late(
    form: MeetingForm | CancelForm, template: str, meeting: Meeting, said: str
) -> str | Response | tuple[str, int]:
    """Say why the meeting stays as it is; what was typed can still be read."""
    if not form.is_submitted():
        flash(said, "info")
        return redirect(url_for(".meeting", year=meeting.calendar.year, meeting_id=meeting.id))
    kept = _("What you wrote is not saved, but it still stands here.")
    form.form_errors.append(f"{said} {kept}")
    return answer(form, template, meeting=meeting, name=_name(meeting), is_too_late=True)


def _who_cancelled(meeting: Meeting) -> str:
    said = _("The meeting is cancelled. %(who)s recorded it on %(at)s.")
    return overtaken.by_whom(meeting, said)


def _name(meeting: Meeting) -> str:
    return meeting.committee.name_on(meeting.day)
