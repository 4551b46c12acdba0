"""Measurements over time against the target they were promised for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from agreements.goals import Direction, Indicator
from agreements.measurements import Measurement, is_met, series, share_of_way


def indicator(direction: Direction, baseline: str | None, target: str | None) -> Indicator:
    return Indicator(
        key="i",
        name="Sygefravær",
        direction=direction,
        baseline=None if baseline is None else Decimal(baseline),
        target=None if target is None else Decimal(target),
    )


FALLING = indicator(Direction.LOWER, "6", "5")


def test_a_series_holds_the_indicators_own_measurements_up_to_the_day_oldest_first():
    early, late = date(2027, 3, 1), date(2027, 9, 1)
    measurements = [
        Measurement("i", late, Decimal("5.4")),
        Measurement("other", early, Decimal("1")),
        Measurement("i", early, Decimal("5.8")),
    ]
    assert [m.on for m in series(FALLING, measurements, as_of=late)] == [early, late]
    assert [m.on for m in series(FALLING, measurements, as_of=date(2027, 8, 31))] == [early]


@pytest.mark.parametrize(
    ("direction", "target", "value", "met"),
    [
        (Direction.LOWER, "5", "5", True),
        (Direction.LOWER, "5", "5.1", False),
        (Direction.HIGHER, "5", "5", True),
        (Direction.HIGHER, "5", "4.9", False),
        (Direction.HIGHER, None, "4.9", False),
    ],
)
def test_a_target_is_met_at_it_or_beyond(direction, target, value, met):
    assert is_met(indicator(direction, "4", target), Decimal(value)) is met


@pytest.mark.parametrize(
    ("value", "share"), [("6", "0"), ("5.5", "0.5"), ("5", "1"), ("4.5", "1.5"), ("7", "-1")]
)
def test_the_share_of_the_way_is_told_also_backwards_and_beyond(value, share):
    assert share_of_way(FALLING, Decimal(value)) == Decimal(share)


@pytest.mark.parametrize(("baseline", "target"), [(None, "5"), ("5", None), ("5", "5")])
def test_without_a_way_there_is_no_share_and_no_division_by_zero(baseline, target):
    assert share_of_way(indicator(Direction.LOWER, baseline, target), Decimal("5")) is None
