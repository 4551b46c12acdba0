"""Questions about a plan that a job answers once: what would help a unit, and how far to go."""

from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner import trail
from planner.extensions import db
from planner.jobs import queue
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.accounts import User
from planner.models.jobs import JobState
from planner.models.rotations import InquirySubject, RotationInquiry, RotationRun
from schedules.levels import exact
from schedules.rotation import locks, parsing
from schedules.rotation import plan as plans
from schedules.rotation.replanning import pareto
from schedules.rotation.replanning.pareto import Row
from schedules.rotation.telling import suggest

ANSWER = "answer_inquiry"
MOST_TRIALS = 12
MOST_WORK = 60.0  # of the searches behind a table, as `schedules.patience` counts it

_WORTH_WAITING_FOR = (*queue.OPEN, JobState.DONE)


def ask(
    run: RotationRun, subject: InquirySubject, *, unit_code: str = "", user: User, at: datetime
) -> RotationInquiry:
    """The question, queued unless it is asked already; one that broke off is asked again."""
    asked = find(run, subject, unit_code=unit_code)
    if asked is not None and asked.job.state in _WORTH_WAITING_FOR:
        return asked
    job = queue.enqueue(ANSWER, {}, user=user, at=at)
    if asked is None:
        asked = RotationInquiry(run=run, subject=subject, unit_code=unit_code, answer={})
        db.session.add(asked)
    asked.job = job
    db.session.flush()
    job.payload = {"inquiry_id": asked.id}
    said = {"subject": subject.value, "unit_code": unit_code, "run_id": run.id}
    trail.record("ask", run.rotation, user=user, at=at, after=said)
    return asked


def find(
    run: RotationRun, subject: InquirySubject, *, unit_code: str = ""
) -> RotationInquiry | None:
    """The question about the plan, if anybody has asked it."""
    return db.session.scalar(
        select(RotationInquiry)
        .where(
            RotationInquiry.run_id == run.id,
            RotationInquiry.subject == subject,
            RotationInquiry.unit_code == unit_code,
        )
        .options(selectinload(RotationInquiry.job))
    )


@kind(ANSWER)
def answer(work: Work) -> Result:
    """Answer a question and keep the answer beside it."""
    inquiry = db.session.get_one(RotationInquiry, work.payload["inquiry_id"])
    inquiry_id, subject, unit = inquiry.id, inquiry.subject, inquiry.unit_code
    problem, plan = inquiry.run.problem, inquiry.run.plan
    db.session.rollback()  # no transaction is held open while the engine works
    match subject:
        case InquirySubject.CHANGES_FOR_UNIT:
            found = _changes(problem, plan, unit, work)
        case InquirySubject.CHANGES_AGAINST_EQUITY:
            found = _table(problem, work)
        case _ as never:
            assert_never(never)
    if work.should_stop():
        raise Stopped
    db.session.get_one(RotationInquiry, inquiry_id).answer = found
    db.session.commit()
    return {"subject": subject.value}


def _changes(problem: dict[str, Any], plan: dict[str, Any], unit: str, work: Work) -> Result:
    tried = suggest.tried(
        parsing.parse(problem),
        plans.Plan({key: tuple(codes) for key, codes in plan["assignments"].items()}),
        unit,
        most_trials=MOST_TRIALS,
        should_stop=work.should_stop,
    )
    return {
        "found": [one.to_json() for one in tried.found],
        "trials": tried.trials,
        "is_capped": tried.is_capped,
    }


def _table(problem: dict[str, Any], work: Work) -> Result:
    read = parsing.parse(problem)
    try:
        rows = pareto.table(
            read, read.published, time_limit=MOST_WORK, should_stop=work.should_stop
        )
    except locks.Infeasible as conflict:
        return {"conflict": [[lock.meeting, lock.unit] for lock in conflict.locks], "rows": []}
    return {"rows": [_row(row) for row in rows]}


def _row(row: Row) -> dict[str, Any]:
    return {
        "changes": row.changes,
        "guaranteed": row.guaranteed,
        "equity": exact(row.equity),
        "longest_wait": row.longest_wait,
        "gaining": list(row.gaining),
        "assignments": {key: list(codes) for key, codes in row.assignments.items()},
        "proven": row.proven,
    }
