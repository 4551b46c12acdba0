"""The meeting calendar: its meetings, its way through the decisions, its published versions."""

import uuid
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.accounts import User
from planner.models.base import Base, Versioned, choice
from planner.models.committees import Committee


class CalendarStatus(StrEnum):
    """How far a year's calendar is decided (kommunestyrelsesloven § 20; domain notes C15)."""

    DRAFT = "draft"
    FRAMEWORK_PROPOSED = "framework_proposed"
    ADOPTED = "adopted"
    DECIDED = "decided"  # by every committee
    PUBLISHED = "published"


class MeetingCalendar(Versioned, Base):
    """A year's meetings of all bodies."""

    __tablename__ = "meeting_calendar"
    __table_args__ = (UniqueConstraint("year"),)

    year: Mapped[int]
    status: Mapped[CalendarStatus] = mapped_column(
        choice(CalendarStatus, name="calendar_status"), default=CalendarStatus.DRAFT
    )
    # The budget procedure's dates; none: no extra budget meetings this year.
    proposal_by: Mapped[date | None]
    second_reading_by: Mapped[date | None]
    min_days_between_readings: Mapped[int] = mapped_column(default=21)
    last_job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"), index=True)

    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="calendar", order_by="Meeting.day, Meeting.starts, Meeting.id"
    )
    steps: Mapped[list["CalendarStep"]] = relationship(
        back_populates="calendar", order_by="CalendarStep.id"
    )
    versions: Mapped[list["CalendarVersion"]] = relationship(
        back_populates="calendar", order_by="CalendarVersion.number"
    )


class CalendarStep(Base):
    """One step of a calendar: which, decided when and by which item, recorded by whom."""

    __tablename__ = "calendar_step"

    calendar_id: Mapped[int] = mapped_column(ForeignKey("meeting_calendar.id"), index=True)
    action: Mapped[str]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    decided_by: Mapped[str] = mapped_column(default="")  # who decided, in words
    decided_on: Mapped[date]
    item: Mapped[str] = mapped_column(default="")  # the decision's place in the minutes
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)

    calendar: Mapped[MeetingCalendar] = relationship(back_populates="steps")
    committee: Mapped[Committee | None] = relationship()
    user: Mapped[User] = relationship()


class CalendarVersion(Base):
    """A calendar as it was published; never changed afterwards."""

    __tablename__ = "calendar_version"
    __table_args__ = (UniqueConstraint("calendar_id", "number"),)

    calendar_id: Mapped[int] = mapped_column(ForeignKey("meeting_calendar.id"), index=True)
    number: Mapped[int]
    published_at: Mapped[datetime]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    decided_by: Mapped[str]  # who decided the change, in words
    decided_on: Mapped[date | None]
    item: Mapped[str] = mapped_column(default="")  # the decision's place in the minutes
    reason: Mapped[str]
    # The meetings, as `calendar-plan/1` plus places; large, so read only where it is shown.
    content: Mapped[dict[str, Any]] = mapped_column(deferred=True)

    calendar: Mapped[MeetingCalendar] = relationship(back_populates="versions")
    published_by: Mapped[User] = relationship()


class MeetingPurpose(StrEnum):
    """Why a body meets; the first four as in `calendar-plan/1`."""

    ORDINARY = "ordinary"
    BUDGET_PROPOSAL = "budget_proposal"
    FIRST_READING = "first_reading"
    SECOND_READING = "second_reading"
    DIALOGUE = "dialogue"


class MeetingStatus(StrEnum):
    """Whether a meeting takes place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


def new_uid() -> str:
    """A meeting's lasting identity in calendar programs (RFC 5545 UID)."""
    return str(uuid.uuid4())


class Meeting(Versioned, Base):
    """One meeting of one body on one day."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("uid"),
        CheckConstraint("ends > starts", name="times"),
        CheckConstraint("(purpose = 'dialogue') = (seats IS NOT NULL)", name="seats"),
        Index(None, "committee_id", "day"),
    )

    uid: Mapped[str] = mapped_column(default=new_uid)
    calendar_id: Mapped[int] = mapped_column(ForeignKey("meeting_calendar.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    purpose: Mapped[MeetingPurpose] = mapped_column(choice(MeetingPurpose, name="meeting_purpose"))
    cycle: Mapped[int | None]  # the month an ordinary meeting belongs to
    day: Mapped[date] = mapped_column(index=True)
    starts: Mapped[time]
    ends: Mapped[time]
    agenda_deadline: Mapped[date | None]
    town_hall: Mapped[bool] = mapped_column(default=True)  # must stay at the town hall
    place: Mapped[str] = mapped_column(default="")  # set once decided; empty: the town hall
    people: Mapped[int] = mapped_column(default=18)
    step_free: Mapped[bool] = mapped_column(default=False)
    seats: Mapped[int | None]  # dialogue: units taking part at most
    is_fixed: Mapped[bool] = mapped_column(default=False)  # stays when the calendar is solved again
    # A dialogue meeting is its rotation's own draft until that rotation is published.
    rotation_id: Mapped[int | None] = mapped_column(ForeignKey("rotation.id"), index=True)
    is_draft: Mapped[bool] = mapped_column(default=False)
    status: Mapped[MeetingStatus] = mapped_column(
        choice(MeetingStatus, name="meeting_status"), default=MeetingStatus.PLANNED
    )
    sequence: Mapped[int] = mapped_column(default=0)  # RFC 5545 SEQUENCE
    changed_at: Mapped[datetime]
    moved_because: Mapped[dict[str, Any]] = mapped_column(
        default=dict
    )  # by language; none: the pattern

    calendar: Mapped[MeetingCalendar] = relationship(back_populates="meetings")
    committee: Mapped[Committee] = relationship()
