"""Shapes as PDF operators: the marks of a drawing, rules, panels and status signs."""

from functools import cache
from math import cos, pi, sin

from typeset.drawing import Circle, Mark, Point, Polygon, Polyline
from typeset.inline import Shape

_ARC = 0.5523
"""How far the handles of a quarter circle's Bézier curve reach, in radii."""


def number(value: float) -> str:
    """A coordinate to a hundredth of a point."""
    return f"{round(value, 2):g}"


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


@cache
def colour(name: str, operator: str) -> str:
    """`#rrggbb` as a colour operator: `rg` to fill, `RG` to draw lines."""
    red, green, blue = (int(name[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return f"{red:.3g} {green:.3g} {blue:.3g} {operator}"


def panel(x: float, top: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle that hangs down from `top`."""
    return f"{colour(fill, 'rg')} {_at(x, top - height)} {_at(width, height)} re f"


def rule(x: float, y: float, width: float, weight: float, tone: str) -> str:
    """A horizontal line."""
    ends = f"{_at(x, y)} m {_at(x + width, y)} l S"
    return f"{colour(tone, 'RG')} {number(weight)} w {ends}"


def operators(mark: Polygon | Polyline | Circle, x: float, top: float) -> str:
    """A mark of a drawing whose upper left corner is at (x, top)."""
    match mark:
        case Polygon(points, fill, edge):
            return f"{_ink(fill, edge)} {_path(points, x, top)} h {'B' if edge else 'f'}"
        case Polyline(points, tone, width, dashed):
            dash = "[2 2] 0 d" if dashed else "[] 0 d"
            style = f"{colour(tone, 'RG')} {number(width)} w 1 J 1 j {dash}"
            return f"q {style} {_path(points, x, top)} S Q"
        case Circle(centre, radius, fill, edge):
            round_ = _round(x + centre[0], top - centre[1], radius)
            return f"{_ink(fill, edge)} {round_} {'B' if edge else 'f'}"


def _ink(fill: str, edge: str | None) -> str:
    return colour(fill, "rg") + (f" {colour(edge, 'RG')} 0.7 w" if edge else "")


def _path(points: tuple[Point, ...], x: float, top: float) -> str:
    steps = [
        f"{_at(x + px, top - py)} {'l' if place else 'm'}" for place, (px, py) in enumerate(points)
    ]
    return " ".join(steps)


def _round(x: float, y: float, r: float) -> str:
    k = r * _ARC
    return (
        f"{_at(x + r, y)} m "
        f"{_at(x + r, y + k)} {_at(x + k, y + r)} {_at(x, y + r)} c "
        f"{_at(x - k, y + r)} {_at(x - r, y + k)} {_at(x - r, y)} c "
        f"{_at(x - r, y - k)} {_at(x - k, y - r)} {_at(x, y - r)} c "
        f"{_at(x + k, y - r)} {_at(x + r, y - k)} {_at(x + r, y)} c h"
    )


@cache
def sign(shape: Shape, size: float, tone: str) -> tuple[Mark, ...]:
    """A status sign in a square of `size`, its upper left corner at the origin."""
    edge = size * 0.13

    def line(*points: Point) -> Polyline:
        return Polyline(tuple((x * size, y * size) for x, y in points), tone, edge)

    def solid(*points: Point) -> Polygon:
        return Polygon(tuple((x * size, y * size) for x, y in points), tone)

    signs: dict[Shape, tuple[Mark, ...]] = {
        Shape.CIRCLE: (Circle((size / 2, size / 2), size * 0.42, tone),),
        Shape.RING: (line(*_turn(1)),),
        Shape.HALF: (line(*_turn(1)), solid(*_turn(0.5))),
        Shape.TRIANGLE: (solid((0.5, 0.08), (0.96, 0.9), (0.04, 0.9)),),
        Shape.SQUARE: (line((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9), (0.1, 0.1)),),
        Shape.CHECK: (line((0.08, 0.55), (0.38, 0.85), (0.92, 0.18)),),
        Shape.CROSS: (line((0.14, 0.14), (0.86, 0.86)), line((0.86, 0.14), (0.14, 0.86))),
        Shape.DASH: (line((0.08, 0.5), (0.92, 0.5)),),
    }
    return signs[shape]


def _turn(part: float, steps: int = 24) -> list[Point]:
    """Points round the middle of the unit square, clockwise from the top, for part of a turn."""
    angles = [2 * pi * part * step / steps for step in range(steps + 1)]
    return [(0.5 + 0.4 * sin(angle), 0.5 - 0.4 * cos(angle)) for angle in angles]
