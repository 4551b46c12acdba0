"""Committees are entered, closed and merged."""

from datetime import date

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.committees import CommitteeKind
from planner.models.units import Unit, UnitCommittee
from planner.register import committee_lifetime as lifetime
from planner.register import relatives
from planner.register.committees import operations, queries
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


def test_a_merger_leaves_alone_a_unit_that_was_to_move_there_later(database: Flask) -> None:
    one, other = builders.committee("A"), builders.committee("B")
    unit = builders.unit(one)
    unit.committees.append(UnitCommittee(committee=other, valid_from=date(2027, 1, 1)))
    db.session.flush()

    operations.merge([one], other, on=NEXT, by=writer())

    links = sorted((link.valid_from, link.valid_to) for link in lifetime.unit_links(other))
    assert links == [(NEXT, date(2026, 12, 31)), (date(2027, 1, 1), None)]


def test_a_merger_undone_gives_back_the_units_that_came_from_no_other(database: Flask) -> None:
    one, two, into = (builders.committee(code) for code in "ABC")
    shared, own, already = builders.unit(one, two), builders.unit(one), builders.unit(one, into)
    operations.merge([one, two], into, on=NEXT, by=writer())

    operations.reopen(one, by=writer(one))
    db.session.flush()

    of: dict[Unit, set[str]] = {unit: set() for unit in (shared, own, already)}
    for committee in (one, two, into):
        for link in lifetime.unit_links(committee):
            if link.holds_on(NEXT):
                of[db.session.get_one(Unit, link.unit_id)].add(committee.code)
    assert of == {shared: {"A", "C"}, own: {"A"}, already: {"A", "C"}}
    assert relatives.successors(one) == []
    assert [event.action for event in events(into)] == ["merge", "reopen"]


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
