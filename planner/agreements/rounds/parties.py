"""Who agrees, as the register has them on a day: offices, and the names of those who hold them."""

from datetime import date

from sqlalchemy import select

from agreements.agreement import Parties
from planner.extensions import db
from planner.models.base import nearest
from planner.models.committees import Committee, MembershipRole
from planner.models.municipality import Municipality
from planner.models.units import LeaderRole, Unit


def parties(unit: Unit, committee: Committee, *, on: date) -> Parties:
    """The parties on the day, else the nearest known; an office nobody holds has no name."""
    leaders = [row for row in unit.leaders if row.role is LeaderRole.LEADER]
    chairs = [row for row in committee.memberships if row.role is MembershipRole.CHAIR]
    leader, chair = nearest(leaders, on), nearest(chairs, on)
    period = nearest(unit.periods, on)
    centre = period.centre if period else None
    head = nearest(centre.heads, on) if centre else None
    return Parties(
        municipality=db.session.scalars(select(Municipality.name)).one(),
        unit=unit.name_on(on),
        unit_leader=leader.person.name if leader else "",
        committee=committee.name_on(on),
        chair=chair.person.name if chair else "",
        administration=centre.name_on(on) if centre else "",
        administrator=head.person.name if head else "",
    )
