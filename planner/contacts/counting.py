"""Which contacts count as access: held ones with at least a quorum of politicians."""

from sqlalchemy import ColumnElement, and_, select

from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactStatus


def counts() -> ColumnElement[bool]:
    """True of contacts that count as access."""
    quorum = select(Municipality.quorum_politicians).limit(1).scalar_subquery()
    return and_(Contact.status == ContactStatus.HELD, Contact.politicians >= quorum)
