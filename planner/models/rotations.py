"""The visit rotation: drafts, runs, published versions, and the contacts they lead to."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from planner.models.accounts import User
from planner.models.base import Base, Versioned, choice
from planner.models.committees import Committee
from planner.models.jobs import Job
from planner.models.meetings import Meeting
from planner.models.municipality import CouncilTerm
from planner.models.units import Unit


class Rotation(Versioned, Base):
    """A window being planned: which committees, how many dialogue meetings, what is locked."""

    __tablename__ = "rotation"
    __table_args__ = (
        CheckConstraint("window_end >= window_start", name="window"),
        CheckConstraint("guarantee_months BETWEEN 1 AND 48", name="guarantee_months"),
    )

    name: Mapped[str]
    council_term_id: Mapped[int] = mapped_column(ForeignKey("council_term.id"), index=True)
    window_start: Mapped[date]
    window_end: Mapped[date]
    guarantee_months: Mapped[int]
    min_days_between_contacts: Mapped[int]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)

    council_term: Mapped[CouncilTerm] = relationship()
    created_by: Mapped[User] = relationship()
    committees: Mapped[list["RotationCommittee"]] = relationship(
        back_populates="rotation",
        order_by="RotationCommittee.committee_id",
        cascade="all, delete-orphan",
    )
    locks: Mapped[list["Lock"]] = relationship(
        back_populates="rotation", order_by="Lock.id", cascade="all, delete-orphan"
    )
    runs: Mapped[list["RotationRun"]] = relationship(
        back_populates="rotation", order_by="RotationRun.id"
    )
    versions: Mapped[list["RotationVersion"]] = relationship(
        back_populates="rotation", order_by="RotationVersion.number"
    )


class RotationCommittee(Base):
    """A committee's part in a rotation."""

    __tablename__ = "rotation_committee"
    __table_args__ = (
        UniqueConstraint("rotation_id", "committee_id"),
        CheckConstraint("dialogue_meetings BETWEEN 0 AND 60", name="dialogue_meetings"),
        CheckConstraint("dialogue_seats BETWEEN 1 AND 60", name="dialogue_seats"),
        CheckConstraint("dialogue_minutes BETWEEN 15 AND 480", name="dialogue_minutes"),
    )

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotation.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    town_hall_months: Mapped[list[int]]  # e.g. budget follow-up: April, August, November
    dialogue_meetings: Mapped[int]
    dialogue_seats: Mapped[int]
    dialogue_minutes: Mapped[int] = mapped_column(default=60)

    rotation: Mapped[Rotation] = relationship(back_populates="committees")
    committee: Mapped[Committee] = relationship()


class Lock(Base):
    """A unit that must take part in a meeting, whatever the next run finds."""

    __tablename__ = "rotation_lock"
    __table_args__ = (UniqueConstraint("rotation_id", "meeting_id", "unit_id"),)

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotation.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")

    rotation: Mapped[Rotation] = relationship(back_populates="locks")


class RotationRun(Base):
    """One solving: the problem as it was, and the plan that came of it."""

    __tablename__ = "rotation_run"

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotation.id"), index=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    problem: Mapped[dict[str, Any]]  # `rotation/1`
    plan: Mapped[dict[str, Any]]  # `rotation-plan/1`; empty until solved
    equity: Mapped[dict[str, Any]]  # measures before and after; empty until solved
    # What has happened to a published plan, and whom that moves; empty for a plan made anew.
    replanning: Mapped[dict[str, Any]] = mapped_column(default=dict)

    rotation: Mapped[Rotation] = relationship(back_populates="runs")
    job: Mapped[Job] = relationship()
    inquiries: Mapped[list["RotationInquiry"]] = relationship(
        back_populates="run", order_by="RotationInquiry.id"
    )


class InquirySubject(StrEnum):
    """What is asked about a plan, and takes too long to answer on a page."""

    CHANGES_FOR_UNIT = "changes_for_unit"
    CHANGES_AGAINST_EQUITY = "changes_against_equity"


class RotationInquiry(Base):
    """A question about a plan that a job answers once: what would help a unit, how far to go."""

    __tablename__ = "rotation_inquiry"
    __table_args__ = (UniqueConstraint("run_id", "subject", "unit_code"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("rotation_run.id"), index=True)
    subject: Mapped[InquirySubject] = mapped_column(choice(InquirySubject, name="inquiry_subject"))
    unit_code: Mapped[str] = mapped_column(default="")  # empty: about the whole plan
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    answer: Mapped[dict[str, Any]] = mapped_column(default=dict)  # empty until answered

    run: Mapped[RotationRun] = relationship(back_populates="inquiries")
    job: Mapped[Job] = relationship()


class RotationVersion(Base):
    """A rotation as it was published; never changed afterwards."""

    __tablename__ = "rotation_version"
    __table_args__ = (UniqueConstraint("rotation_id", "number"),)

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotation.id"), index=True)
    number: Mapped[int]
    run_id: Mapped[int] = mapped_column(ForeignKey("rotation_run.id"), index=True)
    published_at: Mapped[datetime]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    decided_by: Mapped[str]  # who decided the places, in words
    decided_on: Mapped[date | None]
    item: Mapped[str] = mapped_column(default="")  # the decision's place in the minutes
    reason: Mapped[str] = mapped_column(default="")

    rotation: Mapped[Rotation] = relationship(back_populates="versions")
    run: Mapped[RotationRun] = relationship()
    published_by: Mapped[User] = relationship()

    @classmethod
    def is_newest(cls, *, before: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
        """Whether it is the last of its rotation that was published before a moment."""
        other = aliased(cls)
        newest = select(func.max(other.number)).where(
            other.rotation_id == cls.rotation_id, other.published_at < before
        )
        return cls.number == newest.correlate(cls).scalar_subquery()


class ContactForm(StrEnum):
    """How a unit meets a committee, as in `rotation/1`."""

    HOSTED = "hosted"
    DIALOGUE = "dialogue"


class ContactStatus(StrEnum):
    """Whether a contact came about; only held ones count."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    REPLACED = "replaced"  # by a later version of the rotation, before the day


class Contact(Versioned, Base):
    """One unit's part in one meeting: planned, then held or cancelled."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("meeting_id", "unit_id"),
        CheckConstraint(
            "status <> 'cancelled' OR cancelled_because <> ''", name="cancelled_because"
        ),
        CheckConstraint("politicians >= 0", name="politicians"),
        Index(None, "unit_id", "day"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    rotation_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("rotation_version.id"), index=True
    )
    form: Mapped[ContactForm] = mapped_column(choice(ContactForm, name="contact_form"))
    day: Mapped[date] = mapped_column(index=True)
    status: Mapped[ContactStatus] = mapped_column(choice(ContactStatus, name="contact_status"))
    host_confirmed_at: Mapped[datetime | None]
    leader_present: Mapped[bool] = mapped_column(default=False)
    staff_present: Mapped[bool] = mapped_column(default=False)  # an employee representative
    politicians: Mapped[int] = mapped_column(default=0)
    sequence: Mapped[int] = mapped_column(default=0)  # RFC 5545 SEQUENCE, with the meeting's own
    changed_at: Mapped[datetime]
    cancelled_because: Mapped[str] = mapped_column(default="")
    cancelled_by: Mapped[str] = mapped_column(default="")  # committee or unit

    unit: Mapped[Unit] = relationship()
    committee: Mapped[Committee] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
