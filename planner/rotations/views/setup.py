"""Setting a rotation up: the days, the committees, the dialogue meetings."""

from collections.abc import Iterator
from datetime import timedelta

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from planner import access, clock
from planner.access import Permission, Scope
from planner.extensions import db
from planner.meetings import moving, queries
from planner.meetings.operations import Move
from planner.models.committees import Committee, CommitteeKind
from planner.models.meetings import Meeting, MeetingCalendar
from planner.models.municipality import CouncilTerm, Municipality
from planner.models.rotations import Rotation
from planner.register import editing
from planner.register.committees import queries as committees
from planner.rotations import dialogues, operations
from planner.rotations.forms import OWN_DAYS, DialogueForm, SetupForm, months_of
from planner.rotations.views.shared import blueprint, find_own
from planner.web import filters, guard
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction
from planner.web.translations import language
from schedules.dates import Language

BUDGET_MONTHS = "4, 8, 11"
USUAL_SEATS = 8
USUAL_MINUTES = 60


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.PLAN_ROTATION)
def begin() -> str | Response | tuple[str, int]:
    form = _form(_fresh())
    if form.validate_on_submit() and _may_plan(form):
        try:
            with transaction():
                rotation = operations.begin(_setup(form), user=signed_in(), at=clock.now())
        except (operations.OutsideTerm, dialogues.NoCalendar) as refused:
            _say(form, refused)
        else:
            flash(_("The rotation is set up. Look at the advice, then find a plan."), "success")
            return redirect(url_for(".show", rotation_id=rotation.id))
    return answer(
        form,
        "rotations/setup.html",
        names=_names(form),
        rotation=None,
        missing=_year_without_calendar(),
        may_begin=access.may(signed_in(), Permission.PUBLISH_CALENDAR, scope=Scope()),
    )


@blueprint.route("/<int:rotation_id>/setup", methods=["GET", "POST"])
@requires(Permission.PLAN_ROTATION)
def revise(rotation_id: int) -> str | Response | tuple[str, int]:
    rotation = find_own(rotation_id)
    form = _form(_stored(rotation))

    def write() -> None:
        seen = form.version.data
        operations.revise(rotation, _setup(form), seen=seen, user=signed_in(), at=clock.now())

    if form.validate_on_submit() and _may_plan(form):
        try:
            saved = editing.save(form, rotation, write, now=lambda: _stored(rotation))
        except (operations.OutsideTerm, dialogues.NoCalendar) as refused:
            _say(form, refused)
        else:
            if saved:
                flash(_("Saved. Find a plan again to see what it changes."), "success")
                return redirect(url_for(".show", rotation_id=rotation.id))
    return answer(form, "rotations/setup.html", names=_names(form), rotation=rotation)


@blueprint.route("/<int:rotation_id>/dialogues/<int:meeting_id>", methods=["GET", "POST"])
@requires(Permission.PLAN_ROTATION)
def dialogue(rotation_id: int, meeting_id: int) -> str | Response | tuple[str, int]:
    rotation = find_own(rotation_id)
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or meeting.rotation_id != rotation.id:
        abort(404)
    if not meeting.is_draft:
        flash(_("The meeting is published. Change it in the calendar, with a decision."), "info")
        return redirect(
            url_for("meetings.meeting", year=meeting.calendar.year, meeting_id=meeting.id)
        )
    form = DialogueForm(version=str(meeting.version), **_placed(meeting))
    if form.validate_on_submit():
        day, move = given(form.day.data), _move(form)
        if not rotation.window_start <= day <= rotation.window_end:
            form.day.errors = [_("The date lies outside the rotation's days.")]
        elif form.version.data != str(meeting.version):
            editing.compare(form, meeting, _placed(meeting))
        elif (against := moving.objection(meeting, move)) and against.is_final:
            why = against.why(Language(language()))
            form.day.errors = [_("This day is not possible: %(why)s.", why=why)]
        else:
            with transaction():
                dialogues.move(meeting, move, form.seats.data, user=signed_in(), at=clock.now())
            if against is not None:
                why = against.why(Language(language()))
                flash(_("Saved, though it breaks a rule: %(why)s.", why=why), "warning")
            flash(_("The dialogue meeting is saved."), "success")
            return redirect(url_for(".show", rotation_id=rotation.id))
    return answer(form, "rotations/dialogue.html", rotation=rotation, meeting=meeting)


def _placed(meeting: Meeting) -> dict[str, object]:
    """When and where a dialogue meeting is, by the names of its form's fields."""
    return {
        "day": meeting.day,
        "starts": meeting.starts,
        "minutes": _minutes(meeting),
        "seats": meeting.seats,
        "place": meeting.place,
    }


def _move(form: DialogueForm) -> Move:
    place = (form.place.data or "").strip()
    return Move(given(form.day.data), given(form.starts.data), form.minutes.data, place)


def _minutes(meeting: Meeting) -> int:
    spans = [t.hour * 60 + t.minute for t in (meeting.starts, meeting.ends)]
    return spans[1] - spans[0]


def _form(values: dict[str, object]) -> SetupForm:
    form = SetupForm(data=values) if request.method == "GET" else SetupForm()
    periods = [*_periods(), (OWN_DAYS, _("Other days"))]
    is_known = form.period.data in dict(periods)
    form.period.choices = periods if is_known else [("", _("Choose a period")), *periods]
    return form


