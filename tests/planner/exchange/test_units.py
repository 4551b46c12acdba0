"""A file of units is held against the register and written from the day chosen."""

from datetime import date, time
from typing import Any

import pytest
from flask import Flask

from planner.audit import words
from planner.exchange import operations
from planner.exchange.comparison import Preview
from planner.exchange.sheets_of import SHEETS
from planner.extensions import db
from planner.models.people import Person
from planner.models.units import LeaderRole, Unit, UnitLeader
from planner.register.periods.operations import Writer
from tests.planner import builders
from tests.planner.exchange.files import DAY, as_csv, as_xlsx, preview, refusals
from tests.planner.register.builders import NOW, events, writer

EVE = date(2026, 7, 31)
# The headings of the municipality's own list, as it is.
HEADINGS = [
    *("id", "name", "type", "town", "area", "postcode", "committee", "lat", "lon", "seats"),
    *("host_class", "reality", "source_or_note"),
]


def row(code: str = "U001", **given: object) -> list[object]:
    said = {
        "id": code,
        "name": "Skolen",
        "type": "folkeskole",
        "town": "Slagelse",
        "area": "Slagelse S",
        "postcode": "4200",
        "committee": "BUU",
        "lat": "55.3825",
        "lon": "11.3488",
        "seats": "60",
        "host_class": "A",
        **given,
    }
    return [said.get(heading, "") for heading in HEADINGS]


def confirm(rows: Any, *, on: date = DAY, sheet: str = "units") -> Preview:
    content = rows if isinstance(rows, bytes) else as_csv(rows)
    by = writer()
    file = operations.keep(SHEETS[sheet](on), "fil.csv", content, user=by.user, at=NOW)
    db.session.flush()
    seen = operations.preview(SHEETS[sheet](on), content)
    return operations.confirm(file, SHEETS[sheet](on), digest=seen.digest(), user=by.user, at=by.at)


def unit_coded(code: str = "U001") -> Unit:
    db.session.flush()
    db.session.expire_all()
    return db.session.scalars(db.select(Unit).where(Unit.code == code)).one()


def leader_of(unit: Unit) -> str:
    return next((one.person.name for one in unit.leaders if one.holds_on(DAY)), "")


def test_the_municipalitys_own_list_imports_as_it_is(database: Flask) -> None:
    builders.committee("BUU")

    seen = confirm([HEADINGS, row(), row("U002", name="Den anden", host_class="c")])

    assert len(seen.new) == 2
    assert list(seen.ignored) == ["reality", "source_or_note"]
    unit = unit_coded()
    [period], [site], [link] = unit.periods, unit.sites, unit.committees
    assert (period.name, period.kind, period.hosting_class) == ("Skolen", "folkeskole", "A")
    assert (site.town, site.area, site.postcode) == ("Slagelse", "Slagelse S", "4200")
    assert (site.lat, site.lon, site.seats, site.is_main) == (55.3825, 11.3488, 60, True)
    assert (link.committee.code, link.valid_from, unit.opened_on) == ("BUU", DAY, DAY)
    assert [event.action for event in events(unit)] == ["import_row"]


@pytest.mark.parametrize("headings", ["ID;NAVN;Type;By;Pladser;Værtsklasse;åben fra", ""])
def test_danish_headings_are_known_in_any_case(database: Flask, headings: str) -> None:
    headings = headings or "id;Navn;type;by;pladser;værts klasse;Åben_fra"
    rows = f"{headings}\nU1;Skolen;folkeskole;Slagelse;30;B;01-03-2026\n".encode("cp1252")

    seen = preview("units", rows)

    assert refusals(seen) == []
    assert seen.new[0].entry.values["opened_on"] == date(2026, 3, 1)
    assert list(seen.ignored) == []


def test_bad_rows_are_refused_with_row_column_and_value_and_nothing_is_written(
    database: Flask,
) -> None:
    builders.committee("BUU")
    rows = [
        HEADINGS,
        row(),
        row("U002", seats="mange"),
        row("U003", committee="XYZ"),
        row("U004", host_class="D", lat="11.3488"),
        row("U001", name="Igen"),
        row(""),
        row("U006", name=""),
        row("U007", lat="55,2", lon=""),
        row("U008", town=""),
    ]

    seen = preview("units", rows)

    assert refusals(seen) == [
        (3, "seats", "mange"),
        (4, "committee", "XYZ"),
        (5, "lat", "11.3488"),
        (5, "host_class", "D"),
        (6, "id", "U001"),
        (7, "id", ""),
        (8, "name", ""),
        (9, "lat", "55,2"),
        (10, "town", ""),
    ]
    assert "Række 2" in str(seen.refused[4].reason)
    with pytest.raises(operations.NotClean):
        confirm(rows)
    assert db.session.scalar(db.select(db.func.count()).select_from(Unit)) == 0


