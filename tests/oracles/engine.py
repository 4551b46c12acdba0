"""The engine under test, behind the one place where its interface is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from schedules.levels import Proof
from schedules.rotation import check as checker
from schedules.rotation import parsing
from schedules.rotation import solve as engine
from schedules.rotation.locks import Infeasible
from schedules.rotation.plan import Plan, from_json
from schedules.rotation.problem import Problem
from tests.benchmarks import measure
from tests.benchmarks.measure import Timing

PATIENCE = 60.0
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan, and what the engine says no plan can better."""

    whole: Plan

    @property
    def plan(self) -> Mapping[str, tuple[str, ...]]:
        """Meeting id -> unit ids."""
        return self.whole.assignments

    @property
    def best(self) -> dict[str, Fraction | None]:
        """The bounds of levels 1-7; level 8 has none."""
        return {one.name: one.bound for one in self.whole.levels if one.name != "variety"}

    @property
    def proven(self) -> list[str]:
        """Those of levels 1-7 that the engine has proven, in order."""
        return [one.name for one in self.whole.levels if one.proven and one.name != "variety"]

    @property
    def certified(self) -> frozenset[str]:
        """The levels that the certificate proves."""
        return frozenset(
            one.name for one in self.whole.levels if one.proven and one.by is Proof.CERTIFICATE
        )


def solve(problem: Row) -> Solved | None:
    """The engine's plan, or None when no plan satisfies the locks."""
    try:
        return Solved(plan(parse(problem)))
    except Infeasible:
        return None


def conflict(problem: Row) -> frozenset[tuple[str, str]] | None:
    """The conflicting locks (meeting, unit) the engine names, or None when there are none."""
    try:
        plan(parse(problem))
    except Infeasible as found:
        return frozenset((lock.meeting, lock.unit) for lock in found.locks)
    return None


def check(problem: Row, found: Plan) -> list[str]:
    """What the engine's checker says about a plan, written to JSON and read back."""
    read = from_json(json.loads(json.dumps(found.to_json())))
    return list(checker.faults(parse(problem), read))


def with_assignments(found: Plan, plan: Mapping[str, Sequence[str]]) -> Plan:
    """The plan with its claims and its proof, but other assignments."""
    return replace(found, assignments={name: tuple(units) for name, units in plan.items()})


def claiming(
    found: Plan, plan: Mapping[str, Sequence[str]], values: Mapping[str, Fraction | int]
) -> Plan:
    """The plan with other assignments, and their values claimed to be the best there are."""
    claims = (
        replace(one, value=Fraction(values[one.name]), bound=Fraction(values[one.name]))
        if one.name in values and one.proven
        else one
        for one in found.levels
    )
    return replace(with_assignments(found, plan), levels=tuple(claims))


def written(problem: Row) -> str | None:
    """The plan as it is written, but for the time it took."""
    found = solve(problem)
    if found is None:
        return None
    return json.dumps(replace(found.whole, took_seconds=0.0).to_json())


def parse(problem: Row) -> Problem:
    """The problem as the engine reads it."""
    return parsing.parse(problem)


def plan(problem: Problem) -> Plan:
    """Raises `Infeasible` when no plan satisfies the locks."""
    return engine.solve(problem, time_limit=PATIENCE)


def timed(problem: Row, *, repetitions: int) -> tuple[Timing, Solved]:
    """How long the engine takes on a problem that has been read."""
    parsed = parse(problem)
    took, found = measure.timed(lambda: plan(parsed), repetitions=repetitions)
    return took, Solved(found)
