"""A sentence in Danish and English, kept together so that neither is forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from typeset.words import Language, long_date

__all__ = ["Bilingual", "Language", "Speaker"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same sentence in both languages; ``{name}`` marks a place to fill."""

    da: str
    en: str

    def __post_init__(self) -> None:
        if not self.da.strip() or not self.en.strip():
            raise ValueError(f"both languages are needed: {self.da!r} / {self.en!r}")

    def in_language(self, language: Language) -> str:
        match language:
            case Language.DANISH:
                return self.da
            case Language.ENGLISH:
                return self.en
            case _:
                assert_never(language)

    def filled(self, **values: object) -> Bilingual:
        """The sentence with its places filled; a ``Bilingual`` value is filled per language."""
        return Bilingual(
            self.da.format(**_values_in(values, Language.DANISH)),
            self.en.format(**_values_in(values, Language.ENGLISH)),
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says words, days and amounts in one language."""

    language: Language

    def say(self, words: Bilingual, **values: object) -> str:
        return words.filled(**values).in_language(self.language)

    def day(self, day: date | None) -> str:
        """``17. marts 2026``; empty when there is no day."""
        return long_date(day, self.language) if day else ""

    def amount(self, value: Decimal, unit: str = "") -> str:
        """``1.234,5 %``, with the decimals the value was given."""
        text = f"{value:,f}"
        if self.language is Language.DANISH:
            text = text.translate(str.maketrans(",.", ".,"))
        return f"{text} {unit}".rstrip()

    def listed(self, words: Iterable[str]) -> str:
        """``a, b og c``."""
        *head, last = list(words) or [""]
        joint = " og " if self.language is Language.DANISH else " and "
        return joint.join(filter(None, (", ".join(head), last)))


def _values_in(values: dict[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.in_language(language) if isinstance(value, Bilingual) else value
        for name, value in values.items()
    }
