"""What would give a unit a contact: every change is tried before it is offered."""

from collections.abc import Callable, Mapping
from datetime import date

from schedules.patience import Patience
from schedules.rotation import access, apart, locks, whatif
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Plan, Tried
from schedules.rotation.problem import Problem
from schedules.rotation.settling import choose
from schedules.rotation.whatif import Kind, Suggestion

_WORK_PER_TRIAL = 10.0
# Units times meetings, planned again for all units of a problem together: some seconds.
_MOST_PAIRS = 2_000_000


def for_all(problem: Problem, plan: Plan, *, most_trials: int = 12) -> dict[str, Tried]:
    """By id, what was `tried` for each unit without a contact in the plan.

    A trial plans the unit's municipality again, so a large problem has few of them, shared equally
    between the units; each unit's `is_capped` says whether there was more to try.
    """
    there = {unit for guests in plan.assignments.values() for unit in guests}
    pieces = apart.pieces(problem)
    without = [(piece, unit.id) for piece in pieces for unit in piece.units if unit.id not in there]
    size = sum(len(piece.units) * len(piece.meetings) for piece in pieces)
    each = min(most_trials, _MOST_PAIRS // max(1, size * len(without)))
    return {unit: tried(piece, plan, unit, most_trials=each) for piece, unit in without}


def changes(
    problem: Problem, plan: Plan, unit: str, *, most_trials: int = 12
) -> tuple[Suggestion, ...]:
    """The changes `tried` found."""
    return tried(problem, plan, unit, most_trials=most_trials).found


def tried(
    problem: Problem,
    plan: Plan,
    unit: str,
    *,
    most_trials: int = 12,
    should_stop: Callable[[], bool] = lambda: False,
) -> Tried:
    """The changes that give the unit one contact more than `plan`, at most one of each kind.

    Each is tried by making the plan again with nothing else changed; after `most_trials`, or once
    `should_stop` says so, the rest is left untried: that none is offered does not mean that none
    exists. Raises `KeyError` for an unknown unit.
    """
    own = {one.id: one for one in problem.units}[unit]
    found: dict[Kind, Suggestion] = {}
    trials = 0
    for change in whatif.candidates(problem, own):
        if change.suggestion.kind in found:
            continue
        if trials == most_trials or should_stop():
            return Tried(_ordered(found), trials, is_capped=True)
        trials += 1
        if _helps(problem, plan.assignments, change.problem, unit):
            found[change.suggestion.kind] = change.suggestion
    return Tried(_ordered(found), trials, is_capped=False)


def _ordered(found: Mapping[Kind, Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(found[kind] for kind in Kind if kind in found)


def _helps(problem: Problem, now: Assignments, changed: Problem, unit: str) -> bool:
    """Whether the unit then has more contacts, and every guarantee of the others still holds."""
    if locks.conflict(changed) is not None:
        return False
    settled = choose.choose(changed, Patience(_WORK_PER_TRIAL))
    then = choose.assignments(changed, ((one.part, one.chosen) for one in settled))
    if _contacts(then, unit) <= _contacts(now, unit):
        return False
    before = {pair for pair in _covered(problem, now) if pair[0] != unit}
    return before <= _covered(changed, then)


def _contacts(assignments: Assignments, unit: str) -> int:
    return sum(unit in guests for guests in assignments.values())


def _covered(problem: Problem, assignments: Assignments) -> set[tuple[str, date]]:
    """Units with the first days of the guarantee blocks they have a contact in."""
    blocks = access.blocks(problem)
    return {
        (ledger.unit.id, block.start)
        for ledger in access.ledgers(problem, assignments)
        for block in blocks
        if any(one.date in block for one in (*ledger.held, *ledger.planned))
    }
