"""The four faces of IBM Plex Sans: found, measured, embedded."""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from typeset.fonts.embedding import EmbeddedFont

FOLDER = Path(__file__).parent
REPLACEMENT = "◊"
"""Drawn where the typeface has no sign for a character; `Paper.replaced` names the character."""


class Face(StrEnum):
    REGULAR = "IBMPlexSans-Regular"
    ITALIC = "IBMPlexSans-Italic"
    STRONG = "IBMPlexSans-SemiBold"
    STRONG_ITALIC = "IBMPlexSans-SemiBoldItalic"


class FontsMissing(Exception):
    """The converted typeface is not there; it is built, never committed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path.name} is not in {path.parent}. "
            "Build it with `make assets`, or convert the woff2 files of the dkfds package: "
            "`python -m typeset.fonts node_modules/dkfds`."
        )


@cache
def load(face: Face) -> EmbeddedFont:
    """The face, read once per process (about 5 ms), known to ReportLab. Raises `FontsMissing`."""
    path = FOLDER / f"{face}.ttf"
    if not path.exists():
        raise FontsMissing(path)
    font = EmbeddedFont(face.value, path)
    pdfmetrics.registerFont(font)
    return font


@cache
def word_widths(face: Face) -> dict[str, float]:
    """Widths of words already measured in `face`, in thousandths of the font size."""
    return {}


WORDS_REMEMBERED = 50_000


def width(word: str, face: Face) -> float:
    """Width of `word` in thousandths of the font size."""
    known = word_widths(face)
    found = known.get(word)
    if found is None:
        if len(known) >= WORDS_REMEMBERED:
            known.clear()
        font = load(face).face
        advance, default = font.charWidths, font.defaultWidth
        found = known[word] = sum([advance.get(ord(sign), default) for sign in word])
    return found


@cache
def _unknown() -> re.Pattern[str]:
    """One character that is not drawn as it stands: a line break is, and what all faces have."""
    drawn = set.intersection(*(set(load(face).face.charToGlyph) for face in Face))
    drawn = {code for code in drawn if unicodedata.category(chr(code))[0] not in "CM"}
    return re.compile(f"[^\n{''.join(re.escape(chr(code)) for code in sorted(drawn))}]")


def drawable(text: str, replaced: set[str]) -> str:
    """The text in characters the typeface has; what had to be replaced is added to `replaced`.

    Control and format characters vanish, other blanks become a blank, a letter and its accent
    become one sign, a character that has a plainer form takes it, and the rest becomes
    `REPLACEMENT`: visible, never a crash.
    """
    unknown = _unknown()
    if not unknown.search(text):
        return text

    def draw(match: re.Match[str]) -> str:
        sign = match[0]
        if sign.isspace():
            return " "
        if unicodedata.category(sign) in {"Cc", "Cf"}:
            return ""
        plain = unicodedata.normalize("NFKC", sign)
        if not unknown.search(plain):
            return plain
        replaced.add(sign)
        return REPLACEMENT

    return unknown.sub(draw, unicodedata.normalize("NFC", text))


def shortened(text: str, face: Face, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than `room` thousandths of its size."""
    if width(text, face) <= room:
        return text
    while text and width(text + "…", face) > room:
        text = text[:-1]
    return text.rstrip() + "…"
