"""The judge: which hard rules a plan breaks, and what it is worth on levels 1-7, in exact numbers.

A plan maps meeting ids to unit ids. Every level is a function of a case and a plan; nothing is
optimised here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tests.oracles.case import Case, Unit

Plan = Mapping[str, Sequence[str]]
Value = int | Fraction


def violations(case: Case, plan: Plan) -> list[str]:
    """Every hard rule the plan breaks; a lock outranks the table of rules, nothing else."""
    found = [f"{meeting}: unknown meeting" for meeting in plan if meeting not in case.meetings]
    for meeting in case.meetings.values():
        present = list(plan.get(meeting.id, ()))
        if len(set(present)) < len(present):
            found.append(f"{meeting.id}: a unit twice")
        if len(present) > meeting.capacity:
            found.append(f"{meeting.id}: more units than seats")
        found += [f"{meeting.id}: {u} unknown" for u in present if u not in case.units]
        found += [
            f"{meeting.id}: {u} locked, but left out" for u in meeting.locked if u not in present
        ]
        found += [
            f"{meeting.id}: {u} {meeting.barred[u]}"
            for u in present
            if u in meeting.barred and u not in meeting.locked
        ]
    days = planned_days(case, plan)
    return found + [f"{u.id}: too near" for u in case.units.values() if _near(case, u, days[u.id])]


def _near(case: Case, unit: Unit, planned: Sequence[int]) -> bool:
    others = [(*planned[:i], *unit.held_ever) for i in range(len(planned))]
    return any(
        abs(on - other) < case.spacing
        for on, rest in zip(planned, others, strict=True)
        for other in rest
    )


def planned_days(case: Case, plan: Plan) -> dict[str, list[int]]:
    """The days of every unit's planned contacts, in order."""
    days: dict[str, list[int]] = {unit: [] for unit in case.units}
    for meeting in sorted(case.meetings.values(), key=lambda meeting: meeting.day):
        for unit in plan.get(meeting.id, ()):
            days.setdefault(unit, []).append(meeting.day)
    return days


def totals(case: Case, plan: Plan) -> dict[str, int]:
    """c(u): contacts in the term, held and planned."""
    days = planned_days(case, plan)
    return {unit.id: len(unit.held) + len(days[unit.id]) for unit in case.units.values()}


def filled(case: Case, plan: Plan) -> int:
    """Level 1: slots filled."""
    return sum(len(plan.get(meeting, ())) for meeting in case.meetings)


def guaranteed(case: Case, plan: Plan) -> int:
    """Level 2: pairs of unit and guarantee block with at least one contact."""
    blocks = {unit.id: set(unit.held_blocks) for unit in case.units.values()}
    for meeting in case.meetings.values():
        for unit in plan.get(meeting.id, ()):
            blocks[unit].add(meeting.block)
    return sum(len(unit.blocks & blocks[unit.id]) for unit in case.units.values())


def equity(case: Case, plan: Plan) -> Fraction:
    """Level 3: sum of c(u)^2 / o(u)."""
    return _squares(case, totals(case, plan))


def hosting(case: Case, plan: Plan) -> Fraction:
    """Level 4: sum of h(u)^2 / o(u)."""
    hosted = Counter({unit.id: unit.hosted for unit in case.units.values()})
    for meeting in case.meetings.values():
        if meeting.hosted:
            hosted.update(plan.get(meeting.id, ()))
    return _squares(case, hosted)


def _squares(case: Case, counts: Mapping[str, int]) -> Fraction:
    shares: Counter[int] = Counter()
    for unit in case.units.values():
        shares[unit.open_days] += counts[unit.id] ** 2
    return sum((Fraction(total, days) for days, total in shares.items()), Fraction(0))


def kept(case: Case, plan: Plan) -> int:
    """Level 5: assignments of the published plan kept."""
    return sum(unit in plan.get(meeting, ()) for meeting, unit in case.published)


def waiting(case: Case, plan: Plan) -> int:
    """Level 6: days of waiting relieved, over units with a planned contact."""
    days = planned_days(case, plan)
    return sum(unit.waited for unit in case.units.values() if days[unit.id])


def timing(case: Case, plan: Plan) -> Fraction:
    """Level 7: sum over planned contacts of the days from the ideal date."""
    days = planned_days(case, plan)
    return sum((unit_timing(unit, days[unit.id]) for unit in case.units.values()), Fraction(0))


def unit_timing(unit: Unit, planned: Sequence[int]) -> Fraction:
    """Level 7 of one unit, its planned days given in order."""
    total = len(unit.held) + len(planned)
    return sum(
        (
            abs(on - ideal_day(unit, nth, total))
            for nth, on in enumerate(planned, start=len(unit.held) + 1)
        ),
        Fraction(0),
    )


def ideal_day(unit: Unit, nth: int, total: int) -> Fraction:
    """Where the nth of a unit's contacts belongs: (2n-1)/(2c) of the way from first to last day."""
    return unit.opening + Fraction(2 * nth - 1, 2 * total) * (unit.last - unit.opening + 1)


LEVELS: Mapping[str, Callable[[Case, Plan], Value]] = {
    "filled": filled,
    "guaranteed": guaranteed,
    "equity": equity,
    "hosting": hosting,
    "kept": kept,
    "waiting": waiting,
    "timing": timing,
}
MAXIMISED = frozenset({"filled", "guaranteed", "kept", "waiting"})


def values(case: Case, plan: Plan) -> dict[str, Value]:
    """All seven levels, in the order of the case."""
    return {level: LEVELS[level](case, plan) for level in (*case.order, "timing")}


def cost(level: str, value: Value) -> Value:
    """The value turned so that less is better."""
    return -value if level in MAXIMISED else value
