"""The municipality's units: schools, day care, care homes; their sites, leaders, committees."""

from datetime import date, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.base import Base, Day, Valid, Versioned, choice, nearest, validity_check
from planner.models.committees import Committee
from planner.models.people import Person


class Centre(Versioned, Base):
    """An administrative centre above units."""

    __tablename__ = "centre"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]

    periods: Mapped[list["CentrePeriod"]] = relationship(
        back_populates="centre", order_by="CentrePeriod.valid_from"
    )
    heads: Mapped[list["CentreHead"]] = relationship(
        back_populates="centre", order_by="CentreHead.valid_from"
    )

    def name_on(self, day: date) -> str:
        """What it is called on the day, or on the nearest day that it has a name."""
        period = nearest(self.periods, day)
        return period.name if period else self.code


class CentrePeriod(Valid, Base):
    """A centre's name for a time."""

    __tablename__ = "centre_period"
    __table_args__ = (UniqueConstraint("centre_id", "valid_from"), validity_check())

    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    name: Mapped[str]

    centre: Mapped[Centre] = relationship(back_populates="periods")


class CentreHead(Valid, Base):
    """Who heads a centre."""

    __tablename__ = "centre_head"

    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    centre: Mapped[Centre] = relationship(back_populates="heads")
    person: Mapped[Person] = relationship()


class HostingClass(StrEnum):
    """What a unit can receive (domain notes iv)."""

    FULL = "A"  # a whole committee meeting
    SMALL = "B"  # a short visit or a dialogue group
    NEVER = "C"  # private homes, children's residential, no premises


class Unit(Versioned, Base):
    """A municipal service unit with its own leader."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="open_days"),
    )

    code: Mapped[str]  # e.g. U001
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]  # its last day

    periods: Mapped[list["UnitPeriod"]] = relationship(
        back_populates="unit", order_by="UnitPeriod.valid_from"
    )
    sites: Mapped[list["Site"]] = relationship(back_populates="unit", order_by="Site.valid_from")
    leaders: Mapped[list["UnitLeader"]] = relationship(
        back_populates="unit", order_by="UnitLeader.valid_from"
    )
    committees: Mapped[list["UnitCommittee"]] = relationship(
        back_populates="unit", order_by="UnitCommittee.valid_from"
    )
    closures: Mapped[list["UnitClosure"]] = relationship(
        back_populates="unit", order_by="UnitClosure.first_day"
    )

    def period_on(self, day: date) -> "UnitPeriod":
        """What the unit is on the day, or on the nearest day that is known."""
        period = nearest(self.periods, day)
        assert period is not None  # noqa: S101 - a unit is entered with its first period
        return period

    def name_on(self, day: date) -> str:
        """What it is called on the day, or on the nearest day that it has a name."""
        period = nearest(self.periods, day)
        return period.name if period else self.code


class UnitPeriod(Valid, Base):
    """What a unit is called and can do, for a time."""

    __tablename__ = "unit_period"
    __table_args__ = (
        UniqueConstraint("unit_id", "valid_from"),
        validity_check(),
        CheckConstraint(
            "(hosting_from IS NULL) = (hosting_to IS NULL)"
            " AND (hosting_from IS NULL OR hosting_to > hosting_from)",
            name="hosting_hours",
        ),
        CheckConstraint("employees >= 0", name="employees"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str]  # the municipality's own word: folkeskole, plejecenter
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("centre.id"), index=True)
    hosting_class: Mapped[HostingClass] = mapped_column(choice(HostingClass, name="hosting_class"))
    hosting_from: Mapped[time | None]
    hosting_to: Mapped[time | None]
    is_self_governing: Mapped[bool] = mapped_column(default=False)
    core_task: Mapped[str] = mapped_column(default="")
    employees: Mapped[int | None]  # none: nobody has said

    unit: Mapped[Unit] = relationship(back_populates="periods")
    centre: Mapped[Centre | None] = relationship()

    @classmethod
    def named_on(cls, day: Day) -> ColumnElement[bool]:
        """True of the unit's row that holds on `day`: what a query joins for its name then."""
        return and_(cls.unit_id == Unit.id, cls.on(day))


class Site(Valid, Base):
    """An address of a unit; the main one is where it hosts."""

    __tablename__ = "site"
    __table_args__ = (
        validity_check(),
        CheckConstraint("seats >= 0", name="seats"),
        CheckConstraint("lat IS NULL OR lat BETWEEN -90 AND 90", name="lat"),
        CheckConstraint("lon IS NULL OR lon BETWEEN -180 AND 180", name="lon"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str]
    area: Mapped[str] = mapped_column(default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    seats: Mapped[int]
    step_free: Mapped[bool] = mapped_column(default=False)
    accessible_toilet: Mapped[bool] = mapped_column(default=False)
    hearing_loop: Mapped[bool] = mapped_column(default=False)
    is_main: Mapped[bool] = mapped_column(default=True)

    unit: Mapped[Unit] = relationship(back_populates="sites")


class LeaderRole(StrEnum):
    """Who leads a unit."""

    LEADER = "leader"
    DEPUTY = "deputy"


class UnitLeader(Valid, Base):
    """A person's leadership of a unit."""

    __tablename__ = "unit_leader"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[LeaderRole] = mapped_column(choice(LeaderRole, name="leader_role"))

    unit: Mapped[Unit] = relationship(back_populates="leaders")
    person: Mapped[Person] = relationship()


class UnitCommittee(Valid, Base):
    """A unit belongs to a committee's remit; it may belong to two."""

    __tablename__ = "unit_committee"
    __table_args__ = (UniqueConstraint("unit_id", "committee_id", "valid_from"), validity_check())

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)

    unit: Mapped[Unit] = relationship(back_populates="committees")
    committee: Mapped[Committee] = relationship()


class UnitClosure(Base):
    """Days on which a unit takes no visit: holidays, exams, moving."""

    __tablename__ = "unit_closure"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="order"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")

    unit: Mapped[Unit] = relationship(back_populates="closures")


class UnitSuccession(Base):
    """`successor` takes over from `predecessor`: a merger, a split, a move into a new unit."""

    __tablename__ = "unit_succession"
    __table_args__ = (
        UniqueConstraint("predecessor_id", "successor_id"),
        CheckConstraint("predecessor_id <> successor_id", name="other"),
    )

    predecessor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    on_day: Mapped[date]
