"""Level results lose nothing on their way through JSON."""

from fractions import Fraction

import pytest

from schedules import levels
from schedules.levels import LevelResult, Proof
from schedules.reading import Node, Refused

EQUITY = LevelResult("equity", Fraction(123, 1461), Fraction(123, 1461), True, Proof.CERTIFICATE)


@pytest.mark.parametrize(
    "result",
    [
        EQUITY,
        LevelResult("filled", Fraction(240), Fraction(240), True, Proof.CERTIFICATE),
        LevelResult("timing", Fraction(7, 2), Fraction(3), False, Proof.SEARCH),
        LevelResult("variety", Fraction(4), None, False, Proof.SEARCH),
    ],
)
def test_level_written_and_read_is_the_same(result: LevelResult) -> None:
    assert levels.level(Node(result.to_json())) == result


def test_fraction_is_written_exactly_and_whole_numbers_as_numbers() -> None:
    assert EQUITY.to_json()["value"] == "41/487"
    assert levels.exact(Fraction(8, 2)) == 4


def test_proof_without_a_bound_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="cannot be proven"):
        LevelResult("filled", Fraction(3), None, True, Proof.SEARCH)


@pytest.mark.parametrize("text", ["4/2", "2/0", "0.5", "1/2 ", "x", 0.5, True, None, "3"])
def test_number_that_is_not_written_exactly_is_refused(text: object) -> None:
    with pytest.raises(Refused):
        levels.fraction(Node(text))


def test_proof_without_a_bound_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        levels.level(Node(EQUITY.to_json() | {"bound": None}))
    assert refusal.value.path == "$.proven"
