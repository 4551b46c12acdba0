"""The furniture of a page, all of it artifacts: running head, foot with page number, watermark."""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

from typeset import fonts, pen, styles
from typeset.blocks import Cover, Document
from typeset.canvas import TaggedCanvas
from typeset.drawing import Anchor, Label
from typeset.fonts import Face
from typeset.styles import FURNITURE, HAIRLINE, MM, Colour, Measures
from typeset.words import long_date, words

BAND = 9 * MM
"""The coloured band at the head of a cover."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the text of page `number` of `total`."""

    document: Document
    measures: Measures
    number: int
    total: int

    @property
    def is_front(self) -> bool:
        """A cover has a band, and neither running head nor page number."""
        return self.number == 1 and isinstance(self.document.opening, Cover)

    def draw_behind(self, canvas: TaggedCanvas) -> None:
        """What is drawn before the text; the running head comes from the second page on."""
        if self.document.draft:
            _draw_watermark(canvas, self.document, self.measures)
        if self.is_front:
            with canvas.artifact():
                page = self.measures
                canvas.put(pen.panel(0, page.height, page.width, BAND, Colour.BRAND))
        elif self.number > 1:
            self._draw_head(canvas)

    def draw_foot(self, canvas: TaggedCanvas) -> None:
        """The date and `Side x af y`, neither on a cover; the notice on every page."""
        language, notice = self.document.language, self.document.notice
        if self.is_front:
            if notice:
                with canvas.artifact("Pagination", "Footer"):
                    self._draw_between(canvas, notice, "", styles.FOOTER_AT)
            return
        date = long_date(self.document.created.date(), language)
        left = f"{date} · {notice}" if notice else date
        page = words(language).page.format(number=self.number, total=self.total)
        with canvas.artifact("Pagination", "Footer"):
            self._draw_between(canvas, left, page, styles.FOOTER_AT)

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        y = self.measures.height - styles.HEADER_AT
        author = self._cut(self.document.author, 0.35)
        title = self._cut(self.document.title, 0.6)
        left, width = self.measures.left, self.measures.column
        with canvas.artifact("Pagination", "Header"):
            self._draw_between(canvas, author, title, y)
            canvas.put(pen.rule(left, y - 2 * MM, width, HAIRLINE, Colour.LINE))

    def _cut(self, text: str, share: float) -> str:
        """The text in one line of at most this share of the column."""
        room = share * self.measures.column * 1000 / FURNITURE.size
        return fonts.shortened(" ".join(text.split()), FURNITURE.face, room)

    def _draw_between(self, canvas: TaggedCanvas, left: str, right: str, y: float) -> None:
        start, end = self.measures.left, self.measures.left + self.measures.column
        size, tone = FURNITURE.size, FURNITURE.colour
        ends = Label(left, (start, 0), size, tone), Label(right, (end, 0), size, tone, Anchor.END)
        canvas.draw([label for label in ends if label.text], 0, y)


def _draw_watermark(canvas: TaggedCanvas, document: Document, measures: Measures) -> None:
    """The word for a draft across the page, under the text and too light to disturb it."""
    word = words(document.language).draft.upper()
    diagonal = hypot(measures.width, measures.height)
    size = diagonal * 0.62 * 1000 / fonts.width(word, Face.STRONG)
    angle = atan2(measures.height, measures.width)
    reach = size * fonts.width(word, Face.STRONG) / 2000
    x = measures.width / 2 - reach * cos(angle) + size * 0.35 * sin(angle)
    y = measures.height / 2 - reach * sin(angle) - size * 0.35 * cos(angle)
    turn = f"{cos(angle):.5f} {sin(angle):.5f} {-sin(angle):.5f} {cos(angle):.5f}"
    with canvas.artifact("Pagination", "Watermark"):
        canvas.put(f"q {turn} {pen.number(x)} {pen.number(y)} cm")
        canvas.draw([Label(word, (0, 0), size, Colour.WATERMARK, strong=True)], 0, 0)
        canvas.put("Q")
