"""Text, days and amounts as people type and paste them: what is made uniform, what is refused.

Made uniform, because nothing seen is lost: composition (NFC), line ends, odd spaces, soft hyphens
and other characters without a mark, Word's bullets, and Windows-1252 quotes that came in as control
characters. Refused, because only the writer can say what was meant: everything in ``Fault``. A
refused text is handed back exactly as it came, so nothing typed is lost.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.problems import Problem
from agreements.words.faults import FAULTS, Change, Fault

FIRST_YEAR, LAST_YEAR = 2000, 2100
LARGEST_AMOUNT = Decimal(10) ** 12
HOPELESSLY_LONG = 4
"""A text this many times the limit is refused unread: tidying will not bring it under."""


@dataclass(frozen=True, slots=True)
class Examined:
    """``text`` is the tidy text, or, when there are problems, exactly what came in."""

    text: str
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()


_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff\u180e]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BULLETS = re.compile(
    "[\uf0a7\uf0b7\uf0a8\uf0d8\uf076\u2023\u2043\u2219\u25a0\u25aa\u25cb\u25cf\u25e6]"
)
_HYPHENS = re.compile("[\u2010\u2011]")
_WINDOWS_1252 = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(
    r"</?(?:o|w|v|m|st1):[a-z]|<!--\s*\[if|\bmso-[a-z-]+\s*:|class=[\"']?Mso|\{\\rtf1|<\?xml\b",
    re.IGNORECASE,
)
_EMOJI = re.compile("[\u200d\u20e3\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]")
_LOOSE_MARK = re.compile("[\u0300-\u036f]")
PRINTABLE = (
    *((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0)),  # Latin
    *((0x18F, 0x18F), (0x259, 0x259)),
    *((0x1FA, 0x1FF), (0x218, 0x21B), (0x1E80, 0x1E85), (0x1EA0, 0x1EF9)),
    *((0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE)),  # Greek
    *((0x400, 0x45F), (0x490, 0x491)),  # Cyrillic
    *((0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026)),
    *((0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044)),
    *((0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089)),  # super- and subscripts
    *((0x20AC, 0x20AC), (0x20BA, 0x20BA), (0x20BD, 0x20BD), (0x2116, 0x2116), (0x2122, 0x2122)),
    *((0x2150, 0x215E), (0x2190, 0x2199)),  # fractions, arrows
    *((0x2211, 0x2212), (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248)),  # mathematics
    *((0x2260, 0x2260), (0x2264, 0x2265)),
)
"""Characters that papers can print; a test holds them to what the typeface draws."""


def examine(raw: str, *, field: str, limit: int, multiline: bool = True) -> Examined:
    """The text made uniform, or what is wrong with it.

    ``limit`` counts characters as the writer sees them after tidying (NFC code points).
    """
    if len(raw) > HOPELESSLY_LONG * limit:
        return Examined(raw, (_too_long(field, length=len(raw), limit=limit),))
    text, changes = _uniform(raw, multiline=multiline)
    problems = (*_unacceptable(text, field), *_length(text, field, limit))
    return Examined(raw, problems) if problems else Examined(text, (), changes)


def day_problems(
    day: date, *, field: str, today: date, earliest: date | None = None, latest: date | None = None
) -> tuple[Problem, ...]:
    """A year that is surely a slip of the finger, or a day outside the given span."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        meant = today.year // 100 * 100 + day.year % 100
        return (_problem(field, Fault.IMPOSSIBLE_YEAR, year=day.year, meant=meant),)
    if earliest is not None and day < earliest:
        return (_problem(field, Fault.TOO_EARLY, day=_written(earliest)),)
    if latest is not None and day > latest:
        return (_problem(field, Fault.TOO_LATE, day=_written(latest)),)
    return ()


