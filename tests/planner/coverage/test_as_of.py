"""Coverage as of a day, over units and committees that open, close, merge, move and are renamed."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from planner.coverage import pictures, shown
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod, CommitteeSuccession
from planner.models.meetings import MeetingCalendar
from planner.models.rotations import ContactStatus
from planner.models.units import HostingClass, Unit, UnitCommittee, UnitPeriod, UnitSuccession
from planner.web import translations
from schedules.equity.grouping import Trait
from tests.planner import builders, occasions

SPRING, SUMMER, AUTUMN = date(2026, 3, 3), date(2026, 7, 1), date(2026, 10, 6)
EVE = date(2026, 6, 30)


@pytest.fixture
def buu(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børneudvalget")


@pytest.fixture
def kfu(buu: Committee) -> Committee:
    return builders.committee("KFU", name="Kulturudvalget")


def met(unit: Unit, day: date, status: ContactStatus = ContactStatus.HELD) -> None:
    """A contact of the unit on a day of 2026."""
    known = select(MeetingCalendar).where(MeetingCalendar.year == day.year)
    year = db.session.scalar(known) or occasions.calendar(year=day.year)
    occasions.contact(unit, occasions.meeting(year, unit.committees[0].committee, day), status)
    db.session.commit()


def by(trait: Trait, on: date) -> dict[str, tuple[int, int]]:
    """Units open on the day and contacts, by what each group is called then."""
    rows = shown.groups(pictures.of_day(on), trait)
    return {row.label: (row.access.open_units, row.access.contacts) for row in rows}


def waiting(on: date) -> dict[str, int]:
    """Days waited by what each unit is called on the day."""
    return {wait.unit.name: wait.days for wait in shown.waits(pictures.of_day(on))}


def test_groups_are_called_what_they_are_in_the_language_of_the_page(buu: Committee) -> None:
    builders.unit(buu)
    with translations.speaking("da"):
        danish = by(Trait.CENTRE, SPRING)
    with translations.speaking("en"):
        english = by(Trait.CENTRE, SPRING)

    assert list(danish) == ["Uden center"]
    assert list(english) == ["No centre"]
    assert list(danish.values()) == list(english.values())


class TestOpeningAndClosing:
    def test_a_unit_is_unknown_before_it_opens_and_waits_from_then(self, buu: Committee) -> None:
        builders.unit(buu, name="Ny skole", opened_on=SUMMER)
        assert waiting(EVE) == {}
        assert waiting(AUTUMN) == {"Ny skole": 97}

    def test_a_closed_units_contacts_stay_in_the_rates_but_nobody_waits(
        self, buu: Committee
    ) -> None:
        unit = builders.unit(buu, name="Gammel skole", closed_on=EVE)
        unit.periods[0].valid_to = unit.committees[0].valid_to = EVE
        met(unit, SPRING)
        assert waiting(EVE) == {"Gammel skole": 119}
        assert waiting(AUTUMN) == {}
        assert by(Trait.COMMITTEE, AUTUMN) == {"Børneudvalget": (0, 1)}

    def test_a_contact_after_the_day_is_planned_as_seen_from_it(self, buu: Committee) -> None:
        met(builders.unit(buu), AUTUMN)
        seen = pictures.of_day(SUMMER).coverage.together
        assert (seen.held, seen.planned) == (0, 1)
        assert pictures.of_day(AUTUMN).coverage.together.held == 1

    def test_a_picture_is_remembered_until_anything_it_is_made_of_changes(
        self, buu: Committee
    ) -> None:
        unit = builders.unit(buu)
        met(unit, SPRING)
        before = pictures.of_day(AUTUMN)
        assert pictures.of_day(AUTUMN) is before, "nothing has changed"
        assert pictures.of_day(SUMMER) is not before
        assert pictures.of_day(AUTUMN, units=[]) is not before

        met(unit, EVE)

        assert pictures.of_day(AUTUMN).coverage.together.held == 2
        unit.periods[0].name = "Et andet navn"
        db.session.commit()
        assert list(waiting(AUTUMN)) == ["Et andet navn"]


class TestNames:
    def test_a_renamed_unit_has_the_name_and_kind_of_the_day(self, buu: Committee) -> None:
        unit = builders.unit(buu, name="Før", kind="folkeskole")
        unit.periods[0].valid_to = EVE
        after = UnitPeriod(
            valid_from=SUMMER,
            name="Efter",
            kind="børneby",
            hosting_class=HostingClass.FULL,
            unit=unit,
        )
        db.session.add(after)
        met(unit, SPRING)
        assert (set(waiting(EVE)), set(by(Trait.KIND, EVE))) == ({"Før"}, {"folkeskole"})
        assert (set(waiting(SUMMER)), set(by(Trait.KIND, SUMMER))) == ({"Efter"}, {"børneby"})
        assert waiting(SUMMER) == {"Efter": 120}  # a new name ends no wait

    def test_a_renamed_committee_is_called_as_on_the_day(self, buu: Committee) -> None:
        builders.unit(buu)
        buu.periods[0].valid_to = EVE
        buu.periods.append(CommitteePeriod(valid_from=SUMMER, name="Børne- og Skoleudvalget"))
        db.session.commit()
        assert set(by(Trait.COMMITTEE, EVE)) == {"Børneudvalget"}
        assert set(by(Trait.COMMITTEE, SUMMER)) == {"Børne- og Skoleudvalget"}


class TestMovingAndMerging:
    def test_a_unit_takes_its_contacts_along_to_another_committee(
        self, buu: Committee, kfu: Committee
    ) -> None:
        """ "Does the school start over when the committees are changed?" No."""
        unit = builders.unit(buu)
        met(unit, SPRING)
        unit.committees[0].valid_to = EVE
        db.session.add(UnitCommittee(unit=unit, committee=kfu, valid_from=SUMMER))
        db.session.commit()
        assert by(Trait.COMMITTEE, EVE) == {"Børneudvalget": (1, 1)}
        assert by(Trait.COMMITTEE, SUMMER) == {"Kulturudvalget": (1, 1)}

    def test_units_of_merged_committees_are_under_the_one_that_took_over(
        self, buu: Committee, kfu: Committee
    ) -> None:
        for old in (buu, kfu):
            met(builders.unit(old), SPRING)
        new = builders.committee("BKU", name="Børne- og Kulturudvalget")
        new.periods[0].valid_from = SUMMER
        for old in (buu, kfu):
            old.periods[0].valid_to = EVE
            db.session.add(
                CommitteeSuccession(predecessor_id=old.id, successor_id=new.id, on_day=SUMMER)
            )
        for unit in db.session.scalars(select(Unit)).all():
            unit.committees[0].valid_to = EVE
            db.session.add(UnitCommittee(unit=unit, committee=new, valid_from=SUMMER))
        db.session.commit()
        assert by(Trait.COMMITTEE, EVE) == {"Børneudvalget": (1, 1), "Kulturudvalget": (1, 1)}
        assert by(Trait.COMMITTEE, SUMMER) == {"Børne- og Kulturudvalget": (2, 2)}

    def test_a_unit_merged_into_a_new_one_leaves_a_wait_from_its_opening(
        self, buu: Committee
    ) -> None:
        """The new house has met nobody yet; what the old one had stays the old one's."""
        old = builders.unit(buu, name="Gammelt hus", closed_on=EVE)
        old.periods[0].valid_to = old.committees[0].valid_to = EVE
        new = builders.unit(buu, name="Nyt hus", opened_on=SUMMER)
        db.session.add(UnitSuccession(predecessor_id=old.id, successor_id=new.id, on_day=SUMMER))
        met(old, SPRING)
        assert waiting(EVE) == {"Gammelt hus": 119}
        assert waiting(AUTUMN) == {"Nyt hus": 97}
        assert by(Trait.COMMITTEE, AUTUMN) == {"Børneudvalget": (1, 1)}

    def test_a_unit_without_a_committee_is_in_no_committees_group(self, buu: Committee) -> None:
        builders.unit()
        assert by(Trait.COMMITTEE, SUMMER) == {"Uden udvalg": (1, 0)}


class TestFrozen:
    def test_a_frozen_picture_is_what_the_page_shows(self, buu: Committee) -> None:
        met(builders.unit(buu, name="Skolen"), SPRING)
        builders.unit(buu, name="Biblioteket")
        found = pictures.frozen(date(2027, 1, 15))

        assert (found.whole.units, found.whole.met, found.overdue) == (2, 1, 1)
        assert [one.unit for one in found.waiting] == ["Biblioteket"]
        assert [one.name for one in found.committees] == ["Børneudvalget"]

    def test_a_day_outside_every_term_raises(self, buu: Committee) -> None:
        with pytest.raises(pictures.OutsideTerms):
            pictures.frozen(date(2025, 12, 31))
