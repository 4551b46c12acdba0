"""A 0/1 programme as it is stated: variables within bounds, rows over them, a cost in fractions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from schedules.patience import Patience
from schedules.rotation.feasible import Numbers

Reals = NDArray[np.float64]

# A variable further than this from 0 and 1 is split.
SPLIT = 1e-6


class Impossible(ArithmeticError):
    """No choice keeps the rows, or none was found in time."""


@dataclass(frozen=True, slots=True)
class Row:
    """`least` <= sum of `coefficients` * variables <= `most`.

    `of_counts` is a row that says nothing more once the units' numbers of contacts are settled,
    `of_spacing` one of the days between contacts.
    """

    variables: Numbers
    coefficients: Numbers
    least: int
    most: int
    of_counts: bool = False
    of_spacing: bool = False

    def is_idle(self) -> bool:
        """Whether variables from 0 to 1 keep it whatever they are."""
        lowest = int(np.minimum(self.coefficients, 0).sum())
        highest = int(np.maximum(self.coefficients, 0).sum())
        return self.least <= lowest and highest <= self.most


def count(variables: Numbers, least: int, most: int) -> Row:
    """So many of the variables are 1."""
    return Row(variables, np.ones(len(variables), dtype=np.int64), least, most)


def limits(rows: Sequence[Row]) -> tuple[Reals, Reals]:
    """The least and the most of each row."""
    return (
        np.array([row.least for row in rows], dtype=np.float64),
        np.array([row.most for row in rows], dtype=np.float64),
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """A level to make least: by variable the fraction `parts / of`."""

    parts: Numbers
    of: Numbers

    def value(self, choice: Numbers) -> Fraction:
        """What the choice (0 or 1 by variable) costs, exactly."""
        taken = np.flatnonzero((choice == 1) & (self.parts != 0))
        total: dict[int, int] = {}
        for part, of in zip(self.parts[taken].tolist(), self.of[taken].tolist(), strict=True):
            total[of] = total.get(of, 0) + part
        return sum((Fraction(part, of) for of, part in total.items()), Fraction(0))


@dataclass(slots=True)
class Statement:
    """Variables that are 0 or 1, within bounds and rows.

    `lacking` gives rows a (perhaps fractional) choice breaks, of those too many to state at once.
    `patience` is what searches may still do. `choice` is the best found so far.
    """

    least: Numbers
    most: Numbers
    rows: list[Row]
    lacking: Callable[[Reals], list[Row]]
    patience: Patience
    choice: Numbers | None = None

    def step(self, cost: Cost) -> Fraction:
        """What is still free changes the cost by multiples of this."""
        free = (self.most > self.least) & (cost.parts != 0)
        return Fraction(1, lcm(1, *set(cost.of[free].tolist())))

    def take(self, choice: Numbers, cost: Cost) -> None:
        """Remember a choice that keeps everything, if it is the best."""
        if self.choice is None or cost.value(choice) < cost.value(self.choice):
            self.choice = choice


def scale(parts: list[int], of: list[int], largest: int) -> Fraction:
    """What makes whole numbers of the fractions, exactly if they fit; else they are rounded down.

    A row of costs rounded down lets through all that keeps the exact one, and hardly more.
    """
    exact = Fraction(lcm(1, *set(of)))
    greatest: dict[int, int] = {}
    for part, one in zip(parts, of, strict=True):
        if abs(part) >= greatest.get(one, 0):
            greatest[one] = abs(part)
    most = max((part * exact / one for one, part in greatest.items()), default=exact)
    return exact if most <= largest else exact * largest / most


def rounded_down(parts: list[int], of: list[int], times: Fraction) -> list[int]:
    """The fractions so many times, rounded down."""
    up, down = times.numerator, times.denominator
    return [part * up // (one * down) for part, one in zip(parts, of, strict=True)]


def is_whole(choice: Reals) -> bool:
    """Whether every variable is 0 or 1, but for rounding."""
    return bool(np.abs(choice - np.rint(choice)).max(initial=0) < SPLIT)