def test_a_file_without_what_is_new_needs_is_refused(database: Flask) -> None:
    seen = preview("units", [["id", "navn"], ["U001", "Skolen"]])

    assert refusals(seen) == [(2, "type", ""), (2, "værtsklasse", "")]


def test_changes_hold_from_the_day_chosen_and_history_stays(database: Flask) -> None:
    old, new = builders.committee("BUU"), builders.committee("KFU")
    builders.unit(old, code="U001", name="Gammel", seats=30)

    rows = [["id", "navn", "pladser", "udvalg"], ["u001", "Ny", "40", "kfu"]]
    seen = confirm(rows)

    assert [(one.heading, one.before, one.after) for one in seen.changed[0].differences] == [
        ("navn", "Gammel", "Ny"),
        ("udvalg", "BUU", "KFU"),
        ("pladser", 30, 40),
    ]
    unit = unit_coded()
    assert [(one.name, one.valid_to) for one in unit.periods] == [("Gammel", EVE), ("Ny", None)]
    assert [(one.seats, one.valid_to) for one in unit.sites] == [(30, EVE), (40, None)]
    assert [(one.committee_id, one.valid_to) for one in unit.committees] == [
        (old.id, EVE),
        (new.id, None),
    ]
    assert events(unit)[-1].before == {"name": "Gammel", "committee": "BUU", "seats": 30}
    assert unit.version > 1


def test_a_change_on_the_units_first_day_corrects_it(database: Flask) -> None:
    builders.unit(code="U001", name="Gammel")

    confirm([["id", "navn"], ["U001", "Ny"]], on=builders.TERM_START)

    assert [period.name for period in unit_coded().periods] == ["Ny"]


def test_columns_not_in_the_file_are_left_alone(database: Flask) -> None:
    one, other = builders.committee("BUU"), builders.committee("KFU")
    builders.unit(one, other, code="U001")

    assert preview("units", [["id", "udvalg"], ["U001", "KFU"]]).changed == []
    both = preview("units", [["id", "udvalg", "andre udvalg"], ["U001", "KFU", "BUU"]])
    assert both.changed == []
    assert (
        len(preview("units", [["id", "udvalg", "andre udvalg"], ["U001", "KFU", ""]]).changed) == 1
    )


def test_leaders_come_change_and_go(database: Flask) -> None:
    builders.unit(code="U001")
    headings = ["id", "leder", "leders e-mail"]

    confirm([headings, ["U001", "Leder 1", "leder1@example.test"]], on=date(2026, 2, 1))
    confirm([headings, ["U001", "Leder 2", ""]])
    assert leader_of(unit_coded()) == "Leder 2"
    confirm([headings, ["U001", "Leder 2", "leder2@example.test"]], on=date(2026, 9, 1))
    assert db.session.scalar(db.select(db.func.count()).select_from(Person)) == 2
    confirm([headings, ["U001", "", ""]], on=date(2026, 10, 1))

    assert [(one.person.name, one.valid_from, one.valid_to) for one in unit_coded().leaders] == [
        ("Leder 1", date(2026, 2, 1), EVE),
        ("Leder 2", DAY, date(2026, 9, 30)),
    ]


def test_one_leader_of_two_units_is_one_person(database: Flask) -> None:
    builders.unit(code="U001"), builders.unit(code="U002")
    leader = ["Leder 1", "leder1@example.test"]

    confirm([["id", "leder", "leders e-mail"], ["U001", *leader], ["U002", *leader]])

    assert db.session.scalar(db.select(db.func.count()).select_from(Person)) == 1


def test_anothers_address_is_refused(database: Flask) -> None:
    builders.unit(code="U001")
    builders.person("Leder 9", email="leder9@example.test")

    seen = preview(
        "units",
        [["id", "leder", "leders e-mail"], ["U001", "Leder 1", "leder9@example.test"]],
    )

    assert refusals(seen) == [(2, "leders e-mail", "leder9@example.test")]


