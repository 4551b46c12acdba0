"""Measurements of an indicator over time, and what they say about its target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from agreements.goals import Direction, Indicator


@dataclass(frozen=True, slots=True)
class Measurement:
    indicator_key: str
    on: date
    value: Decimal
    note: str = ""


def series(
    indicator: Indicator, measurements: Iterable[Measurement], *, as_of: date
) -> tuple[Measurement, ...]:
    """The indicator's measurements up to and including ``as_of``, oldest first."""
    own = (each for each in measurements if each.indicator_key == indicator.key)
    return tuple(sorted((each for each in own if each.on <= as_of), key=lambda each: each.on))


def latest(indicator: Indicator, measurements: Iterable[Measurement]) -> Decimal | None:
    """The newest value, whenever it was measured."""
    everything = series(indicator, measurements, as_of=date.max)
    return everything[-1].value if everything else None


def is_met(indicator: Indicator, value: Decimal) -> bool:
    """Whether ``value`` is at the target or on its good side; False without a target."""
    if indicator.target is None:
        return False
    match indicator.direction:
        case Direction.HIGHER:
            return value >= indicator.target
        case Direction.LOWER:
            return value <= indicator.target
        case _:
            assert_never(indicator.direction)


def share_of_way(indicator: Indicator, value: Decimal) -> Decimal | None:
    """How far ``value`` has come from baseline to target: 0 at the start, 1 at the goal.

    Below 0 when it went the wrong way, above 1 when it went further. None where there is no way to
    measure: baseline or target missing, or equal (a goal of keeping what is).
    """
    if indicator.baseline is None or indicator.target is None:
        return None
    way = indicator.target - indicator.baseline
    return (value - indicator.baseline) / way if way else None
