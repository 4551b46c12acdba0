"""A plan's claims are checked without a solver, and none that is false passes."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from schedules.levels import Proof
from schedules.rotation import check, levels, rules
from schedules.rotation.bounds import dual
from schedules.rotation.certificate import Certificate, Vector
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.solve import solve
from tests.schedules.rotation.instances import town
from tests.schedules.rotation.mutations import neighbours


def certified() -> tuple[Problem, Plan]:
    """A plan whose first levels the certificate proves."""
    case = town(1, min_days=0)
    plan = solve(case)
    assert plan.levels[2].by is Proof.CERTIFICATE
    return case, plan


def faults(case: Problem, plan: Plan) -> list[str]:
    return list(check.faults(case, plan))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("min_days", [0, 28, 90])
def test_plan_of_the_solver_passes(seed: int, min_days: int) -> None:
    case = town(seed, min_days=min_days)
    plan = solve(case)
    assert faults(case, plan) == []
    assert all(one.proven for one in plan.levels[:7])


@pytest.mark.parametrize("seed", range(6))
def test_certificate_bound_is_met_where_nothing_is_close(seed: int) -> None:
    case = town(seed, min_days=0)
    plan = solve(case)
    reached = levels.values(case, plan.assignments)
    assert plan.certificate is not None
    for level, bound in dual.bounds(case, plan.certificate).items():
        assert reached[level] == bound


def test_one_assignment_changed_breaks_a_rule_or_is_no_better_than_proven() -> None:
    """The mutation either breaks a rule, or loses on a proven level, or is as good on all three."""
    case, plan = certified()
    order = dual.certified(case.stability)
    best = [cost(level, levels.values(case, plan.assignments)[level]) for level in order]
    changed = 0
    for mutation in neighbours(case, plan):
        changed += 1
        if rules.violations(case, mutation):
            continue
        reached = levels.values(case, mutation)
        assert [cost(level, reached[level]) for level in order] >= best
        assert faults(case, replace(plan, assignments=mutation))
    assert changed > 100


def cost(level: Level, value: Fraction) -> Fraction:
    return -value if level in MOST_IS_BEST else value


def test_tampered_potential_proves_less_and_is_caught() -> None:
    case, plan = certified()
    assert plan.certificate is not None
    honest = dual.bounds(case, plan.certificate)
    caught = 0
    for worse in tampered(plan.certificate):
        proven = dual.bounds(case, worse)
        if proven != honest:
            caught += 1
            assert [cost(one, proven[one]) for one in honest] < [
                cost(one, honest[one]) for one in honest
            ]
            assert faults(case, replace(plan, certificate=worse))
    assert caught > 10


def tampered(certificate: Certificate) -> Iterator[Certificate]:
    """One potential moved, up and down, on each level."""
    for ident, vector in list(certificate.meetings.items())[:8]:
        for moved in moves(vector):
            yield replace(certificate, meetings={**certificate.meetings, ident: moved})
    for ident, vector in list(certificate.units.items())[:8]:
        for moved in moves(vector):
            yield replace(certificate, units={**certificate.units, ident: moved})


def moves(vector: Vector) -> Iterator[Vector]:
    for place in range(len(vector)):
        for step in (Fraction(-1, 7), Fraction(1, 7)):
            yield (*vector[:place], vector[place] + step, *vector[place + 1 :])


@pytest.mark.parametrize("level", list(Level))
def test_level_told_better_than_it_is_is_caught(level: Level) -> None:
    case, plan = certified()
    better = 1 if level in MOST_IS_BEST else -1
    told = [
        replace(one, value=one.value + better) if one.name == level else one for one in plan.levels
    ]
    assert faults(case, replace(plan, levels=tuple(told)))


def test_variety_said_to_be_bounded_is_caught() -> None:
    case, plan = certified()
    *rest, variety = plan.levels
    for claim in (
        replace(variety, bound=variety.value, proven=True),
        replace(variety, bound=variety.value - 1),
    ):
        told = replace(plan, levels=(*rest, claim))
        assert faults(case, told) == ["level variety: nothing bounds it"]


@pytest.mark.parametrize("number", range(6))
def test_proof_after_a_level_that_is_not_proven_is_caught(number: int) -> None:
    case, plan = certified()
    told = list(plan.levels)
    told[number] = replace(told[number], proven=False)
    said = faults(case, replace(plan, levels=tuple(told)))
    assert any("a level before it is not" in one for one in said)


def test_certificate_named_for_what_is_not_proven_is_caught() -> None:
    case, plan = certified()
    told = [replace(one, proven=False) for one in plan.levels]
    said = faults(case, replace(plan, levels=tuple(told)))
    assert sum("the certificate is named" in one for one in said) == 3


def test_value_better_than_its_bound_is_caught() -> None:
    case, plan = certified()
    hosting = plan.levels[3]
    claim = replace(hosting, bound=hosting.value + 1, proven=False)
    told = tuple(claim if one is hosting else one for one in plan.levels)
    assert any("better than the bound" in one for one in faults(case, replace(plan, levels=told)))


def test_proof_by_a_certificate_that_is_not_there_is_caught() -> None:
    case, plan = certified()
    assert any("certificate" in one for one in faults(case, replace(plan, certificate=None)))


def test_proof_of_a_level_the_certificate_does_not_speak_of_is_caught() -> None:
    case, plan = certified()
    told = tuple(replace(one, by=Proof.CERTIFICATE) for one in plan.levels)
    assert any("does not speak" in one for one in faults(case, replace(plan, levels=told)))


def test_timing_worse_than_the_slack_is_no_proof() -> None:
    case, plan = certified()
    told = tuple(
        replace(one, bound=one.value / 2, proven=True) if one.name == Level.TIMING else one
        for one in plan.levels
    )
    assert any("does not reach" in one for one in faults(case, replace(plan, levels=told)))


def test_levels_in_the_wrong_order_are_caught() -> None:
    case, plan = certified()
    assert faults(case, replace(plan, levels=plan.levels[::-1]))[0].startswith("levels: expected")


def test_empty_slots_told_otherwise_are_caught() -> None:
    case, plan = certified()
    assert faults(case, replace(plan, unfilled=plan.unfilled[1:])) or not plan.unfilled


def test_plan_from_elsewhere_is_judged_by_the_rules_alone() -> None:
    case, plan = certified()
    bare = Plan(plan.assignments)
    assert faults(case, bare) == []
    first = next(meeting for meeting, guests in plan.assignments.items() if guests)
    broken = Plan({**plan.assignments, first: ("nobody",)})
    assert "the problem has no such unit" in faults(case, broken)[0]
