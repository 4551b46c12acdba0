"""The kit's own words, and dates and numbers as they are written, in Danish and English."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Language(StrEnum):
    DANISH = "da"
    ENGLISH = "en"

    @property
    def tag(self) -> str:
        """The full language tag a reader's voice is chosen by."""
        return {"da": "da-DK", "en": "en-GB"}[self.value]


@dataclass(frozen=True, slots=True)
class Words:
    page: str
    contents: str
    draft: str
    sign_here: str
    data: str
    link: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


_DANISH = Words(
    page="Side {number} af {total}",
    contents="Indhold",
    draft="Udkast",
    sign_here="Dato og underskrift",
    data="Tallene bag figuren",
    link="Gå til {text}, side {number}",
    months=(
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
)
_ENGLISH = Words(
    page="Page {number} of {total}",
    contents="Contents",
    draft="Draft",
    sign_here="Date and signature",
    data="The figures behind the chart",
    link="Go to {text}, page {number}",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)


def words(language: Language) -> Words:
    return _DANISH if language is Language.DANISH else _ENGLISH


def long_date(day: date, language: Language) -> str:
    """`17. marts 2026` or `17 March 2026`."""
    dot = "." if language is Language.DANISH else ""
    return f"{day.day}{dot} {words(language).months[day.month - 1]} {day.year}"


def weekday_date(day: date, language: Language) -> str:
    """`tirsdag den 17. marts 2026` or `Tuesday 17 March 2026`."""
    link = "den " if language is Language.DANISH else ""
    return f"{words(language).weekdays[day.weekday()]} {link}{long_date(day, language)}"


def short_date(day: date, language: Language) -> str:
    """`17.3.2026` or `17/3/2026`, for narrow columns."""
    sign = "." if language is Language.DANISH else "/"
    return f"{day.day}{sign}{day.month}{sign}{day.year}"


def clock(at: time, language: Language) -> str:
    """`14.00` or `14:00`."""
    return at.strftime("%H.%M" if language is Language.DANISH else "%H:%M")


def decimal(value: float, digits: int, language: Language) -> str:
    """`12,5` or `12.5`, thousands set apart."""
    text = f"{value:,.{digits}f}"
    if language is Language.DANISH:
        return text.translate(str.maketrans(",.", ".,"))
    return text
