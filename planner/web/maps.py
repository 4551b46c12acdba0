"""The geometry of a map without a map: coordinates in, dots that do not hide each other out.

Nothing is fetched from elsewhere; north is up, and a degree is as wide as it is at the middle.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HIGHEST = 720.0, 640.0
EDGE = 36.0
APART = 11.0  # between the middles of two dots
KM_PER_DEGREE = 111.2
LEAST_KM = 2.0  # the least a map shows across
LETTER, LINE = 7.2, 18.0  # what a town's name takes


@dataclass(frozen=True, slots=True)
class Spot:
    """Something somewhere (WGS 84), in a town, to be drawn in a tone."""

    label: str
    town: str
    lat: float
    lon: float
    tone: str


@dataclass(frozen=True, slots=True)
class Dot:
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


def draw(spots: Sequence[Spot]) -> Map | None:
    """The map of some spots; None of none."""
    if not spots:
        return None
    lats, lons = [spot.lat for spot in spots], [spot.lon for spot in spots]
    north, west = max(lats), min(lons)
    squeeze = math.cos(math.radians((north + min(lats)) / 2))
    wide = max((max(lons) - west) * squeeze * KM_PER_DEGREE, LEAST_KM)
    high = max((north - min(lats)) * KM_PER_DEGREE, LEAST_KM)
    scale = min((WIDTH - 2 * EDGE) / wide, (HIGHEST - 2 * EDGE) / high)
    left = (WIDTH - wide * scale) / 2
    points = [
        (
            left + (spot.lon - west) * squeeze * KM_PER_DEGREE * scale,
            EDGE + (north - spot.lat) * KM_PER_DEGREE * scale,
        )
        for spot in spots
    ]
    dots = tuple(
        Dot(spot.label, x, y, spot.tone) for spot, (x, y) in zip(spots, _apart(points), strict=True)
    )
    km = next(size for size in (20, 10, 5, 2, 1) if size * scale <= WIDTH / 4 or size == 1)
    height = round(high * scale + 2 * EDGE, 1)
    return Map(height, dots, tuple(_names(spots, dots)), km, round(km * scale, 1))


def _apart(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each point, moved to the nearest free place on a spiral where another is in its way."""
    taken: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    placed = []
    for x, y in points:
        for step in range(10_000):
            distance, angle = 2.6 * math.sqrt(step), 2.4 * step  # a sunflower's golden angle
            place = (x + distance * math.cos(angle), y + distance * math.sin(angle))
            if _is_free(place, taken):
                break
        taken[_square(place)].append(place)
        placed.append((round(place[0], 1), round(place[1], 1)))
    return placed


def _square(place: tuple[float, float]) -> tuple[int, int]:
    return int(place[0] // APART), int(place[1] // APART)


def _is_free(
    place: tuple[float, float], taken: defaultdict[tuple[int, int], list[tuple[float, float]]]
) -> bool:
    column, row = _square(place)
    return all(
        math.dist(place, other) >= APART
        for near in range(column - 1, column + 2)
        for beside in range(row - 1, row + 2)
        for other in taken.get((near, beside), ())
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
