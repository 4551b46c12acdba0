"""The Lorenz curve: how far a total is from being shared equally (Lorenz 1905)."""

from collections.abc import Sequence
from itertools import pairwise

from typeset import styles
from typeset.blocks import Align, Column, Figure, Table
from typeset.charts.titles import SIZE, TICK, Titles
from typeset.drawing import Anchor, Drawing, Label, Mark, Point, Polygon, Polyline
from typeset.styles import MM, Colour
from typeset.words import Language, decimal


def lorenz(values: Sequence[float], titles: Titles, *, language: Language) -> Figure:
    """How far a total is from being shared equally.

    `values` are the shares (none negative) of those who share; sorted from the least, their
    running total is drawn against their number, beside the straight line of equal shares. The
    table gives the curve at each fifth; `titles.label` and `.value` name the axes too.
    """
    side, left, foot = 62 * MM, 16 * MM, 9 * MM
    curve = [(left + x * side, (1 - y) * side + 3) for x, y in shares(values)]
    equal = ((left, side + 3), (left + side, 3.0))
    marks: list[Mark] = [*_axes(side, left, titles, language)]
    marks.append(Polygon((*curve, *equal[::-1]), styles.SHADES[1]))
    marks.append(Polyline(equal, Colour.MUTED, 1.0, dashed=True))
    marks.append(Polyline(tuple(curve), Colour.BRAND, 2.0))
    rows = tuple(
        (_percent(x / 10, language), _percent(lorenz_at(values, x / 10), language))
        for x in range(0, 11, 2)
    )
    heads = (Column(titles.label, Align.RIGHT), Column(titles.value, Align.RIGHT))
    drawing = Drawing(left + side + 8 * MM, side + foot + 6 * MM, tuple(marks))
    return Figure(drawing, titles.alt, titles.caption, Table(heads, rows))


def shares(values: Sequence[float]) -> list[Point]:
    """The Lorenz curve's corners from (0, 0) to (1, 1), least first."""
    total = sum(values)
    if not values or total <= 0:
        return [(0.0, 0.0), (1.0, 1.0)]
    points, running = [(0.0, 0.0)], 0.0
    for place, value in enumerate(sorted(values), 1):
        running += value
        points.append((place / len(values), running / total))
    return points


def lorenz_at(values: Sequence[float], part: float) -> float:
    """The part of the total that the least-served `part` of those who share has."""
    curve = shares(values)
    for (left, low), (right, high) in pairwise(curve):
        if part <= right + 1e-9:
            return low + (high - low) * (part - left) / (right - left)
    return 1.0


def _axes(side: float, left: float, titles: Titles, language: Language) -> list[Mark]:
    marks: list[Mark] = []
    for step in range(5):
        part = step / 4
        x, y = left + part * side, (1 - part) * side + 3
        marks.append(Polyline(((left, y), (left + side, y)), Colour.LINE, 0.4))
        tick = _percent(part, language)
        marks.append(Label(tick, (left - 4, y + 3), TICK, Colour.MUTED, Anchor.END))
        marks.append(Label(tick, (x, side + 13), TICK, Colour.MUTED, Anchor.MIDDLE))
    below = (left + side / 2, side + 26)
    marks.append(Label(titles.label, below, SIZE, Colour.INK, Anchor.MIDDLE))
    marks.append(Label(titles.value, (left + 6, 14), SIZE, Colour.INK))
    return marks


def _percent(part: float, language: Language) -> str:
    return f"{decimal(part * 100, 0, language)} %"
