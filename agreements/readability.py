"""LIX: how heavy a Danish text is to read, and a friendly word about it.

LIX = words / sentences + 100 · long words / words, where a word is long when it has more than six
letters, and a sentence ends at a full stop, colon, question mark or exclamation mark, or at the end
of a line. Source: C. H. Björnsson, *Läsbarhet* (Stockholm 1968; Danish: *Læsbarhed*, København
1971), with the bands used in Denmark: up to 24 very easy, 25-34 easy, 35-44 middling, 45-54 hard,
55 and above very hard. It counts words; it does not know whether a text is true, good or needed, so
it only ever gives a hint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LONG_WORD = 7
FEWEST_WORDS = 15
"""Below this a single long word swings the figure by more than five."""


class Band(StrEnum):
    VERY_EASY = "very_easy"
    EASY = "easy"
    MIDDLING = "middling"
    HARD = "hard"
    VERY_HARD = "very_hard"


_UPPER_BOUNDS = ((25, Band.VERY_EASY), (35, Band.EASY), (45, Band.MIDDLING), (55, Band.HARD))
_ABBREVIATIONS = re.compile(
    r"\b(?:bl\.a|f\.eks|fx|m\.m|m\.v|mv|ca|dvs|nr|pct|kl|jf|stk|inkl|ekskl|hhv|evt|osv|o\.l|pr"
    r"|e\.g|i\.e|etc)\.",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*\.?(?=\s+\w|\s*$|\W)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.:!?]+|\n")


@dataclass(frozen=True, slots=True)
class Readability:
    """``lix`` is rounded to a whole number; None when the text is too short to judge."""

    words: int
    sentences: int
    long_words: int
    lix: int | None

    @property
    def band(self) -> Band | None:
        if self.lix is None:
            return None
        return next((band for bound, band in _UPPER_BOUNDS if self.lix < bound), Band.VERY_HARD)


def readability(text: str) -> Readability:
    """Counts over ``text``; abbreviations and dotted numbers (``5.0``, ``17.``) end no sentence."""
    plain = _NUMBERS.sub("0", _ABBREVIATIONS.sub("fx", text))
    sentences = [part for part in _SENTENCE_END.split(plain) if _WORD.search(part)]
    words = [word for part in sentences for word in _WORD.findall(part)]
    long_words = [word for word in words if len(word) >= LONG_WORD]
    return Readability(
        words=len(words),
        sentences=len(sentences),
        long_words=len(long_words),
        lix=_lix(len(words), len(sentences), len(long_words)),
    )


def _lix(words: int, sentences: int, long_words: int) -> int | None:
    if words < FEWEST_WORDS:
        return None
    return round(words / sentences + 100 * long_words / words)
