"""The look of a paper in one place: measures in millimetres, type sizes in points, colours."""

from dataclasses import dataclass, replace
from enum import StrEnum

from typeset.fonts import Face
from typeset.inline import Tone

MM = 72 / 25.4
"""Points per millimetre."""


class Colour(StrEnum):
    """Every colour used. Text colours have a contrast of at least 4.5 to the ground they are on."""

    INK = "#16211f"
    MUTED = "#4a5a57"
    BRAND = "#0d5c57"
    LINK = "#14557d"
    WHITE = "#ffffff"
    TINT = "#eef7f5"
    LINE = "#c6d3cf"
    STRONG_LINE = "#6f827d"
    WATERMARK = "#e8efed"
    GOOD = "#26692a"
    WARNING = "#8a5200"
    BAD = "#b3261e"
    GOOD_TINT = "#ecf5ec"
    WARNING_TINT = "#fff4dc"
    BAD_TINT = "#fcebea"


TONES = {
    Tone.NEUTRAL: Colour.MUTED,
    Tone.BRAND: Colour.BRAND,
    Tone.GOOD: Colour.GOOD,
    Tone.WARNING: Colour.WARNING,
    Tone.BAD: Colour.BAD,
}
TINTS = {
    Tone.NEUTRAL: Colour.TINT,
    Tone.BRAND: Colour.TINT,
    Tone.GOOD: Colour.GOOD_TINT,
    Tone.WARNING: Colour.WARNING_TINT,
    Tone.BAD: Colour.BAD_TINT,
}
SHADES = ("#eef7f5", "#bfe0db", "#8fc7c0", "#1f746d", "#07403c")
"""The steps of a heat table, light to dark."""
ON_SHADES = (Colour.INK, Colour.INK, Colour.INK, Colour.WHITE, Colour.WHITE)


@dataclass(frozen=True, slots=True)
class Type:
    """A style of text: sizes and the space around it in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: str = Colour.INK
    before: float = 0
    after: float = 0
    keep: bool = False


BODY = Type(10.2, 15, after=7)
LEAD = Type(12, 18, colour=Colour.BRAND, after=10)
SMALL = Type(8.4, 12, colour=Colour.MUTED, after=6)
KICKER = Type(9, 12, face=Face.STRONG, colour=Colour.MUTED, after=4, keep=True)
TITLE = Type(24, 29, face=Face.STRONG, colour=Colour.BRAND, after=5, keep=True)
COVER_TITLE = Type(32, 38, face=Face.STRONG, colour=Colour.BRAND, after=8)
SUBTITLE = Type(12.5, 18, colour=Colour.MUTED, after=14)
HEADINGS = {
    2: Type(15, 20, Face.STRONG, Colour.BRAND, before=20, after=7, keep=True),
    3: Type(11.6, 16, Face.STRONG, Colour.INK, before=13, after=4, keep=True),
    4: Type(10.2, 15, Face.STRONG, Colour.MUTED, before=9, after=3, keep=True),
    5: Type(10.2, 15, Face.STRONG_ITALIC, Colour.MUTED, before=8, after=3, keep=True),
    6: Type(10.2, 15, Face.ITALIC, Colour.MUTED, before=8, after=3, keep=True),
}
ITEM = replace(BODY, after=3)
CELL = Type(8.8, 12.2)
CELL_HEAD = replace(CELL, face=Face.STRONG, colour=Colour.BRAND)
CELL_ROW_HEAD = replace(CELL, face=Face.STRONG)
CAPTION = Type(8.8, 12.5, Face.STRONG, Colour.MUTED, before=10, after=4, keep=True)
CARD_STATUS = Type(9.6, 13.4, after=3, keep=True)
FACT_LABEL = Type(8.8, 13, Face.STRONG, Colour.MUTED)
FACT_VALUE = Type(9.6, 13.4)
NOTICE_TITLE = Type(10.2, 15, Face.STRONG, after=2, keep=True)
CONTENTS_LINE = Type(10.2, 17)
FURNITURE = Type(8, 10, colour=Colour.MUTED)
SIGN_NAME = Type(9.6, 13.4, Face.STRONG)
SIGN_ROLE = Type(8.8, 12.2, colour=Colour.MUTED)

INDENT = 6.2 * MM
CELL_PAD_X = 1.7 * MM
CELL_PAD_Y = 1.25 * MM
CARD_PAD = 4.5 * MM
CARD_BAR = 1.1 * MM
BLOCK_GAP = 4.2 * MM
FACT_LABEL_SHARE = 0.30
SIGN_SPACE = 15 * MM
SIGN_GAP = 10 * MM
HAIRLINE = 0.5
RULE = 1.0


@dataclass(frozen=True, slots=True)
class Measures:
    """A page: its size and margins in points. The tests use smaller ones, to force breaks."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def column(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


A4_PORTRAIT = Measures(210 * MM, 297 * MM, 25 * MM, 25 * MM, 24 * MM, 24 * MM)
A4_LANDSCAPE = Measures(297 * MM, 210 * MM, 20 * MM, 20 * MM, 21 * MM, 20 * MM)
HEADER_AT = 13 * MM
FOOTER_AT = 12 * MM
