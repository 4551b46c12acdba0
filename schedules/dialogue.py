"""Where dialogue meetings could go: beside ordinary meetings, evenly over the days planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Anchor:
    """An ordinary meeting that a dialogue meeting can be held just before."""

    day: date
    start: time
    town_hall: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A proposed dialogue meeting."""

    day: date
    start: time
    end: time


def suggest(
    anchors: Iterable[Anchor], *, count: int, minutes: int, first: date, last: date
) -> list[Slot]:
    """At most `count` slots of `minutes`, each just before an anchor in `first..last`.

    The *i*-th of *n* is wanted `(2i-1)/(2n)` of the way through the days and takes the nearest
    anchor left; between equally near ones a meeting at the town hall wins (the members are not on
    their way to a host), then the earlier. Fewer anchors than `count` give fewer slots.
    """
    left = sorted(
        (anchor for anchor in anchors if first <= anchor.day <= last and _fits(anchor, minutes)),
        key=lambda anchor: (anchor.day, anchor.start),
    )
    wanted = min(count, len(left))
    taken: list[Anchor] = []
    for number in range(1, wanted + 1):
        ideal = first + (last - first) * (2 * number - 1) / (2 * wanted)
        nearest = min(left, key=lambda anchor: _distance(anchor, ideal))
        left.remove(nearest)
        taken.append(nearest)
    return sorted((_before(anchor, minutes) for anchor in taken), key=lambda slot: slot.day)


def _distance(anchor: Anchor, ideal: date) -> tuple[int, bool, date]:
    return abs((anchor.day - ideal).days), not anchor.town_hall, anchor.day


def _fits(anchor: Anchor, minutes: int) -> bool:
    return anchor.start.hour * 60 + anchor.start.minute >= minutes


def _before(anchor: Anchor, minutes: int) -> Slot:
    end = datetime.combine(anchor.day, anchor.start)
    return Slot(anchor.day, (end - timedelta(minutes=minutes)).time(), anchor.start)
