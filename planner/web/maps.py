"""The geometry of a map without a map: coordinates in, dots that do not hide each other out.

Nothing is fetched from elsewhere; north is up, and a degree is as wide as it is at the middle.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

WIDTH, HIGHEST = 720.0, 640.0
EDGE = 36.0
APART = 11.0  # between the middles of two dots
ROW = APART * math.sqrt(3) / 2  # between two rows of a honeycomb
REACH = 40  # rows and columns a dot may be moved at most
KM_PER_DEGREE = 111.2
LEAST_KM = 2.0  # the least a map shows across
LETTER, LINE = 7.2, 18.0  # what a town's name takes

Point = tuple[float, float]
Place = tuple[int, int]  # row and column of the honeycomb


class Spot(NamedTuple):
    """Something somewhere (WGS 84), in a town, to be drawn in a tone."""

    label: str
    town: str
    lat: float
    lon: float
    tone: str


class Dot(NamedTuple):
    """Where a spot is drawn."""

    label: str
    x: float
    y: float
    tone: str


@dataclass(frozen=True, slots=True)
class Name:
    """A town's name over its dots."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """The dots, the names there is room for, and a bar of `km` that is `bar` long."""

    height: float
    dots: tuple[Dot, ...]
    names: tuple[Name, ...]
    km: int
    bar: float


def draw(spots: Iterable[Spot]) -> Map | None:
    """The map of some spots; None of none."""
    listed = tuple(spots)
    return _drawn(listed) if listed else None


@lru_cache(maxsize=4)  # by all it is made of, so never stale
def _drawn(spots: tuple[Spot, ...]) -> Map:
    lats, lons = [spot.lat for spot in spots], [spot.lon for spot in spots]
    north, west = max(lats), min(lons)
    squeeze = math.cos(math.radians((north + min(lats)) / 2))
    wide = max((max(lons) - west) * squeeze * KM_PER_DEGREE, LEAST_KM)
    high = max((north - min(lats)) * KM_PER_DEGREE, LEAST_KM)
    scale = min((WIDTH - 2 * EDGE) / wide, (HIGHEST - 2 * EDGE) / high)
    left = (WIDTH - wide * scale) / 2
    height = round(high * scale + 2 * EDGE, 1)
    points = [
        (
            left + (spot.lon - west) * squeeze * KM_PER_DEGREE * scale,
            EDGE + (north - spot.lat) * KM_PER_DEGREE * scale,
        )
        for spot in spots
    ]
    dots = tuple(
        Dot(spot.label, x, y, spot.tone)
        for spot, (x, y) in zip(spots, _apart(points, height), strict=True)
    )
    km = next(size for size in (20, 10, 5, 2, 1) if size * scale <= WIDTH / 4 or size == 1)
    return Map(height, dots, tuple(_names(spots, dots)), km, round(km * scale, 1))


def _apart(points: Iterable[Point], height: float) -> list[Point]:
    """Each point in the nearest free place of a honeycomb; where it is, when all are taken."""
    tried: dict[Place, Iterator[Place]] = {}
    taken: set[Place] = set()
    placed = []
    for x, y in points:
        home = _place_of(x, y)
        if home not in tried:
            tried[home] = _around(home, height)
        free = next((place for place in tried[home] if place not in taken), None)
        if free is not None:
            taken.add(free)
        placed.append((round(x, 1), round(y, 1)) if free is None else _middle(free))
    return placed


def _place_of(x: float, y: float) -> Place:
    row = round(y / ROW)
    return row, round(x / APART - row % 2 / 2)


def _middle(place: Place) -> Point:
    row, column = place
    return round((column + row % 2 / 2) * APART, 1), round(row * ROW, 1)


def _around(home: Place, height: float) -> Iterator[Place]:
    """The places of the picture by their distance from one of them."""
    row, column = home
    for down, right in _offsets(row % 2):
        place = row + down, column + right
        x, y = _middle(place)
        if APART <= x <= WIDTH - APART and APART <= y <= height - APART:
            yield place


@cache
def _offsets(odd: int) -> Sequence[Place]:
    """Rows and columns to move by, nearest first, from an even or an odd row."""
    home = (odd, 0)
    reach = range(-REACH, REACH + 1)
    steps = [(down, right) for down in reach for right in reach]
    return sorted(
        steps,
        key=lambda step: (math.dist(_middle(home), _middle((odd + step[0], step[1]))), step),
    )


def _names(spots: Sequence[Spot], dots: Sequence[Dot]) -> Iterable[Name]:
    """The towns' names beside their dots, the largest first; none over another, nor over a dot."""
    found: defaultdict[str, list[Dot]] = defaultdict(list)
    for spot, dot in zip(spots, dots, strict=True):
        if spot.town:
            found[spot.town].append(dot)
    taken: list[Name] = []
    for town, there in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        for name in _places(town, there):
            if not _is_hidden(name, taken) and not any(_covers(name, dot) for dot in dots):
                taken.append(name)
                yield name
                break


def _places(town: str, dots: Sequence[Dot]) -> Iterable[Name]:
    """Where a name may stand: over its dots, under them, to their right, to their left."""
    xs, ys = [dot.x for dot in dots], [dot.y for dot in dots]
    half = len(town) * LETTER / 2
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys) + LINE / 3
    for x, y in (
        (middle, min(ys) - APART),
        (middle, max(ys) + APART + LINE / 2),
        (max(xs) + APART + half, level),
        (min(xs) - APART - half, level),
    ):
        yield Name(town, round(min(max(x, half), WIDTH - half), 1), round(y, 1))


def _is_hidden(name: Name, taken: Sequence[Name]) -> bool:
    return any(
        abs(name.y - other.y) < LINE
        and abs(name.x - other.x) < (len(name.text) + len(other.text)) * LETTER / 2
        for other in taken
    )


def _covers(name: Name, dot: Dot) -> bool:
    """Whether a name, its letters standing on its `y`, lies over the dot."""
    across = abs(name.x - dot.x) < len(name.text) * LETTER / 2 + APART / 2
    return across and -LINE < dot.y - name.y < APART / 2
