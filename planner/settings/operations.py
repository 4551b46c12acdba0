"""Writes to the settings; each leaves its event on the municipality, whose version guards them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from planner import trail, versions
from planner.extensions import db
from planner.models.municipality import ClosedDay, CouncilTerm, Municipality
from planner.models.rotations import Rotation
from planner.register.periods.operations import Writer
from planner.register.refusals import Refused
from planner.settings.kinds import Row

Values = Mapping[str, Any]


def edit(municipality: Municipality, values: Values, *, by: Writer) -> None:
    """Change the municipality's own settings."""
    versions.claim(municipality, seen=by.seen)
    for name, value in values.items():
        setattr(municipality, name, value)
    trail.record("edit", municipality, user=by.user, at=by.at)


def add(municipality: Municipality, row: Row, *, by: Writer) -> None:
    """One more row of a list. Raises Refused when it clashes with another."""
    versions.claim(municipality, seen=by.seen)
    _refuse_clash(row)
    db.session.add(row)
    _record("add", municipality, by, before={}, after=said(row))


def change(municipality: Municipality, row: Row, values: Values, *, by: Writer) -> None:
    """Other values for a row of a list. Raises Refused when it then clashes with another."""
    versions.claim(municipality, seen=by.seen)
    before = said(row)
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(row, name, value)
        _refuse_clash(row)
    _record("edit", municipality, by, before=before, after=said(row))


def remove(municipality: Municipality, row: Row, *, by: Writer) -> None:
    """Take a row off its list. Raises Refused for a council term that plans refer to."""
    versions.claim(municipality, seen=by.seen)
    if isinstance(row, CouncilTerm):
        planned = select(Rotation.id).where(Rotation.council_term_id == row.id).limit(1)
        if db.session.scalar(planned):
            raise Refused("name", _("Visit rotations are planned in this council term."))
    _record("remove", municipality, by, before=said(row), after={})
    db.session.delete(row)


def said(row: Row) -> dict[str, object]:
    """The row's values by column."""
    columns = (column.key for column in row.__mapper__.column_attrs)
    return {key: getattr(row, key) for key in columns if key != "id"}


def _record(
    action: str, municipality: Municipality, by: Writer, *, before: Values, after: Values
) -> None:
    trail.record(action, municipality, user=by.user, at=by.at, before=before, after=after)


def _refuse_clash(row: Row) -> None:
    if isinstance(row, ClosedDay):
        same = ClosedDay.month == row.month, ClosedDay.day == row.day
        if db.session.scalar(select(ClosedDay.id).where(*same, ClosedDay.id != (row.id or 0))):
            raise Refused("day", _("The day is on the list already."))
    if isinstance(row, CouncilTerm):
        shares = CouncilTerm.first_day <= row.last_day, CouncilTerm.last_day >= row.first_day
        if db.session.scalar(
            select(CouncilTerm.id).where(*shares, CouncilTerm.id != (row.id or 0))
        ):
            raise Refused("first_day", _("The days overlap another council term."))
