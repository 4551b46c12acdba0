"""The geometry of the pictures: numbers in, coordinates out, for components/figures.html.

All pictures are drawn in their own units and scaled by the page; y grows downwards.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

PLOT = 320.0  # side of the Lorenz square
STRIP = 480.0  # width of the dot strip
DOT = 13.0  # distance between dots
WHEEL = 260.0  # the wheel's centre, and the radius of its picture
MONTHS_OUTER, MONTHS_INNER = 250.0, 212.0
RING = 26.0  # thickness of one ring of the wheel
HEAT_LEVELS = 5


@dataclass(frozen=True, slots=True)
class LorenzCurve:
    """One curve: the poorest share of the units on x, their share of all contact on y."""

    name: str
    points: str
    shares: tuple[tuple[float, float], ...]

    def share_of(self, part: float) -> float:
        """What the poorest `part` of the units have had of all contact, read off the curve."""
        for (x0, y0), (x1, y1) in pairwise(self.shares):
            if part <= x1:
                return y0 + (y1 - y0) * (part - x0) / (x1 - x0)
        return 1.0


def lorenz(series: Mapping[str, Sequence[float]]) -> list[LorenzCurve]:
    """A curve for each named series of contact per unit; equal contact is the diagonal."""
    return [_curve(name, tuple(sorted(values))) for name, values in series.items()]


@lru_cache(maxsize=12)  # by all it is made of, so never stale
def _curve(name: str, ordered: Sequence[float]) -> LorenzCurve:
    total, count = sum(ordered) or 1.0, len(ordered) or 1
    sums = [0.0, *accumulate(ordered)]
    shares = tuple((position / count, value / total) for position, value in enumerate(sums))
    points = " ".join(f"{x * PLOT:.1f},{(1 - y) * PLOT:.1f}" for x, y in shares)
    return LorenzCurve(name, points, shares)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as long as its share of the longest; `text` is the number as written."""

    label: str
    length: float
    text: str


def bars(rows: Iterable[tuple[str, float, str]]) -> list[Bar]:
    """Bars for (label, value, text) rows; lengths are percentages of the largest value."""
    listed = list(rows)
    largest = max((value for _label, value, _text in listed), default=0.0) or 1.0
    return [Bar(label, round(100 * value / largest, 1), text) for label, value, text in listed]


class Dot(NamedTuple):
    """One unit's mark in the strip."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Column:
    """The units with the same number of contacts."""

    value: int
    x: float
    top: float  # over the highest dot
    dots: tuple[Dot, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Whose dots they are."""
        return tuple(dot.label for dot in self.dots)


@dataclass(frozen=True, slots=True)
class DotStrip:
    """A dot for every unit, over the number of contacts it has had."""

    columns: tuple[Column, ...]
    height: float


def dot_strip(contacts: Sequence[tuple[str, int]]) -> DotStrip:
    """The strip for (unit, contacts) pairs; every number from 0 to the largest has its column."""
    return _strip(tuple(contacts))


