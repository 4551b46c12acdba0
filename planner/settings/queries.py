"""Reads of the settings."""

from sqlalchemy import select

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.municipality import CalendarPeriod, ClosedDay, CouncilTerm, Municipality
from schedules.dates import ClosedDays

PeriodOfCommittee = tuple[CalendarPeriod, str]


def municipality() -> Municipality | None:
    """The one row of settings."""
    return db.session.scalar(select(Municipality).order_by(Municipality.id).limit(1))


def council_terms() -> list[CouncilTerm]:
    """Every council term, the newest first."""
    return list(db.session.scalars(select(CouncilTerm).order_by(CouncilTerm.first_day.desc())))


def calendar_periods() -> list[PeriodOfCommittee]:
    """Days without meetings with the committee they are for ("" is everybody), newest first."""
    found = db.session.execute(
        select(CalendarPeriod, Committee.code)
        .outerjoin(Committee, CalendarPeriod.committee_id == Committee.id)
        .order_by(CalendarPeriod.first_day.desc(), CalendarPeriod.id)
    )
    return [(period, code or "") for period, code in found]


def closed_days() -> list[ClosedDay]:
    """The closed days of every year, in order."""
    return list(db.session.scalars(select(ClosedDay).order_by(ClosedDay.month, ClosedDay.day)))


def town_hall_closures() -> ClosedDays:
    """Public holidays and the municipality's own closed days."""
    rows = db.session.execute(select(ClosedDay.month, ClosedDay.day))
    return ClosedDays("DK", frozenset((month, day) for month, day in rows))
