"""Drawings and status signs as SVG that a strict content security policy accepts: no style."""

from html import escape

from typeset import pen, styles
from typeset.drawing import Circle, Drawing, Label, Mark, Point, Polygon, Polyline
from typeset.inline import Status
from typeset.pen import number

SIGN = 12
"""Side of a status sign in pixels."""
ENLARGED = 1.6
"""Pixels to a point of a drawing, so that its labels are as large as small text on the page."""


def picture(drawing: Drawing, alt: str) -> str:
    """The drawing as an image whose name is `alt`."""
    width, height = drawing.width, drawing.height
    return (
        f'<svg class="paper-picture" role="img" aria-label="{escape(alt)}"'
        f' width="{number(width * ENLARGED)}" height="{number(height * ENLARGED)}"'
        f' viewBox="0 0 {number(width)} {number(height)}">'
        f"{''.join(map(shape, drawing.marks))}</svg>"
    )


def sign(status: Status) -> str:
    """The shape beside a status word; the word says it, so the shape is hidden from readers."""
    marks = pen.sign(status.shape, SIGN, styles.TONES[status.tone])
    return (
        f'<svg class="paper-sign" aria-hidden="true" focusable="false" width="{SIGN}"'
        f' height="{SIGN}" viewBox="0 0 {SIGN} {SIGN}">{"".join(map(shape, marks))}</svg>'
    )


def shape(mark: Mark) -> str:
    """One mark as an element."""
    match mark:
        case Polygon(points, fill, edge):
            return f'<polygon points="{_points(points)}" fill="{fill}"{_edge(edge)}/>'
        case Polyline(points, colour, width, dashed):
            dash = ' stroke-dasharray="2 2"' if dashed else ""
            return (
                f'<polyline points="{_points(points)}" fill="none" stroke="{colour}"'
                f' stroke-width="{number(width)}" stroke-linecap="round"{dash}/>'
            )
        case Circle((x, y), radius, fill, edge):
            place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
            return f'<circle {place} fill="{fill}"{_edge(edge)}/>'
        case Label():
            return _label(mark)


def _label(label: Label) -> str:
    weight = ' font-weight="600"' if label.strong else ""
    return (
        f'<text x="{number(label.at[0])}" y="{number(label.at[1])}" fill="{label.colour}"'
        f' font-size="{number(label.size)}" text-anchor="{label.anchor}"{weight}>'
        f"{escape(label.text)}</text>"
    )


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _edge(colour: str | None) -> str:
    return f' stroke="{colour}" stroke-width="0.7"' if colour else ""
