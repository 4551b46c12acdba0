"""The map of the units, and the list by town that says the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.collation import danish_key
from planner.coverage.pictures import Picture
from planner.web import maps
from planner.web.maps import Map, Spot
from schedules.equity.coverage import Wait


class Mark(StrEnum):
    """How a unit stands on the map."""

    MET = "met"  # within the guarantee's months
    NEW = "new"  # not met, but has not waited that long
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Town:
    """A town's units, who has waited longest first."""

    name: str
    waits: tuple[Wait, ...]

    @property
    def overdue(self) -> int:
        """How many have waited past the guarantee."""
        return sum(wait.is_overdue for wait in self.waits)


def towns(waits: Iterable[Wait]) -> list[Town]:
    """The towns in Danish order, that without a name last."""
    found: defaultdict[str, list[Wait]] = defaultdict(list)
    for wait in waits:
        found[wait.unit.town].append(wait)
    ordered = sorted(found, key=lambda town: (town == "", danish_key(town)))
    return [Town(name, tuple(found[name])) for name in ordered]


def drawn(picture: Picture, waits: Sequence[Wait]) -> tuple[Map | None, int]:
    """The map, and how many units are not on it because nobody has said where they are."""
    places = picture.known.places
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
