"""Reads of the committees, as of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Date, and_, bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.committees import (
    Committee,
    CommitteeKind,
    CommitteePeriod,
    Membership,
    MembershipRole,
)
from planner.models.people import Person
from planner.models.units import UnitCommittee
from planner.whole import Whole


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """A body on a day; without a chair `chair` is ""."""

    id: int
    code: str
    name: str
    kind: CommitteeKind
    chair: str
    members: int
    units: int


def committees(on: date) -> list[CommitteeRow]:
    """The bodies there are on the day, in Danish order."""
    members = select(func.count()).where(Membership.committee_id == Committee.id, Membership.on(on))
    units = select(func.count()).where(
        UnitCommittee.committee_id == Committee.id, UnitCommittee.on(on)
    )
    chairs = and_(
        Membership.committee_id == Committee.id,
        Membership.role == MembershipRole.CHAIR,
        Membership.on(on),
    )
    found = db.session.execute(
        select(
            Committee.id,
            Committee.code,
            CommitteePeriod.name,
            Committee.kind,
            func.coalesce(Person.name, ""),
            members.correlate(Committee).scalar_subquery(),
            units.correlate(Committee).scalar_subquery(),
        )
        .join(
            CommitteePeriod,
            CommitteePeriod.named_on(on),
        )
        .outerjoin(Membership, chairs)
        .outerjoin(Person, Membership.person_id == Person.id)
        .order_by(in_danish_order(CommitteePeriod.name), Committee.code)
    )
    return [CommitteeRow(*row) for row in found]


def everything() -> list[Committee]:
    """All committees there have ever been, with everything that has ever held about them."""
    parts = (
        selectinload(Committee.periods),
        selectinload(Committee.patterns),
        selectinload(Committee.memberships).joinedload(Membership.person),
    )
    return list(db.session.scalars(select(Committee).order_by(Committee.code).options(*parts)))


def whole(committee_id: int) -> Committee | None:
    """One committee with everything that has ever held about it."""
    return _WHOLE.get(committee_id)


_WHOLE: Final = Whole(
    Committee,
    {
        Committee.periods: [],
        Committee.patterns: [],
        Committee.memberships: [joinedload(Membership.person)],
    },
)


_FIRST, _LAST = bindparam("first", type_=Date()), bindparam("last", type_=Date())
_BODIES: Final = (
    select(Committee.id, Committee.code, CommitteePeriod.name, Committee.kind)
    .join(CommitteePeriod, CommitteePeriod.committee_id == Committee.id)
    .where(CommitteePeriod.during(_FIRST, _LAST))
    .order_by(Committee.code, CommitteePeriod.valid_from)
)


def bodies(on: date) -> list[tuple[int, str, str]]:
    """Id, code and name of every body that has a name on the day, by kind and code."""
    return bodies_during(on, on)


def bodies_during(first: date, last: date) -> list[tuple[int, str, str]]:
    """Id, code and last name of every body there was on some of the days, by kind and code."""
    order = list(CommitteeKind)
    rows = {row.id: row for row in db.session.execute(_BODIES, {"first": first, "last": last})}
    return [
        (row.id, row.code, row.name)
        for row in sorted(rows.values(), key=lambda row: order.index(row.kind))
    ]
