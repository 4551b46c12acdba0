"""What the command line's arguments may be; what they are not is refused with what was wanted."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from schedules.dates import EARLIEST_YEAR, LATEST_YEAR

Value = TypeVar("Value")


def _argument(
    read: Callable[[str], Value], is_right: Callable[[Value], bool], wanted: str
) -> Callable[[str], Value]:
    """Reads an argument that is as wanted, and refuses it in those words otherwise."""

    def parsed(text: str) -> Value:
        try:
            value = read(text)
            if is_right(value):
                return value
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(f"expected {wanted}, found {text!r}")

    return parsed


seconds = _argument(
    float, lambda seconds: 0 < seconds < float("inf"), "a number of seconds above 0"
)
processes = _argument(int, lambda number: 1 <= number <= 1000, "a whole number from 1 to 1000")
trials = _argument(int, lambda number: number >= 0, "a whole number, 0 or more")
day = _argument(
    date.fromisoformat,
    lambda day: EARLIEST_YEAR <= day.year <= LATEST_YEAR,
    f"a day as YYYY-MM-DD, in the years {EARLIEST_YEAR} to {LATEST_YEAR}",
)
