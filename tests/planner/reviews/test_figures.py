"""What a review freezes: counted as of a day, once, and never again."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import text

from agreements.kodeks.review import Share
from planner.coverage.pictures import OutsideTerms
from planner.demo import load
from planner.extensions import db
from planner.models.rotations import Contact, ContactStatus
from planner.reviews import agreements_kept, figures, mapping, operations
from planner.reviews.figures import Asked
from tests.planner import builders, codes, occasions, table
from tests.planner.occasions import NOW

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
YEAR = date(2026, 1, 1), date(2026, 12, 31)
AUTUMN = Asked(*YEAR, date(2026, 11, 20), "–")


def one(statement: str, **given: object) -> int:
    found = db.session.execute(text(statement), given).scalar_one()
    assert isinstance(found, int)
    return found


@pytest.fixture
def demo(database: Flask) -> Flask:
    load.load(at=AT)
    db.session.commit()
    return database


def test_agreements_kept_in_time_are_those_plain_sql_finds(demo: Flask) -> None:
    kept = agreements_kept.as_of(date(2026, 11, 20), *YEAR)
    agreements = one(
        "SELECT count(*) FROM agreement a JOIN agreement_round r ON r.id = a.round_id"
        " WHERE r.first_day = '2026-01-01'"
    )
    in_time = one(
        "SELECT count(*) FROM agreement_follow_up f JOIN agreement a ON a.id = f.agreement_id"
        " JOIN agreement_deadline d ON d.round_id = a.round_id AND d.year = f.year"
        " AND d.step = 'midway' JOIN agreement_round r ON r.id = a.round_id"
        " WHERE f.occasion = 'midway' AND r.first_day = '2026-01-01'"
        " AND substr(CAST(f.written_at AS text), 1, 10) <= CAST(d.due AS text)"
    )

    assert kept.midway == Share(in_time, agreements)
    assert kept.signed.whole == agreements
    assert kept.med_heard.whole == agreements
    assert kept.annual == Share(0, 0)  # not due before the year has ended


def test_before_a_step_is_due_nobody_is_late_with_it(demo: Flask) -> None:
    kept = agreements_kept.as_of(date(2026, 2, 1), *YEAR)

    assert (kept.signed, kept.midway) == (Share(0, 0), Share(0, 0))


def test_without_agreements_there_is_nothing_to_count(database: Flask) -> None:
    kept = agreements_kept.as_of(date(2026, 11, 20), *YEAR)

    assert {kept.signed, kept.midway, kept.annual, kept.med_heard} == {Share(0, 0)}
    assert kept.signed.percent is None


def test_access_and_staff_voice_are_those_plain_sql_finds(demo: Flask) -> None:
    counted = figures.counted(AUTUMN)
    held = "FROM contact WHERE status = 'held' AND politicians >= 3 AND day <= '2026-11-20'"

    assert counted.with_staff_voice == Share(
        one(f"SELECT count(*) {held} AND staff_present"),
        one(f"SELECT count(*) {held}"),
    )
    assert counted.with_contact.part == one(
        f"SELECT count(DISTINCT unit_id) {held} AND unit_id IN"
        " (SELECT id FROM unit WHERE opened_on <= '2026-11-20'"
        " AND (closed_on IS NULL OR closed_on >= '2026-11-20'))"
    )
    assert counted.with_contact.whole == one(
        "SELECT count(*) FROM unit WHERE opened_on <= '2026-11-20'"
        " AND (closed_on IS NULL OR closed_on >= '2026-11-20')"
    )


def test_the_kodeks_as_it_was_discussed_and_acknowledged_by_the_day(demo: Flask) -> None:
    before = figures.counted(Asked(*YEAR, date(2026, 3, 1), "–"))
    after = figures.counted(AUTUMN)

    assert (before.kodeks_acknowledged, before.discussed) == (Share(0, 0), ())
    assert after.kodeks_acknowledged.part > 0
    assert all(each.last_on for each in after.discussed)


def test_a_later_correction_leaves_the_frozen_figures_as_they_were(database: Flask) -> None:
    builders.municipality()
    people = table.people()
    committee = builders.committee()
    unit = builders.unit(committee)
    meeting = occasions.meeting(occasions.calendar(), committee, date(2027, 1, 12))
    contact: Contact = occasions.contact(unit, meeting, ContactStatus.HELD)
    row = table.begun(people.secretariat)
    asked = Asked(row.period_start, row.period_end, date(2027, 1, 15), "–")
    counted = figures.counted(asked)
    operations.freeze(row, counted, rotation_version_id=None, user=people.secretariat, at=NOW)
    assert counted.with_contact == Share(1, 1)

    contact.status, contact.cancelled_because = ContactStatus.CANCELLED, "Fejl"
    db.session.flush()
    db.session.expire_all()

    assert mapping.figures(row) == counted
    assert figures.counted(asked).with_contact == Share(0, 1)


def test_a_committee_counts_units_without_any_contact(database: Flask) -> None:
    builders.municipality()
    committee = builders.committee(name="Børneudvalget")
    units = [builders.unit(committee) for _one in range(3)]
    meeting = occasions.meeting(occasions.calendar(), committee, date(2027, 1, 12))
    occasions.contact(units[0], meeting, ContactStatus.HELD)

    (counted,) = figures.counted(
        Asked(date(2027, 1, 1), date(2027, 12, 31), date(2027, 1, 15), "–")
    ).committees

    assert (counted.committee, counted.with_contact) == ("Børneudvalget", Share(1, 3))
    assert counted.never == 2


def test_a_municipality_without_units_has_honest_empty_figures(database: Flask) -> None:
    builders.municipality()
    builders.committee()

    counted = figures.counted(Asked(date(2027, 1, 1), date(2027, 12, 31), date(2027, 1, 15), "–"))

    assert counted.with_contact == Share(0, 0)
    assert (counted.committees, counted.waiting, counted.discussed) == ((), (), ())


def test_a_day_outside_the_terms_is_refused(database: Flask) -> None:
    builders.municipality()
    codes.version()

    with pytest.raises(OutsideTerms):
        figures.counted(Asked(date(2031, 1, 1), date(2031, 12, 31), date(2031, 6, 1), "–"))
