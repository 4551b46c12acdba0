"""What units are told: a new meeting, one that is gone or moved, reminders before the day."""

from datetime import date, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from planner.extensions import db
from planner.jobs import kinds, queue, runner
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import Job
from planner.models.meetings import Meeting
from planner.models.rotations import ContactStatus
from planner.models.units import Unit
from planner.notifications import hosts, secretaries
from tests.planner import builders, occasions
from tests.planner.occasions import NOW, TODAY

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def school(school: Unit) -> Unit:
    occasions.leader(school, "leder@example.test")
    return school


def remind() -> int:
    work = kinds.Work(
        job_id=1, payload={}, report=lambda _percent, _said: None, should_stop=lambda: False
    )
    written = hosts.remind(work)["written"]
    assert isinstance(written, int)
    return written


def test_a_unit_without_a_known_address_is_told_nothing(
    march: Meeting, committee: Committee
) -> None:
    unit = builders.unit(committee)
    occasions.leader(unit).email = ""
    former = occasions.leader(unit, "tidligere@example.test")
    unit.leaders[-1].valid_to = date(2026, 12, 31)
    occasions.contact(unit, march)
    db.session.flush()
    assert former.email

    with time_machine.travel(date(2027, 2, 20)):
        assert remind() == 0


def test_each_reminder_comes_once_six_and_two_weeks_before(march: Meeting, school: Unit) -> None:
    occasions.contact(school, march)
    days = [march.day - timedelta(weeks=weeks) for weeks in (7, 6, 5, 2, 1)]
    written = []
    for day in days:
        with time_machine.travel(day):
            written.append(remind())
            assert remind() == 0, "the same day again"

    assert written == [0, 1, 0, 1, 0]
    first, second = occasions.mails()
    assert first.recipient == second.recipient == "leder@example.test"
    assert "2. marts 2027" in first.body
    assert "endnu ikke" in first.body, "the host has not answered"


def test_a_contact_planned_late_gets_one_reminder_not_two_on_a_day(
    march: Meeting, school: Unit
) -> None:
    occasions.contact(school, march, confirmed=True)

    with time_machine.travel(march.day - timedelta(weeks=1)):
        assert remind() == 1
    assert "endnu ikke" not in occasions.mails()[0].body, (
        "a host that has said yes is not asked again"
    )


@pytest.mark.parametrize("status", sorted(set(ContactStatus) - {ContactStatus.PLANNED}))
def test_nobody_is_reminded_of_what_is_off_or_over(
    march: Meeting, school: Unit, status: ContactStatus
) -> None:
    occasions.contact(school, march, status)

    with time_machine.travel(march.day - timedelta(weeks=2)):
        assert remind() == 0


def test_a_moved_contact_is_reminded_of_its_new_day(march: Meeting, school: Unit) -> None:
    contact = occasions.contact(school, march)
    with time_machine.travel(march.day - timedelta(weeks=2)):
        assert remind() == 1
    march.day = contact.day = date(2027, 4, 6)
    db.session.commit()

    with time_machine.travel(date(2027, 3, 30)):
        assert remind() == 1


def test_the_daily_round_writes_the_reminders_and_has_them_sent(
    march: Meeting, school: Unit
) -> None:
    occasions.contact(school, march)
    with time_machine.travel(march.day - timedelta(weeks=2)):
        queue.enqueue("remind_hosts", {}, user=None, at=NOW)
        db.session.commit()
        assert runner.run_due() == 2

    assert [job.kind for job in db.session.scalars(select(Job).order_by(Job.id))] == [
        "remind_hosts",
        "send_mail",
    ]
    assert len(occasions.mails()) == 1


def test_a_meeting_moved_there_and_back_and_there_is_told_each_time(
    march: Meeting, school: Unit
) -> None:
    contact = occasions.contact(school, march)
    for day in (date(2027, 3, 9), date(2027, 3, 2), date(2027, 3, 9)):
        march.day = contact.day = day
        march.sequence += 1
        db.session.flush()
        assert hosts.tell_moved([contact], "Formanden er syg", at=NOW) == 1
        assert hosts.tell_moved([contact], "Formanden er syg", at=NOW) == 0

    assert "9. marts 2027" in occasions.mails()[-1].body
    assert "Formanden er syg" in occasions.mails()[-1].body


def test_a_cancelled_meeting_says_why_and_that_the_unit_comes_first(
    march: Meeting, school: Unit
) -> None:
    contact = occasions.contact(school, march, ContactStatus.CANCELLED)

    assert hosts.tell_cancelled([contact], "Snestorm", at=NOW) == 1

    (mail,) = occasions.mails()
    assert "Snestorm" in mail.body
    assert "I mister ikke jeres tur" in mail.body.replace("\n", " ")


def test_the_committees_own_secretaries_hear_that_a_host_is_lost_else_the_secretariat(
    march: Meeting, school: Unit, committee: Committee
) -> None:
    contact = occasions.contact(
        school, march, ContactStatus.CANCELLED, because="Taget er utæt", by="unit"
    )
    secretariat = builders.user(Role.SECRETARIAT)
    builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    assert secretaries.tell_declined(contact, at=NOW) == 1
    own = builders.user(Role.COMMITTEE_SECRETARY, committee=committee)
    away = builders.user(Role.COMMITTEE_SECRETARY, committee=committee)
    own.language, away.enabled = "en", False
    contact.sequence += 1
    db.session.flush()

    assert secretaries.tell_declined(contact, at=NOW) == 1

    first, second = occasions.mails()
    assert (first.recipient, second.recipient) == (secretariat.email, own.email)
    assert "Skolen ved Åen kan ikke deltage" in first.subject
    assert "cannot take part" in second.subject
    assert all("Taget er utæt" in mail.body for mail in (first, second))
    assert contact.day > TODAY
