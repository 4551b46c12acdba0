"""Reads of rotations: who sees which, the latest plan, the locks."""

from datetime import date

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import Meeting
from planner.models.rotations import Lock
from planner.models.units import UnitPeriod
from planner.rotations import queries
from tests.planner import builders, occasions


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def march(committee: Committee) -> Meeting:
    return occasions.meeting(occasions.calendar(), committee)


def test_drafts_are_seen_by_those_who_plan_for_one_of_their_committees(
    committee: Committee, march: Meeting
) -> None:
    other = builders.committee("KFU")
    unit = builders.unit(committee)
    draft = occasions.rotation(committee, other)
    published = occasions.rotation(committee)
    occasions.published(published, {march: [unit]})

    def seen(role: Role, **given: Committee) -> dict[int, bool]:
        return {row.id: row.is_own for row in queries.rotations(builders.user(role, **given))}

    assert seen(Role.SECRETARIAT) == {draft.id: True, published.id: True}
    assert seen(Role.COMMITTEE_SECRETARY, committee=other) == {draft.id: True, published.id: False}
    stranger = builders.committee("TEK")
    assert seen(Role.COMMITTEE_SECRETARY, committee=stranger) == {published.id: False}
    assert seen(Role.COUNCIL_MEMBER) == {published.id: False}


def test_a_rotation_in_the_list_says_its_latest_version(
    committee: Committee, march: Meeting
) -> None:
    unit, rotation = builders.unit(committee), occasions.rotation(committee)
    for assigned in ([unit], []):
        occasions.published(rotation, {march: assigned})

    (row,) = queries.rotations(builders.user())

    assert row.versions == 2
    assert row.published_at == occasions.NOW
    assert queries.version_of(rotation, 1) is not None
    assert queries.version_of(rotation, 3) is None


def test_the_latest_plan_is_the_last_finished_one(committee: Committee, march: Meeting) -> None:
    unit, rotation = builders.unit(committee), occasions.rotation(committee)
    assert queries.latest_solved(rotation) is None
    first = occasions.solved(rotation, {march: [unit]})
    failed = occasions.solved(rotation, {march: [unit]})
    failed.job.state = JobState.FAILED
    conflicting = occasions.solved(rotation, {march: [unit]})
    conflicting.plan = {}
    db.session.flush()

    assert queries.latest_solved(rotation) == first
    assert queries.latest_run(rotation) == conflicting


def test_locks_are_listed_with_the_names_of_their_day(committee: Committee, march: Meeting) -> None:
    unit, rotation = builders.unit(committee, code="U001"), occasions.rotation(committee)
    unit.periods[0].valid_to = date(2027, 3, 1)
    unit.periods.append(
        UnitPeriod(
            valid_from=date(2027, 3, 2),
            name="Skolen ved Åen",
            kind="folkeskole",
            hosting_class=unit.periods[0].hosting_class,
        )
    )
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=unit.id, reason="Jubilæum"))
    db.session.flush()

    (lock,) = queries.locks_of(rotation)

    assert (lock.code, lock.unit, lock.committee) == ("U001", "Skolen ved Åen", "BUU")
    assert (lock.day, lock.reason) == (march.day, "Jubilæum")


def test_a_lock_may_name_the_units_that_ever_belonged_to_the_committees(
    committee: Committee,
) -> None:
    builders.unit(committee, code="U001")
    builders.unit(builders.committee(), code="U002")

    units = queries.units_of(occasions.rotation(committee), on=date(2027, 12, 31))

    assert units == [("U001", "Enhed U001")]


def test_parts_come_with_the_committees_names_by_code(committee: Committee) -> None:
    other = builders.committee("AKU")

    parts = queries.parts(occasions.rotation(committee, other), on=date(2027, 12, 31))

    assert [name for _part, name in parts] == ["Udvalget AKU", "Børne- og Ungeudvalget"]
