"""Cells of agreements: text held to the domain's rules, amounts, days, and words for choices."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from flask_babel import lazy_gettext as _

from agreements import intake
from agreements.problems import Problem
from planner import clock
from planner.agreements import words
from planner.exchange import cells
from planner.exchange.cells import BadCell, Parse

_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+,\d+")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(.+)")


def text(limit: int, *, multiline: bool = True) -> Parse:
    """Text that can be printed, at most so long; made uniform as in the forms."""

    def parse(cell: str) -> str:
        examined = intake.examine(cell, field="", limit=limit, multiline=multiline)
        _refuse(examined.problems)
        return examined.text

    return parse


def lines(limit: int) -> Parse:
    """One entry on each line, empty lines left out."""
    examined = text(limit)

    def parse(cell: str) -> str:
        whole = str(examined(cell))
        return "\n".join(line for line in whole.split("\n") if line)

    return parse


def read_only(cell: str) -> str:
    """What an export shows and an import does not change."""
    return " ".join(cell.split())


def day(cell: str) -> date | None:
    """A day that is no slip of the finger; None for an empty cell."""
    found = cells.day(cell)
    assert found is None or isinstance(found, date)  # noqa: S101 - as cells.day says
    if found is not None:
        _refuse(intake.day_problems(found, field="", today=clock.today()))
    return found


def amount(cell: str) -> Decimal | None:
    """An amount with a comma or a point before its decimals; None for an empty cell."""
    value = re.sub(r"\s", "", cell)
    if not value:
        return None
    if _GROUPED.fullmatch(value):
        value = value.replace(".", "")
    try:
        found = Decimal(value.replace(",", "."))
    except InvalidOperation:
        raise BadCell(_("Not a number. Write it as 62,5.")) from None
    _refuse(intake.amount_problems(found, field=""))
    return found.quantize(Decimal("0.0001")).normalize() + 0


def choice(said: Iterable[str]) -> Parse:
    """One of the words, in any case, or nothing; the value is the word itself."""
    known: Mapping[str, str] = {word.casefold(): word for word in said}

    def parse(cell: str) -> str:
        word = " ".join(cell.casefold().split())
        if word and word not in known:
            raise BadCell(_("Write one of: %(words)s.", words=", ".join(known.values())))
        return known.get(word, "")

    return parse


def milestone(line: str) -> tuple[date | None, str]:
    """`2027-04-01 Plan for turdage`: a day, and what is done by then."""
    found = _DATED.fullmatch(line)
    if found is None:
        return None, line
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None, line


def _refuse(problems: Iterable[Problem]) -> None:
    for problem in problems:
        raise BadCell(words.speaker().say(problem.message))
