"""The daily round over agreements: steps that come by themselves when a day has come."""

from sqlalchemy import select

from agreements.transitions import TABLE, Role
from planner import clock, versions
from planner.agreements.acting import operations
from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.agreements import Agreement

WAITING = {row.state for row in TABLE.rows if Role.SYSTEM in row.roles}


@kind("carry_on_agreements")
def carry_on(work: Work) -> Result:
    """Put into force what has begun, continue or close what is evaluated; each by itself."""
    waiting = select(Agreement.id).where(Agreement.state.in_(WAITING)).order_by(Agreement.id)
    ids, taken = db.session.scalars(waiting).all(), 0
    for number, agreement_id in enumerate(ids, 1):
        if work.should_stop():
            raise Stopped
        agreement = db.session.get_one(Agreement, agreement_id)
        try:
            taken += operations.carry_on(agreement, at=clock.now())
            db.session.commit()
        except versions.Overtaken:  # somebody acts on it this moment; tomorrow is early enough
            db.session.rollback()
        work.report(100 * number // len(ids), "")
    return {"steps": taken}
