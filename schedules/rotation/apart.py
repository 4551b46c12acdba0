"""Cuts a problem into pieces that share no unit and no committee, and puts their plans together.

A country is as many problems as it has municipalities. Pieces are solved, explained and varied by
themselves, so that they can be spread over processes and none waits for another.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from schedules.levels import LevelResult, Proof
from schedules.rotation.certificate import Certificate
from schedules.rotation.plan import Explanation, Plan, Unfilled
from schedules.rotation.problem import Problem
from schedules.rotation.rules import Rule
from schedules.rotation.ties import Ties

_Node = tuple[str, str]
Member = TypeVar("Member")


def pieces(problem: Problem) -> list[Problem]:
    """The pieces, by their first unit; together they are all of the problem.

    Units tied by a committee, a lock or the published plan are in the same piece. A problem that
    cannot be cut is its own only piece.
    """
    roots = _tied(problem)
    by_unit = _grouped(problem.units, [roots.root(_unit(one.id)) for one in problem.units])
    by_meeting = _grouped(
        problem.meetings, [roots.root(_committee(one.committee)) for one in problem.meetings]
    )
    order = list(dict.fromkeys((*by_unit, *by_meeting)))
    if len(order) <= 1:
        return [problem]
    return [
        replace(
            problem,
            units=tuple(by_unit.get(root, ())),
            meetings=tuple(meetings := by_meeting.get(root, [])),
            published={
                one.id: problem.published[one.id] for one in meetings if one.id in problem.published
            },
        )
        for root in order
    ]


def _tied(problem: Problem) -> Ties[_Node]:
    roots = Ties[_Node]()
    for unit in problem.units:
        for name in unit.committees:
            roots.join(_unit(unit.id), _committee(name))
    for meeting in problem.meetings:
        for guest in (*meeting.locked, *problem.published.get(meeting.id, ())):
            roots.join(_unit(guest), _committee(meeting.committee))
    return roots


def _unit(ident: str) -> _Node:
    return "unit", ident


def _committee(name: str) -> _Node:
    return "committee", name


def _grouped(members: Iterable[Member], roots: Iterable[_Node]) -> dict[_Node, list[Member]]:
    groups: dict[_Node, list[Member]] = {}
    for member, root in zip(members, roots, strict=True):
        groups.setdefault(root, []).append(member)
    return groups


def together(problem: Problem, parts: Sequence[Problem], plans: Sequence[Plan]) -> Plan:
    """The plan of the whole problem from those of its `pieces`, in the same order."""
    short = [
        _among(one, len(problem.units) - len(part.units))
        for part, plan in zip(parts, plans, strict=True)
        for one in plan.unfilled
    ]
    ruled_out = [one for plan in plans for one in plan.overruled]
    place = _places(problem)
    return Plan(
        assignments={
            meeting: guests for plan in plans for meeting, guests in plan.assignments.items()
        },
        unfilled=tuple(sorted(short, key=lambda one: place[one.meeting])),
        overruled=tuple(sorted(ruled_out, key=lambda one: place[one.meeting])),
        levels=tuple(map(_level, zip(*(plan.levels for plan in plans), strict=True))),
        certificate=_certificate([one.certificate for one in plans if one.certificate]),
        explanations=_explanations(problem, plans),
        seed=problem.seed,
    )


def _places(problem: Problem) -> dict[str, int]:
    """Where each meeting stands in the order of the problem's."""
    return {meeting.id: place for place, meeting in enumerate(problem.meetings)}


def _among(short: Unfilled, strangers: int) -> Unfilled:
    """The same slots, with the units of other pieces, which the committee keeps away."""
    counts = Counter(short.ruled_out)
    counts[Rule.COMMITTEE] += strangers
    return replace(short, ruled_out={rule: counts[rule] for rule in Rule if counts[rule]})


def _level(results: Sequence[LevelResult]) -> LevelResult:
    """What the pieces reach together: proven if each is, by numbers if each is."""
    bounds = [one.bound for one in results if one.bound is not None]
    shown = all(one.by is Proof.CERTIFICATE for one in results)
    return LevelResult(
        results[0].name,
        sum((one.value for one in results), Fraction(0)),
        sum(bounds, Fraction(0)) if len(bounds) == len(results) else None,
        all(one.proven for one in results),
        Proof.CERTIFICATE if shown else Proof.SEARCH,
    )


def _certificate(certificates: Sequence[Certificate]) -> Certificate:
    return Certificate(
        certificates[0].levels,
        {key: one for each in certificates for key, one in each.meetings.items()},
        {key: one for each in certificates for key, one in each.blocks.items()},
        {key: one for each in certificates for key, one in each.units.items()},
        {key: one for each in certificates for key, one in each.prices.items()},
    )


def _explanations(problem: Problem, plans: Iterable[Plan]) -> tuple[Explanation, ...]:
    """In the order of one plan: contacts by meeting, then those without one in turn."""
    place = _places(problem)
    turn = {unit.id: number for number, unit in enumerate(problem.units)}
    every = [one for plan in plans for one in plan.explanations]
    contacts = [(one.meeting, one) for one in every if one.meeting is not None]
    contacts.sort(key=lambda pair: place[pair[0]])
    absent = sorted((one for one in every if one.meeting is None), key=lambda one: turn[one.unit])
    return (*(one for _, one in contacts), *absent)
