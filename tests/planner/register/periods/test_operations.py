"""Rows that hold for a time are added, changed, corrected, ended and removed, and audited."""

from datetime import date

import pytest
from flask import Flask

from planner import versions
from planner.extensions import db
from planner.models.committees import MembershipRole
from planner.models.units import LeaderRole, Unit
from planner.register.periods import operations
from planner.register.periods.forms import Newcomer
from planner.register.periods.tracks import TRACKS
from planner.register.refusals import Refused
from tests.planner import builders
from tests.planner.register.builders import events, writer

OPENED, AUGUST, LATER = builders.TERM_START, date(2026, 8, 1), date(2027, 1, 1)
EVE = date(2026, 7, 31)


def names(unit: Unit) -> list[tuple[str, date, date | None]]:
    db.session.flush()
    db.session.refresh(unit)
    return [(one.name, one.valid_from, one.valid_to) for one in unit.periods]


def test_a_unit_renamed_from_a_day_keeps_its_earlier_name(database: Flask) -> None:
    unit = builders.unit(name="Gammel Skole")

    operations.change(
        unit.periods[0], TRACKS["unit-period"], {"name": "Ny Skole"}, on=AUGUST, by=writer(unit)
    )

    assert names(unit) == [("Gammel Skole", OPENED, EVE), ("Ny Skole", AUGUST, None)]
    assert unit.version == 2
    [event] = events(unit)
    assert (event.action, event.before["name"]) == ("change", "Gammel Skole")
    assert event.after == {"name": "Ny Skole", "valid_from": "2026-08-01"}


def test_a_change_holds_until_the_next_known_one(database: Flask) -> None:
    unit, track = builders.unit(name="A"), TRACKS["unit-period"]
    operations.change(unit.periods[0], track, {"name": "C"}, on=LATER, by=writer(unit))

    operations.change(unit.periods[0], track, {"name": "B"}, on=AUGUST, by=writer(unit))

    assert names(unit) == [
        ("A", OPENED, EVE),
        ("B", AUGUST, date(2026, 12, 31)),
        ("C", LATER, None),
    ]


def test_whoever_saves_second_is_told(database: Flask) -> None:
    unit, track = builders.unit(), TRACKS["unit-period"]
    first, second = writer(unit), writer(unit)
    operations.change(unit.periods[0], track, {"kind": "specialskole"}, on=AUGUST, by=first)

    with pytest.raises(versions.Overtaken):
        operations.change(unit.periods[0], track, {"kind": "musikskole"}, on=AUGUST, by=second)


def test_a_new_leader_takes_over_from_the_present_one(database: Flask) -> None:
    unit, track = builders.unit(), TRACKS["unit-leader"]
    first, second = builders.person("Leder 1"), builders.person("Leder 2")
    lead = {"role": LeaderRole.LEADER}
    for person, day in ((first, OPENED), (second, AUGUST)):
        values = {**lead, "person": person, "person_id": person.id}
        operations.add(unit, track, values, first=day, last=None, by=writer(unit))

    assert [(one.person, one.valid_from, one.valid_to) for one in unit.leaders] == [
        (first, OPENED, EVE),
        (second, AUGUST, None),
    ]
    assert events(unit)[-1].after["person"] == "Leder 2"


def test_a_leader_not_in_the_register_is_entered_along_with_the_post(database: Flask) -> None:
    unit = builders.unit()
    values = {"role": LeaderRole.LEADER, "person": Newcomer("Leder 3", "leder3@example.test")}

    row = operations.add(
        unit, TRACKS["unit-leader"], values, first=OPENED, last=None, by=writer(unit)
    )

    person = unit.leaders[0].person
    assert (row.valid_from, person.name, person.email) == (OPENED, "Leder 3", "leder3@example.test")
    assert [event.action for event in events(person)] == ["create"]


def test_two_chairs_on_the_same_day_are_refused(database: Flask) -> None:
    committee = builders.committee()
    builders.politician(committee, role=MembershipRole.CHAIR)
    other = builders.person()
    values = {"person": other, "person_id": other.id, "role": MembershipRole.CHAIR}

    with pytest.raises(Refused):
        operations.add(
            committee, TRACKS["member"], values, first=AUGUST, last=None, by=writer(committee)
        )


def test_a_unit_belongs_to_two_committees_but_to_none_twice(database: Flask) -> None:
    one, other = builders.committee(), builders.committee()
    unit, track = builders.unit(one), TRACKS["unit-committee"]
    values = {"committee": other, "committee_id": other.id}
    operations.add(unit, track, values, first=AUGUST, last=None, by=writer(unit))

    with pytest.raises(Refused):
        operations.add(unit, track, values, first=LATER, last=None, by=writer(unit))


def test_a_second_main_site_means_that_the_unit_moves(database: Flask) -> None:
    unit = builders.unit()
    values = {"town": "Korsør", "seats": 24, "is_main": True}

    operations.add(unit, TRACKS["site"], values, first=AUGUST, last=None, by=writer(unit))

    assert [(site.town, site.valid_to) for site in unit.sites] == [
        ("Slagelse", EVE),
        ("Korsør", None),
    ]


def test_a_moved_beginning_takes_its_neighbour_along(database: Flask) -> None:
    unit, track = builders.unit(name="A"), TRACKS["unit-period"]
    later = operations.change(unit.periods[0], track, {"name": "B"}, on=AUGUST, by=writer(unit))

    operations.correct(
        later, track, {"name": "B"}, first=date(2026, 9, 1), last=None, by=writer(unit)
    )

    assert names(unit) == [("A", OPENED, date(2026, 8, 31)), ("B", date(2026, 9, 1), None)]
    assert events(unit)[-1].action == "correct"


def test_a_name_that_would_leave_its_unit_nameless_cannot_be_removed(database: Flask) -> None:
    unit = builders.unit()

    with pytest.raises(Refused):
        operations.remove(unit.periods[0], TRACKS["unit-period"], by=writer(unit))


def test_a_name_entered_by_mistake_gives_its_days_back(database: Flask) -> None:
    unit, track = builders.unit(name="A"), TRACKS["unit-period"]
    later = operations.change(unit.periods[0], track, {"name": "B"}, on=AUGUST, by=writer(unit))

    operations.remove(later, track, by=writer(unit))

    assert names(unit) == [("A", OPENED, None)]
    assert events(unit)[-1].before["name"] == "B"


def test_nothing_about_a_unit_holds_outside_its_own_days(database: Flask) -> None:
    unit = builders.unit(closed_on=LATER)
    unit.periods[0].valid_to = unit.sites[0].valid_to = LATER
    values = {"town": "Korsør", "seats": 24, "is_main": False}

    for first, last in ((date(2025, 12, 31), LATER), (AUGUST, None)):
        with pytest.raises(Refused), db.session.begin_nested():
            operations.add(unit, TRACKS["site"], values, first=first, last=last, by=writer(unit))


def test_something_ends_no_sooner_than_it_began(database: Flask) -> None:
    committee = builders.committee()
    unit = builders.unit(committee)

    with pytest.raises(Refused):
        operations.end(
            unit.committees[0],
            TRACKS["unit-committee"],
            last_day=date(2025, 12, 31),
            by=writer(unit),
        )

    operations.end(unit.committees[0], TRACKS["unit-committee"], last_day=EVE, by=writer(unit))
    assert unit.committees[0].valid_to == EVE
    assert events(unit)[-1].after == {"committee": committee.code, "valid_to": "2026-07-31"}
