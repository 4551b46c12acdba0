"""A rotation's plan as content of a paper, as tables and as calendar events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from planner.extensions import db
from planner.files.spreadsheets import Cell, Sheet
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.rotations import RotationRun, RotationVersion
from planner.rotations import fairness, queries, result, words
from planner.rotations.result import Planned, UnitPlan
from planner.web import filters, translations
from schedules import ical
from schedules.documents.issue import Issue
from schedules.documents.rotation import RotationContent, Scope, Visit, Waiting
from schedules.rotation.problem import Form


@dataclass(frozen=True, slots=True)
class _Around:
    """What a plan's own data leave out: committees' names by code, places by meeting's id."""

    committees: Mapping[str, str]
    places: Mapping[int, str]
    town_hall: str

    def place(self, meeting: Planned) -> str:
        """Where it is held: at its host, else where it is put, else at the town hall."""
        if meeting.form == Form.HOSTED and meeting.guests:
            return meeting.guests[0].name
        return self.places.get(meeting.meeting_id) or self.town_hall


def content(
    version: RotationVersion, issue: Issue, *, committee: str = "", unit: str = ""
) -> RotationContent:
    """The plan as a paper: of one committee (code), of one unit (code), or whole."""
    run, around = version.run, _around(version)
    meetings, units = _plan(run)
    unit_names = {row.code: row.name for row in units}
    name = unit_names.get(unit) or around.committees.get(committee) or issue.municipality
    return RotationContent(
        issue=issue,
        scope=Scope.UNIT if unit else Scope.COMMITTEE if committee else Scope.MUNICIPALITY,
        name=name,
        first=version.rotation.window_start,
        last=version.rotation.window_end,
        visits=tuple(
            _visit(meeting, around) for meeting in meetings if _is_about(meeting, committee, unit)
        ),
        waiting=tuple(_waiting(units, committee, unit)),
        fairness=fairness.statement(run.plan, run.equity).sentences,
        decided=_("%(who)s, version %(number)s", who=version.decided_by, number=version.number),
    )


def is_about(run: RotationRun, *, committee: str, unit: str) -> bool:
    """Whether the plan knows the committee and the unit asked for; an empty code asks for none."""
    units = {row["id"] for row in run.problem["units"]}
    committees = {code for row in run.problem["units"] for code in row["committees"]}
    committees |= {row["committee"] for row in run.problem["meetings"]}
    return committee in committees | {""} and unit in units | {""}


def _plan(run: RotationRun) -> tuple[Sequence[Planned], Sequence[UnitPlan]]:
    found = result.of_run(run.id, language=translations.language())
    return found.meetings, found.units


def _around(version: RotationVersion) -> _Around:
    ids = [result.row_id(meeting["id"]) for meeting in version.run.problem["meetings"]]
    rows = db.session.execute(
        select(Meeting.id, Meeting.place).where(Meeting.id.in_(ids)).order_by(Meeting.id)
    )
    parts = queries.parts(version.rotation, on=version.rotation.window_end)
    return _Around(
        committees={part.committee.code: name for part, name in parts},
        places={id_: place for id_, place in rows},  # noqa: C416 - rows are no pairs to mypy
        town_hall=db.session.scalar(select(Municipality.town_hall)) or "",
    )


def _is_about(meeting: Planned, committee: str, unit: str) -> bool:
    if unit:
        return any(guest.code == unit for guest in meeting.guests)
    return not committee or meeting.committee == committee


def _visit(meeting: Planned, around: _Around) -> Visit:
    is_hosted = meeting.form == Form.HOSTED
    return Visit(
        day=meeting.day,
        start=meeting.starts,
        end=meeting.ends,
        committee=around.committees.get(meeting.committee, meeting.committee),
        form=Form(meeting.form),
        units=tuple(guest.name for guest in meeting.guests),
        place=around.place(meeting),
        reason=meeting.guests[0].why if is_hosted and meeting.guests else "",
    )


def _waiting(units: Sequence[UnitPlan], committee: str, unit: str) -> Sequence[Waiting]:
    return [
        Waiting(row.name, ", ".join(row.committees), None, row.why)
        for row in units
        if not row.meetings
        and (not committee or committee in row.committees)
        and (not unit or row.code == unit)
    ]


def feed(version: RotationVersion, *, committee: str = "", unit: str = "") -> bytes:
    """The plan as iCalendar, to be read into a calendar once; subscriptions follow changes."""
    around = _around(version)
    shown = (m for m in _plan(version.run)[0] if _is_about(m, committee, unit))
    return ical.feed(version.rotation.name, _events(shown, version, around))


def _events(
    meetings: Iterator[Planned], version: RotationVersion, around: _Around
) -> Iterator[ical.Event]:
    for meeting in meetings:
        name = around.committees.get(meeting.committee, meeting.committee)
        yield ical.Event(
            uid=ical.uid(f"rotation-{version.rotation_id}-{meeting.key.lower()}"),
            summary=f"{words.FORM[meeting.form]}: {name}",
            description="\n".join(guest.name for guest in meeting.guests),
            start=datetime.combine(meeting.day, meeting.starts),
            end=datetime.combine(meeting.day, meeting.ends),
            location=around.place(meeting),
            sequence=version.number,
            changed=version.published_at,
        )


def sheets(version: RotationVersion) -> list[Sheet]:
    """The plan by date and by unit."""
    meetings, units = _plan(version.run)
    return [
        Sheet(
            _("By date"),
            (
                _("Date"),
                _("Week"),
                _("Begins at"),
                _("Ends at"),
                _("Committee"),
                _("What"),
                _("Unit"),
                _("Name"),
                _("Why"),
            ),
            tuple(row for meeting in meetings for row in _rows(meeting)),
        ),
        Sheet(
            _("By unit"),
            (
                _("Unit"),
                _("Name"),
                _("Kind"),
                _("Town"),
                _("Committee"),
                _("Held before"),
                _("In the plan"),
            ),
            tuple(_unit_row(unit) for unit in units),
        ),
    ]


def _rows(meeting: Planned) -> list[tuple[Cell, ...]]:
    start: tuple[Cell, ...] = (
        meeting.day,
        meeting.day.isocalendar().week,
        filters.as_time(meeting.starts),
        filters.as_time(meeting.ends),
        meeting.committee,
        str(words.FORM[meeting.form]),
    )
    guests = [(*start, guest.code, guest.name, guest.why) for guest in meeting.guests]
    return guests or [(*start, "", _("Nobody"), "")]


def _unit_row(unit: UnitPlan) -> tuple[Cell, ...]:
    days = "; ".join(filters.as_date(meeting.day) for meeting in unit.meetings)
    return (
        unit.code,
        unit.name,
        unit.kind,
        unit.town,
        ", ".join(unit.committees),
        unit.held,
        days or unit.why,
    )
