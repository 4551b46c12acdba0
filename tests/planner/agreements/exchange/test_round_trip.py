"""Importing what was exported changes nothing."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from planner.agreements.exchange.kinds import SHEETS
from planner.demo import load
from planner.exchange import export, operations
from planner.exchange.export import Format
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import AgreementRound
from tests.planner.agreements.exchange.builders import Town

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
EVERY_FILE = pytest.mark.parametrize(
    ("name", "format_"), [(name, format_) for name in SHEETS for format_ in Format]
)


@EVERY_FILE
def test_the_towns_agreements_come_back_as_they_were(
    database: Flask, name: str, format_: Format
) -> None:
    town = Town()
    user = town.leader(town.draft.unit, town.running.unit)
    if name == "measurements":
        rows = [
            ["indikator-id", "dato", "værdi", "bemærkning"],
            ["U2:ude", "2027-06-30", "2,25", '=SUM(1;2) "citat"'],
        ]
        town.confirmed(name, user, rows)

    seen = town.seen(name, user, town.exported(name, user, format_))
    assert seen.refused == []
    assert (seen.new, seen.changed, list(seen.ignored)) == ([], [], [])
    assert seen.unchanged


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("format_", Format)
def test_the_demos_agreements_come_back_as_they_were(
    database: Flask, name: str, format_: Format
) -> None:
    load.load(at=AT)
    user = db.session.scalars(select(User).where(User.email.startswith("sekretariat"))).one()
    for round_ in db.session.scalars(select(AgreementRound).order_by(AgreementRound.id)).all()[1:]:
        sheet = SHEETS[name](round_, user=user, at=AT)
        file = export.export(sheet, format_).content
        if not sheet.known():
            continue
        seen = operations.preview(SHEETS[name](round_, user=user, at=AT), file)
        assert seen.refused == []
        assert [(change.entry.code, change.differences) for change in seen.changed] == []
        assert seen.new == []
