"""Committees and other bodies: what never changes, and what holds for a time."""

from datetime import date, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agreements.kodeks.review import Table
from planner.models.base import Base, Day, Valid, Versioned, choice, nearest, validity_check
from planner.models.people import Person


class CommitteeKind(StrEnum):
    """What a body is in the municipality's governance."""

    STANDING = "standing"
    FINANCE = "finance"
    COUNCIL = "council"
    MAIN_MED = "main_med"
    OTHER = "other"


class Committee(Versioned, Base):
    """A body that meets: a standing committee, the finance committee, the council, HovedMED."""

    __tablename__ = "committee"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]  # e.g. BUU
    kind: Mapped[CommitteeKind] = mapped_column(choice(CommitteeKind, name="committee_kind"))

    periods: Mapped[list["CommitteePeriod"]] = relationship(
        back_populates="committee", order_by="CommitteePeriod.valid_from"
    )
    patterns: Mapped[list["MeetingPattern"]] = relationship(
        back_populates="committee", order_by="MeetingPattern.valid_from"
    )
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="committee", order_by="Membership.valid_from"
    )

    def name_on(self, day: date) -> str:
        """What it is called on the day, or on the nearest day that it has a name."""
        period = nearest(self.periods, day)
        return period.name if period else self.code


class CommitteePeriod(Valid, Base):
    """A committee's name for a time; a renamed committee has two."""

    __tablename__ = "committee_period"
    __table_args__ = (UniqueConstraint("committee_id", "valid_from"), validity_check())

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    name: Mapped[str]

    committee: Mapped[Committee] = relationship(back_populates="periods")

    @classmethod
    def named_on(cls, day: Day) -> ColumnElement[bool]:
        """True of the committee's row that holds on `day`: what a query joins for its name then."""
        return and_(cls.committee_id == Committee.id, cls.on(day))


class CommitteeSuccession(Base):
    """`successor` takes over from `predecessor`, as when two committees merge."""

    __tablename__ = "committee_succession"
    __table_args__ = (
        UniqueConstraint("predecessor_id", "successor_id"),
        CheckConstraint("predecessor_id <> successor_id", name="other"),
    )

    predecessor_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    on_day: Mapped[date]

    # What the predecessor itself had taken over before.
    earlier: Mapped[list["CommitteeSuccession"]] = relationship(
        primaryjoin=(
            "CommitteeSuccession.predecessor_id =="
            " remote(foreign(CommitteeSuccession.successor_id))"
        ),
        viewonly=True,
    )


class Weekday(StrEnum):
    """A working day, named as in `calendar/1`."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"


class MeetingPattern(Valid, Base):
    """When a body usually meets: one ordinary meeting in each of its months."""

    __tablename__ = "meeting_pattern"
    __table_args__ = (
        UniqueConstraint("committee_id", "valid_from"),
        validity_check(),
        CheckConstraint("minutes BETWEEN 15 AND 720", name="minutes"),
        CheckConstraint("people BETWEEN 1 AND 500", name="people"),
    )

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    weekday: Mapped[Weekday] = mapped_column(choice(Weekday, name="weekday"))
    weeks: Mapped[list[int]]  # preferred occurrences of the weekday in its month; -1 is the last
    months: Mapped[list[int]]  # months with an ordinary meeting
    town_hall_months: Mapped[list[int]]  # months whose meeting stays at the town hall
    start: Mapped[time]
    minutes: Mapped[int]
    people: Mapped[int] = mapped_column(default=18)  # seats a host must have, reserve included
    step_free: Mapped[bool] = mapped_column(default=False)  # the meeting needs step-free access

    committee: Mapped[Committee] = relationship(back_populates="patterns")


class MembershipRole(StrEnum):
    """What a member is in a committee."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"


class Membership(Valid, Base):
    """A person's place in a committee."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("committee_id", "person_id", "valid_from"),
        validity_check(),
    )

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[MembershipRole] = mapped_column(choice(MembershipRole, name="membership_role"))
    # The side of HovedMED's table; none in other bodies.
    med_side: Mapped[Table | None] = mapped_column(choice(Table, name="med_side"))

    committee: Mapped[Committee] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship()