def _year_without_calendar() -> int | None:
    """The year a new rotation is usually for, where it has no calendar to be planned in yet."""
    year = queries.year_to_plan(clock.today())
    known = db.session.scalar(select(MeetingCalendar.id).where(MeetingCalendar.year == year))
    return None if known else year


def _periods() -> Iterator[tuple[str, str]]:
    """The years with a calendar, their halves, and the whole term when all of it has one."""
    years = list(
        db.session.scalars(select(MeetingCalendar.year).order_by(MeetingCalendar.year.desc()))
    )
    for year in years:
        yield f"{year}-01-01/{year}-12-31", _("The year %(year)s", year=year)
        yield f"{year}-01-01/{year}-06-30", _("First half of %(year)s", year=year)
        yield f"{year}-07-01/{year}-12-31", _("Second half of %(year)s", year=year)
    for term in db.session.scalars(select(CouncilTerm).order_by(CouncilTerm.first_day.desc())):
        first, last = term.first_day, term.last_day
        if set(range(first.year, last.year + 1)) <= set(years):
            yield f"{first}/{last}", _("The whole term %(name)s", name=term.name)


def _fresh() -> dict[str, object]:
    town = db.session.scalars(select(Municipality)).one()
    year = queries.year_to_plan(clock.today())
    return {
        "name": "",
        "period": f"{year}-01-01/{year}-12-31",
        "guarantee_months": town.guarantee_months,
        "min_days_between_contacts": town.min_days_between_contacts,
        "parts": [
            {
                "committee_id": id_,
                "included": True,
                "town_hall_months": BUDGET_MONTHS,
                "dialogue_meetings": 0,
                "dialogue_seats": USUAL_SEATS,
                "dialogue_minutes": USUAL_MINUTES,
            }
            for id_ in _plannable()
        ],
    }


def _stored(rotation: Rotation) -> dict[str, object]:
    days = f"{rotation.window_start}/{rotation.window_end}"
    known = {value for value, _label in _periods()}
    present = {part.committee_id: part for part in rotation.committees}
    return {
        "version": rotation.version,
        "name": rotation.name,
        "period": days if days in known else OWN_DAYS,
        "window_start": rotation.window_start,
        "window_end": rotation.window_end,
        "guarantee_months": rotation.guarantee_months,
        "min_days_between_contacts": rotation.min_days_between_contacts,
        "parts": [
            {
                "committee_id": id_,
                "included": id_ in present,
                "town_hall_months": ", ".join(map(str, present[id_].town_hall_months))
                if id_ in present
                else BUDGET_MONTHS,
                "dialogue_meetings": present[id_].dialogue_meetings if id_ in present else 0,
                "dialogue_seats": present[id_].dialogue_seats if id_ in present else USUAL_SEATS,
                "dialogue_minutes": present[id_].dialogue_minutes
                if id_ in present
                else USUAL_MINUTES,
            }
            for id_ in _plannable()
        ],
    }


def _plannable() -> list[int]:
    """The standing committees the account plans for, by code."""
    own = access.own_scope(signed_in(), Permission.PLAN_ROTATION)
    rows = db.session.scalars(
        select(Committee.id)
        .where(Committee.kind == CommitteeKind.STANDING)
        .order_by(Committee.code)
    )
    return [id_ for id_ in rows if own is None or id_ in own.committees]


def _names(form: SetupForm) -> dict[int, str]:
    """What each committee of the form is called at the end of its days, or today."""
    window = form.window()
    day = window[1] if window else clock.today() + timedelta(days=1)
    return {id_: name for id_, _code, name in committees.bodies(day)}


def _may_plan(form: SetupForm) -> bool:
    """Every committee of the form is the account's own; a forged one is refused as not found."""
    for id_ in _chosen(form):
        committee = db.session.get(Committee, id_) or abort(404)
        guard.ensure(Permission.PLAN_ROTATION, Scope(committees=frozenset({id_})), what=committee)
    return True


def _chosen(form: SetupForm) -> list[int]:
    return [part.form.committee_id.data for part in form.parts if part.form.included.data]


def _named_after(form: SetupForm) -> str:
    """A name that says which days the rotation is for."""
    if form.has_own_days():
        first, last = (filters.as_date(day) for day in given(form.window()))
        return str(_("Visit rotation, %(first)s to %(last)s", first=first, last=last))
    period = str(dict(_periods())[form.period.data])
    return str(_("Visit rotation, %(period)s", period=period[:1].lower() + period[1:]))


def _setup(form: SetupForm) -> operations.Setup:
    first, last = given(form.window())
    return operations.Setup(
        name=form.name.data.strip() or _named_after(form),
        window_start=first,
        window_end=last,
        guarantee_months=form.guarantee_months.data,
        min_days_between_contacts=form.min_days_between_contacts.data,
        parts=tuple(
            operations.Part(
                committee_id=part.form.committee_id.data,
                town_hall_months=months_of(part.form.town_hall_months.data) or (),
                dialogue_meetings=part.form.dialogue_meetings.data,
                dialogue_seats=part.form.dialogue_seats.data,
                dialogue_minutes=part.form.dialogue_minutes.data,
            )
            for part in form.parts
            if part.form.included.data
        ),
    )


def _say(form: SetupForm, refused: operations.OutsideTerm | dialogues.NoCalendar) -> None:
    if isinstance(refused, dialogues.NoCalendar):
        years = ", ".join(map(str, refused.years))
        form.period.errors = [
            _("There is no meeting calendar for %(years)s. Make it first.", years=years)
        ]
    else:
        form.period.errors = [_("The days must lie within one council term.")]
