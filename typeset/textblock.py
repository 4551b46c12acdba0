"""Lines of text put on a canvas, with links, their underlines and status signs."""

from collections.abc import Sequence

from typeset import pen
from typeset.canvas import TaggedCanvas
from typeset.lines import Line, Piece, Run
from typeset.styles import HAIRLINE, Type
from typeset.tags import Elem

_SIGN = 0.78
"""Size of a status sign, in font sizes."""
_UNDERLINE = 0.16
"""How far below the baseline a link is underlined, in font sizes."""


def draw_lines(
    canvas: TaggedCanvas,
    lines: Sequence[Line],
    *,
    style: Type,
    elem: Elem,
    x: float,
    top: float,
    width: float = 0.0,
    share: float = 0.0,
) -> None:
    """Lines of `elem` downwards from `top`; `share` of the free width goes before each.

    Inside an artifact the text belongs to that, and its links are idle.
    """
    block = _TextBlock(canvas, style, elem)
    baseline = top - style.leading / 2 - style.size * 0.35
    for line in lines:
        block.line(line, x + share * (width - line.width), baseline)
        baseline -= style.leading
    block.end()


class _TextBlock:
    """One `BT … ET`: content is opened and closed inside it as the element changes."""

    def __init__(self, canvas: TaggedCanvas, style: Type, elem: Elem) -> None:
        self._canvas, self._style, self._elem = canvas, style, elem
        self._marking = canvas.marking
        self._code = ["BT"]
        self._owner: Elem | None = None
        self._font = self._tone = ""
        self._x = self._y = 0.0
        self._signs: list[tuple[Run, float, float]] = []
        self._links: list[tuple[Run, float, float, float]] = []

    def line(self, line: Line, x: float, y: float) -> None:
        moved = False
        for piece in line.pieces:
            if not piece.text:
                self._signs.append((piece.run, x + piece.x, y))
                moved = False
                continue
            if self._marking:
                self._own(piece.run)
            if not moved:
                self._move(x + piece.x, y)
                moved = True
            self._show(piece)
            if piece.run.link:
                self._links.append((piece.run, x + piece.x, y, piece.width))

    def end(self) -> None:
        """Close the text, then draw what lies on it: signs, underlines, active areas."""
        if self._owner is not None:
            self._code.append(self._canvas.close())
        self._code.append("ET")
        self._canvas.put(*self._code)
        if not self._marking:
            self._adorn()
        elif self._signs or self._links:
            with self._canvas.artifact():
                self._adorn()
            self._activate()

    def _own(self, run: Run) -> None:
        owner = self._elem
        if run.link:
            run.elem = run.elem or self._link_elem()
            owner = run.elem
        if owner is self._owner:
            return
        if self._owner is not None:
            self._code.append(self._canvas.close())
        self._code.append(self._canvas.open(owner))
        self._owner = owner

    def _link_elem(self) -> Elem:
        return self._elem.child("Link")

    def _move(self, x: float, y: float) -> None:
        self._code.append(f"{pen.number(x - self._x)} {pen.number(y - self._y)} Td")
        self._x, self._y = x, y

    def _show(self, piece: Piece) -> None:
        if piece.run.colour != self._tone:
            self._tone = piece.run.colour
            self._code.append(pen.colour(self._tone, "rg"))
        for name, codes in self._canvas.encoded(piece.text, piece.run.face):
            if name != self._font:
                self._font = name
                self._code.append(f"{name} {pen.number(self._style.size)} Tf")
            self._code.append(f"<{codes}> Tj")

    def _adorn(self) -> None:
        size = self._style.size
        for run, x, y in self._signs:
            if run.status:
                side = size * _SIGN
                marks = pen.sign(run.status.shape, side, run.colour)
                self._canvas.draw(marks, x, y + size * 0.35 + side / 2)
        for run, x, y, width in self._links:
            self._canvas.put(pen.rule(x, y - size * _UNDERLINE, width, HAIRLINE, run.colour))

    def _activate(self) -> None:
        for run, x, y, width in self._links:
            if run.link and run.elem:
                box = (x, y - self._style.size * 0.3, x + width, y + self._style.size * 0.9)
                self._canvas.link(run.link, run.elem, box)
