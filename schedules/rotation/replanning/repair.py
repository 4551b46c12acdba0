"""The best plan of a problem that keeps what is published first: as a rule all but a few slots."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from schedules.levels import LevelResult, Proof
from schedules.patience import Patience
from schedules.rotation import levels, locks, rules
from schedules.rotation import solve as whole
from schedules.rotation.certificate import Certificate
from schedules.rotation.levels import Level
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.programmes.rows import Impossible
from schedules.rotation.proving import reproof
from schedules.rotation.proving.reproof import Network, Repaired
from schedules.rotation.settling import choose, component, staged
from schedules.rotation.telling import explain, unfilled


def repair(
    problem: Problem,
    *,
    published: Certificate | None = None,
    most_filled: Fraction | None = None,
    time_limit: float = 30.0,
) -> Plan:
    """What `solve.solve` finds, sooner where all that is published and still allowed can stay.

    Then every best plan has all of that in it, if the slots that are left can be filled as well as
    anything fills them: so it may be locked, and only those slots are left to be chosen. `problem`
    must have `stability` first. The certificate that was `published` may prove that, or the bound
    `most_filled` on the first level, where one is known. Raises `locks.Infeasible`.
    """
    started = time.perf_counter()
    if (conflict := locks.conflict(problem)) is not None:
        raise conflict
    kept = _kept(problem)
    if locks.conflict(kept) is None:
        plan = _repaired(problem, kept, published, most_filled, Patience(time_limit))
        if plan is not None:
            return replace(plan, took_seconds=round(time.perf_counter() - started, 3))
    return whole.solve(problem, time_limit=time_limit)


def _repaired(
    problem: Problem,
    kept: Problem,
    published: Certificate | None,
    most_filled: Fraction | None,
    patience: Patience,
) -> Plan | None:
    """The best plan that keeps all of `kept`, if it fills all that can be filled."""
    left = choose.choose(kept, patience)
    few = whole.unproven(kept, left)
    networks = [Network.of(part, problem.stability) for part in component.parts(problem)]
    repaired = Repaired(problem, networks, kept, left, few.assignments)
    certificate, shown = reproof.certificate(repaired, published, patience)
    reached = levels.values(problem, few.assignments)
    if Level.FILLED not in shown and reached[Level.FILLED] not in _bounds(
        problem, networks, most_filled, patience
    ):
        return None
    return Plan(
        assignments=few.assignments,
        unfilled=unfilled.unfilled(problem, few.assignments),
        overruled=whole.overruled(problem),
        levels=tuple(_results(problem, few, reached, shown)),
        certificate=certificate,
        explanations=explain.explanations(problem, few.assignments),
        seed=problem.seed,
    )


def _bounds(
    problem: Problem, networks: Iterable[Network], most_filled: Fraction | None, patience: Patience
) -> Iterator[Fraction]:
    """What level 1 cannot pass, the bounds that cost least first."""
    if most_filled is not None:
        yield most_filled
    filled = Fraction(sum(len(one.locked) for one in problem.meetings))
    for one in networks:
        rows = staged.staged(one.part, one.cells, patience)
        try:
            filled -= rows.programme.settle(rows.cost(Level.FILLED)).bound
        except Impossible:
            return
    yield filled


def _kept(problem: Problem) -> Problem:
    """The problem with all that is published and allowed locked, and nothing published."""
    units = {unit.id: unit for unit in problem.units}
    return replace(
        problem,
        published={},
        meetings=tuple(
            replace(
                one,
                locked=tuple(
                    sorted(
                        {
                            *one.locked,
                            *(
                                ident
                                for ident in problem.published.get(one.id, ())
                                if rules.reason(units[ident], one) is None
                            ),
                        }
                    )
                ),
            )
            for one in problem.meetings
        ),
    )


def _results(
    problem: Problem, few: Plan, reached: Mapping[Level, Fraction], shown: frozenset[Level]
) -> Iterator[LevelResult]:
    """The levels of the whole: all that is published counts as kept, the rest is as in `few`."""
    found = {one.name: one for one in few.levels}
    for level in levels.order(problem):
        one, by = found[level.value], Proof.CERTIFICATE if level in shown else Proof.SEARCH
        if level is Level.KEPT or level is Level.FILLED:
            yield LevelResult(level.value, reached[level], reached[level], True, by)
        else:
            yield replace(one, value=reached[level], by=by)
