"""What units are grouped and chosen by: committee, kind, town, centre and size."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import assert_never

from schedules.equity.record import UnitRecord

# The least number of employees of each size.
SIZES = (0, 10, 25, 50, 100)
NONE = ""  # the group of units without any


class Trait(StrEnum):
    """Something units have in common."""

    COMMITTEE = "committee"
    KIND = "kind"
    TOWN = "town"
    CENTRE = "centre"
    SIZE = "size"


def names(trait: Trait) -> Callable[[UnitRecord], tuple[str, ...]]:
    """The groups a unit is in: one, or as many as it has committees; `NONE` where it has none."""
    match trait:
        case Trait.COMMITTEE:
            return lambda unit: unit.committees or (NONE,)
        case Trait.KIND:
            return lambda unit: (unit.kind,)
        case Trait.TOWN:
            return lambda unit: (unit.town,)
        case Trait.CENTRE:
            return lambda unit: (unit.centre,)
        case Trait.SIZE:
            return lambda unit: (size_of(unit.employees),)
        case _:
            assert_never(trait)


def groups(units: Iterable[UnitRecord], trait: Trait) -> frozenset[str]:
    """The groups by a trait that have a unit."""
    of = names(trait)
    return frozenset(name for unit in units for name in of(unit))


def size_of(employees: int | None) -> str:
    """The least number of employees of the unit's size; `NONE` where the number is not known."""
    if employees is None:
        return NONE
    return str(max(least for least in SIZES if least <= employees))


def keeps(unit: UnitRecord, chosen: Mapping[Trait, str]) -> bool:
    """Whether the unit has all the chosen traits."""
    return all(name in names(trait)(unit) for trait, name in chosen.items())
