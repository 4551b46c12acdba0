"""Rows to `calendar/1`, and `calendar-plan/1` back to meetings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, select, type_coerce
from sqlalchemy.orm import selectinload

from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, MeetingPattern
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose, MeetingStatus
from planner.models.municipality import CalendarPeriod, Municipality
from planner.settings import queries as settings

KINDS = {
    CommitteeKind.STANDING: "committee",
    CommitteeKind.FINANCE: "finance",
    CommitteeKind.COUNCIL: "council",
    CommitteeKind.MAIN_MED: "other",
    CommitteeKind.OTHER: "other",
}


class NothingToPlan(Exception):
    """No body has a meeting pattern in the year."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no meeting pattern holds in {year}")
        self.year = year


class NobodyForTheBudget(Exception):
    """The finance committee or the council has no meeting pattern, or there are two of one."""

    def __init__(self, year: int) -> None:
        super().__init__(f"nobody to hold the budget meetings of {year}")
        self.year = year


def problem(
    calendar: MeetingCalendar,
    *,
    fixed: Iterable[Meeting] = (),
    published: Iterable[Meeting] | None = None,
) -> dict[str, Any]:
    """The year as `calendar/1`: patterns, periods and settings as they hold in that year.

    `fixed` meetings keep their day; with `published` the fewest of them move.
    Raises NothingToPlan without any pattern, NobodyForTheBudget where nobody can hold its meetings.
    """
    asked = stated(calendar)
    if not asked["bodies"]:
        raise NothingToPlan(calendar.year)
    if asked["budget"] is None and _budget(calendar) is not None:
        raise NobodyForTheBudget(calendar.year)
    asked["fixed"] = asked_for(fixed, asked)
    if published is not None:
        asked["published"] = asked_for(published, asked)
    return asked


def stated(calendar: MeetingCalendar) -> dict[str, Any]:
    """The year as `calendar/1` before any date is decided, whether or not it can be planned."""
    first, last = date(calendar.year, 1, 1), date(calendar.year, 12, 31)
    town = db.session.scalars(select(Municipality)).one()
    bodies = [body(committee, first, last) for committee in meeting_committees(first, last)]
    closures = sorted(settings.town_hall_closures().closed)
    return {
        "format": "calendar/1",
        "year": calendar.year,
        "bodies": bodies,
        "holidays": "DK",
        "closed_days": [f"{month:02d}-{day:02d}" for month, day in closures],
        "periods": [
            *_other_years(calendar.year),
            *_periods(first, last, {body["id"] for body in bodies}),
        ],
        "chain": {
            "committee_to_finance": town.committee_to_finance_days,
            "finance_to_council": town.finance_to_council_days,
        },
        "budget": _budget(calendar) if _can_hold_budget(bodies) else None,
        "agenda": {
            "weekdays_before": town.agenda_weekdays_before,
            "saturday_counts": town.saturday_counts,
        },
        "travel_minutes": town.travel_minutes,
        "slack_days": town.slack_days,
        "fixed": [],
    }