def test_units_close_and_open_by_their_columns(database: Flask) -> None:
    unit = builders.unit(builders.committee("BUU"), code="U001")
    person = builders.person()
    unit.leaders.append(UnitLeader(valid_from=DAY, person=person, role=LeaderRole.LEADER))
    headings = ["id", "åben fra", "åben til"]

    early = preview("units", [headings, ["U001", "2026-01-01", "2026-07-01"]])
    assert refusals(early) == [(2, "åben til", "2026-07-01")]
    confirm([headings, ["U001", "", "2026-12-31"]])
    assert unit_coded().periods[0].valid_to == unit_coded().closed_on == date(2026, 12, 31)

    after = date(2027, 2, 1)
    other = preview("units", [["id", "navn"], ["U001", "Ny"]], on=after)
    assert refusals(other) == [(2, "id", "U001")]
    confirm([headings, ["U001", "", ""]], on=after)
    assert unit_coded().closed_on is None
    assert unit_coded().leaders[0].valid_to is None


def test_a_unit_cannot_close_before_it_opens(database: Flask) -> None:
    rows = [[*HEADINGS, "open_from", "open_to"], [*row(committee=""), "2026-08-01", "2026-07-01"]]

    assert refusals(preview("units", rows)) == [(2, "open_to", "2026-07-01")]


def test_practical_columns_are_read(database: Flask) -> None:
    builders.unit(code="U001")
    headings = [
        "id",
        "trinfri adgang",
        "handicaptoilet",
        "teleslynge",
        "vært fra",
        "vært til",
        "selvejende",
    ]
    confirm(as_xlsx([headings, ["U001", "ja", "x", "nej", time(14), "16.00", True]]))

    unit = unit_coded()
    site, period = unit.sites[-1], unit.periods[-1]
    assert (site.step_free, site.accessible_toilet, site.hearing_loop) == (True, True, False)
    assert (period.hosting_from, period.hosting_to) == (time(14), time(16))
    assert period.is_self_governing

    one_hour = preview("units", [["id", "vært fra", "vært til"], ["U001", "14.00", ""]])
    assert refusals(one_hour) == [(2, "vært til", "")]


def test_a_preview_of_another_day_or_register_is_not_confirmed(database: Flask) -> None:
    unit = builders.unit(code="U001", name="Gammel")
    by = writer()
    content = as_csv([["id", "navn"], ["U001", "Ny"]])
    file = operations.keep(SHEETS["units"](DAY), "fil.csv", content, user=by.user, at=NOW)
    seen = operations.preview(SHEETS["units"](DAY), content)
    unit.periods[0].name = "I mellemtiden"
    db.session.flush()

    with pytest.raises(operations.Outdated):
        operations.confirm(file, SHEETS["units"](DAY), digest=seen.digest(), user=by.user, at=by.at)


def test_the_import_leaves_its_own_event(database: Flask) -> None:
    municipality = builders.municipality()
    builders.committee("BUU")
    by: Writer = writer()
    content = as_csv([HEADINGS, row()])
    file = operations.keep(SHEETS["units"](DAY), "enheder.csv", content, user=by.user, at=NOW)
    seen = operations.preview(SHEETS["units"](DAY), content)
    operations.confirm(file, SHEETS["units"](DAY), digest=seen.digest(), user=by.user, at=by.at)

    [event] = events(municipality)
    assert event.action == "import"
    assert event.after == {
        "sheet": "units",
        "filename": "enheder.csv",
        "new": 1,
        "changed": 0,
        "valid_from": "2026-08-01",
    }


def test_a_deputy_who_becomes_leader_is_deputy_no_longer(database: Flask) -> None:
    unit = builders.unit(code="U001")
    deputy = builders.person("Leder 1", email="leder1@example.test")
    unit.leaders.append(
        UnitLeader(valid_from=builders.TERM_START, person=deputy, role=LeaderRole.DEPUTY)
    )

    confirm([["id", "leder", "leders e-mail"], ["U001", "Leder 1", "leder1@example.test"]])

    assert [(one.role, one.valid_to) for one in unit_coded().leaders] == [
        (LeaderRole.DEPUTY, EVE),
        (LeaderRole.LEADER, None),
    ]


def test_every_column_has_its_words_on_the_history(database: Flask) -> None:
    keys = {column.key for sheet in SHEETS.values() for column in sheet(DAY).columns}

    assert sorted(key for key in keys if key not in words.FIELDS) == []
