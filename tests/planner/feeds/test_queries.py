"""What a feed holds: published meetings of its committees, contacts of its units."""

from datetime import date, timedelta

import pytest
from flask import Flask

from agreements.period import PeriodKind
from planner.agreements.rounds import operations as rounds
from planner.extensions import db
from planner.feeds import operations, queries
from planner.models.committees import Committee, CommitteeSuccession, Membership, MembershipRole
from planner.models.meetings import CalendarStatus, MeetingStatus
from planner.models.messages import Feed
from planner.models.people import Person
from planner.models.rotations import ContactStatus
from planner.models.units import Unit
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement
from tests.planner.occasions import NOW, TODAY


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


def feed(target: Committee | Unit | Person) -> Feed:
    row = operations.subscribe(target, user=occasions.somebody(), at=NOW)
    db.session.flush()
    return row


def test_a_committees_feed_holds_its_published_meetings_cancelled_ones_too(
    committee: Committee,
) -> None:
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    off = occasions.meeting(calendar, committee, date(2027, 4, 6), status=MeetingStatus.CANCELLED)
    talk = occasions.dialogue(calendar, committee, is_draft=False)
    occasions.dialogue(calendar, committee, date(2027, 5, 4), is_draft=True)
    occasions.meeting(calendar, builders.committee())
    draft = occasions.calendar(CalendarStatus.DECIDED, year=2028)
    occasions.meeting(draft, committee, date(2028, 2, 1))

    assert queries.meetings_of(feed(committee), today=TODAY) == [meeting, talk, off]


def test_the_feed_of_a_committee_that_ended_goes_on_with_those_that_took_over(
    committee: Committee,
) -> None:
    """We subscribed to the old committee: do we still hear of the meetings?"""
    heir, last = builders.committee("NY"), builders.committee("SIDST")
    calendar = occasions.calendar()
    db.session.add_all(
        [
            CommitteeSuccession(
                predecessor_id=committee.id, successor_id=heir.id, on_day=date(2027, 4, 1)
            ),
            CommitteeSuccession(
                predecessor_id=heir.id, successor_id=last.id, on_day=date(2027, 6, 1)
            ),
        ]
    )
    own = occasions.meeting(calendar, committee, date(2027, 3, 2))
    occasions.meeting(calendar, heir, date(2027, 3, 9))  # before it took over
    after = occasions.meeting(calendar, heir, date(2027, 4, 6))
    occasions.meeting(calendar, last, date(2027, 5, 4))
    final = occasions.meeting(calendar, last, date(2027, 6, 1))

    assert queries.meetings_of(feed(committee), today=TODAY) == [own, after, final]


def test_what_is_more_than_a_year_old_is_left_out(committee: Committee) -> None:
    calendar = occasions.calendar(year=2026)
    old = occasions.meeting(calendar, committee, TODAY - queries.KEPT_BACK)
    occasions.meeting(calendar, committee, old.day - timedelta(days=1))

    assert queries.meetings_of(feed(committee), today=TODAY) == [old]


def test_a_units_feed_holds_its_contacts_those_gone_elsewhere_too(committee: Committee) -> None:
    calendar, unit = occasions.calendar(), builders.unit(committee, name="Skolen")
    march = occasions.meeting(calendar, committee)
    may = occasions.meeting(calendar, committee, date(2027, 5, 4))
    planned = occasions.contact(unit, march)
    gone = occasions.contact(unit, may, ContactStatus.REPLACED)
    occasions.contact(builders.unit(committee), march)

    own = feed(unit)

    assert queries.contacts_of(own, today=TODAY) == [planned, gone]
    assert queries.meetings_of(own, today=TODAY) == ()
    assert queries.name_of(own, today=TODAY) == "Skolen"


def test_a_persons_feed_holds_what_they_sit_in_and_what_they_lead(committee: Committee) -> None:
    calendar, unit = occasions.calendar(), builders.unit(committee)
    left, never = builders.committee(), builders.committee()
    person = occasions.leader(unit)
    for body, last in ((committee, None), (left, date(2026, 12, 31))):
        body.memberships.append(
            Membership(
                person=person,
                role=MembershipRole.MEMBER,
                valid_from=builders.TERM_START,
                valid_to=last,
            )
        )
    meetings = [occasions.meeting(calendar, body) for body in (committee, left, never)]
    contact = occasions.contact(unit, meetings[2])

    own = feed(person)

    assert queries.meetings_of(own, today=TODAY) == [meetings[0]]
    assert queries.contacts_of(own, today=TODAY) == [contact]
    assert person.name not in queries.name_of(own, today=TODAY), "a feed names nobody"


def test_an_account_sees_its_own_open_feeds(committee: Committee) -> None:
    mine, other = builders.user(), builders.user()
    first = operations.subscribe(committee, user=mine, at=NOW)
    second = operations.subscribe(committee, user=mine, at=NOW)
    closed = operations.subscribe(committee, user=mine, at=NOW)
    operations.subscribe(committee, user=other, at=NOW)
    operations.revoke(closed, user=mine, at=NOW)
    db.session.flush()

    listed = queries.of_user(mine, today=TODAY)
    assert [one.token for one in listed] == [second.token, first.token]
    assert queries.number_of(mine) == 2
    assert queries.behind(closed.token) == closed, "so that it can be told from one never made"


def test_what_is_listed_is_called_as_it_is_today_or_was_last(committee: Committee) -> None:
    unit = builders.unit(committee, name="Skolen")
    ended = builders.committee("GML", name="Det gamle udvalg")
    ended.periods[0].valid_to = date(2026, 12, 31)
    person = builders.person()
    mine = builders.user(person=person)
    for target in (unit, ended, person):
        operations.subscribe(target, user=mine, at=NOW)
    db.session.flush()

    names = [one.name for one in queries.of_user(mine, today=TODAY)]
    assert names == ["Mine egne møder", "Det gamle udvalg", "Skolen"]


def test_only_what_is_there_today_can_be_chosen_in_danish_order(committee: Committee) -> None:
    for name in ("Ærø", "Aarup", "Birk", "Østby"):
        builders.unit(committee, name=name)
    builders.unit(committee, name="Lukket", closed_on=date(2026, 12, 31))
    former = builders.committee("GML", name="Det gamle udvalg")
    former.periods[0].valid_to = date(2026, 12, 31)
    db.session.flush()

    units = [name for _id, name in queries.unit_choices(today=TODAY)]
    committees = [name for _id, name in queries.committee_choices(today=TODAY)]

    assert units == ["Birk", "Ærø", "Østby", "Aarup"]
    assert committees == ["Børne- og Ungeudvalget"]


def test_a_unit_its_leader_and_its_committee_get_the_deadlines_of_an_opened_round(
    committee: Committee,
) -> None:
    unit, other = builders.unit(committee), builders.unit(builders.committee())
    leader = occasions.leader(unit)
    user = occasions.somebody()
    round_ = rounds.create(PeriodKind.CALENDAR_YEAR, 2027, carry_goals=False, user=user, at=NOW)
    agreement(round_, unit, committee)
    assert queries.deadlines_of(feed(unit), today=TODAY) == []

    round_.opened_at = NOW
    db.session.flush()
    for subscriber in (unit, leader, committee):
        deadlines = queries.deadlines_of(feed(subscriber), today=TODAY)
        assert deadlines[0].due == date(2026, 11, 13)
        assert len(deadlines) == 7
    for stranger in (other, builders.politician(committee), builders.committee()):
        assert not queries.deadlines_of(feed(stranger), today=TODAY)
