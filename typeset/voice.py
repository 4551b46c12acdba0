"""One document's language: its sentences, its dates, its numbers."""

from dataclasses import dataclass
from datetime import date, time

from typeset import words
from typeset.words import Language


@dataclass(frozen=True, slots=True)
class Voice:
    """`voice("dansk", "English")` is the one that the document is in."""

    language: Language

    def __call__(self, danish: str, english: str) -> str:
        return danish if self.language is Language.DANISH else english

    def day(self, day: date) -> str:
        """`17. marts 2026`."""
        return words.long_date(day, self.language)

    def weekday(self, day: date) -> str:
        """`Tirsdag den 17. marts 2026`, to stand first."""
        text = words.weekday_date(day, self.language)
        return text[0].upper() + text[1:]

    def short_weekday(self, day: date) -> str:
        """`ti. 17. marts`, for tables of one year."""
        said = words.words(self.language)
        name, month = said.weekdays[day.weekday()], said.months[day.month - 1]
        return self(f"{name[:2]}. {day.day}. {month}", f"{name[:3]} {day.day} {month}")

    def at(self, clock: time) -> str:
        """`kl. 14.00`."""
        return f"{self('kl. ', '')}{words.clock(clock, self.language)}"

    def span(self, start: time, end: time) -> str:
        """`14.00–16.30`."""
        return f"{words.clock(start, self.language)}–{words.clock(end, self.language)}"

    def number(self, value: float, digits: int = 0) -> str:
        """`1.234,5`."""
        return words.decimal(value, digits, self.language)

    def percent(self, part: float) -> str:
        """`37 %` of a part between 0 and 1."""
        return f"{self.number(part * 100)} %"
