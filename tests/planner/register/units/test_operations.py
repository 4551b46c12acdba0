"""Units open, close with successors, open again, and close on single days."""

from datetime import date

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.units import HostingClass, Site
from planner.register import relatives
from planner.register.refusals import Refused
from planner.register.units import operations
from planner.register.units.operations import NewUnit
from tests.planner import builders
from tests.planner.register.builders import events, writer

OPENED, LAST, NEXT = builders.TERM_START, date(2026, 7, 31), date(2026, 8, 1)


def new(code: str = "U900") -> NewUnit:
    period = {"name": "Ny Skole", "kind": "folkeskole", "hosting_class": HostingClass.FULL}
    site = {"town": "Korsør", "seats": 20}
    return NewUnit(
        code=code, opened_on=NEXT, period=period, site=site, committees=[builders.committee("BUU")]
    )


def test_a_unit_opens_with_its_name_site_and_committees(database: Flask) -> None:
    unit = operations.create(new(), by=writer())

    assert (unit.periods[0].valid_from, unit.sites[0].town) == (NEXT, "Korsør")
    [event] = events(unit)
    assert (event.action, event.after["committees"]) == ("create", ["BUU"])


def test_an_identifier_in_use_is_refused(database: Flask) -> None:
    builders.unit(code="U900")

    with pytest.raises(Refused) as refused:
        operations.create(new(), by=writer())

    assert refused.value.field == "code"


def test_a_closed_unit_ends_with_everything_about_it_and_is_succeeded(database: Flask) -> None:
    unit, successor = builders.unit(builders.committee()), builders.unit(name="Efterfølgeren")

    operations.close(unit, last_day=LAST, successors=[successor], by=writer(unit))

    assert unit.closed_on == LAST
    rows = [*unit.periods, *unit.sites, *unit.committees]
    assert {row.valid_to for row in rows} == {LAST}
    assert [(one.name, one.on_day) for one in relatives.successors(unit)] == [
        ("Efterfølgeren", NEXT)
    ]
    assert [one.id for one in relatives.predecessors(successor)] == [unit.id]
    assert events(unit)[-1].after["successors"] == [f"Efterfølgeren ({successor.code})"]


def test_a_moved_closing_moves_what_ended_with_it(database: Flask) -> None:
    unit = builders.unit()
    operations.close(unit, last_day=LAST, successors=[], by=writer(unit))

    operations.close(unit, last_day=date(2026, 12, 31), successors=[], by=writer(unit))

    assert unit.periods[0].valid_to == unit.closed_on == date(2026, 12, 31)


def test_a_unit_cannot_close_before_something_planned_begins(database: Flask) -> None:
    unit = builders.unit()
    unit.sites[0].valid_to = date(2026, 12, 31)
    unit.sites.append(Site(valid_from=date(2027, 1, 1), town="Korsør", seats=20))

    with pytest.raises(Refused):
        operations.close(unit, last_day=LAST, successors=[], by=writer(unit))


def test_a_unit_does_not_succeed_itself(database: Flask) -> None:
    unit = builders.unit()

    with pytest.raises(Refused):
        operations.close(unit, last_day=LAST, successors=[unit], by=writer(unit))


def test_an_undone_closing_lets_everything_go_on(database: Flask) -> None:
    unit, successor = builders.unit(), builders.unit()
    operations.close(unit, last_day=LAST, successors=[successor], by=writer(unit))

    operations.reopen(unit, by=writer(unit))

    assert unit.closed_on is None
    assert unit.periods[0].valid_to is None
    assert relatives.successors(unit) == []
    assert events(unit)[-1].action == "reopen"


def test_a_corrected_first_day_moves_what_began_with_the_unit(database: Flask) -> None:
    unit = builders.unit()

    operations.edit(unit, code="U901", opened_on=date(2026, 2, 1), by=writer(unit))

    assert (unit.code, unit.periods[0].valid_from) == ("U901", date(2026, 2, 1))
    assert events(unit)[-1].before["opened_on"] == "2026-01-01"


def test_closed_days_are_kept_apart_and_can_be_taken_back(database: Flask) -> None:
    unit = builders.unit()

    def close(first: int, last: int) -> None:
        operations.add_closure(
            unit,
            first_day=date(2026, 5, first),
            last_day=date(2026, 5, last),
            reason="eksamen",
            by=writer(unit),
        )

    close(4, 8)
    with pytest.raises(Refused), db.session.begin_nested():
        close(8, 9)
    operations.edit_closure(
        unit.closures[0],
        first_day=date(2026, 5, 11),
        last_day=date(2026, 5, 12),
        reason="",
        by=writer(unit),
    )
    operations.remove_closure(unit.closures[0], by=writer(unit))

    assert unit.closures == []
    assert [event.action for event in events(unit)] == ["add", "edit", "remove"]