def asked_for(meetings: Iterable[Meeting], stated: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The meetings as entries, without those that no pattern asks for any more."""
    months = {body["id"]: body["cycles"] for body in stated["bodies"]}
    entries = map(occasion, meetings)
    return [
        entry
        for entry in entries
        if entry["body"] in months
        and entry["purpose"] != MeetingPurpose.DIALOGUE
        and (
            entry["cycle"] in months[entry["body"]]
            if entry["purpose"] == MeetingPurpose.ORDINARY
            else stated["budget"] is not None
        )
    ]


def meeting_committees(first: date, last: date) -> Sequence[Committee]:
    """The bodies with a meeting pattern in the days, by code, ready to be read."""
    return db.session.scalars(
        select(Committee)
        .where(Committee.patterns.any(MeetingPattern.during(first, last)))
        .options(
            selectinload(Committee.patterns),
            selectinload(Committee.periods),
            selectinload(Committee.memberships),
        )
        .order_by(Committee.code)
    ).all()


def pattern_of(committee: Committee, first: date, last: date) -> MeetingPattern:
    """The committee's pattern at the start of the days, or the first that begins in them."""
    return next(
        pattern
        for pattern in committee.patterns
        if pattern.valid_from <= last and (pattern.valid_to is None or pattern.valid_to >= first)
    )


def body(committee: Committee, first: date, last: date) -> dict[str, Any]:
    """A committee as a body of `calendar/1`; members are people's ids."""
    pattern = pattern_of(committee, first, last)
    return {
        "id": committee.code,
        "name": committee.name_on(last),
        "kind": KINDS[committee.kind],
        "cycles": pattern.months,
        "weekday": pattern.weekday.value,
        "weeks": pattern.weeks,
        "start": f"{pattern.start:%H:%M}",
        "minutes": pattern.minutes,
        "members": members(committee, last.year),
        "town_hall_months": pattern.town_hall_months,
    }


def members(committee: Committee, year: int) -> list[str]:
    """The ids of everybody with a seat on the committee in the year, by number."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    seats = (m for m in committee.memberships if m.valid_from <= last)
    sitting = {m.person_id for m in seats if m.valid_to is None or m.valid_to >= first}
    return [str(person_id) for person_id in sorted(sitting)]


def occasion(meeting: Meeting) -> dict[str, Any]:
    """A meeting as an entry of `fixed` or `published`."""
    return {
        "body": meeting.committee.code,
        "purpose": meeting.purpose.value,
        "cycle": meeting.cycle,
        "date": meeting.day.isoformat(),
    }


def ordinary_meetings(calendar: MeetingCalendar) -> list[Meeting]:
    """The meetings the calendar engine knows of: planned, and no dialogue meetings."""
    return [
        meeting
        for meeting in calendar.meetings
        if meeting.purpose is not MeetingPurpose.DIALOGUE
        and meeting.status is MeetingStatus.PLANNED
    ]


def _other_years(year: int) -> list[dict[str, Any]]:
    """The slack of January and December stays within the year: its calendar is decided by year."""
    ends = {str(year - 1): (f"{year - 1}-12-01", f"{year - 1}-12-31")}
    ends[str(year + 1)] = (f"{year + 1}-01-01", f"{year + 1}-01-31")
    return [
        {"name": name, "from": first, "to": last, "hard": True, "bodies": None}
        for name, (first, last) in ends.items()
    ]


def _periods(first: date, last: date, bodies: set[str]) -> list[dict[str, Any]]:
    code: ColumnElement[str | None] = type_coerce(Committee.code, String)  # none: everyone
    rows = db.session.execute(
        select(CalendarPeriod, code)
        .outerjoin(Committee, CalendarPeriod.committee_id == Committee.id)
        .where(CalendarPeriod.first_day <= last, CalendarPeriod.last_day >= first)
        .order_by(CalendarPeriod.first_day, CalendarPeriod.id)
    )
    return [
        {
            "name": period.name,
            "from": period.first_day.isoformat(),
            "to": period.last_day.isoformat(),
            "hard": period.is_hard,
            "bodies": None if of is None else [of],
        }
        for period, of in rows
        if of is None or of in bodies
    ]


def _can_hold_budget(bodies: Iterable[Mapping[str, Any]]) -> bool:
    """Whether there is one finance committee and one council to hold the budget's meetings."""
    kinds = [body["kind"] for body in bodies]
    return kinds.count("finance") == kinds.count("council") == 1


def _budget(calendar: MeetingCalendar) -> dict[str, Any] | None:
    if calendar.proposal_by is None or calendar.second_reading_by is None:
        return None
    return {
        "proposal_by": f"{calendar.proposal_by:%m-%d}",
        "second_reading_by": f"{calendar.second_reading_by:%m-%d}",
        "min_days_between_readings": calendar.min_days_between_readings,
    }
