"""What was reached on one level of an objective, and how sure it is that nothing does better."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schedules.reading import Node


class Proof(StrEnum):
    """What shows that a value is the best: numbers anyone can check, or an exhaustive search."""

    CERTIFICATE = "certificate"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class LevelResult:
    """One level: its exact `value`, the exact `bound` no plan can pass (null where none is known).

    `proven` says that the bound is the best there is: a plan that reaches it has been found. The
    value is then the bound, unless a problem lets a later level worsen this one a little. `by` says
    what the bound rests on.
    """

    name: str
    value: Fraction
    bound: Fraction | None
    proven: bool
    by: Proof

    def __post_init__(self) -> None:
        if self.proven and self.bound is None:
            raise ValueError(f"{self.name} cannot be proven without a bound")

    def to_json(self) -> dict[str, object]:
        """Whole numbers as numbers, others exactly as a text: `"123/1461"`."""
        return {
            "name": self.name,
            "value": exact(self.value),
            "bound": None if self.bound is None else exact(self.bound),
            "proven": self.proven,
            "by": self.by.value,
        }


def exact(number: Fraction) -> int | str:
    """The number as JSON that loses nothing: a whole number, or the text `"123/1461"`."""
    return number.numerator if number.denominator == 1 else str(number)


def level(node: Node) -> LevelResult:
    """Read back what `LevelResult.to_json` wrote."""
    record = node.record(required=("name", "value", "bound", "proven", "by"))
    value = fraction(record["value"])
    bound = record["bound"].maybe(fraction)
    proven = record["proven"].flag()
    if proven and bound is None:
        raise record["proven"].refused("false, as there is no bound")
    return LevelResult(record["name"].text(), value, bound, proven, record["by"].one_of(Proof))


def fraction(node: Node) -> Fraction:
    """A whole number, or a text `"123/1461"` in lowest terms."""
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        return Fraction(node.value)
    wanted = 'a whole number or a fraction as "123/1461"'
    if not isinstance(node.value, str) or len(node.value) > 1000:
        raise node.refused(wanted)
    try:
        number = Fraction(node.value)
    except (ValueError, ZeroDivisionError):
        raise node.refused(wanted) from None
    if exact(number) != node.value:
        raise node.refused(wanted)
    return number
