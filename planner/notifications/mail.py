"""The job that sends what lies in the outbox, over SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from planner import clock
from planner.config import Settings
from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.messages import OutboxMessage
from planner.models.municipality import Municipality
from planner.notifications import outbox

TIMEOUT_SECONDS = 20


@kind(outbox.SEND)
def send(work: Work) -> Result:
    """Send every waiting mail; one that is refused is tried again with the next round."""
    settings: Settings = current_app.extensions["settings"]
    messages = outbox.waiting()
    if not settings.mail_url or not messages:
        return {"sent": 0, "waiting": len(messages)}
    sent, foot = 0, _foot()
    with _server(settings.mail_url) as server:
        for place, message in enumerate(messages):
            if work.should_stop():
                raise Stopped
            sent += _deliver(server, message, foot=foot, sender=settings.mail_from)
            work.report(100 * (place + 1) // len(messages), "")
    return {"sent": sent, "waiting": len(messages) - sent}


def _foot() -> str:
    """What ends every mail of a demo municipality, as every page of it begins."""
    if not db.session.scalar(select(Municipality.is_demo)):
        return ""
    demo_data = _("Demo data.")
    made_up = _("The municipality, its people and its figures are made up.")
    return f"\n{demo_data} {made_up}\n"


def _deliver(server: smtplib.SMTP, message: OutboxMessage, *, foot: str, sender: str) -> bool:
    """Whether the mail left. Raises SMTPServerDisconnected: then it is no fault of this mail."""
    message.attempts += 1
    try:
        server.send_message(_mail(message, foot=foot, sender=sender))
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, ValueError) as refused:  # ValueError: no such address can be
        message.error = str(refused)[:200]
        db.session.commit()
        return False
    message.sent_at, message.error = clock.now(), ""
    db.session.commit()  # after each: a crash never sends twice what was sent
    return True


def _mail(message: OutboxMessage, *, foot: str, sender: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, message.recipient, message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = make_msgid(f"{message.id}", domain=sender.rpartition("@")[2] or None)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = "da"
    mail.set_content(message.body + foot)
    return mail


@contextmanager
def _server(address: str) -> Iterator[smtplib.SMTP]:
    """A connection to `smtp://user:password@host:port` (STARTTLS where offered) or `smtps://`."""
    parts = urlsplit(address)
    host = parts.hostname or "localhost"
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
    with server:  # says goodbye, unless the other side is gone
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server
