"""The demo municipality: what it holds, that nothing in it clashes, that it is always the same."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from agreements.agreement_rules import content_problems
from agreements.lifecycle import EDITABLE
from agreements.transitions import State
from planner.agreements import mapping as mapping_of_agreements
from planner.demo import load
from planner.extensions import db
from planner.meetings import mapping
from planner.models.accounts import Role, RoleAssignment
from planner.models.agreements import Agreement, AgreementRound
from planner.models.committees import Committee, CommitteeKind, Membership
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar, MeetingPurpose
from planner.models.municipality import CalendarPeriod, CouncilTerm, Municipality
from planner.models.people import CouncilSeat
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.models.units import HostingClass, Unit, UnitSuccession
from schedules import dates
from schedules.calendar import parsing, rules, words
from schedules.calendar.explain import Explainer
from schedules.calendar.problem import Occasion, Purpose
from schedules.dates import Language

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
TODAY = date(2027, 1, 4)


@pytest.fixture
def demo(database: Flask) -> Flask:
    load.load(at=AT)
    db.session.commit()
    return database


def test_an_empty_database_is_empty_until_the_demo_is_loaded(database: Flask) -> None:
    assert load.is_empty()

    load.load(at=AT)

    assert not load.is_empty()


def test_the_demo_says_that_it_is_one(demo: Flask) -> None:
    assert db.session.scalars(select(Municipality)).one().is_demo


def test_109_units_are_open_and_the_term_has_31_seats(demo: Flask) -> None:
    units = db.session.scalars(select(Unit)).all()
    open_today = [u for u in units if u.opened_on <= TODAY and not u.closed_on]

    assert len(open_today) == 109
    assert db.session.scalars(select(CouncilTerm)).one().seats == 31
    assert db.session.scalar(select(func.count()).select_from(CouncilSeat)) == 31


def test_every_role_has_an_account(demo: Flask) -> None:
    assert set(db.session.scalars(select(RoleAssignment.role))) == set(Role)


def _members() -> dict[str, set[int]]:
    rows = db.session.execute(select(Committee.code, Membership.person_id).join(Committee))
    found: dict[str, set[int]] = {}
    for code, person_id in rows:
        found.setdefault(code, set()).add(person_id)
    return found


def test_committees_of_seven_on_one_weekday_share_no_member(demo: Flask) -> None:
    members, bodies = _members(), db.session.scalars(select(Committee)).all()
    political = (CommitteeKind.STANDING, CommitteeKind.FINANCE)
    seven = [body for body in bodies if body.kind in political]

    assert {len(members[body.code]) for body in seven} == {7}
    assert len(members["BYR"]) == 31
    for one, other in combinations(seven, 2):
        if one.patterns[0].weekday is other.patterns[0].weekday:
            assert not members[one.code] & members[other.code], (one.code, other.code)


def test_each_councillor_sits_in_one_or_two_committees(demo: Flask) -> None:
    members = _members()
    places = Counter(p for code in members.keys() - {"BYR", "HMED"} for p in members[code])

    assert set(places) == members["BYR"]
    assert set(places.values()) == {1, 2}


def test_no_councillor_is_called_to_two_meetings_at_once(demo: Flask) -> None:
    members = _members()
    meetings = db.session.scalars(select(Meeting)).all()

    for one, other in combinations(meetings, 2):
        if one.day == other.day and one.starts < other.ends and other.starts < one.ends:
            shared = members[one.committee.code] & members[other.committee.code]
            assert not shared, (one.day, one.committee.code, other.committee.code)


def test_meetings_of_2026_avoid_holidays_july_and_conferences(demo: Flask) -> None:
    hard = db.session.scalars(select(CalendarPeriod).where(CalendarPeriod.is_hard)).all()
    closed = dates.ClosedDays("DK", frozenset({(6, 5), (12, 24), (12, 31)}))

    for meeting in db.session.scalars(select(Meeting)):
        assert meeting.day.weekday() < 5
        assert meeting.day not in closed
        for period in hard:
            if period.committee_id in (None, meeting.committee_id):
                assert not period.first_day <= meeting.day <= period.last_day, period.name


def test_the_calendar_engine_finds_no_broken_rule_in_2026(demo: Flask) -> None:
    calendar = db.session.scalars(select(MeetingCalendar)).one()
    problem = parsing.parse(mapping.problem(calendar))
    planned = {
        Occasion(m.committee.code, m.cycle or 0, Purpose(m.purpose.value)): m.day
        for m in mapping.ordinary_meetings(calendar)
    }

    assert set(planned) == set(problem.occasions())
    assert list(rules.violations(problem, planned)) == []


def test_a_meeting_off_its_pattern_says_why_in_both_languages(demo: Flask) -> None:
    calendar = db.session.scalars(select(MeetingCalendar)).one()
    problem = parsing.parse(mapping.problem(calendar))
    meetings = {
        Occasion(m.committee.code, m.cycle or 0, Purpose(m.purpose.value)): m
        for m in mapping.ordinary_meetings(calendar)
    }
    explainer = Explainer(problem, {occasion: m.day for occasion, m in meetings.items()})

    moved = {occasion for occasion in meetings if explainer.reason(occasion)}
    assert {occasion for occasion, m in meetings.items() if m.moved_because} == moved
    for occasion in moved:
        reason = explainer.reason(occasion)
        assert reason
        assert meetings[occasion].moved_because == {
            language.value: words.reason(problem, reason, language) for language in Language
        }


def test_the_calendar_was_adopted_by_the_council_and_decided_by_each_committee(
    demo: Flask,
) -> None:
    calendar = db.session.scalars(select(MeetingCalendar)).one()

    assert calendar.status is CalendarStatus.PUBLISHED
    assert [step.action for step in calendar.steps if step.action != "decide"] == [
        "propose",
        "adopt",
        "publish",
    ]
    assert len([step for step in calendar.steps if step.action == "decide"]) == 9
    first, with_the_rotation = calendar.versions
    assert len(with_the_rotation.content["meetings"]) == len(calendar.meetings)
    assert len(first.content["meetings"]) == len(calendar.meetings) - 5, "its dialogue meetings"


def test_a_week_lies_between_committee_finance_and_council(demo: Flask) -> None:
    rows = db.session.execute(
        select(Committee.kind, Meeting.cycle, Meeting.day)
        .join(Committee)
        .where(Meeting.purpose == MeetingPurpose.ORDINARY)
    ).all()
    for month in range(1, 13):
        days = {
            kind: [day for of, cycle, day in rows if of is kind and cycle == month]
            for kind in CommitteeKind
        }
        if month != 7:
            [finance], [council] = days[CommitteeKind.FINANCE], days[CommitteeKind.COUNCIL]
            assert (finance - max(days[CommitteeKind.STANDING])).days >= 7
            assert (council - finance).days >= 7


def test_budget_readings_are_three_weeks_apart_and_in_time(demo: Flask) -> None:
    purposes = (MeetingPurpose.FIRST_READING, MeetingPurpose.SECOND_READING)
    first, second = db.session.scalars(
        select(Meeting.day).where(Meeting.purpose.in_(purposes)).order_by(Meeting.day)
    )

    assert (second - first).days >= 21
    assert second <= date(2026, 10, 15)


def test_hosts_can_host_what_they_hosted(demo: Flask) -> None:
    hosted = select(Contact).where(Contact.form == ContactForm.HOSTED)
    for contact in db.session.scalars(hosted):
        period, site, meeting = contact.unit.periods[0], contact.unit.sites[0], contact.meeting
        assert meeting is not None
        assert not meeting.town_hall
        assert period.hosting_class is HostingClass.FULL
        assert site.seats >= meeting.people
        assert site.step_free or not meeting.step_free, contact.unit.code
        if period.hosting_from and period.hosting_to:
            assert period.hosting_from <= meeting.starts < meeting.ends <= period.hosting_to


def test_a_unit_meets_only_its_own_committee_while_it_is_open(demo: Flask) -> None:
    for contact in db.session.scalars(select(Contact)):
        owners = {c.committee_id for c in contact.unit.committees if c.holds_on(contact.day)}
        assert contact.committee_id in owners, contact.unit.code


def test_contacts_are_unequal_some_three_times_some_never(demo: Flask) -> None:
    held = Counter(
        db.session.scalars(
            select(Contact.unit_id).where(
                Contact.status == ContactStatus.HELD, Contact.politicians >= 3
            )
        )
    )
    units = db.session.scalar(select(func.count()).select_from(Unit))

    assert max(held.values()) == 3
    assert units is not None
    assert len(held) < units * 2 / 3
    statuses = set(db.session.scalars(select(Contact.status)))
    assert statuses == set(ContactStatus) - {ContactStatus.REPLACED}


def test_a_closed_unit_has_its_successor_and_keeps_its_history(demo: Flask) -> None:
    story = db.session.scalars(select(UnitSuccession)).one()
    old = db.session.get_one(Unit, story.predecessor_id)
    new = db.session.get_one(Unit, story.successor_id)

    assert old.closed_on is not None
    assert old.closed_on + dates.DAY == new.opened_on == story.on_day
    assert db.session.scalar(select(Contact.id).where(Contact.unit_id == old.id))


def test_a_committee_was_renamed_inside_the_term(demo: Flask) -> None:
    body = db.session.scalars(select(Committee).where(Committee.code == "FSU")).one()
    names = {p.name for day in (date(2026, 3, 1), TODAY) for p in body.periods if p.holds_on(day)}

    assert len(names) == 2


def test_the_demo_is_the_same_each_time(database: Flask) -> None:
    def loaded() -> list[tuple[object, ...]]:
        number_anew()
        load.load(at=AT)
        db.session.flush()
        found: list[tuple[object, ...]] = []
        for table in db.metadata.sorted_tables:
            kept = [c for c in table.columns if not c.foreign_keys and c.name not in LEFT_OUT]
            rows = db.session.execute(select(*kept).order_by(table.c.id)).all()
            found += [(table.name, *(TOOK.sub("", str(value)) for value in row)) for row in rows]
        db.session.rollback()
        return found

    assert loaded() == loaded()


def number_anew() -> None:
    """A plan names meetings by their numbers, which PostgreSQL does not use twice by itself."""
    if db.engine.dialect.name == "postgresql":
        for table in db.metadata.sorted_tables:
            number = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), 1, false)")
            db.session.execute(number, {"name": table.name})


# Random by their nature, and how long it took to find the plan.
LEFT_OUT = {"password_hash", "session_key"}
TOOK = re.compile(r"(?<='took_seconds': )[0-9.e-]+")


def test_next_years_round_is_open_with_drafts_in_several_states(demo: Flask) -> None:
    round_ = db.session.scalars(
        select(AgreementRound).where(AgreementRound.first_day == date(2027, 1, 1))
    ).one()
    drafts = db.session.scalars(select(Agreement).where(Agreement.round_id == round_.id)).all()

    assert round_.opened_at is not None
    assert len(round_.deadlines) == 7
    assert len(drafts) == 109
    assert {row.state for row in drafts} == EDITABLE
    written = [row for row in drafts if row.state is not State.DRAFT]
    for row in written:
        content = mapping_of_agreements.content(row.versions[0].content)
        assert content_problems(content, today=AT.date()) == ()
    [commented] = [row for row in drafts if row.comments]
    assert commented.unit.code == "U001"


def test_every_agreement_has_the_steps_that_led_to_where_it_is(demo: Flask) -> None:
    agreements = db.session.scalars(select(Agreement)).all()
    for agreement in agreements:
        reached = [step.new_state for step in agreement.steps] or [State.DRAFT]
        times = [step.at for step in agreement.steps]
        assert reached[-1] is agreement.state, agreement.id
        assert times == sorted(times), agreement.id
        assert all(at <= AT for at in times), agreement.id
    assert {row.state for row in agreements} >= {State.CLOSED, State.MIDWAY, State.RUNNING}
    own = [row for row in agreements if row.unit.code == "U001"]
    by = {step.user and step.user.name for row in own for step in row.steps}
    assert by >= {"Leder 1", "Udvalgssekretær", "Medlem 8"}


def test_before_the_autumn_next_years_round_is_only_prepared(database: Flask) -> None:
    load.load(at=datetime(2026, 8, 1, tzinfo=UTC))

    newest = db.session.scalars(
        select(AgreementRound).order_by(AgreementRound.first_day.desc())
    ).first()
    assert newest is not None
    assert (newest.first_day, newest.opened_at) == (date(2027, 1, 1), None)
    query = select(func.count()).where(Agreement.round_id == newest.id)
    assert db.session.scalar(query) == 0
