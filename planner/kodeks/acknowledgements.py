"""Who has acknowledged the kodeks in force, and writing it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from agreements.kodeks.kodeks import Acknowledgement, Outstanding, outstanding
from agreements.kodeks.review import Share
from planner import columns, trail
from planner.extensions import db
from planner.kodeks import members, queries
from planner.kodeks.members import Bound, Group
from planner.kodeks.queries import InForce
from planner.models.accounts import User
from planner.models.kodeks import KodeksAcknowledgement


class NotBound(Exception):
    """The kodeks does not bind this person on the day, so there is nothing to acknowledge."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a group has come: `late` are those whose time has run out."""

    group: Group
    acknowledged: Share
    late: int


class Missing(NamedTuple):
    """Somebody who has not acknowledged yet, and by when it is expected."""

    person_id: int
    name: str
    group: Group
    due: date


def standing(current: InForce, *, day: date) -> tuple[Standing, ...]:
    """Each group's figures on a day: how many are bound, have acknowledged, are late."""
    bound = members.bound(day)
    waiting = _outstanding(current, bound, day=day)
    late = {each.member.key for each in waiting if each.is_late(day)}
    owing = {each.member.key for each in waiting}
    found = []
    for group in Group:
        keys = [each.key for each in bound if each.group is group]
        done = sum(key not in owing for key in keys)
        found.append(Standing(group, Share(done, len(keys)), sum(key in late for key in keys)))
    return tuple(found)


def missing(current: InForce, *, day: date) -> tuple[Missing, ...]:
    """Those in office who have not acknowledged, by group and name; for the secretariat only."""
    bound = {each.key: each for each in members.bound(day)}
    return tuple(
        Missing(one.person_id, one.name, one.group, each.due)
        for each in _outstanding(current, tuple(bound.values()), day=day)
        for one in [bound[each.member.key]]
    )


def owed_by(user: User, *, today: date) -> tuple[InForce, Outstanding] | None:
    """The kodeks in force when the account's person is bound by it and has not acknowledged it."""
    if user.person_id is None:
        return None
    current = queries.in_force(today)
    if current is None:
        return None
    waiting = _outstanding(current, members.bound(today, person_id=user.person_id), day=today)
    return (current, waiting[0]) if waiting else None


def acknowledge(current: InForce, *, today: date, user: User, at: datetime) -> None:
    """The account's person stands by the text in force; a second time changes nothing.

    Raises NotBound.
    """
    if user.person_id is None or not members.bound(today, person_id=user.person_id):
        raise NotBound
    if owed_by(user, today=today):
        _write(current, user.person_id, on=today, on_paper=False, user=user, at=at)


def note_on_paper(
    current: InForce, people: Iterable[int], *, on: date, today: date, user: User, at: datetime
) -> int:
    """Write down those who acknowledged on paper or at a meeting; how many were new."""
    wanted = set(people)
    chosen = [each for each in missing(current, day=today) if each.person_id in wanted]
    for each in chosen:
        _write(current, each.person_id, on=on, on_paper=True, user=user, at=at)
    return len(chosen)


def _write(
    current: InForce, person_id: int, *, on: date, on_paper: bool, user: User, at: datetime
) -> None:
    row = KodeksAcknowledgement(
        kodeks_version_id=current.version_id,
        person_id=person_id,
        content_hash=current.content_hash,
        acknowledged_on=on,
        on_paper=on_paper,
        user_id=user.id,
    )
    db.session.add(row)
    trail.record("acknowledge", row, user=user, at=at)


def _outstanding(
    current: InForce, bound: tuple[Bound, ...], *, day: date
) -> tuple[Outstanding, ...]:
    return outstanding(
        (each.member for each in bound),
        _given(current),
        kodeks_hash=current.content_hash,
        adopted_on=current.adopted.decided_on,
        as_of=day,
    )


def _given(current: InForce) -> list[Acknowledgement]:
    rows = columns.read(_GIVEN, {"version": current.version_id})
    return [Acknowledgement(str(person_id), hash_, on) for person_id, hash_, on in rows]


# Put together once, for that costs as much as sending it.
_GIVEN: Final = (
    select(
        KodeksAcknowledgement.person_id,
        KodeksAcknowledgement.content_hash,
        KodeksAcknowledgement.acknowledged_on,
    )
    .where(KodeksAcknowledgement.kodeks_version_id == bindparam("version"))
    .order_by(KodeksAcknowledgement.id)
)
