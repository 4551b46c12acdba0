"""Columns as the connection gives them are those a session would give."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import bindparam, select
from sqlalchemy.dialects import sqlite

from planner import columns
from planner.extensions import db
from planner.models.units import HostingClass, Unit, UnitPeriod
from tests.planner import builders

QUERY = (
    select(Unit.code, Unit.opened_on, UnitPeriod.hosting_class)
    .join(UnitPeriod, UnitPeriod.unit_id == Unit.id)
    .where(Unit.code == bindparam("code"))
)


def test_what_the_session_holds_back_is_read_too_in_the_types_of_the_columns(
    database: Flask,
) -> None:
    builders.municipality()
    unit = builders.unit(code="U001", hosting_class=HostingClass.SMALL)
    unit.opened_on = date(2020, 8, 1)

    found = columns.read(QUERY, {"code": "U001"})

    assert found == [("U001", date(2020, 8, 1), HostingClass.SMALL)]
    assert found == db.session.execute(QUERY, {"code": "U001"}).all()


def test_a_choice_the_code_does_not_have_is_refused_and_none_is_none() -> None:
    read = UnitPeriod.__table__.c.hosting_class.type.result_processor(sqlite.dialect(), None)

    assert read(HostingClass.SMALL.value) is HostingClass.SMALL
    assert read(None) is None
    with pytest.raises(LookupError):
        read("palads")
