"""Tries every calendar of a tiny problem: each meeting on each of its days, or left out."""

from datetime import date
from itertools import pairwise, product
from math import prod
from typing import Any

from tests.oracles.calendar_cpsat import LEVELS, Meeting, clashes, gaps, meetings, single_costs

Json = dict[str, Any]


def size(data: Json) -> int:
    """How many calendars there are to try."""
    return prod(len(meeting.days) + 1 for meeting in meetings(data))


def levels(data: Json) -> dict[str, int] | None:
    """The levels of the best calendar; None where none keeps the fixed dates."""
    found = meetings(data)
    fixed = {(f["body"], f["purpose"], f["cycle"]) for f in data["fixed"]}
    least, apart = gaps(data, found), clashes(data, found)
    choices = [[*m.days, *([] if m.key in fixed else [None])] for m in found]
    prices = [{day: single_costs(data, m, day) for day in m.days} for m in found]
    best: tuple[int, ...] | None = None
    for chosen in product(*choices):
        if _is_valid(chosen, least, apart):
            value = _value(found, chosen, prices)
            best = value if best is None else min(best, value)
    return None if best is None else dict(zip(LEVELS, best, strict=True))


def _is_valid(
    chosen: tuple[date | None, ...],
    least: list[tuple[int, int, int]],
    apart: list[tuple[int, int]],
) -> bool:
    for i, j, days in least:
        first, second = chosen[i], chosen[j]
        if first is not None and second is not None and (second - first).days < days:
            return False
    return not any(chosen[i] is not None and chosen[i] == chosen[j] for i, j in apart)


def _value(
    found: list[Meeting],
    chosen: tuple[date | None, ...],
    prices: list[dict[date, dict[str, int]]],
) -> tuple[int, ...]:
    held = [(m, day, prices[i][day]) for i, m in enumerate(found) if (day := chosen[i]) is not None]
    singles = [
        sum(price[level] for _, _, price in held)
        for level in ("moved", "avoided", "weekday", "week")
    ]
    rhythm = 0
    for body in {m.key[0] for m, _, _ in held}:
        days = sorted((m.key[2], day) for m, day, _ in held if m.key[0] == body and m.key[2])
        rhythm += sum(abs((b - a).days - 30 * (n - k)) for (k, a), (n, b) in pairwise(days))
    return (len(found) - len(held), *singles, rhythm)
