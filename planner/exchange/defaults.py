"""From which day an import's changes hold when nobody has said."""

from datetime import date

from sqlalchemy import select

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.municipality import CouncilTerm
from planner.models.people import CouncilSeat
from planner.models.units import Unit

_TABLES = {"units": Unit, "politicians": CouncilSeat, "committees": Committee}


def first_day(sheet: str, *, today: date) -> date:
    """Today; for a register's first import the first day of the council term, if one is known."""
    if db.session.scalar(select(_TABLES[sheet].id).limit(1)) is not None:
        return today
    began = db.session.scalar(
        select(CouncilTerm.first_day)
        .where(CouncilTerm.last_day >= today)
        .order_by(CouncilTerm.first_day)
        .limit(1)
    )
    return began or today
