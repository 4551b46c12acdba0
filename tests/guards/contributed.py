"""Whatever any test writes, the rows of a version's contributions say what its content says."""

import json

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from planner.models.agreements import AgreementVersion


def init_app() -> None:
    """Watch every session of the tests."""
    event.listen(Session, "after_flush", _flushed)


def _flushed(session: Session, _context: UOWTransaction) -> None:
    for row in (*session.new, *session.dirty):
        if isinstance(row, AgreementVersion):
            assert said(row) == {each.goal_key: each.text for each in row.contributions}, (
                "a version's content and its contributions differ: write it by mapping.say"
            )


def said(version: AgreementVersion) -> dict[str, str]:
    """What the content contributes to each shared goal, by its key."""
    contributions = json.loads(version.content)["content"]["goals"]["contributions"]
    return {each["goal"]["key"]: each["text"] for each in contributions}
