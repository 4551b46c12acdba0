"""A published plan made again after something has happened, with as few changes as can be."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from schedules.rotation.access import Assignments
from schedules.rotation.levels import Level
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.replanning import events as happenings
from schedules.rotation.replanning import moves as told
from schedules.rotation.replanning import repair
from schedules.rotation.replanning.events import Event
from schedules.rotation.replanning.moves import Move


@dataclass(frozen=True, slots=True)
class Replanned:
    """The `problem` as it is now, its best `plan`, and what that changes in the published one."""

    problem: Problem
    plan: Plan
    moves: tuple[Move, ...]


def replan(
    problem: Problem,
    published: Plan,
    events: Iterable[Event],
    *,
    today: date,
    held: Assignments | None = None,
    time_limit: float = 30.0,
) -> Replanned:
    """The plan with the fewest changes, once the events are known.

    Meetings before `today` are behind us: what was published for them (or what was `held`, by
    meeting, where that is known to differ) is locked. No plan that fills as many slots gives up
    fewer of the published assignments. A bare `published` plan (assignments only) will do; what one
    of `problem` has proven saves time. `time_limit` bounds searches as in `solve.solve`. Raises
    `Misplaced` for an event that cannot happen, and `locks.Infeasible`.
    """
    started = time.perf_counter()
    events, people_have = tuple(events), published.assignments
    now = _past_locked(problem, {**people_have, **(held or {})}, today)
    for event in events:
        now = happenings.after(now, event, today=today)
    now = replace(now, published=_known(now, people_have), stability=Stability.FIRST)
    most = None if held else _most_filled(problem, published, events)
    plan = repair.repair(
        now, published=published.certificate, most_filled=most, time_limit=time_limit
    )
    plan = replace(plan, took_seconds=round(time.perf_counter() - started, 3))
    moves = told.moves(problem, people_have, now, plan, events, today=today)
    return Replanned(now, plan, moves)


def _most_filled(problem: Problem, published: Plan, events: Iterable[Event]) -> Fraction | None:
    """The bound the published plan has proven: it holds where events only take chances away."""
    if all(happenings.takes_away(problem, event) for event in events):
        for level in published.levels:
            if level.name == Level.FILLED and level.proven:
                return level.bound
    return None


def _past_locked(problem: Problem, happened: Mapping[str, tuple[str, ...]], today: date) -> Problem:
    return replace(
        problem,
        meetings=tuple(
            replace(one, locked=tuple(sorted(happened.get(one.id, ()))))
            if one.date < today
            else one
            for one in problem.meetings
        ),
    )


def _known(problem: Problem, published: Assignments) -> dict[str, tuple[str, ...]]:
    """What was published for the meetings and units there still are."""
    meetings = {meeting.id for meeting in problem.meetings}
    units = {unit.id for unit in problem.units}
    return {
        meeting: tuple(sorted(set(guests) & units))
        for meeting, guests in sorted(published.items())
        if meeting in meetings
    }
