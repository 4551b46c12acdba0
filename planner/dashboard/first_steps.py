"""What a municipality that has just begun lacks before anything can be planned."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import exists, select

from planner import access, columns
from planner.access import Permission
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.municipality import CouncilTerm
from planner.models.units import Unit
from planner.register import queries as register
from planner.web.waiting import Waiting

_THERE_IS = select(exists(CouncilTerm.id), exists(Committee.id), exists(Unit.id))


def missing(user: User, *, today: date) -> Iterator[Waiting]:
    """The term and the register, for those who look after the whole municipality.

    A unit without a committee is in nobody's plan, one without a leader hears of nothing.
    """
    if not access.may(user, Permission.EDIT_SETTINGS):
        return
    [(term, committee, unit)] = columns.read(_THERE_IS)
    if not term:
        yield Waiting(
            _("Enter the council term; visits are planned within one"),
            url_for("settings.add", name="council-term"),
        )
    if not committee:
        yield Waiting(
            _("Import the committees and their members"), url_for("register.exchange.start")
        )
    if not unit:
        yield Waiting(_("Import the units"), url_for("register.exchange.start"))
        return
    lacking = register.overview(today)
    if number := lacking.without_committee:
        yield Waiting(
            ngettext(
                "%(num)s unit belongs to no committee, so nobody plans to meet it",
                "%(num)s units belong to no committee, so nobody plans to meet them",
                number,
            ),
            url_for("register.units.index", missing="committee"),
        )
    if number := lacking.without_leader:
        yield Waiting(
            ngettext(
                "%(num)s unit has no leader who can be told of its meetings",
                "%(num)s units have no leader who can be told of their meetings",
                number,
            ),
            url_for("register.units.index", missing="leader"),
        )
