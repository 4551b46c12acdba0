"""People in their public roles: politicians, unit leaders, centre heads."""

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agreements.kodeks.review import Table
from planner.models.base import Base, Valid, Versioned, choice, validity_check

if TYPE_CHECKING:
    from planner.models.committees import Committee


class Person(Versioned, Base):
    """Someone with a role; only what the role needs is kept."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]  # the municipality's own identifier, e.g. P014
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")

    council_seats: Mapped[list["CouncilSeat"]] = relationship(back_populates="person")
    memberships: Mapped[list["Membership"]] = relationship(back_populates="person")


class CouncilSeat(Valid, Base):
    """A politician's seat in the council."""

    __tablename__ = "council_seat"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship(back_populates="council_seats")


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

    committee: Mapped["Committee"] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship(back_populates="memberships")
