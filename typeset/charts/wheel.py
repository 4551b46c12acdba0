"""The year wheel: what comes back every year, round a ring of twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from typeset import styles
from typeset.blocks import Column, Figure, Table
from typeset.charts.titles import SIZE, TICK, WIDTH, Titles, folded
from typeset.drawing import Anchor, Circle, Drawing, Label, Mark, Point, Polygon, Polyline
from typeset.styles import MM, Colour
from typeset.words import Language, words


@dataclass(frozen=True, slots=True)
class Season:
    """Something that happens every year from one month to another, both counted from 1."""

    title: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not (1 <= self.first <= 12 and 1 <= self.last <= 12):
            raise ValueError("months are 1 to 12")


_OUTER, _INNER = 34 * MM, 19 * MM


def year_wheel(
    seasons: Sequence[Season], titles: Titles, *, middle: str, language: Language
) -> Figure:
    """Twelve months clockwise from the top; each season a numbered arc, named at the right."""
    rings = _rings(seasons)
    reach = _OUTER + (max(rings, default=0) + 1) * 5.4 * MM + 2 * MM
    centre = (reach, reach)
    marks: list[Mark] = [*_months(centre, language)]
    marks.append(
        Label(middle, (centre[0], centre[1] + 5), 15, Colour.BRAND, Anchor.MIDDLE, strong=True)
    )
    for number, (season, ring) in enumerate(zip(seasons, rings, strict=True), 1):
        marks += _arc(season, number, centre, _OUTER + (ring + 0.8) * 5.4 * MM)
    left = 2 * reach + 6 * MM
    step = 6.4 * MM
    start = max(reach - len(seasons) * step / 2, 0.0)
    for number, season in enumerate(seasons, 1):
        y = start + (number - 0.5) * step
        marks += _number(number, (left, y))
        lines = folded(season.title, WIDTH - left - 5 * MM)
        for place, line in enumerate(lines):
            base = y + 3 + (place - (len(lines) - 1) / 2) * SIZE * 1.1
            marks.append(Label(line, (left + 4.2 * MM, base), SIZE, Colour.INK))
    height = max(2 * reach, start + len(seasons) * step)
    rows = tuple((season.title, months(season, language)) for season in seasons)
    table = Table((Column(titles.label), Column(titles.value)), rows)
    return Figure(Drawing(WIDTH, height, tuple(marks)), titles.alt, titles.caption, table)


def months(season: Season, language: Language) -> str:
    """`marts` or `november–januar`."""
    names = words(language).months
    first, last = names[season.first - 1], names[season.last - 1]
    return first if season.first == season.last else f"{first}–{last}"


def _rings(seasons: Sequence[Season]) -> list[int]:
    """For each season the innermost ring in which it meets no earlier one."""
    taken: list[set[int]] = []
    rings: list[int] = []
    for season in seasons:
        span = {
            (season.first - 1 + step) % 12 for step in range((season.last - season.first) % 12 + 1)
        }
        ring = next((n for n, used in enumerate(taken) if not used & span), len(taken))
        if ring == len(taken):
            taken.append(set())
        taken[ring] |= span
        rings.append(ring)
    return rings


def _months(centre: Point, language: Language) -> list[Mark]:
    marks: list[Mark] = []
    for month, name in enumerate(words(language).months):
        start, end = month / 12, (month + 1) / 12
        shade = styles.SHADES[1] if month % 2 else styles.SHADES[0]
        edge = (*_curve(centre, _OUTER, start, end), *_curve(centre, _INNER, end, start))
        marks.append(Polygon(edge, shade, Colour.WHITE))
        x, y = _turn(centre, (_OUTER + _INNER) / 2, (month + 0.5) / 12)
        short = name[:3]
        marks.append(Label(short, (x, y + 3), SIZE, Colour.INK, Anchor.MIDDLE, strong=True))
    return marks


def _arc(season: Season, number: int, centre: Point, radius: float) -> list[Mark]:
    long = ((season.last - season.first) % 12 + 1) / 12
    start = (season.first - 1) / 12
    line = _curve(centre, radius, start + 0.006, start + long - 0.006)
    middle = _turn(centre, radius, start + long / 2)
    return [Polyline(line, Colour.BRAND, 2.2), *_number(number, middle)]


def _number(number: int, at: Point) -> list[Mark]:
    below = (at[0], at[1] + 2.8)
    figure = Label(str(number), below, TICK, Colour.WHITE, Anchor.MIDDLE, strong=True)
    return [Circle(at, 2.3 * MM, Colour.BRAND), figure]


def _turn(centre: Point, radius: float, turn: float) -> Point:
    angle = 2 * pi * turn
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


def _curve(centre: Point, radius: float, start: float, end: float) -> tuple[Point, ...]:
    steps = max(2, round(abs(end - start) * 96))
    return tuple(
        _turn(centre, radius, start + (end - start) * step / steps) for step in range(steps + 1)
    )
