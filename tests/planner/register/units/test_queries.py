"""The list of units reads as it was on its day."""

from datetime import date

import pytest
from flask import Flask

from planner.models.units import LeaderRole, UnitLeader
from planner.register.committees import operations as committees
from planner.register.periods import operations as periods
from planner.register.periods.tracks import TRACKS
from planner.register.units import operations, queries
from planner.register.units.queries import Filter
from tests.planner import builders
from tests.planner.register.builders import writer

OPENED, BEFORE, AFTER = builders.TERM_START, date(2026, 7, 31), date(2026, 8, 1)


def names(on: date, **narrowed: object) -> list[str]:
    return [unit.name for unit in queries.units(on, Filter(**narrowed))]  # type: ignore[arg-type]


def test_a_unit_is_listed_with_its_site_leader_and_committees_of_the_day(database: Flask) -> None:
    own, other = builders.committee("BUU"), builders.committee("KFU")
    unit = builders.unit(own, other, name="Skolen")
    leader = builders.person("Leder 1", email="leder1@example.test")
    row = UnitLeader(valid_from=AFTER, person=leader, role=LeaderRole.LEADER)
    unit.leaders.append(row)

    [before], [after] = queries.units(BEFORE), queries.units(AFTER)

    assert (before.town, before.seats, before.leader) == ("Slagelse", 30, "")
    assert (after.leader_id, after.leader, after.leader_email) == (
        leader.id,
        "Leder 1",
        "leder1@example.test",
    )
    assert dict(zip(after.committee_ids, after.committees, strict=True)) == {
        own.id: "BUU",
        other.id: "KFU",
    }


def test_a_deputy_is_not_taken_for_the_leader(database: Flask) -> None:
    unit = builders.unit()
    row = UnitLeader(valid_from=OPENED, person=builders.person(), role=LeaderRole.DEPUTY)
    unit.leaders.append(row)

    [listed] = queries.units(OPENED)

    assert listed.leader == ""
    assert names(OPENED, missing="leader") == [listed.name]


def test_names_come_in_danish_order(database: Flask) -> None:
    for name in ("Østre Skole", "Aaby Skole", "Ældrecentret", "Zoneskolen"):
        builders.unit(name=name)

    assert names(OPENED) == ["Zoneskolen", "Ældrecentret", "Østre Skole", "Aaby Skole"]


@pytest.mark.parametrize("text", ["ØSTRE", "østre", "skole østre", "u77"])
def test_a_search_knows_danish_letters_in_any_case(database: Flask, text: str) -> None:
    builders.unit(name="Østre", code="U77", kind="folkeskole")
    builders.unit(name="Vestre", kind="plejecenter")

    assert names(OPENED, text=text) == ["Østre"]


def test_a_unit_is_renamed_closed_and_succeeded_and_each_day_reads_as_it_was(
    database: Flask,
) -> None:
    committee = builders.committee()
    old, new = builders.unit(committee, name="Øst"), builders.unit(committee, name="Vest")
    periods.change(
        old.periods[0],
        TRACKS["unit-period"],
        {"name": "Øst 2"},
        on=date(2026, 3, 1),
        by=writer(old),
    )
    operations.close(old, last_day=BEFORE, successors=[new], by=writer(old))

    assert names(date(2025, 12, 31)) == []
    assert names(date(2026, 2, 28)) == ["Vest", "Øst"]
    assert names(BEFORE, committee_id=committee.id) == ["Vest", "Øst 2"]
    assert names(AFTER, committee_id=committee.id) == ["Vest"]


def test_units_of_merged_committees_belong_to_the_new_one_from_its_day(database: Flask) -> None:
    one, other = builders.committee("A"), builders.committee("B")
    builders.unit(one, name="1"), builders.unit(other, name="2")
    both = builders.unit(one, other, name="3")
    by = writer()
    into = committees.create(
        code="AB", name="Det nye udvalg", kind=one.kind, first_day=AFTER, by=by
    )
    committees.merge([one, other], into, on=AFTER, by=by)

    assert names(BEFORE, committee_id=one.id) == ["1", "3"]
    assert names(BEFORE, committee_id=into.id) == []
    assert names(AFTER, committee_id=into.id) == ["1", "2", "3"]
    assert names(AFTER, committee_id=other.id) == []
    assert queries.committees_of(AFTER)[both.id] == {into.id: "AB"}


def test_a_list_is_cut_into_pages(database: Flask) -> None:
    for number in range(5):
        builders.unit(name=f"Enhed {number}")

    assert queries.count(OPENED) == 5
    second = queries.units(OPENED, page=2, size=2)
    assert [unit.name for unit in second] == ["Enhed 2", "Enhed 3"]
