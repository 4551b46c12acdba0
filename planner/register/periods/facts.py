"""What a row says, in values a person can read: for the trail, the timelines and the conflicts."""

from collections.abc import Mapping

from planner.models.base import Valid
from planner.models.committees import Committee, CommitteePeriod, MeetingPattern, Membership
from planner.models.people import CouncilSeat, Person
from planner.models.units import (
    Centre,
    CentreHead,
    CentrePeriod,
    Site,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
)

Facts = dict[str, object]

_NOTHING = (None, "", False)


def facts(row: Valid) -> Facts:
    """The row's values by field, its dates left out; empty for a row that is only its dates."""
    return {name: _said(getattr(row, name)) for name in _FIELDS[type(row)]}


def dated(row: Valid) -> Facts:
    """The row's values and its dates."""
    return facts(row) | {"valid_from": row.valid_from, "valid_to": row.valid_to}


def named(row: Valid) -> Facts:
    """The one value that tells which row it is."""
    return dict(list(facts(row).items())[:1])


def difference(before: Facts, after: Facts) -> tuple[Facts, Facts]:
    """The fields that differ, before and after, led by the one that names the row."""
    name = next(iter(after or before), None)
    kept = [key for key in {**before, **after} if key == name or before.get(key) != after.get(key)]
    return (
        {key: before[key] for key in kept if before.get(key) not in _NOTHING},
        {key: after[key] for key in kept if key in after and _tells(key, before, after)},
    )


def _tells(key: str, before: Facts, after: Facts) -> bool:
    """Whether the value is worth a line: it is something, or takes the place of something."""
    return after[key] not in _NOTHING or before.get(key) not in _NOTHING


_FIELDS: Mapping[type[Valid], tuple[str, ...]] = {
    UnitPeriod: (
        "name",
        "kind",
        "centre",
        "hosting_class",
        "hosting_from",
        "hosting_to",
        "is_self_governing",
        "core_task",
        "employees",
    ),
    Site: (
        "name",
        "address",
        "postcode",
        "town",
        "area",
        "lat",
        "lon",
        "seats",
        "step_free",
        "accessible_toilet",
        "hearing_loop",
        "is_main",
    ),
    UnitLeader: ("person", "role"),
    UnitCommittee: ("committee",),
    CommitteePeriod: ("name",),
    MeetingPattern: (
        "weekday",
        "weeks",
        "months",
        "town_hall_months",
        "start",
        "minutes",
        "people",
        "step_free",
    ),
    Membership: ("person", "role", "med_side"),
    CouncilSeat: (),
    CentrePeriod: ("name",),
    CentreHead: ("person",),
}


def _said(value: object) -> object:
    match value:
        case Person():
            return value.name
        case Committee() | Centre():
            return value.code
        case _:
            return value
