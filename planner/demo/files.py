"""Reading the demo municipality's own data files."""

import csv
from datetime import date, time
from pathlib import Path

DATA = Path(__file__).parent / "data"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of `data/<name>.csv`, in the file's order."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    """An ISO day, or None where the cell is empty."""
    return date.fromisoformat(text) if text else None


def clock(text: str) -> time | None:
    """A time `HH:MM`, or None where the cell is empty."""
    return time.fromisoformat(text) if text else None


def numbers(text: str) -> list[int]:
    """Whole numbers with a space between."""
    return [int(number) for number in text.split()]


def yes(text: str) -> bool:
    """Whether the cell says "ja"; anything but "ja" and "nej" is a mistake in the file."""
    return {"ja": True, "nej": False}[text]
