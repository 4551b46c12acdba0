"""Whom the kodeks binds: politicians, leaders, staff representatives, as the register has them."""

from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import Date, Select, bindparam, case, literal, select

from agreements.kodeks.kodeks import Member, Side
from agreements.kodeks.review import Table
from planner import columns
from planner.collation import danish_key, in_danish_order
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, Membership, MembershipRole
from planner.models.people import CouncilSeat, Person
from planner.models.units import CentreHead, LeaderRole, UnitLeader


class Group(StrEnum):
    """Those who acknowledge the kodeks; somebody in two groups counts in the first."""

    POLITICIANS = "politicians"
    LEADERS = "leaders"
    STAFF_REPRESENTATIVES = "staff_representatives"


class Bound(NamedTuple):
    """Somebody the kodeks binds on a day, and since when."""

    person_id: int
    name: str
    group: Group
    since: date

    @property
    def key(self) -> str:
        """Who they are as a `Member`."""
        return str(self.person_id)

    @property
    def member(self) -> Member:
        side = Side.POLITICIANS if self.group is Group.POLITICIANS else Side.STAFF
        return Member(self.key, side, self.since)


def bound(day: date, *, person_id: int | None = None) -> tuple[Bound, ...]:
    """Everybody the kodeks binds on the day, or the one person; by group, then by name."""
    found: dict[int, Bound] = {}
    for group, query in _GROUPS if person_id is None else _GROUPS_OF_ONE:
        rows = columns.read(query, {"on": day, "person": person_id})
        for identity, name, since in sorted(rows, key=lambda row: (danish_key(row.name), row.id)):
            first = found.get(identity)
            if first is None or (first.group is group and since < first.since):
                found[identity] = Bound(identity, name, group, since)
    return tuple(found.values())


def side_of_table(person_id: int | None, *, day: date) -> Table | None:
    """The side of HovedMED's table a person sits on; None for those who do not sit there."""
    if person_id is None:
        return None
    return db.session.scalar(
        select(_SIDE)
        .join(Membership.committee)
        .where(
            Membership.person_id == person_id,
            Membership.on(day),
            Committee.kind == CommitteeKind.MAIN_MED,
            _SIDE.is_not(None),
        )
        .order_by(Membership.id)
        .limit(1)
    )


def without_side(day: date) -> list[str]:
    """Members of HovedMED of whom the register does not say on which side they sit."""
    query = (
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .join(Membership.committee)
        .where(Committee.kind == CommitteeKind.MAIN_MED, Membership.on(day), _SIDE.is_(None))
    )
    return list(db.session.scalars(query.order_by(in_danish_order(Person.name), Person.id)))


# The chair speaks for the management and the vice chair for the employees, also when nobody said.
_SIDE: Any = case(
    (Membership.med_side.is_not(None), Membership.med_side),
    (Membership.role == MembershipRole.CHAIR, literal(Table.MANAGEMENT, Membership.med_side.type)),
    (
        Membership.role == MembershipRole.VICE_CHAIR,
        literal(Table.EMPLOYEES, Membership.med_side.type),
    ),
    else_=None,
)


_WHO: Final = Person.id, Person.name
_ON: Final = bindparam("on", type_=Date())


def _of_table(side: Table) -> Select[int, str, date]:
    """The members of HovedMED on a side of the table."""
    return (
        select(*_WHO, Membership.valid_from)
        .join(Membership, Membership.person_id == Person.id)
        .join(Membership.committee)
        .where(Committee.kind == CommitteeKind.MAIN_MED, Membership.on(_ON), side == _SIDE)
    )


# Whom each group is made of, put together once, for that costs as much as sending it. They are put
# in order in Python: SQLite would ask it for the order of each two of them.
_GROUPS: Final = (
    (
        Group.POLITICIANS,
        select(*_WHO, CouncilSeat.valid_from).join(Person.council_seats).where(CouncilSeat.on(_ON)),
    ),
    (
        Group.LEADERS,
        select(*_WHO, UnitLeader.valid_from)
        .join(UnitLeader, UnitLeader.person_id == Person.id)
        .where(UnitLeader.on(_ON), UnitLeader.role == LeaderRole.LEADER),
    ),
    (
        Group.LEADERS,
        select(*_WHO, CentreHead.valid_from)
        .join(CentreHead, CentreHead.person_id == Person.id)
        .where(CentreHead.on(_ON)),
    ),
    (Group.LEADERS, _of_table(Table.MANAGEMENT)),
    (Group.STAFF_REPRESENTATIVES, _of_table(Table.EMPLOYEES)),
)
_GROUPS_OF_ONE: Final = tuple(
    (group, query.where(Person.id == bindparam("person"))) for group, query in _GROUPS
)