def amount_problems(amount: Decimal, *, field: str) -> tuple[Problem, ...]:
    """An amount that no indicator can have: not finite, below zero, or beyond all measure."""
    if not amount.is_finite():
        return (_problem(field, Fault.NOT_A_NUMBER),)
    if amount < 0:
        return (_problem(field, Fault.NEGATIVE),)
    if amount > LARGEST_AMOUNT:
        return (_problem(field, Fault.TOO_LARGE),)
    return ()


def _uniform(raw: str, *, multiline: bool) -> tuple[str, tuple[Change, ...]]:
    changes = []
    text = raw
    for change, pattern, replacement in (
        (Change.INVISIBLE, _INVISIBLE, ""),
        (Change.BULLETS, _BULLETS, "•"),
    ):
        text, count = pattern.subn(replacement, text)
        changes += [change] if count else []
    text = _LINE_ENDS.sub("\n" if multiline else " ", text)
    text, count = _WINDOWS_1252.subn(lambda found: _as_windows_1252(found[0]), text)
    changes += [Change.QUOTES] if count else []
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _HYPHENS.sub("-", text)))
    return _tidy_lines(text if multiline else text.replace("\n", " ")), tuple(changes)


def _as_windows_1252(character: str) -> str:
    return character.encode("latin-1").decode("cp1252")


def _tidy_lines(text: str) -> str:
    """No blanks at line ends, no double blanks, at most one empty line in a row."""
    lines = (re.sub(" {2,}", " ", line).strip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _unacceptable(text: str, field: str) -> list[Problem]:
    found = []
    if control := _CONTROLS.search(text):
        found.append(_problem(field, Fault.CONTROL_CHARACTER, after=_before(text, control.start())))
    if direction := _DIRECTION.search(text):
        place = _before(text, direction.start())
        found.append(_problem(field, Fault.DIRECTION_CHARACTER, after=place))
    if _MARKUP.search(text):
        found.append(_problem(field, Fault.OFFICE_MARKUP))
    if emoji := list(dict.fromkeys(_EMOJI.findall(text))):
        visible = [each for each in emoji if unicodedata.category(each) == "So"] or emoji
        found.append(_problem(field, Fault.EMOJI, signs=" ".join(visible[:5])))
    return found + _unprintable(text, field)


def _unprintable(text: str, field: str) -> list[Problem]:
    strange = [each for each in dict.fromkeys(_OTHERWISE_TOLD.sub("", text)) if not _prints(each)]
    found = []
    if right_to_left := [
        each for each in strange if unicodedata.bidirectional(each) in {"R", "AL", "AN"}
    ]:
        found.append(_problem(field, Fault.RIGHT_TO_LEFT, signs=" ".join(right_to_left[:5])))
    if others := [each for each in strange if each not in right_to_left]:
        named = " ".join(f"U+{ord(each):04X}" for each in others[:5])
        found.append(_problem(field, Fault.UNPRINTABLE, signs=named))
    if mark := _LOOSE_MARK.search(text):
        found.append(_problem(field, Fault.LOOSE_MARK, after=_before(text, mark.start())))
    return found


_OTHERWISE_TOLD = re.compile(
    "|".join(each.pattern for each in (_CONTROLS, _DIRECTION, _EMOJI, _LOOSE_MARK)) + "|\n"
)


def _prints(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in PRINTABLE)


def _length(text: str, field: str, limit: int) -> list[Problem]:
    return [_too_long(field, length=len(text), limit=limit)] if len(text) > limit else []


def _too_long(field: str, *, length: int, limit: int) -> Problem:
    return _problem(field, Fault.TOO_LONG, length=length, limit=limit, over=length - limit)


def _before(text: str, position: int) -> str:
    """The last visible words before ``position``, so that the writer can find the place."""
    start = text[max(0, position - 25) : position]
    return _CONTROLS.sub("", _DIRECTION.sub("", start)).replace("\n", " ").strip() or "…"


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _problem(field: str, fault: Fault, **values: object) -> Problem:
    return Problem(field, fault, FAULTS[fault].filled(**values))
