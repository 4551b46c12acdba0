"""The table of contents: a line per heading, its page found once the pages are made up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import fonts, styles
from typeset.blocks import Contents
from typeset.canvas import TaggedCanvas
from typeset.drawing import Polyline
from typeset.flow import Box, Landmark, Room
from typeset.lines import Jump, Line, Piece, Run, fill, words
from typeset.paragraphs import Lines, compose
from typeset.setting import Setting, narrowest
from typeset.styles import CONTENTS_LINE, MM, Colour
from typeset.tags import Elem
from typeset.words import Words

NUMBER_ROOM = 14 * MM


@dataclass(slots=True)
class Entry:
    """One line that leads to a heading, with dots to its page number at the right."""

    mark: Landmark
    title: Lines
    width: float
    says: Words
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    landmarks: Sequence[Landmark] = ()

    @property
    def height(self) -> float:
        return self.title.height

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        parts = self.title.split(room) if room.fresh else None
        return (parts[0], replace(self, title=parts[1])) if parts else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        last = self.title.lines[-1]
        run = last.pieces[-1].run
        number = str(self.mark.page)
        run.link = Jump(self.mark.key, self.says.link.format(text=self.mark.title, number=number))
        self.title.draw(canvas, x, top)
        digits = fonts.width(number, run.face) * CONTENTS_LINE.size / 1000
        ending = Line([Piece(run, number, 0.0, digits)], digits)
        foot = top - self.height + CONTENTS_LINE.leading
        page = replace(self.title, lines=[ending], x=self.width - digits)
        with canvas.artifact():
            start = x + self.title.x + last.width + 2 * MM
            end = x + page.x - 2 * MM
            dots = Polyline(((start, 0.0), (end, 0.0)), Colour.LINE, dashed=True)
            if end > start:
                canvas.draw([dots], 0.0, foot - CONTENTS_LINE.leading * 0.75)
        page.draw(canvas, x, foot)


def contents(block: Contents, setting: Setting) -> Iterator[Box]:
    """Its heading and a line for each heading of the document down to the depth."""
    heading = setting.elem.child("H2")
    yield compose(setting.says.contents, styles.HEADINGS[2], heading, setting)
    whole = setting.elem.child("TOC")
    for mark in setting.ledger.landmarks:
        if 1 < mark.level <= block.depth:
            yield _entry(mark, whole.child("TOCI").child("Reference"), setting)


def _entry(mark: Landmark, elem: Elem, setting: Setting) -> Entry:
    indent = (mark.level - 2) * styles.INDENT
    width = narrowest(setting.width - indent - NUMBER_ROOM)
    run = Run(mark.title, CONTENTS_LINE.face, Colour.INK, link=Jump(mark.key, mark.title))
    lines = fill(words([run], CONTENTS_LINE.size), width, CONTENTS_LINE.size)
    lines[-1].pieces[-1].text += " "
    return Entry(
        mark, Lines(lines, CONTENTS_LINE, elem, 0.0, 0.0, x=indent), setting.width, setting.says
    )
