"""The outbox: a mail is put in with what caused it, and sent at most once."""

from datetime import datetime

from sqlalchemy import select

from planner.extensions import db
from planner.jobs import queue
from planner.models.messages import OutboxMessage

MOST_ATTEMPTS = 5
SEND = "send_mail"


def put(cause: str, recipient: str, subject: str, body: str, *, at: datetime) -> bool:
    """Put a mail in, in the caller's transaction; False when this cause has had its mail."""
    if db.session.scalar(select(OutboxMessage.id).where(OutboxMessage.cause == cause)):
        return False
    db.session.add(
        OutboxMessage(cause=cause, recipient=recipient, subject=subject, body=body, created_at=at)
    )
    db.session.flush()
    return True


def send_soon(*, at: datetime) -> None:
    """Queue the sending of what lies in the outbox, in the caller's transaction."""
    queue.enqueue(SEND, {}, user=None, at=at)


def waiting() -> list[OutboxMessage]:
    """The mails still to be sent, the oldest first; those refused too often are left."""
    return list(
        db.session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.sent_at.is_(None), OutboxMessage.attempts < MOST_ATTEMPTS)
            .order_by(OutboxMessage.id)
        )
    )
