"""Identifiers: each in use once among units, among committees, among people, among centres."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Centre, Unit
from planner.register.refusals import Refused


def refuse_taken(row: Unit | Committee | Person | Centre) -> None:
    """Raises Refused when another row of the kind has the row's identifier."""
    kind = type(row)
    with db.session.no_autoflush:
        taken = db.session.scalar(
            select(kind.id).where(kind.code == row.code, kind.id != (row.id or 0))
        )
    if taken:
        raise Refused("code", _("%(code)s is already in use.", code=row.code))
