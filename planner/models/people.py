"""People in their public roles: politicians, unit leaders, centre heads."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.base import Base, Valid, Versioned


class Person(Versioned, Base):
    """Someone with a role; only what the role needs is kept."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]  # the municipality's own identifier, e.g. P014
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")

    council_seats: Mapped[list["CouncilSeat"]] = relationship(back_populates="person")

    def name_on(self, day: date) -> str:
        """What the person is called; unlike units and bodies, the same on every day."""
        return self.name


class CouncilSeat(Valid, Base):
    """A politician's seat in the council."""

    __tablename__ = "council_seat"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship(back_populates="council_seats")
