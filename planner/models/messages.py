"""What leaves the system by itself: mail waiting to be sent, and calendar feeds."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.accounts import User
from planner.models.base import Base, choice
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Unit


class OutboxMessage(Base):
    """A mail written in the transaction that caused it; a job sends it later."""

    __tablename__ = "outbox_message"
    __table_args__ = (UniqueConstraint("cause"),)

    cause: Mapped[str]  # what it is about; the same cause is never mailed twice
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")


class FeedKind(StrEnum):
    """Whose meetings a feed holds."""

    COMMITTEE = "committee"
    UNIT = "unit"
    PERSON = "person"


class Feed(Base):
    """A calendar subscription at an address nobody can guess; revoking it ends it for good."""

    __tablename__ = "feed"
    __table_args__ = (
        UniqueConstraint("token"),
        CheckConstraint("(kind = 'committee') = (committee_id IS NOT NULL)", name="committee"),
        CheckConstraint("(kind = 'unit') = (unit_id IS NOT NULL)", name="unit"),
        CheckConstraint("(kind = 'person') = (person_id IS NOT NULL)", name="person"),
    )

    token: Mapped[str]
    kind: Mapped[FeedKind] = mapped_column(choice(FeedKind, name="feed_kind"))
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    committee: Mapped[Committee | None] = relationship()
    unit: Mapped[Unit | None] = relationship()
    person: Mapped[Person | None] = relationship()
    user: Mapped[User] = relationship()
