"""Every write of any test's POST leaves an audit event, in the write's own transaction."""

from flask import Flask, Response, has_request_context, request
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from planner.extensions import db
from planner.models.audit import AuditEvent
from planner.models.base import Base

# What is kept about the planner's own running, and says nothing of meetings, units or people.
OF_THE_RUNNING = {
    "import_file": "what waits to be confirmed; confirming is what is told",
    "outbox_message": "follows from a write that is told",
    "job": "follows from a write that is told",
    "sign_in_attempt": "forgotten within an hour",
}
TOLD = AuditEvent.__tablename__


def init_app(app: Flask) -> None:
    """Watch every session of the tests' application."""
    app.before_request(_begin)
    app.after_request(_every_write_is_told)
    event.listen(Session, "after_flush", _flushed)
    event.listen(Session, "do_orm_execute", _executed)
    event.listen(Session, "after_commit", _committed)
    event.listen(Session, "after_rollback", _rolled_back)


def _begin() -> None:
    """What the test itself has made is not the request's."""
    db.session.flush()
    db.session.info.update(written=set(), untold=set())


def _every_write_is_told(answer: Response) -> Response:
    untold = db.session.info.get("untold") or set()
    assert not untold, (
        f"{request.method} {request.endpoint} writes to {sorted(untold)} and leaves no audit event:"
        " call trail.record beside the write"
    )
    return answer


def _flushed(session: Session, _context: UOWTransaction) -> None:
    rows = [*session.new, *session.deleted, *(r for r in session.dirty if session.is_modified(r))]
    _write(session, {row.__tablename__ for row in rows if isinstance(row, Base)})


def _executed(state: ORMExecuteState) -> None:
    """A statement of its own; `versions.hold` says of its own that it changes nothing."""
    mapper, writes = state.bind_mapper, state.is_insert or state.is_update or state.is_delete
    if mapper is not None and writes and not state.execution_options.get("changes_nothing"):
        _write(state.session, {mapper.class_.__tablename__})


def _write(session: Session, tables: set[str]) -> None:
    if has_request_context():
        session.info.setdefault("written", set()).update(tables)


def _committed(session: Session) -> None:
    written = session.info.get("written") or set()
    if TOLD not in written:
        session.info.setdefault("untold", set()).update(written - OF_THE_RUNNING.keys())
    session.info["written"] = set()


def _rolled_back(session: Session) -> None:
    session.info["written"] = set()
