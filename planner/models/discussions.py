"""The discussion programme: which norm or theme a meeting takes up, and what was agreed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.base import Base, Versioned
from planner.models.meetings import Meeting


class Discussion(Versioned, Base):
    """A subject on a meeting; once noted, it has been discussed there."""

    __tablename__ = "discussion"
    __table_args__ = (UniqueConstraint("meeting_id", "subject_key"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    subject_key: Mapped[str] = mapped_column(index=True)  # a norm or a theme of `agreements.kodeks`
    agreed: Mapped[str] = mapped_column(Text, default="")
    noted_at: Mapped[datetime | None]  # none: not discussed yet

    meeting: Mapped[Meeting] = relationship()
