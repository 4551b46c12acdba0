"""Lying bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from typeset import styles
from typeset.blocks import Align, Column, Figure, Table
from typeset.charts.titles import SIZE, WIDTH, Titles, fitted, width
from typeset.drawing import Drawing, Label, Mark, Polyline, rectangle
from typeset.inline import Tone
from typeset.styles import MM, Colour

STEP = 6.2 * MM
"""From one bar to the next."""
GAP = 3 * MM


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `shown` is its value in words or figures, beside it."""

    label: str
    value: float
    shown: str
    tone: Tone = Tone.BRAND


def bars(series: Sequence[Bar], titles: Titles) -> Figure:
    """Lying bars from a common zero line, each with its label and value."""
    room = max((width(bar.label) for bar in series), default=0.0) + GAP
    room = min(room, WIDTH * 0.45)
    shown = max((width(bar.shown) for bar in series), default=0.0) + GAP
    scale = (WIDTH - room - shown) / max([bar.value for bar in series] + [1e-9])
    marks: list[Mark] = []
    for number, bar in enumerate(series):
        y = number * STEP
        long = max(bar.value, 0.0) * scale
        base = y + STEP * 0.64
        marks += [
            Label(fitted(bar.label, room - GAP), (0, base), SIZE, Colour.INK),
            rectangle(room, y + STEP * 0.16, max(long, 0.6), STEP * 0.68, styles.TONES[bar.tone]),
            Label(bar.shown, (room + long + 1.5 * MM, base), SIZE, Colour.INK, strong=True),
        ]
    height = max(len(series), 1) * STEP
    axis = Polyline(((room, 0), (room, height)), Colour.STRONG_LINE, 0.8)
    table = Table(
        (Column(titles.label), Column(titles.value, Align.RIGHT)),
        tuple((bar.label, bar.shown) for bar in series),
    )
    return Figure(Drawing(WIDTH, height, (*marks, axis)), titles.alt, titles.caption, table)
