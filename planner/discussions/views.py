"""The pages of the discussion programme."""

from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from agreements.kodeks.discussion import last_discussed
from agreements.kodeks.norms import NORMS
from agreements.kodeks.themes import THEMES
from planner import clock, scopes, versions
from planner.access import Permission, Scope
from planner.audit.overtaken import Beside, beside, refreshed
from planner.discussions import operations, queries, words
from planner.discussions.forms import MoveForm, NoteForm, PlaceForm, ProgrammeForm, SpreadForm
from planner.discussions.subjects import SUBJECTS, is_norm
from planner.extensions import db
from planner.models.committees import CommitteeKind
from planner.models.discussions import Discussion
from planner.models.meetings import Meeting
from planner.register.committees import queries as committees
from planner.register.refusals import Refused
from planner.web.forms import Form, answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

blueprint = Blueprint("discussions", __name__, url_prefix="/discussions")

Answer = str | Response | tuple[str, int]
WHOLE_MUNICIPALITY = Scope()  # only a permission that reaches everything covers it


@blueprint.get("")
@requires(Permission.READ_KODEKS)
def index() -> Answer:
    today = clock.today()
    bodies = [(number, name) for number, _code, name in committees.bodies(today)]
    form = ProgrammeForm(queries.years(), bodies, today=today)
    year, body = form.shown()
    latest = last_discussed(SUBJECTS.values(), queries.records(until=today), as_of=today)
    return answer(
        form,
        "discussions/index.html",
        entries=queries.entries(date(year, 1, 1), date(year, 12, 31), committee_id=body),
        norms=[(subject, latest[subject.key]) for subject in NORMS],
        themes=[(subject, latest[subject.key]) for subject in THEMES],
        words=words,
    )


@blueprint.get("/subjects/<key>")
@requires(Permission.READ_KODEKS)
def subject(key: str) -> str:
    """The dilemmas and questions of a norm or a theme, to be talked about."""
    found = SUBJECTS.get(key) or abort(404)
    return render_template("discussions/subject.html", subject=found, kind=words.KIND[is_norm(key)])


@blueprint.route("/spread", methods=["GET", "POST"])
@requires(Permission.PLAN_DISCUSSIONS)
def spread() -> Answer:
    ensure(Permission.PLAN_DISCUSSIONS, WHOLE_MUNICIPALITY, what=signed_in())
    today = clock.today()
    listed = queries.bodies_that_meet(today)
    tomorrow = today + timedelta(days=1)
    form = SpreadForm(
        [(row.id, row.name) for row in listed],
        first_day=tomorrow,
        last_day=max(tomorrow, queries.last_published_day(today=today)),
        bodies=[row.id for row in listed if row.kind is not CommitteeKind.COUNCIL],
    )
    if form.validate_on_submit():
        span = operations.Span(given(form.first_day.data), given(form.last_day.data))
        try:
            with transaction():
                programme = operations.spread(
                    span, form.bodies.data, user=signed_in(), at=clock.now()
                )
        except Refused as refused:
            form[refused.field].errors = [str(refused.reason)]
        else:
            number = len(programme.slots)
            flash(
                ngettext(
                    "%(num)s discussion is on a meeting now.",
                    "%(num)s discussions are on the meetings now.",
                    number,
                ),
                "success",
            )
            if programme.unmet:
                flash(
                    _("Not every body has meetings enough: together they reach all subjects."),
                    "info",
                )
            return redirect(url_for(".index", year=span.first.year))
    return answer(form, "discussions/spread.html")


@blueprint.route("/meetings/<int:meeting_id>/new", methods=["GET", "POST"])
@requires(Permission.PLAN_DISCUSSIONS)
def place(meeting_id: int) -> Answer:
    meeting = db.get_or_404(Meeting, meeting_id)
    ensure(Permission.PLAN_DISCUSSIONS, WHOLE_MUNICIPALITY, what=meeting)
    form = PlaceForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.place(meeting, form.subject_key.data, user=signed_in(), at=clock.now())
        except Refused as refused:
            form.subject_key.errors = [str(refused.reason)]
        else:
            flash(_("The subject is on the meeting."), "success")
            return _to_meeting(meeting)
    return answer(form, "discussions/place.html", meeting=meeting, name=_name(meeting))


@blueprint.route("/<int:discussion_id>/move", methods=["GET", "POST"])
@requires(Permission.PLAN_DISCUSSIONS)
def move(discussion_id: int) -> Answer:
    row = db.get_or_404(Discussion, discussion_id)
    ensure(Permission.PLAN_DISCUSSIONS, WHOLE_MUNICIPALITY, what=row)
    today = clock.today()
    coming = queries.meetings(
        today, queries.last_published_day(today=today), [row.meeting.committee_id]
    )
    form = MoveForm([each for each in coming if each.id != row.meeting_id], version=row.version)
    if form.validate_on_submit():
        meeting = db.get_or_404(Meeting, form.meeting_id.data)
        try:
            with transaction():
                operations.move(
                    row, meeting, seen=form.version.data, user=signed_in(), at=clock.now()
                )
        except Refused as refused:
            form.meeting_id.errors = [str(refused.reason)]
        except versions.Overtaken:
            refreshed(row)
            beside(form, row, {})
        else:
            flash(_("The subject is moved."), "success")
            return _to_meeting(meeting)
    return _answer(form, "discussions/move.html", row)


@blueprint.route("/<int:discussion_id>/note", methods=["GET", "POST"])
@requires(Permission.NOTE_DISCUSSION)
def note(discussion_id: int) -> Answer:
    row = db.get_or_404(Discussion, discussion_id)
    ensure(Permission.NOTE_DISCUSSION, scopes.of_meeting(row.meeting), what=row)
    form = NoteForm(version=row.version, agreed=row.agreed)
    differing: tuple[Beside, ...] = ()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.note(
                    row,
                    form.agreed.data,
                    seen=form.version.data,
                    today=clock.today(),
                    user=signed_in(),
                    at=clock.now(),
                )
        except Refused as refused:
            form.agreed.errors = [str(refused.reason)]
        except versions.Overtaken:
            refreshed(row)
            differing = beside(form, row, {"agreed": row.agreed})
        else:
            flash(_("What was agreed is noted."), "success")
            return _to_meeting(row.meeting)
    return _answer(form, "discussions/note.html", row, differing=differing)


@blueprint.post("/<int:discussion_id>/withdraw")
@requires(Permission.PLAN_DISCUSSIONS)
def withdraw(discussion_id: int) -> Response:
    row = db.get_or_404(Discussion, discussion_id)
    ensure(Permission.PLAN_DISCUSSIONS, WHOLE_MUNICIPALITY, what=row)
    meeting = row.meeting
    try:
        with transaction():
            operations.withdraw(row, user=signed_in(), at=clock.now())
    except Refused as refused:
        flash(str(refused.reason), "error")
    else:
        flash(_("The subject is taken off the meeting."), "success")
    return _to_meeting(meeting)


def _answer(form: Form, template: str, row: Discussion, **context: object) -> Answer:
    return answer(
        form,
        template,
        meeting=row.meeting,
        name=_name(row.meeting),
        subject=SUBJECTS.get(row.subject_key),
        **context,
    )


def _to_meeting(meeting: Meeting) -> Response:
    where = url_for("meetings.meeting", year=meeting.calendar.year, meeting_id=meeting.id)
    return redirect(where)


def _name(meeting: Meeting) -> str:
    return meeting.committee.name_on(meeting.day)
