"""Where an object of the register has its page, on the day being read."""

from flask import url_for

from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Centre, Unit
from planner.register import asof


def of(owner: Unit | Committee | Person | Centre) -> str:
    """The object's own page."""
    match owner:
        case Unit():
            return url_for("register.units.show", unit_id=owner.id, **asof.kept())
        case Committee():
            return url_for("register.committees.show", committee_id=owner.id, **asof.kept())
        case Person():
            return url_for("register.people.show", person_id=owner.id, **asof.kept())
        case Centre():
            return url_for("register.centres.show", centre_id=owner.id, **asof.kept())
