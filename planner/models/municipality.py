"""The municipality: its name, its rules of thumb, and the periods its calendar avoids."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.models.base import Base, Versioned


class Municipality(Versioned, Base):
    """The one row of settings that hold for the whole municipality."""

    __tablename__ = "municipality"
    __table_args__ = (
        CheckConstraint("guarantee_months BETWEEN 1 AND 48", name="guarantee_months"),
        CheckConstraint("min_days_between_contacts BETWEEN 0 AND 366", name="min_days"),
        CheckConstraint("agenda_weekdays_before BETWEEN 1 AND 20", name="agenda_weekdays"),
        CheckConstraint("most_cross_cutting_goals BETWEEN 0 AND 10", name="cross_cutting_goals"),
        CheckConstraint("most_committee_goals BETWEEN 0 AND 10", name="committee_goals"),
        CheckConstraint("most_local_goals BETWEEN 1 AND 10", name="local_goals"),
    )

    name: Mapped[str]
    code: Mapped[str]  # the official three digits, e.g. 330
    town_hall: Mapped[str]
    town_hall_address: Mapped[str]
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    guarantee_months: Mapped[int] = mapped_column(default=12)
    min_days_between_contacts: Mapped[int] = mapped_column(default=28)
    agenda_weekdays_before: Mapped[int] = mapped_column(default=4)
    saturday_counts: Mapped[bool] = mapped_column(default=False)
    travel_minutes: Mapped[int] = mapped_column(default=30)
    slack_days: Mapped[int] = mapped_column(default=7)
    committee_to_finance_days: Mapped[int] = mapped_column(default=7)
    finance_to_council_days: Mapped[int] = mapped_column(default=7)
    quorum_politicians: Mapped[int] = mapped_column(default=3)
    first_reminder_weeks: Mapped[int] = mapped_column(default=6)
    second_reminder_weeks: Mapped[int] = mapped_column(default=2)
    public_calendar: Mapped[bool] = mapped_column(default=True)
    # How many goals an agreement may have in each layer.
    most_cross_cutting_goals: Mapped[int] = mapped_column(default=2)
    most_committee_goals: Mapped[int] = mapped_column(default=2)
    most_local_goals: Mapped[int] = mapped_column(default=3)


class CouncilTerm(Base):
    """A council's four years, from 1 January after the election."""

    __tablename__ = "council_term"
    __table_args__ = (
        CheckConstraint("last_day > first_day", name="order"),
        UniqueConstraint("first_day"),
    )

    name: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    seats: Mapped[int]


class CalendarPeriod(Base):
    """Days without meetings: hard (July) or to be avoided (week 7, a conference)."""

    __tablename__ = "calendar_period"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="order"),)

    name: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    is_hard: Mapped[bool]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))  # none: everyone


class ClosedDay(Base):
    """A day of every year on which the town hall is closed, though it is no public holiday."""

    __tablename__ = "closed_day"
    __table_args__ = (
        UniqueConstraint("month", "day"),
        CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", name="day"),
    )

    name: Mapped[str]
    month: Mapped[int]
    day: Mapped[int]
