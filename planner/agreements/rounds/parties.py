"""Who agrees, as the register has them on a day: offices, and the names of those who hold them."""

from datetime import date

from sqlalchemy import select

from agreements.agreement import Parties
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.municipality import Municipality
from planner.models.people import MembershipRole
from planner.models.units import LeaderRole, Unit
from planner.register.naming import name_of, nearest


def parties(unit: Unit, committee: Committee, *, on: date) -> Parties:
    """The parties on the day, else the nearest known; an office nobody holds has no name."""
    leaders = [row for row in unit.leaders if row.role is LeaderRole.LEADER]
    chairs = [row for row in committee.memberships if row.role is MembershipRole.CHAIR]
    leader, chair = nearest(leaders, on=on), nearest(chairs, on=on)
    period = nearest(unit.periods, on=on)
    centre = period.centre if period else None
    head = nearest(centre.heads, on=on) if centre else None
    return Parties(
        municipality=db.session.scalars(select(Municipality.name)).one(),
        unit=name_of(unit, on=on),
        unit_leader=leader.person.name if leader else "",
        committee=name_of(committee, on=on),
        chair=chair.person.name if chair else "",
        administration=name_of(centre, on=on) if centre else "",
        administrator=head.person.name if head else "",
    )
