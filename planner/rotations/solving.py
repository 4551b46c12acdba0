"""The jobs that solve a rotation, anew or with the fewest changes, and keep the plan measured."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.rotations import Rotation, RotationRun
from planner.rotations import advice, fairness, replanning
from planner.rotations.operations import SOLVE
from planner.rotations.replanning import REPLAN
from schedules.reading import Node
from schedules.rotation import certificate, locks, parsing, rules
from schedules.rotation import solve as engine
from schedules.rotation.certificate import Certificate
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.replanning import replan as repairs
from schedules.rotation.replanning.replan import Replanned

TIME_LIMIT_SECONDS = 60.0


class UnsoundPlan(Exception):
    """The engine gave a plan that breaks its own rules; it is not kept."""


@kind(SOLVE)
def solve(work: Work) -> Result:
    """Solve a run's problem; the plan is kept only if it passes the rules."""
    run = db.session.get_one(RotationRun, work.payload["run_id"])
    problem = parsing.parse(run.problem)
    run_id = run.id
    db.session.rollback()  # no transaction is held open while the engine works
    try:
        plan = engine.solve(
            problem,
            time_limit=TIME_LIMIT_SECONDS,
            progress=lambda reached: work.report(
                100 * reached.done // reached.parts, f"{reached.done}/{reached.parts}"
            ),
            should_stop=work.should_stop,
        )
    except locks.Infeasible as conflict:
        return _conflicting(conflict)
    if work.should_stop():
        raise Stopped
    ensure_sound(problem, plan)
    _keep(run_id, plan, _measured(run_id, problem, plan))
    return found(plan)


@kind(REPLAN)
def replan(work: Work) -> Result:
    """Make a published plan again after what has happened, and keep whom it moves, with reasons."""
    run = db.session.get_one(RotationRun, work.payload["run_id"])
    run_id, told = run.id, dict(run.replanning)
    happened = [one.event for one in replanning.happenings_of(run) if one.event is not None]
    before = parsing.parse(told["before"])
    published = Plan(before.published, certificate=published_proof(run.rotation))
    db.session.rollback()  # no transaction is held open while the engine works
    try:
        made = repairs.replan(
            before,
            published,
            happened,
            today=date.fromisoformat(told["today"]),
            time_limit=TIME_LIMIT_SECONDS,
        )
    except locks.Infeasible as conflict:
        return _conflicting(conflict)
    if work.should_stop():
        raise Stopped
    ensure_sound(made.problem, made.plan)
    _keep_replan(run_id, before, made)
    return found(made.plan) | {"moves": len(made.moves)}


def published_proof(rotation: Rotation) -> Certificate | None:
    """What proves the newest published version, where the replan may find half of its own.

    It may be of other days, and of a register that has changed since: whatever is used of it is
    computed anew. What the version *says* it has proven is not handed on, as that is not.
    """
    stored = rotation.versions[-1].run.plan.get("certificate") if rotation.versions else None
    return None if stored is None else certificate.certificate(Node(stored))


def _keep_replan(run_id: int, before: Problem, made: Replanned) -> None:
    equity = _measured(run_id, made.problem, made.plan)
    run = db.session.get_one(RotationRun, run_id)
    run.problem = made.problem.to_json()
    run.replanning = run.replanning | {
        "moves": [move.to_json() for move in made.moves],
        "equity_before": fairness.measured(before, before.published)["after"],
    }
    _keep(run_id, made.plan, equity)


def _conflicting(conflict: locks.Infeasible) -> Result:
    named = [[lock.meeting, lock.unit] for lock in conflict.locks]
    return {"conflict": named, "rule": conflict.rule.value}


def ensure_sound(problem: Problem, plan: Plan) -> None:
    """Ask the rules, which know nothing of the engine. Raises UnsoundPlan."""
    if violations := rules.violations(problem, plan.assignments):
        raise UnsoundPlan("; ".join(map(str, violations)))


def found(plan: Plan) -> Result:
    """What a job that found a plan answers."""
    return {
        "filled": sum(map(len, plan.assignments.values())),
        "proven": all(level.proven for level in plan.levels if level.name != "variety"),
    }


def _keep(run_id: int, plan: Plan, equity: dict[str, Any]) -> None:
    run = db.session.get_one(RotationRun, run_id)
    run.plan = plan.to_json()
    run.equity = equity
    db.session.commit()


def _measured(run_id: int, problem: Problem, plan: Plan) -> dict[str, Any]:
    """What the plan does for equal access, and what more would be needed."""
    seats = advice.seats_of(db.session.get_one(RotationRun, run_id).rotation)
    db.session.rollback()  # as above: the advice can take a while
    return measured(problem, plan, seats=seats)


def measured(problem: Problem, plan: Plan, *, seats: Mapping[str, int]) -> dict[str, Any]:
    """What is kept with a run: the measures before and after, and the advice for the committees."""
    measures = fairness.measured(problem, plan.assignments)
    return {**measures, "advice": advice.figures(problem, seats)}
