"""What units are told of a publication: those whose meetings it changed, and no others."""

from datetime import datetime

from planner.models.rotations import RotationVersion
from planner.notifications import hosts
from planner.notifications.hosts import LANGUAGE, News
from planner.rotations.publication import Changes
from planner.rotations.result import row_id
from schedules.rotation.replanning.moves import Kind


def tell(version: RotationVersion, changes: Changes, *, at: datetime) -> int:
    """Tell the units what the publication changed for them; how many mails.

    Each is told why: by the plan's own explanation, or by what a replan said of the change.
    """
    why, cause = _reasons(version), f"rotation-{version.id}"
    told = 0
    for news, contacts in ((News.ADDED, changes.added), (News.DROPPED, changes.dropped)):
        each = [
            (contact, why.get((news, contact.meeting_id or 0, contact.unit.code), ""))
            for contact in contacts
        ]
        told += hosts.tell(news, each, cause=cause, at=at)
    for contact, because in changes.lost:
        told += hosts.tell_cancelled([contact], because, at=at)
    for contact, because in changes.moved:
        told += hosts.tell_moved([contact], because, at=at)
    return told


def _reasons(version: RotationVersion) -> dict[tuple[News, int, str], str]:
    """By what happens to it, a meeting's id and a unit's code: why, as the plan says it."""
    added = {
        (News.ADDED, row_id(one["meeting"]), one["unit"]): one[LANGUAGE]
        for one in version.run.plan["explanations"]
        if one["meeting"] is not None
    }
    dropped = {
        (News.DROPPED, row_id(move["meeting"]), move["unit"]): move[LANGUAGE]
        for move in version.run.replanning.get("moves", ())
        if move["kind"] == Kind.LEAVES
    }
    return added | dropped
