"""The table of changes against equity as people read it."""

from dataclasses import dataclass
from fractions import Fraction

from planner.models.rotations import RotationInquiry


@dataclass(frozen=True, slots=True)
class Weighed:
    """A plan by how much of what is published it gives up, and what that buys.

    `guaranteed` counts kept guarantees (a unit in a block); `unfairness` is the equity level
    compared with the first row's, 100 being the first row; `gaining` are names.
    """

    nth: int
    changes: int
    guaranteed: int
    unfairness: float
    longest_wait: int
    gaining: tuple[str, ...]
    proven: bool


def rows(asked: RotationInquiry) -> tuple[Weighed, ...]:
    """The rows of an answered question; empty until it is answered."""
    listed = asked.answer.get("rows", [])
    names = {unit["id"]: unit["name"] for unit in asked.run.problem["units"]}
    first = Fraction(listed[0]["equity"]) if listed else Fraction(0)
    return tuple(
        Weighed(
            nth,
            row["changes"],
            row["guaranteed"],
            float(100 * Fraction(row["equity"]) / first) if first else 100.0,
            row["longest_wait"],
            tuple(names.get(code, code) for code in row["gaining"]),
            row["proven"],
        )
        for nth, row in enumerate(listed)
    )
