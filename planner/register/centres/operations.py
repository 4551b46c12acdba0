"""Writes about a centre as a whole; its names and heads are written as periods."""

from datetime import date

from planner import trail, versions
from planner.extensions import db
from planner.models.units import Centre, CentrePeriod
from planner.register import codes
from planner.register.periods.operations import Writer


def create(*, code: str, name: str, first_day: date, by: Writer) -> Centre:
    """Enter a centre. Raises Refused when its identifier is taken."""
    centre = Centre(code=code)
    codes.refuse_taken(centre)
    centre.periods.append(CentrePeriod(valid_from=first_day, name=name))
    db.session.add(centre)
    after = {"code": code, "name": name, "first_day": first_day}
    trail.record("create", centre, user=by.user, at=by.at, before={}, after=after)
    return centre


def edit(centre: Centre, *, code: str, by: Writer) -> None:
    """Correct the identifier."""
    versions.claim(centre, seen=by.seen)
    centre.code = code
    codes.refuse_taken(centre)
    trail.record("edit", centre, user=by.user, at=by.at)
