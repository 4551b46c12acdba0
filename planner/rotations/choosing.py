"""Choosing a row of the table of changes against equity: it becomes a draft like any other."""

from datetime import date, datetime
from typing import Any

from planner import trail
from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import User
from planner.models.jobs import Job, JobState
from planner.models.rotations import RotationInquiry, RotationRun
from planner.rotations import fairness, replanning
from planner.rotations.replanning import REPLAN
from schedules.levels import LevelResult, Proof
from schedules.rotation import levels, parsing, solve
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.replanning import moves
from schedules.rotation.telling import explain
from schedules.rotation.telling.unfilled import unfilled


class NoSuchRow(Exception):
    """The table has no such row, or is not there yet."""


def choose(inquiry: RotationInquiry, nth: int, *, user: User, at: datetime) -> RotationRun:
    """The row's plan as a run of its own, with whom it moves. Raises NoSuchRow."""
    rows = inquiry.answer.get("rows", [])
    if not 0 <= nth < len(rows):
        raise NoSuchRow
    row, asked = rows[nth], inquiry.run
    problem = parsing.parse(asked.problem)
    plan = _plan(problem, {key: tuple(codes) for key, codes in row["assignments"].items()})
    run = RotationRun(
        rotation=asked.rotation,
        problem=asked.problem,
        plan=plan.to_json(),
        equity=fairness.measured(problem, plan.assignments)
        | {"budget": {"changes": row["changes"], "proven": row["proven"]}},
        replanning=_replanning(asked, problem, plan),
        job=_done(plan, user=user, at=at),
    )
    db.session.add(run)
    db.session.flush()
    after = {"changes": row["changes"], "run_id": run.id}
    trail.record("choose_row", asked.rotation, user=user, at=at, after=after)
    return run


def _plan(problem: Problem, chosen: Assignments) -> Plan:
    """The plan as it is: what a row is best at is told by its table, so no level claims a proof."""
    reached = levels.values(problem, chosen)
    return Plan(
        assignments=chosen,
        unfilled=unfilled(problem, chosen),
        overruled=solve.overruled(problem),
        levels=tuple(
            LevelResult(level.value, reached[level], None, proven=False, by=Proof.SEARCH)
            for level in levels.order(problem)
        ),
        explanations=explain.explanations(problem, chosen),
        seed=problem.seed,
    )


def _replanning(asked: RotationRun, problem: Problem, plan: Plan) -> dict[str, Any]:
    """What the replan was told, with the moves of this plan."""
    told = asked.replanning
    before = parsing.parse(told["before"])
    happened = [one.event for one in replanning.happenings_of(asked) if one.event is not None]
    moved = moves.moves(
        before,
        before.published,
        problem,
        plan,
        happened,
        today=date.fromisoformat(told["today"]),
    )
    return told | {"moves": [move.to_json() for move in moved]}


def _done(plan: Plan, *, user: User, at: datetime) -> Job:
    """The job such a plan would have come from, done already."""
    job = queue.enqueue(REPLAN, {}, user=user, at=at)
    job.state, job.started_at, job.finished_at, job.percent = JobState.DONE, at, at, 100
    job.result = {"filled": sum(map(len, plan.assignments.values())), "proven": False}
    return job
