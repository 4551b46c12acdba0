"""The job that solves a rotation and keeps the plan with its measures."""

from collections.abc import Mapping
from typing import Any

from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.rotations import RotationRun
from planner.rotations import fairness
from planner.rotations.operations import SOLVE
from schedules.rotation import locks, parsing, rules
from schedules.rotation import solve as engine
from schedules.rotation.problem import Problem

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
        return {"conflict": [[lock.meeting, lock.unit] for lock in conflict.locks]}
    if work.should_stop():
        raise Stopped
    if violations := rules.violations(problem, plan.assignments):
        raise UnsoundPlan("; ".join(map(str, violations)))
    _keep(run_id, problem, plan.to_json(), plan.assignments)
    return {
        "filled": sum(map(len, plan.assignments.values())),
        "proven": all(level.proven for level in plan.levels if level.name != "variety"),
    }


def _keep(
    run_id: int,
    problem: Problem,
    plan: dict[str, Any],
    assignments: Mapping[str, tuple[str, ...]],
) -> None:
    run = db.session.get_one(RotationRun, run_id)
    run.plan = plan
    run.equity = fairness.measured(problem, assignments)
    db.session.commit()
