"""The audit trail: who changed what, from what to what, and when."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.accounts import User
from planner.models.base import Base


class AuditEvent(Base):
    """One write (or one refused look) by one account or by the job runner."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "object_type", "object_id"),)

    at: Mapped[datetime] = mapped_column(index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    action: Mapped[str]  # a verb of the trade: publish, lock, cancel
    object_type: Mapped[str]
    object_id: Mapped[int]
    before: Mapped[dict[str, Any]]  # the changed fields only
    after: Mapped[dict[str, Any]]

    user: Mapped[User | None] = relationship()
