"""Where an object of the register has its page, on the day being read."""

from datetime import date

from flask import url_for

from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Centre, Unit
from planner.register import asof


def of(owner: Unit | Committee | Person | Centre, *, on: date | None = None) -> str:
    """The object's own page, as of the day; as of the day being read when none is given."""
    kept = asof.kept(on)
    match owner:
        case Unit():
            return url_for("register.units.show", unit_id=owner.id, **kept)
        case Committee():
            return url_for("register.committees.show", committee_id=owner.id, **kept)
        case Person():
            return url_for("register.people.show", person_id=owner.id, **kept)
        case Centre():
            return url_for("register.centres.show", centre_id=owner.id, **kept)
