"""Replanning a published rotation: what has happened is stated, and a job finds the fewest changes.

Nothing is written to the register or the calendar before the new plan is published: until then it
can be thrown away (`planner.rotations.aftermath` carries the happenings out).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from planner import columns, trail
from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import User
from planner.models.rotations import (
    Contact,
    ContactStatus,
    Rotation,
    RotationRun,
    RotationVersion,
)
from planner.models.units import Unit
from planner.rotations import happenings, mapping
from planner.rotations.happenings import Happening
from schedules.rotation import parsing, rules
from schedules.rotation.problem import Problem
from schedules.rotation.replanning import events
from schedules.rotation.replanning.events import HostCancels

REPLAN = "replan_rotation"


class NotPublished(Exception):
    """The rotation has no published version, so there is nothing to change as little as can be."""


class StillLocked(Exception):
    """A lock would hold a unit to a meeting that it can no longer come to; carries both ids."""

    def __init__(self, meeting: str, unit: str) -> None:
        super().__init__(f"{unit} is locked to {meeting}")
        self.meeting = meeting
        self.unit = unit


@dataclass(frozen=True, slots=True)
class Facing:
    """The published plan as people have it: the problem with it, and who has said no since."""

    stated: mapping.Stated
    before: dict[str, Any]  # `rotation/1`, what is published and declined both in `published`
    declined: tuple[Happening, ...]


def facing(rotation: Rotation, *, today: date) -> Facing:
    """What a replan begins from today. Raises `mapping.NothingToPlan`."""
    return facing_as(rotation, mapping.stated(rotation, today=today).keeping_published())


def at_a_look(rotation: Rotation, *, today: date) -> Facing:
    """The same for a page, of the rows as they were when they were last read, if none has been
    written since. Raises `mapping.NothingToPlan`."""
    [stated] = mapping.at_a_look(rotation, [today])
    if stated is None:
        raise mapping.NothingToPlan
    return facing_as(rotation, stated.keeping_published())


def facing_as(rotation: Rotation, stated: mapping.Stated) -> Facing:
    """The same, of a rotation that has been stated."""
    declined = _declined(rotation, stated)
    published = {key: list(codes) for key, codes in stated.problem.get("published", {}).items()}
    for key, code, _because in declined:
        told = published.setdefault(key, [])
        told[:] = sorted({*told, code})
    return Facing(
        stated,
        {**stated.problem, "published": published, "stability": "first"},
        tuple(
            Happening(HostCancels(key, code), because, is_noted=True)
            for key, code, because in declined
        ),
    )


def ask(
    rotation: Rotation,
    said: Iterable[Happening],
    *,
    today: date,
    user: User,
    at: datetime,
) -> RotationRun:
    """Freeze what is published and what has happened, and queue the replan.

    Raises NotPublished, `mapping.NothingToPlan`, StillLocked, or `events.Misplaced` for what
    cannot happen.
    """
    if not rotation.versions:
        raise NotPublished
    now = facing(rotation, today=today)
    listed = [*now.declined, *(one for one in said if not one.is_noted)]
    _ensure_possible(parsing.parse(now.before), listed, today=today)
    job = queue.enqueue(REPLAN, {}, user=user, at=at)
    kept = [happenings.to_json(one) for one in listed]
    run = RotationRun(
        rotation=rotation,
        job=job,
        problem=now.before,
        plan={},
        equity={},
        replanning={"today": today.isoformat(), "before": now.before, "happenings": kept},
    )
    db.session.add(run)
    db.session.flush()
    job.payload = {"run_id": run.id}
    trail.record("replan", rotation, user=user, at=at, after={"happenings": _told(kept)})
    return run


def _told(kept: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the trail tells of the happenings; their days stand on the run."""
    shown = ("kind", "unit", "meeting", "because")
    return [{key: one[key] for key in shown if key in one} for one in kept]


def _ensure_possible(problem: Problem, listed: Iterable[Happening], *, today: date) -> None:
    known = set(_overruled(problem))
    for one in listed:
        if one.event is not None:
            problem = events.after(problem, one.event, today=today)
    for pair in _overruled(problem):
        if pair not in known:
            raise StillLocked(*pair)


def _overruled(problem: Problem) -> list[tuple[str, str]]:
    return [(meeting.id, unit.id) for meeting, unit, _rule in rules.overruled(problem)]


def happenings_of(run: RotationRun) -> list[Happening]:
    """What a replan was told; empty for a plan made anew."""
    return [happenings.from_json(one) for one in run.replanning.get("happenings", ())]


def unrecorded(rotation: Rotation, *, today: date) -> int:
    """Meetings that have been and of which nobody has said what came: they count for nobody."""
    committees = [part.committee_id for part in rotation.committees]
    counted = select(func.count(Contact.meeting_id.distinct())).where(
        Contact.committee_id.in_(committees),
        Contact.status == ContactStatus.PLANNED,
        Contact.day < today,
    )
    return db.session.scalar(counted) or 0


# Contacts that units have called off since the rotation's last version, in the order of days.
_DECLINED: Final = (
    select(Contact.meeting_id, Unit.code, Contact.cancelled_because)
    .join(Unit, Contact.unit_id == Unit.id)
    .where(
        Contact.meeting_id.in_(bindparam("meetings", expanding=True)),
        Contact.status == ContactStatus.CANCELLED,
        Contact.cancelled_by == "unit",
        Contact.changed_at
        >= select(func.max(RotationVersion.published_at))
        .where(RotationVersion.rotation_id == bindparam("rotation"))
        .scalar_subquery(),
    )
    .order_by(Contact.day, Unit.code)
)


def _declined(rotation: Rotation, stated: mapping.Stated) -> list[tuple[str, str, str]]:
    """The meeting's key, the unit's code and its reason, for each it has called off."""
    keys = {meeting.id: key for key, meeting in stated.meetings.items()}
    asked = {"rotation": rotation.id, "meetings": list(keys)}
    return [
        (keys[meeting_id or 0], code, because)
        for meeting_id, code, because in columns.read(_DECLINED, asked)
        if code in stated.units
    ]