@lru_cache(maxsize=4)  # by all it is made of, so never stale
def _strip(contacts: Sequence[tuple[str, int]]) -> DotStrip:
    largest = max((value for _unit, value in contacts), default=0)
    width = STRIP / (largest + 1)
    across = max(1, int((width - DOT) // DOT))
    named = {
        value: [unit for unit, had in contacts if had == value] for value in range(largest + 1)
    }
    rows = max((math.ceil(len(units) / across) for units in named.values()), default=1) or 1
    height = rows * DOT
    return DotStrip(
        tuple(_column(value, units, width, across, height) for value, units in named.items()),
        height,
    )


def _column(value: int, units: list[str], width: float, across: int, height: float) -> Column:
    middle = (value + 0.5) * width
    left = middle - (min(across, max(len(units), 1)) - 1) * DOT / 2
    dots = tuple(
        Dot(unit, left + position % across * DOT, height - DOT / 2 - position // across * DOT)
        for position, unit in enumerate(units)
    )
    top = dots[-1].y if dots else height  # they are stacked upwards
    return Column(value, middle, top, dots)


def heat_level(value: float | None, largest: float) -> int | None:
    """0 for nothing, else 1 to 5 in even steps up to `largest`; None where nothing is known."""
    if value is None:
        return None
    if value <= 0:
        return 0
    return min(HEAT_LEVELS, max(1, math.ceil(HEAT_LEVELS * value / (largest or 1.0))))


@dataclass(frozen=True, slots=True)
class WheelEntry:
    """Something that takes place in the year, from `start` to `end`, both included."""

    label: str
    start: date
    end: date
    ink: int = 1
    url: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """A piece of a ring, the point its number stands on, and what it is."""

    path: str
    x: float
    y: float
    number: int
    entry: WheelEntry


@dataclass(frozen=True, slots=True)
class Month:
    """One of the wheel's twelve; `first` names it."""

    first: date
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class YearWheel:
    """The year as a ring, January at the top, clockwise."""

    months: tuple[Month, ...]
    arcs: tuple[Arc, ...]
    today: tuple[float, float, float, float] | None


def year_wheel(year: int, entries: Sequence[WheelEntry], *, today: date | None = None) -> YearWheel:
    """The wheel of `year`; entries that overlap lie in different rings, the first outermost."""
    ordered = sorted(entries, key=lambda entry: (entry.start, entry.end, entry.label))
    arcs = tuple(
        _arc(year, entry, number, ring)
        for number, (entry, ring) in enumerate(zip(ordered, _rings(ordered), strict=True), start=1)
    )
    hand = _hand(year, today) if today and today.year == year else None
    return YearWheel(tuple(_month(year, month) for month in range(1, 13)), arcs, hand)


def _rings(ordered: Sequence[WheelEntry]) -> list[int]:
    """The first ring whose last entry has ended when the next begins."""
    last_days: list[date] = []
    rings = []
    for entry in ordered:
        ring = next((i for i, last in enumerate(last_days) if last < entry.start), len(last_days))
        last_days[ring : ring + 1] = [entry.end]
        rings.append(ring)
    return rings


def _arc(year: int, entry: WheelEntry, number: int, ring: int) -> Arc:
    outer = MONTHS_INNER - 6 - ring * RING
    start, end = _turn(year, entry.start, after=0), _turn(year, entry.end, after=1)
    middle = (start + end) / 2
    x, y = _point(outer - (RING - 4) / 2, middle)
    return Arc(_ring_piece(outer, outer - RING + 4, start, end), x, y, number, entry)


@lru_cache(maxsize=120)  # ten years
def _month(year: int, month: int) -> Month:
    first = date(year, month, 1)
    next_first = date(year + month // 12, month % 12 + 1, 1)
    start = _turn(year, first, after=0)
    end = _turn(year, next_first, after=0) if month < 12 else 1.0
    x, y = _point((MONTHS_OUTER + MONTHS_INNER) / 2, (start + end) / 2)
    return Month(first, _ring_piece(MONTHS_OUTER, MONTHS_INNER, start, end), x, y)


def _hand(year: int, today: date) -> tuple[float, float, float, float]:
    turn = _turn(year, today, after=0)
    return (*_point(60.0, turn), *_point(MONTHS_OUTER, turn))


def _turn(year: int, day: date, *, after: int) -> float:
    """How much of the year has gone when `day` begins (`after` 0) or has ended (1), 0 to 1."""
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return min(1.0, max(0.0, ((day - date(year, 1, 1)).days + after) / length))


def _point(radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn - math.pi / 2
    return (
        round(WHEEL + radius * math.cos(angle), 1),
        round(WHEEL + radius * math.sin(angle), 1),
    )


def _ring_piece(outer: float, inner: float, start: float, end: float) -> str:
    end = min(end, start + 0.9999)  # a whole turn would end where it began and draw nothing
    large = int(end - start > 0.5)
    (ax, ay), (bx, by) = _point(outer, start), _point(outer, end)
    (cx, cy), (dx, dy) = _point(inner, end), _point(inner, start)
    return (
        f"M{ax} {ay}A{outer} {outer} 0 {large} 1 {bx} {by}"
        f"L{cx} {cy}A{inner} {inner} 0 {large} 0 {dx} {dy}Z"
    )
