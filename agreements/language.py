"""A sentence in Danish and English, kept together so that neither is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never


class Language(StrEnum):
    """ISO 639-1 codes; Danish is what users meet first."""

    DANISH = "da"
    ENGLISH = "en"


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


def _values_in(values: dict[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.in_language(language) if isinstance(value, Bilingual) else value
        for name, value in values.items()
    }


_MONTHS = {
    Language.DANISH: (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    Language.ENGLISH: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def long_date(day: date, language: Language) -> str:
    """``17. marts 2026`` or ``17 March 2026``."""
    dot = "." if language is Language.DANISH else ""
    return f"{day.day}{dot} {_MONTHS[language][day.month - 1]} {day.year}"


def amount(value: Decimal, language: Language) -> str:
    """``1.234,5`` or ``1,234.5``, with the decimals the value was given."""
    text = f"{value:,f}"
    return text.translate(str.maketrans(",.", ".,")) if language is Language.DANISH else text
