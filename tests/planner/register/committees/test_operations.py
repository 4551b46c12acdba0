"""Committees are entered, closed and merged."""

from datetime import date

import pytest
from flask import Flask

from planner.models.committees import CommitteeKind
from planner.register import relatives
from planner.register.committees import lifetime, operations, queries
from planner.register.periods import operations as periods
from planner.register.periods.tracks import TRACKS
from planner.register.refusals import Refused
from tests.planner import builders
from tests.planner.register.builders import events, writer

LAST, NEXT = date(2026, 7, 31), date(2026, 8, 1)


def test_a_committee_is_entered_under_a_free_identifier_only(database: Flask) -> None:
    entered = {"name": "Udvalget", "kind": CommitteeKind.STANDING, "first_day": NEXT}

    committee = operations.create(code="BUU", **entered, by=writer())  # type: ignore[arg-type]

    assert [event.action for event in events(committee)] == ["create"]
    with pytest.raises(Refused):
        operations.create(code="BUU", **entered, by=writer())  # type: ignore[arg-type]


def test_a_closed_committee_ends_with_members_pattern_and_units(database: Flask) -> None:
    committee, successor = builders.committee(), builders.committee(name="Efterfølgeren")
    builders.politician(committee)
    unit = builders.unit(committee)

    operations.close(committee, last_day=LAST, successors=[successor], by=writer(committee))

    rows = [*committee.periods, *committee.patterns, *committee.memberships, *unit.committees]
    assert {row.valid_to for row in rows} == {LAST}
    assert [one.name for one in relatives.successors(committee)] == ["Efterfølgeren"]
    assert committee.id not in {row.id for row in queries.committees(NEXT)}
    assert committee.id in {row.id for row in queries.committees(LAST)}
    assert events(committee)[-1].action == "close"


def test_a_merger_hands_units_over_but_not_members(database: Flask) -> None:
    one, other = builders.committee("A"), builders.committee("B")
    builders.politician(one)
    shared, own = builders.unit(one, other), builders.unit(one)

    operations.merge([one, other], other, on=NEXT, by=writer())

    assert [(link.committee_id, link.valid_from) for link in own.committees] == [
        (one.id, builders.TERM_START)
    ]
    assert {link.unit_id for link in lifetime.unit_links(other) if link.holds_on(NEXT)} == {
        shared.id,
        own.id,
    }
    assert lifetime.last_day(one) == LAST
    assert lifetime.last_day(other) is None
    assert other.memberships == []
    assert [event.action for event in events(one)] == ["merge"]
    assert events(other)[-1].after["predecessors"] == ["Udvalget A"]


@pytest.mark.parametrize("day", [date(2025, 1, 1), NEXT])
def test_a_merger_needs_two_committees_that_are_there(database: Flask, day: date) -> None:
    committee, others = builders.committee(), [builders.committee()] if day != NEXT else []

    with pytest.raises(Refused):
        operations.merge([committee, *others], committee, on=day, by=writer())


def test_a_renamed_committee_reads_as_it_was_called_on_the_day(database: Flask) -> None:
    committee = builders.committee(name="Seniorudvalget")
    periods.change(
        committee.periods[0],
        TRACKS["committee-name"],
        {"name": "Forebyggelses- og Seniorudvalget"},
        on=NEXT,
        by=writer(committee),
    )

    assert [row.name for row in queries.committees(LAST)] == ["Seniorudvalget"]
    assert [row.name for row in queries.committees(NEXT)] == ["Forebyggelses- og Seniorudvalget"]


def test_the_list_counts_the_members_and_units_of_the_day(database: Flask) -> None:
    committee = builders.committee()
    builders.politician(committee)
    builders.unit(committee, opened_on=NEXT)

    [before], [after] = queries.committees(LAST), queries.committees(NEXT)

    assert (before.members, before.units) == (1, 0)
    assert (after.members, after.units) == (1, 1)
