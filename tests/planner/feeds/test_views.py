"""Pages for one's subscriptions, and the feeds as calendar programs read them."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import icalendar
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.contacts import operations as contact_operations
from planner.extensions import db
from planner.feeds import operations
from planner.meetings import operations as calendar_operations
from planner.meetings.operations import Move
from planner.models.accounts import Role, User
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.messages import Feed
from planner.models.people import Person
from planner.models.rotations import Contact
from planner.models.units import Unit
from tests.peers import calendars
from tests.planner import builders, occasions
from tests.planner.occasions import DECISION, NOW, TODAY

pytestmark = pytest.mark.usefixtures("january")

BEFORE, AFTER = date(2027, 3, 26), date(2027, 3, 29)  # summer time begins on 28 March


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality(town_hall="Rådhuset, Torvet 1")
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def reader(client: FlaskClient, committee: Committee) -> User:
    account = builders.user(Role.COUNCIL_MEMBER, person=builders.politician(committee))
    builders.sign_in(client, account)
    return account


def subscribed(reader: User, target: Committee | Unit | Person) -> Feed:
    feed = operations.subscribe(target, user=reader, at=NOW)
    db.session.commit()
    return feed


def fetch(client: FlaskClient, feed: Feed) -> bytes:
    answer = client.get(f"/feeds/{feed.token}.ics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    return answer.data


def events(client: FlaskClient, feed: Feed) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(fetch(client, feed))
    return {str(event["uid"]): event for event in read.events}


def test_one_subscribes_copies_the_address_and_closes_it(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    unit = builders.unit(committee, name="Skolen ved Åen")
    db.session.commit()
    assert "Ingen abonnement" in client.get("/feeds/").text

    for target in ("me", f"committee-{committee.id}", f"unit-{unit.id}"):
        assert client.post("/feeds/", data={"target": target}).status_code == 302

    feeds = db.session.scalars(select(Feed).order_by(Feed.id)).all()
    page = client.get("/feeds/").text
    for feed, name in zip(
        feeds, ("Mine egne møder", "Børne- og Ungeudvalget", "Skolen ved Åen"), strict=True
    ):
        assert f"/feeds/{feed.token}.ics" in page
        assert (
            "15. januar 2027 kl. " in page  # tells two alike apart
        )  # when each was made, so that two alike can be told apart
        assert name in page
    client.post(f"/feeds/{feeds[0].id}/revoke")
    assert feeds[0].token not in client.get("/feeds/").text
    assert client.get(f"/feeds/{feeds[0].token}.ics").status_code == 410
    assert client.post(f"/feeds/{feeds[0].id}/revoke").status_code == 404


@pytest.mark.parametrize("target", ["", "me-2", "committee-999999", "person-1", "unit-x"])
def test_only_what_is_offered_can_be_chosen(
    client: FlaskClient, committee: Committee, reader: User, target: str
) -> None:
    answer = client.post("/feeds/", data={"target": target})

    assert answer.status_code == 422
    assert 'id="target-error"' in answer.text


def test_an_account_without_a_person_has_no_meetings_of_its_own(
    client: FlaskClient, committee: Committee
) -> None:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    assert "Mine egne møder" not in client.get("/feeds/").text
    assert client.post("/feeds/", data={"target": "me"}).status_code == 422


def test_nobody_closes_anothers_subscription(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    feed = subscribed(builders.user(), committee)

    assert client.post(f"/feeds/{feed.id}/revoke").status_code == 404
    assert feed.revoked_at is None


def test_a_feed_needs_no_sign_in_but_its_address(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    feed = subscribed(reader, committee)
    client.post("/sign-out")

    answer = client.get(f"/feeds/{feed.token}.ics")

    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.cache_control.private
    again = client.get(
        f"/feeds/{feed.token}.ics", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
    assert client.get("/feeds/nobody-guesses-this.ics").status_code == 404


def test_a_disabled_account_feeds_nobody(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    feed = subscribed(reader, committee)
    reader.enabled = False
    db.session.commit()

    assert client.get(f"/feeds/{feed.token}.ics").status_code == 410


def test_a_meeting_says_where_and_when_and_its_agenda_has_a_day_of_its_own(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee)

    read = events(client, subscribed(reader, committee))

    held, agenda = read[f"{meeting.uid}@samspil"], read[f"{meeting.uid}-agenda@samspil"]
    assert str(held["summary"]) == "Børne- og Ungeudvalget: Ordinært møde"
    assert str(held["location"]) == "Rådhuset, Torvet 1"
    assert held["status"] == "CONFIRMED"
    assert agenda["dtstart"].dt == meeting.agenda_deadline
    assert "Dagsorden ud" in str(agenda["summary"])


def test_a_move_keeps_the_uid_and_raises_the_sequence_a_cancellation_too(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee)
    feed, uid = subscribed(reader, committee), f"{meeting.uid}@samspil"
    first = events(client, feed)[uid]
    move = Move(date(2027, 3, 16), time(15), 120, "Biblioteket")
    calendar_operations.change([(meeting, move)], DECISION, user=reader, at=NOW)
    db.session.commit()
    second = events(client, feed)[uid]
    calendar_operations.cancel(meeting, DECISION, user=reader, at=NOW)
    db.session.commit()
    third = events(client, feed)[uid]

    assert [event["sequence"] for event in (first, second, third)] == [0, 1, 2]
    assert str(second["location"]) == "Biblioteket"
    assert [event["status"] for event in (first, second, third)] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]


def test_a_units_contact_is_cancelled_moved_elsewhere_and_back_with_growing_sequences(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    unit, other = builders.unit(committee, code="U001"), builders.unit(committee)
    meeting = occasions.meeting(occasions.calendar(), committee)
    rotation = occasions.rotation(committee)
    feed, uid = subscribed(reader, unit), f"{meeting.uid}-u001@samspil"
    seen = []
    for host in (unit, other, unit):
        occasions.published(rotation, {meeting: [host]})
        db.session.commit()
        event = events(client, feed)[uid]
        seen.append((event["status"], int(event["sequence"])))
    contact = contact_of(unit, meeting)
    contact_operations.decline(contact, "Brand", today=TODAY, user=reader, at=NOW)
    db.session.commit()
    event = events(client, feed)[uid]
    seen.append((event["status"], int(event["sequence"])))

    assert [status for status, _sequence in seen] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
        "CANCELLED",
    ]
    sequences = [sequence for _status, sequence in seen]
    assert sequences == sorted(set(sequences))


def contact_of(unit: Unit, meeting: Meeting) -> Contact:
    query = select(Contact).filter_by(unit_id=unit.id, meeting_id=meeting.id)
    return db.session.scalars(query).one()


def test_nothing_confidential_leaves_in_a_feed(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    """No names of people, no reasons, no drafts: whoever has the address reads it."""
    unit = builders.unit(committee)
    leader = occasions.leader(unit, "leder@example.test")
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    contact = occasions.contact(unit, meeting)
    contact_operations.decline(contact, "Alvorlig sygdom", today=TODAY, user=reader, at=NOW)
    draft = occasions.dialogue(calendar, committee, is_draft=True)
    assert reader.person is not None

    for target in (committee, unit, reader.person, leader):
        content = fetch(client, subscribed(reader, target)).decode()
        for secret in (
            leader.name,
            reader.name,
            reader.person.name,
            "example.test",
            "sygdom",
            draft.uid,
        ):
            assert secret not in content.replace("\r\n ", "")


def across_summer_time(client: FlaskClient, committee: Committee, reader: User) -> bytes:
    """A feed with a meeting before the change to summer time, one after, and one cancelled."""
    calendar = occasions.calendar()
    for day in (BEFORE, AFTER, date(2027, 4, 6)):
        meeting = occasions.meeting(calendar, committee, day)
        meeting.uid, meeting.agenda_deadline = f"{day}", None
    calendar_operations.cancel(meeting, DECISION, user=reader, at=NOW)
    return fetch(client, subscribed(reader, committee))


def check(entries: list[calendars.Entry]) -> None:
    before, after, cancelled = entries
    assert before.start == datetime(2027, 3, 26, 13, tzinfo=UTC)
    assert after.start == datetime(2027, 3, 29, 12, tzinfo=UTC)
    assert after.end == datetime(2027, 3, 29, 14, 30, tzinfo=UTC)
    assert [entry.status for entry in entries] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert after.summary == "Børne- og Ungeudvalget: Ordinært møde"
    assert cancelled.uid == "2027-04-06@samspil"


def test_khal_reads_the_feed_across_the_change_to_summer_time(
    client: FlaskClient, committee: Committee, reader: User, tmp_path: Path
) -> None:
    feed = across_summer_time(client, committee, reader)

    check(calendars.by_khal(feed, tmp_path, first="2027-03-20", days=30))


def test_ical_js_reads_the_feed_across_the_change_to_summer_time(
    client: FlaskClient, committee: Committee, reader: User
) -> None:
    check(calendars.by_ical_js(across_summer_time(client, committee, reader)))
