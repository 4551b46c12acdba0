"""A plan with one thing changed: an assignment, or a number of its proof."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from schedules.rotation.certificate import Certificate, Prices
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem

_STEPS = (Fraction(-1, 7), Fraction(1, 7))


def neighbours(case: Problem, plan: Plan) -> Iterator[dict[str, tuple[str, ...]]]:
    """One unit left out, put in, or put in another's place."""
    for meeting, guests in plan.assignments.items():
        for gone in ("", *guests):
            for new in ("", *(one.id for one in case.units if one.id not in guests)):
                kept = {*guests, new} - {gone, ""}
                if kept != set(guests):
                    yield {**plan.assignments, meeting: tuple(sorted(kept))}


def tampered(certificate: Certificate) -> Iterator[Certificate]:
    """One price moved, up and down, on every level of every group."""
    for name, by_level in certificate.prices.items():
        for level, prices in by_level.items():
            for moved in _moved(prices):
                other = {**by_level, level: moved}
                yield replace(certificate, prices={**certificate.prices, name: other})


def _moved(prices: Prices) -> Iterator[Prices]:
    """Of a place at a meeting, or of a step on a level before."""
    for step in _STEPS:
        for meeting, price in prices.meetings.items():
            yield replace(prices, meetings={**prices.meetings, meeting: price + step})
        for level, price in prices.levels.items():
            yield replace(prices, levels={**prices.levels, level: price + step})
