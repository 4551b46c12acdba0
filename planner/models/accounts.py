"""Who signs in, and in which role for which committees, units and centres."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.base import Base, Versioned, choice
from planner.models.committees import CommitteeSuccession
from planner.models.people import Person


class Role(StrEnum):
    """A way of taking part; `planner.access` says what each may do."""

    ADMINISTRATOR = "administrator"
    SECRETARIAT = "secretariat"
    COMMITTEE_SECRETARY = "committee_secretary"
    COMMITTEE_CHAIR = "committee_chair"
    CENTRE_HEAD = "centre_head"
    DIRECTOR = "director"
    UNIT_LEADER = "unit_leader"
    MAIN_MED = "main_med"
    COUNCIL_MEMBER = "council_member"


class User(Versioned, Base):
    """A local account."""

    __tablename__ = "user_account"
    __table_args__ = (UniqueConstraint("email"),)

    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    language: Mapped[str] = mapped_column(default="da")
    enabled: Mapped[bool] = mapped_column(default=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    # Part of the session's identity: changing it signs the account out everywhere.
    session_key: Mapped[str]

    person: Mapped[Person | None] = relationship()
    roles: Mapped[list["RoleAssignment"]] = relationship(
        back_populates="user", order_by="RoleAssignment.id", cascade="all, delete-orphan"
    )

    # The four names flask-login asks for.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may sign in."""
        return self.enabled

    def get_id(self) -> str:
        """What the session cookie holds."""
        return f"{self.id}:{self.session_key}"


class RoleAssignment(Base):
    """A role of an account; the scoped ones name their committee, unit or centre."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        UniqueConstraint("user_id", "role", "committee_id", "unit_id", "centre_id"),
        CheckConstraint(
            "(role IN ('committee_secretary', 'committee_chair')) = (committee_id IS NOT NULL)",
            name="committee_scope",
        ),
        CheckConstraint("(role = 'unit_leader') = (unit_id IS NOT NULL)", name="unit_scope"),
        CheckConstraint("(role = 'centre_head') = (centre_id IS NOT NULL)", name="centre_scope"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role, name="role"))
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("centre.id"), index=True)

    user: Mapped[User] = relationship(back_populates="roles")
    taken_over: Mapped[list[CommitteeSuccession]] = relationship(
        primaryjoin="RoleAssignment.committee_id == foreign(CommitteeSuccession.successor_id)",
        viewonly=True,
    )

    def committees_on(self, day: date) -> frozenset[int]:
        """The committee of the role, and those it has taken over by the day, however far back."""
        found = {self.committee_id} if self.committee_id is not None else set()
        heritage = list(self.taken_over)
        while heritage:
            each = heritage.pop()
            if each.on_day <= day and each.predecessor_id not in found:
                found.add(each.predecessor_id)
                heritage += each.earlier
        return frozenset(found)


class SignInAttempt(Base):
    """A failed sign-in, kept for an hour to slow down guessing."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index(None, "email", "at"), Index(None, "address", "at"))

    email: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
