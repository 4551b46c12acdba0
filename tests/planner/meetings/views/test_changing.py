"""Changing one meeting: by hand before it is decided, by decision once it is published."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.meetings import moving
from planner.meetings.moving import Pulled
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus, Meeting, MeetingStatus
from planner.models.messages import OutboxMessage
from planner.models.rotations import ContactStatus
from tests.planner import builders, occasions, trails
from tests.planner.agreements import pages

pytestmark = pytest.mark.usefixtures("january")

TYPED = {"day": "2027-03-16", "starts": "15:00", "minutes": "120", "place": " Biblioteket "}
DECIDED = {
    "decided_by": "Børne- og Ungeudvalget",
    "decided_on": "2027-01-12",
    "item": "Punkt 4",
    "reason": "Formanden er syg",
}


def in_draft(committee: Committee) -> Meeting:
    meeting = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), committee)
    db.session.commit()
    return meeting


def in_published(committee: Committee) -> Meeting:
    meeting = occasions.meeting(occasions.calendar(), committee)
    occasions.leader(builders.unit(committee), "leder@example.test")
    db.session.commit()
    return meeting


def address(meeting: Meeting, page: str) -> str:
    return f"/calendar/2027/meetings/{meeting.id}/{page}"


def test_a_meeting_of_a_draft_is_moved_and_released(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_draft(committee)
    shown = client.get(address(meeting, "edit")).text
    assert 'value="2027-03-02"' in shown
    assert 'value="150"' in shown

    answer = client.post(address(meeting, "edit"), data={**TYPED, "version": meeting.version})

    assert answer.location == f"/calendar/2027/meetings/{meeting.id}"
    assert (meeting.day, meeting.place) == (date(2027, 3, 16), "Biblioteket")
    assert meeting.is_fixed
    client.post(address(meeting, "release"))
    assert not meeting.is_fixed


@pytest.mark.parametrize(
    ("name", "value"),
    [("day", ""), ("day", "31-02-2027"), ("starts", "25.00"), ("minutes", "5")],
)
def test_a_move_that_makes_no_sense_is_refused_with_everything_kept(
    client: FlaskClient, committee: Committee, name: str, value: str
) -> None:
    meeting = in_draft(committee)
    typed = {**TYPED, "version": str(meeting.version), name: value}

    answer = client.post(address(meeting, "edit"), data=typed)

    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    for kept in {**typed, "place": "Biblioteket"}.values():
        assert f'value="{kept}"' in answer.text
    assert meeting.day == date(2027, 3, 2)


def test_a_meeting_does_not_run_past_midnight(client: FlaskClient, committee: Committee) -> None:
    meeting = in_draft(committee)
    typed = {**TYPED, "version": meeting.version, "starts": "23:00", "minutes": "90"}

    assert "efter midnat" in client.post(address(meeting, "edit"), data=typed).text


def test_the_second_to_save_is_told_what_the_first_did_and_loses_nothing(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_draft(committee)
    seen = meeting.version
    client.post(address(meeting, "edit"), data={**TYPED, "version": seen})

    typed = {**TYPED, "day": "2027-03-23", "place": "Rådhuset", "version": seen}
    told = client.post(address(meeting, "edit"), data=typed)

    assert told.status_code == 422
    assert "ændrede" in told.text
    assert "Der står nu: 16. marts 2027" in told.text
    assert "Der står nu: Biblioteket" in told.text
    assert 'value="2027-03-23"' in told.text
    assert meeting.day == date(2027, 3, 16)
    again = client.post(address(meeting, "edit"), data={**typed, "version": meeting.version})
    assert again.status_code == 302
    assert meeting.day == date(2027, 3, 23)


def test_another_committees_secretary_changes_nothing(
    client: FlaskClient, committee: Committee
) -> None:
    draft = in_draft(committee)
    other = builders.committee("KFU")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=other))

    for page in ("edit", "cancel", "change"):
        assert client.get(address(draft, page)).status_code == 404
        assert trails.last("refuse").object_id == draft.id
    assert client.post(address(draft, "release")).status_code == 404


def test_readers_are_refused(client: FlaskClient, committee: Committee) -> None:
    meeting = in_published(committee)
    builders.sign_in(client, builders.user(Role.COMMITTEE_CHAIR, committee=committee))

    for page in ("edit", "cancel", "change"):
        assert client.get(address(meeting, page)).status_code == 403


def test_a_decided_meeting_is_not_moved_by_hand(client: FlaskClient, committee: Committee) -> None:
    meeting = in_published(committee)

    answer = client.post(
        address(meeting, "edit"), data={**TYPED, "version": meeting.version}, follow_redirects=True
    )

    assert answer.status_code == 422
    assert "Mødet er besluttet" in answer.text
    assert 'value="2027-03-16"' in answer.text, "what was typed stays"
    assert meeting.day == date(2027, 3, 2)


def test_a_published_meeting_is_cancelled_by_decision_and_its_host_is_told(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_published(committee)
    unit = builders.unit(committee)
    occasions.leader(unit, "vaert@example.test")
    host = occasions.contact(unit, meeting)
    db.session.commit()

    answer = client.post(address(meeting, "cancel"), data={**DECIDED, "version": meeting.version})

    assert answer.status_code == 302
    assert meeting.status is MeetingStatus.CANCELLED
    assert host.status is ContactStatus.CANCELLED
    (mail,) = db.session.scalars(select(OutboxMessage))
    assert mail.recipient == "vaert@example.test"
    assert "Formanden er syg" in mail.body
    assert client.get(address(meeting, "cancel")).location.endswith(f"/meetings/{meeting.id}")
    page = client.get(f"/calendar/2027/meetings/{meeting.id}").text
    assert "Aflyst" in page
    assert "Aflys mødet" not in page


def test_a_cancellation_needs_its_reason_and_keeps_the_rest(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_published(committee)
    typed = {**DECIDED, "reason": "  ", "version": meeting.version}

    answer = client.post(address(meeting, "cancel"), data=typed)

    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert "Punkt 4" in answer.text
    assert meeting.status is MeetingStatus.PLANNED


def test_a_meeting_moved_meanwhile_is_not_cancelled_unseen(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_published(committee)
    typed = {**DECIDED, "version": meeting.version - 1}

    answer = client.post(address(meeting, "cancel"), data=typed)

    assert answer.status_code == 422
    assert "efter at du åbnede siden" in answer.text
    assert "Formanden er syg" in answer.text


@pytest.mark.parametrize("page", ["cancel", "change"])
def test_a_meeting_cancelled_meanwhile_stays_so_and_the_second_reads_by_whom(
    client: FlaskClient, committee: Committee, page: str
) -> None:
    meeting = in_published(committee)
    seen = meeting.version
    client.post(address(meeting, "cancel"), data={**DECIDED, "version": seen})

    typed = {**TYPED, **DECIDED, "reason": "Salen er optaget", "version": meeting.version}
    answer = client.post(address(meeting, page), data=typed)

    assert answer.status_code == 422
    assert "Mødet er aflyst." in answer.text
    assert "registrerede det den 15. januar 2027" in answer.text
    assert "Salen er optaget" in answer.text
    assert meeting.day == date(2027, 3, 2)


def test_a_draft_is_neither_cancelled_nor_changed_by_decision(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_draft(committee)

    assert client.get(address(meeting, "cancel")).status_code == 404
    assert client.get(address(meeting, "change")).status_code == 302


def test_a_change_is_shown_with_what_it_pulls_along_and_then_published(
    client: FlaskClient, committee: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = in_published(committee)
    pulled = occasions.meeting(meeting.calendar, builders.committee("ØU"), date(2027, 3, 15))
    unit = builders.unit(committee)
    occasions.leader(unit, "vaert@example.test")
    occasions.contact(unit, meeting, confirmed=True)
    db.session.commit()
    because = {"da": "Flyttet, fordi …", "en": "Moved, because …"}
    follows = Pulled(pulled, date(2027, 3, 22), because)
    monkeypatch.setattr(moving, "preview", lambda *_given: [follows])
    typed: dict[str, Any] = {**TYPED, **DECIDED, "version": meeting.version, "confirmed": ""}

    asked = client.post(address(meeting, "change"), data=typed)

    assert asked.status_code == 200
    assert "22. marts 2027" in asked.text
    assert "Flyttet, fordi …" in asked.text
    assert meeting.day == date(2027, 3, 2), "nothing is changed before the yes"
    seal = f"yes;{pulled.id}=2027-03-22"
    assert seal in asked.text
    done = client.post(address(meeting, "change"), data={**typed, "confirmed": seal})
    assert done.status_code == 302
    assert (meeting.day, pulled.day) == (date(2027, 3, 16), date(2027, 3, 22))
    assert meeting.moved_because["da"] == (
        "Flyttet fra tirsdag den 2. marts 2027."
        " Besluttet af Børne- og Ungeudvalget: Formanden er syg."
    )
    assert pulled.moved_because == because
    assert len(meeting.calendar.versions) == 2
    (mail,) = db.session.scalars(select(OutboxMessage))
    assert "16. marts 2027 kl. 15.00" in mail.body


@pytest.mark.parametrize(
    ("language", "day", "why"),
    [
        ("da", "2027-03-29", "mandag den 29. marts 2027 er helligdag (Anden påskedag)."),
        ("en", "2027-03-29", "Monday 29 March 2027 is a public holiday (Easter Monday)."),
        ("da", "2027-03-20", "lørdag den 20. marts 2027 er i en weekend."),
        ("da", "2027-06-01", "tirsdag den 1. juni 2027 ligger for langt fra måneden."),
    ],
)
def test_a_day_no_calendar_can_keep_is_refused_with_the_rule_in_the_readers_words(
    client: FlaskClient, committee: Committee, language: str, day: str, why: str
) -> None:
    meeting = in_published(committee)
    client.post("/language", data={"language": language})
    typed = {**TYPED, **DECIDED, "day": day, "version": meeting.version, "confirmed": ""}

    refused = client.post(address(meeting, "change"), data=typed)

    assert refused.status_code == 422
    assert why in refused.text
    assert f'value="{day}"' in refused.text


@pytest.mark.parametrize("status", [CalendarStatus.DRAFT, CalendarStatus.ADOPTED])
@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2027-03-26", "fredag den 26. marts 2027 er helligdag (Langfredag)."),
        ("2027-03-20", "lørdag den 20. marts 2027 er i en weekend."),
        ("2028-03-07", "tirsdag den 7. marts 2028 ligger for langt fra måneden."),
    ],
)
def test_no_meeting_is_put_by_hand_on_a_day_without_meetings(
    client: FlaskClient, committee: Committee, status: CalendarStatus, day: str, why: str
) -> None:
    meeting = occasions.meeting(occasions.calendar(status), committee)
    db.session.commit()
    typed = {**TYPED, "day": day, "version": meeting.version}

    refused = client.post(address(meeting, "edit"), data=typed)

    assert refused.status_code == 422
    assert why in refused.text
    assert meeting.day == date(2027, 3, 2)


def test_a_day_that_breaks_a_rule_with_another_meeting_is_told_of_before_it_is_saved(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = in_draft(committee)
    occasions.meeting(meeting.calendar, committee, date(2027, 4, 6))
    db.session.commit()
    typed = pages.typed(client.get(address(meeting, "edit")).text, day="2027-04-06")

    told = client.post(address(meeting, "edit"), data=typed)

    assert told.status_code == 422
    assert "Det bryder en regel: tirsdag den 6. april 2027" in told.text
    again = client.post(address(meeting, "edit"), data=pages.typed(told.text))
    assert again.status_code == 302
    assert meeting.day == date(2027, 4, 6)


def test_a_published_dialogue_meeting_is_moved_by_decision(
    client: FlaskClient, committee: Committee
) -> None:
    """No pattern asks for it, so the calendar's engine does not know it: it pulls nothing along."""
    meeting = occasions.dialogue(occasions.calendar(), committee, is_draft=False)
    db.session.commit()
    typed = {**TYPED, **DECIDED, "version": meeting.version}
    holiday = client.post(address(meeting, "change"), data={**typed, "day": "2027-03-29"})
    assert "er helligdag (Anden påskedag)." in holiday.text

    asked = client.post(address(meeting, "change"), data=typed)
    assert "Ingen andre møder behøver at flytte." in asked.text
    done = client.post(address(meeting, "change"), data={**typed, "confirmed": "yes"})

    assert done.status_code == 302
    assert meeting.day == date(2027, 3, 16)
    assert DECIDED["reason"] in client.get(done.location).text, "whoever reads it is told why"


def test_a_published_meeting_that_no_pattern_asks_for_is_moved_too(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee, date(2027, 7, 6))
    db.session.delete(committee.patterns[0])
    db.session.commit()
    typed = {**TYPED, **DECIDED, "day": "2027-07-13", "version": meeting.version}

    asked = client.post(address(meeting, "change"), data=typed)

    assert "Ingen andre møder behøver at flytte." in asked.text
