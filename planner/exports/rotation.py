"""A rotation's plan as content of a paper and as tables."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from planner.exports.spreadsheets import Cell, Sheet
from planner.extensions import db
from planner.models.municipality import Municipality
from planner.models.rotations import RotationVersion
from planner.rotations import fairness, queries, result, words
from planner.rotations.result import Planned, UnitPlan
from planner.web import filters, translations
from schedules.documents.issue import Issue
from schedules.documents.rotation import RotationContent, Scope, Visit, Waiting
from schedules.rotation.problem import Form


def content(
    version: RotationVersion, issue: Issue, *, committee: str = "", unit: str = ""
) -> RotationContent:
    """The plan as a paper: of one committee (code), of one unit (code), or whole."""
    run, language = version.run, translations.language()
    meetings = result.by_date(run, {}, language=language)
    units = result.by_unit(run, meetings, language=language)
    names = {row.code: row.name for row in units}
    shown = [meeting for meeting in meetings if _is_about(meeting, committee, unit)]
    return RotationContent(
        issue=issue,
        scope=Scope.UNIT if unit else Scope.COMMITTEE if committee else Scope.MUNICIPALITY,
        name=names.get(unit, "") or committee_name(version, committee) or issue.municipality,
        first=version.rotation.window_start,
        last=version.rotation.window_end,
        visits=tuple(_visit(meeting, version) for meeting in shown),
        waiting=tuple(_waiting(units, committee, unit)),
        fairness=fairness.statement(run.plan, run.equity).sentences,
        decided=_("%(who)s, version %(number)s", who=version.decided_by, number=version.number),
    )


def committee_name(version: RotationVersion, code: str) -> str:
    """What the committee is called at the end of the rotation, or nothing."""
    on = version.rotation.window_end
    names = {part.committee.code: name for part, name in queries.parts(version.rotation, on=on)}
    return names.get(code, code)


def _is_about(meeting: Planned, committee: str, unit: str) -> bool:
    if unit:
        return any(guest.code == unit for guest in meeting.guests)
    return not committee or meeting.committee == committee


def _visit(meeting: Planned, version: RotationVersion) -> Visit:
    is_hosted = meeting.form == Form.HOSTED
    guests = tuple(guest.name for guest in meeting.guests)
    return Visit(
        day=meeting.day,
        start=meeting.starts,
        end=meeting.ends,
        committee=committee_name(version, meeting.committee),
        form=Form(meeting.form),
        units=guests,
        place=guests[0] if is_hosted and guests else _town_hall(),
        reason=meeting.guests[0].why if is_hosted and meeting.guests else "",
    )


def _town_hall() -> str:
    return db.session.scalar(select(Municipality.town_hall)) or ""


def _waiting(units: Sequence[UnitPlan], committee: str, unit: str) -> Sequence[Waiting]:
    return [
        Waiting(row.name, ", ".join(row.committees), None, row.why)
        for row in units
        if not row.meetings
        and (not committee or committee in row.committees)
        and (not unit or row.code == unit)
    ]


def sheets(version: RotationVersion) -> list[Sheet]:
    """The plan by date and by unit."""
    language = translations.language()
    meetings = result.by_date(version.run, {}, language=language)
    units = result.by_unit(version.run, meetings, language=language)
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
