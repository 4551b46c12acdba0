"""Pictures as values: points, lines and labels, drawn alike in PDF and as SVG."""

from dataclasses import dataclass, replace
from enum import StrEnum

Point = tuple[float, float]


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline, filled and, with `edge`, drawn round."""

    points: tuple[Point, ...]
    fill: str
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Polyline:
    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Point
    radius: float
    fill: str
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text whose baseline runs from, through or to `at`."""

    text: str
    at: Point
    size: float
    colour: str
    anchor: Anchor = Anchor.START
    strong: bool = False


Mark = Polygon | Polyline | Circle | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a ground of `width` by `height` points; y grows downwards."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def rectangle(x: float, y: float, width: float, height: float, fill: str) -> Polygon:
    return Polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill)


def scaled(drawing: Drawing, width: float, height: float) -> Drawing:
    """The drawing, made smaller if it does not fit in `width` by `height`."""
    factor = min(1.0, width / drawing.width, height / drawing.height)
    if factor == 1.0:
        return drawing
    marks = tuple(_scaled(mark, factor) for mark in drawing.marks)
    return Drawing(drawing.width * factor, drawing.height * factor, marks)


def _scaled(mark: Mark, factor: float) -> Mark:
    def moved(point: Point) -> Point:
        return point[0] * factor, point[1] * factor

    match mark:
        case Polygon(points) | Polyline(points):
            return replace(mark, points=tuple(map(moved, points)))
        case Circle(centre, radius):
            return replace(mark, centre=moved(centre), radius=radius * factor)
        case Label(at=at, size=size):
            return replace(mark, at=moved(at), size=size * factor)
