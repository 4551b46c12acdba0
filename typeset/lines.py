"""Text into lines: words are measured once and set ragged right, as many to a line as fit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from typeset import fonts, inline, styles
from typeset.fonts import Face
from typeset.inline import Link, Status, Text
from typeset.styles import Type
from typeset.tags import Elem

_SLANTED = {Face.REGULAR: Face.ITALIC, Face.STRONG: Face.STRONG_ITALIC}
_STRONG = {Face.REGULAR: Face.STRONG, Face.ITALIC: Face.STRONG_ITALIC}
MARK_SPACE = 1.2
"""The room a status shape takes before its word, in font sizes."""
_BLANK = re.compile(r"([ \n])")
_JOINT = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=[^\W\d_]/)(?=[^\W\d_])|(?<=[@?&=])(?=\w)")
"""Where a word may go on in the next line without a hyphen of ours."""
_JOINTS = frozenset("-/@?&=")
_TOLERANCE = 0.001


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a heading of the same document, named by its key."""

    key: str
    says: str


@dataclass(slots=True)
class Run:
    """Text in one face and colour; of a link, or led by a status shape, or neither.

    `elem` is the Link element, made when the first of its pieces is drawn.
    """

    text: str
    face: Face
    colour: str
    link: Link | Jump | None = None
    status: Status | None = None
    elem: Elem | None = None


@dataclass(slots=True)
class Piece:
    """Part of a run on one line, `x` points from its start; no text where the shape stands."""

    run: Run
    text: str
    x: float
    width: float


@dataclass(slots=True)
class Line:
    """Pieces side by side; `width` leaves out the blank that ends a line."""

    pieces: list[Piece]
    width: float


@dataclass(slots=True)
class Word:
    """What is not parted while it fits: pieces of runs, and the run of the blank before them."""

    blank: Run | None
    starts_line: bool
    pieces: list[tuple[Run, str, float]] = field(default_factory=list)
    width: float = 0.0

    def add(self, run: Run, text: str, width: float) -> None:
        self.pieces.append((run, text, width))
        self.width += width


def runs(text: Text, style: Type, replaced: set[str]) -> list[Run]:
    """The text flattened, in drawable characters."""
    if isinstance(text, str):
        return [Run(fonts.drawable(text, replaced), style.face, style.colour)]
    return list(_flatten(inline.parts(text), style.face, style.colour, replaced))


def _flatten(
    parts: Iterable[inline.Inline], face: Face, colour: str, replaced: set[str]
) -> Iterator[Run]:
    for part in parts:
        match part:
            case str():
                yield Run(fonts.drawable(part, replaced), face, colour)
            case inline.Strong(inner):
                yield from _flatten(inline.parts(inner), _STRONG.get(face, face), colour, replaced)
            case inline.Emphasis(inner):
                yield from _flatten(inline.parts(inner), _SLANTED.get(face, face), colour, replaced)
            case Link():
                shown = fonts.drawable(part.text, replaced)
                yield Run(shown, face, styles.Colour.LINK, link=part)
            case Status():
                shown = fonts.drawable(part.word, replaced)
                colour_ = styles.TONES[part.tone]
                yield Run(shown, _STRONG.get(face, face), colour_, status=part)


def words(text: Iterable[Run], size: float) -> list[Word]:
    """The runs cut at blanks and line breaks; several blanks count as one."""
    found: list[Word] = []
    open_word: Word | None = None
    blank: Run | None = None
    breaks = False
    for run in text:
        scale = size / 1000
        for number, part in enumerate(_BLANK.split(run.text)):
            if number % 2:
                open_word, blank = None, run
                breaks = breaks or part == "\n"
                continue
            if not part:
                continue
            if open_word is None:
                open_word = Word(blank if found else None, breaks and bool(found))
                found.append(open_word)
                breaks = False
            if run.status and number == 0:
                open_word.add(run, "", MARK_SPACE * size)
            for joint, chunk in enumerate(_chunks(part)):
                if joint:
                    open_word = Word(None, False)
                    found.append(open_word)
                open_word.add(run, chunk, fonts.width(chunk, run.face) * scale)
    return found


def _chunks(word: str) -> list[str]:
    return [word] if _JOINTS.isdisjoint(word) else _JOINT.split(word)


def extent(text: list[Word], size: float) -> tuple[float, float]:
    """Width of the widest word, and of all words on one line, in points."""
    least = most = line = 0.0
    for word in text:
        if word.starts_line:
            line = 0.0
        elif word.blank:
            line += fonts.width(" ", word.blank.face) * size / 1000
        line += word.width
        least, most = max(least, word.width), max(most, line)
    return least, most


def fill(text: list[Word], width: float, size: float) -> list[Line]:
    """The words set in lines of at most `width` points; a word wider than that is cut."""
    lines: list[Line] = []
    line: list[tuple[Run, str, float]] = []
    used = 0.0
    for word in text:
        gap = fonts.width(" ", word.blank.face) * size / 1000 if word.blank else 0.0
        if line and (word.starts_line or used + gap + word.width > width + _TOLERANCE):
            lines.append(_line(line, word.blank, gap))
            line, used = [], 0.0
        elif line and word.blank:
            line.append((word.blank, " ", gap))
            used += gap
        if word.width > width + _TOLERANCE and not line:
            *full, rest = _cut(word.pieces, width, size)
            lines += [_line(part, None, 0.0) for part in full]
            line, used = rest, sum(piece[2] for piece in rest)
        else:
            line += word.pieces
            used += word.width
    if line:
        lines.append(_line(line, None, 0.0))
    return lines


def _cut(
    pieces: list[tuple[Run, str, float]], width: float, size: float
) -> list[list[tuple[Run, str, float]]]:
    """A word wider than a line, sign by sign; one sign at least to a line."""
    rows: list[list[tuple[Run, str, float]]] = [[]]
    used = 0.0
    for run, text, piece_width in pieces:
        if not text:
            rows[-1].append((run, text, piece_width))
            used += piece_width
        for sign in text:
            advance = fonts.width(sign, run.face) * size / 1000
            if rows[-1] and used + advance > width + _TOLERANCE:
                rows.append([])
                used = 0.0
            rows[-1].append((run, sign, advance))
            used += advance
    return rows


def _line(pieces: list[tuple[Run, str, float]], blank: Run | None, gap: float) -> Line:
    """Pieces of one run joined, with the blank before the next line kept for the ear."""
    joined: list[Piece] = []
    x = 0.0
    for run, text, width in pieces:
        last = joined[-1] if joined else None
        if last and last.run is run and last.text and text:
            last.text += text
            last.width += width
        else:
            joined.append(Piece(run, text, x, width))
        x += width
    if blank:
        if joined[-1].run is blank and joined[-1].text:
            joined[-1].text += " "
        else:
            joined.append(Piece(blank, " ", x, gap))
    return Line(joined, x)
