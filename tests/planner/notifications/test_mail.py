"""Mail leaves over SMTP: once for each cause, again where it was refused, never two for one."""

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from planner.config import Settings
from planner.extensions import db
from planner.jobs import kinds, runner
from planner.models.jobs import Job, JobState
from planner.models.messages import OutboxMessage
from planner.notifications import mail, outbox
from tests.peers import smtp
from tests.peers.smtp import Mailbox
from tests.planner import builders
from tests.planner.occasions import NOW


@pytest.fixture
def mailbox(database: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with smtp.serving() as box:
        use(database, monkeypatch, mail_url=box.address)
        yield box


def use(app: Flask, monkeypatch: pytest.MonkeyPatch, **given: str) -> None:
    settings: Settings = app.extensions["settings"]
    changed = replace(settings, mail_from="samspil@kommune.example", **given)  # type: ignore[arg-type]
    monkeypatch.setitem(app.extensions, "settings", changed)


def put(recipient: str = "leder@example.test", cause: str = "") -> None:
    outbox.put(cause or recipient, recipient, "Møde den 2. marts", "Kære leder\nVi ses.\n.", at=NOW)
    db.session.commit()


def send(*, should_stop: bool = False) -> kinds.Result:
    work = kinds.Work(
        job_id=1, payload={}, report=lambda _percent, _said: None, should_stop=lambda: should_stop
    )
    return mail.send(work)


def test_what_lies_in_the_outbox_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    put()

    assert send() == {"sent": 1, "waiting": 0}

    (arrived,) = mailbox.received
    assert (arrived["To"], arrived["From"]) == ("leder@example.test", "samspil@kommune.example")
    assert arrived["Subject"] == "Møde den 2. marts"
    assert arrived.get_content().splitlines() == ["Kære leder", "Vi ses.", "."]
    assert arrived["Auto-Submitted"] == "auto-generated", "no out-of-office answers, please"
    assert arrived["Message-ID"].endswith("@kommune.example>")


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_mail_says_that_it_is_demo_data_where_it_is(mailbox: Mailbox, is_demo: bool) -> None:
    builders.municipality(is_demo=is_demo)
    put()
    send()

    (arrived,) = mailbox.received
    last = arrived.get_content().splitlines()[-1]
    marked = "Demodata. Kommunen, personerne og tallene er opdigtede."
    assert last == (marked if is_demo else ".")


def test_what_was_sent_is_not_sent_again(mailbox: Mailbox) -> None:
    put()
    send()

    assert send() == {"sent": 0, "waiting": 0}
    assert len(mailbox.received) == 1


def test_the_same_cause_is_never_mailed_twice(mailbox: Mailbox) -> None:
    put("leder@example.test", cause="reminder-2-17")
    assert not outbox.put("reminder-2-17", "leder@example.test", "Igen", "Igen", at=NOW)
    db.session.commit()

    send()

    assert [arrived["Subject"] for arrived in mailbox.received] == ["Møde den 2. marts"]


def test_a_refused_mail_is_tried_again_and_keeps_nobody_waiting(mailbox: Mailbox) -> None:
    mailbox.refused.add("vaek@example.test")
    put("vaek@example.test")
    put("her@example.test")

    assert send() == {"sent": 1, "waiting": 1}
    refused = db.session.scalars(select(OutboxMessage).where(OutboxMessage.error != "")).one()
    assert "no such mailbox" in refused.error
    mailbox.refused.clear()
    assert send() == {"sent": 1, "waiting": 0}

    assert [arrived["To"] for arrived in mailbox.received] == [
        "her@example.test",
        "vaek@example.test",
    ]
    assert (refused.attempts, refused.error) == (2, "")


def test_a_mail_refused_too_often_is_left(mailbox: Mailbox) -> None:
    mailbox.refused.add("vaek@example.test")
    put("vaek@example.test")
    for _attempt in range(outbox.MOST_ATTEMPTS):
        assert send()["waiting"] == 1

    assert send() == {"sent": 0, "waiting": 0}


def test_an_address_that_cannot_be_stops_no_other(mailbox: Mailbox) -> None:
    put("en@example.test\nBcc: alle@example.test")
    put("her@example.test")

    assert send()["sent"] == 1
    assert [arrived["To"] for arrived in mailbox.received] == ["her@example.test"]


def test_a_server_that_hangs_up_costs_the_waiting_mails_no_attempt(mailbox: Mailbox) -> None:
    mailbox.hang_up_on.add("her@example.test")
    put("her@example.test")
    put("der@example.test")

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send()
    db.session.rollback()

    assert set(db.session.scalars(select(OutboxMessage.attempts))) == {0}
    mailbox.hang_up_on.clear()
    assert send() == {"sent": 2, "waiting": 0}


def test_without_a_mail_server_mails_wait(database: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    use(database, monkeypatch, mail_url="")
    put()

    assert send() == {"sent": 0, "waiting": 1}


def test_a_server_that_is_down_fails_the_job_and_loses_nothing(
    database: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with smtp.serving() as box:
        gone = box.address
    use(database, monkeypatch, mail_url=gone)
    put()
    outbox.send_soon(at=datetime(2020, 1, 1, tzinfo=UTC))
    db.session.commit()

    runner.run_due()

    assert db.session.scalars(select(Job.state)).all() == [JobState.FAILED]
    assert len(outbox.waiting()) == 1


def test_sending_stops_when_it_is_asked_to(mailbox: Mailbox) -> None:
    put()

    with pytest.raises(kinds.Stopped):
        send(should_stop=True)

    assert mailbox.received == []
