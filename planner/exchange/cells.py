"""What stands in a cell: text to value and back, each kind saying what is wrong in plain words."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from flask_babel import lazy_gettext as _

from planner.register.fields import trimmed
from planner.web.fields import EMAIL
from planner.web.filters import as_number

Member = TypeVar("Member", bound=StrEnum)
Value = str | int | float | Decimal | bool | date | time | tuple[str, ...] | StrEnum | None
Parse = Callable[[str], Value]

LONGEST = 200
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y")
_TIMES = ("%H:%M", "%H.%M", "%H:%M:%S")
_YES = frozenset({"ja", "j", "yes", "y", "true", "sand", "1", "x"})
_NO = frozenset({"nej", "n", "no", "false", "falsk", "0", ""})


class BadCell(Exception):
    """What a cell says cannot be; carries the reason, to be translated."""

    def __init__(self, reason: object) -> None:
        super().__init__()
        self.reason = reason


def text(cell: str) -> str:
    """Text, at most 200 characters."""
    value = trimmed(cell)
    if len(value) > LONGEST:
        raise BadCell(_("At most %(most)s characters.", most=LONGEST))
    return value


def code(cell: str) -> str:
    """An identifier; a number keeps its text."""
    return text(cell)


def email(cell: str) -> str:
    """An e-mail address, or nothing."""
    value = text(cell)
    if value and not re.fullmatch(EMAIL, value):
        raise BadCell(_("Not an e-mail address."))
    return value


def seats(cell: str) -> int | None:
    """How many can sit, 0 to 5000; None for an empty cell."""
    return _whole(cell, most=5000)


def employees(cell: str) -> int | None:
    """How many work there, 0 to 20000; None for an empty cell."""
    return _whole(cell, most=20_000)


def _whole(cell: str, *, most: int) -> int | None:
    value = cell.strip()
    if not value:
        return None
    if not value.isdecimal() or int(value) > most:
        raise BadCell(_("Write a whole number from 0 to %(most)s.", most=as_number(most)))
    return int(value)


def coordinate(limits: tuple[float, float]) -> Parse:
    """Degrees inside the limits, with a comma or a point; None for an empty cell."""
    low, high = limits

    def parse(cell: str) -> float | None:
        if not cell.strip():
            return None
        try:
            value = float(cell.strip().replace(",", "."))
        except ValueError:
            raise BadCell(_("Not a number. Write degrees, as 55.40.")) from None
        if not low <= value <= high:
            raise BadCell(
                _(
                    "Degrees in Denmark lie between %(low)s and %(high)s here."
                    " Are latitude and longitude exchanged?",
                    low=as_number(low, 1),
                    high=as_number(high, 1),
                )
            )
        return value

    return parse


def yes_or_no(cell: str) -> bool:
    """Ja or nej; an empty cell is no."""
    word = cell.strip().casefold()
    if word not in _YES | _NO:
        raise BadCell(_("Write ja or nej."))
    return word in _YES


def day(cell: str) -> date | None:
    """A day as 2026-01-31 or 31-01-2026; None for an empty cell."""
    value = cell.strip()
    if not value:
        return None
    for written in _DAYS:
        try:
            return datetime.strptime(value, written).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadCell(_("Not a date. Write it as 2026-01-31 or 31-01-2026."))


def clock_time(cell: str) -> time | None:
    """A time as 14.00 or 14:00; None for an empty cell."""
    value = cell.strip()
    if not value:
        return None
    for written in _TIMES:
        try:
            return datetime.strptime(value, written).time()  # noqa: DTZ007 - a wall clock's
        except ValueError:
            continue
    raise BadCell(_("Not a time. Write it as 14.00."))


def one_of(words: Mapping[str, Member], *, said: str) -> Parse:
    """One of the words, in any case; `said` lists them for the one who wrote another."""

    def parse(cell: str) -> Member:
        try:
            return words[" ".join(cell.casefold().split())]
        except KeyError:
            raise BadCell(_("Write one of: %(words)s.", words=said)) from None

    return parse


def codes(cell: str) -> tuple[str, ...]:
    """Several identifiers with commas or semicolons between, in order, each once."""
    listed = [" ".join(one.split()) for one in re.split(r"[,;\n]", cell)]
    return tuple(dict.fromkeys(one for one in listed if one))


def written(value: Value) -> str | float | int | date | None:
    """The value as a spreadsheet holds it."""
    match value:
        case bool():
            return "ja" if value else "nej"
        case tuple():
            return ", ".join(value)
        case time():
            return value.strftime("%H.%M")
        case StrEnum():
            return value.value
        case Decimal():
            return float(value)
        case _:
            return value
