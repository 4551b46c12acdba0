"""The map of the units, and the list by town that says the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planner.collation import danish_key
from planner.coverage import shown
from planner.coverage.pictures import REMEMBERED, Picture
from planner.web import maps
from planner.web.maps import Map, Spot
from schedules.equity.coverage import BOTH, Wait
from schedules.rotation.problem import Form


class Mark(StrEnum):
    """How a unit stands on the map."""

    MET = "met"  # within the guarantee's months
    NEW = "new"  # not met, but has not waited that long
    OVERDUE = "overdue"


class TownLine(NamedTuple):
    """A unit of a town: its last contact and its next, and the days it has waited."""

    unit: str
    last: date | None
    days: int
    next: date | None


@dataclass(frozen=True, slots=True)
class Town:
    """A town's units, who has waited longest first; how many have waited past the guarantee."""

    name: str
    lines: tuple[TownLine, ...]
    overdue: int


@lru_cache(maxsize=REMEMBERED)
def towns(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[Town, ...]:
    """The towns of those who wait in Danish order, that without a name last."""
    found: defaultdict[str, list[Wait]] = defaultdict(list)
    for wait in shown.waits(picture, forms):
        found[wait.unit.town].append(wait)
    ordered = sorted(found, key=lambda town: (town == "", danish_key(town)))
    return tuple(_town(name, found[name]) for name in ordered)


def _town(name: str, waits: Sequence[Wait]) -> Town:
    lines = tuple(TownLine(one.unit.name, one.last, one.days, one.next) for one in waits)
    return Town(name, lines, sum(one.is_overdue for one in waits))


@lru_cache(maxsize=REMEMBERED)
def drawn(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[Map | None, int]:
    """The map, and how many units are not on it because nobody has said where they are."""
    places, waits = picture.known.places, shown.waits(picture, forms)
    spots = [
        Spot(wait.unit.name, wait.unit.town, place.lat, place.lon, mark(wait))
        for wait in waits
        if (place := places[wait.unit.id]).lat is not None and place.lon is not None
    ]
    return maps.draw(spots), len(waits) - len(spots)


def mark(wait: Wait) -> Mark:
    """How a unit that waits so stands."""
    if wait.is_overdue:
        return Mark.OVERDUE
    return Mark.NEW if wait.last is None else Mark.MET
