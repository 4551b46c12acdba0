"""The register's pages are looked at, wide and narrow, with their errors and their history."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner import clock
from planner.demo import load
from planner.extensions import db
from planner.models.units import Unit, UnitPeriod
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import sign_in

OpenPage = Callable[..., Page]
ADMINISTRATOR = "administrator@demo.samspil.example"
BOTH = pytest.mark.parametrize("width", [WIDE, NARROW])


@pytest.fixture
def demo(database: Flask) -> None:
    """The demo municipality."""
    load.load(at=clock.now())
    db.session.commit()


@pytest.mark.usefixtures("demo")
@BOTH
def test_every_page_of_the_register_has_no_fault(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, ADMINISTRATOR)
    for path in (
        "register",
        "units",
        "units/1",
        "units/1/close",
        "committees",
        "committees/1",
        "people",
        "centres",
        "periods/unit-period/1/change",
        "periods/site/1/correct",
        "periods/unit-leader/of/1/add",
        "periods/meeting-pattern/of/1/add",
        "periods/unit-committee/1/end",
        "settings",
        "settings/municipality",
        "settings/calendar-period/add",
    ):
        page.goto(f"{live_server}/{path}")
        look(page, f"page-{path.replace('/', '-')}")


@pytest.mark.usefixtures("demo")
@BOTH
def test_a_unit_is_renamed_from_a_day_and_both_names_can_be_read(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    unit_id, name = db.session.execute(
        db.select(Unit.id, UnitPeriod.name).join(Unit.periods).where(Unit.code == "U001")
    ).first() or (0, "")
    page = open_page(width)
    sign_in(page, live_server, ADMINISTRATOR)
    page.goto(f"{live_server}/units/{unit_id}")
    page.get_by_role("link", name="Omdøb eller ændr").click()
    page.get_by_label("Navn").fill("")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "rename-refused")

    page.get_by_label("Navn").fill("Skolen med det nye navn")
    page.get_by_label("Gælder fra").fill(date(2028, 8, 1).isoformat())
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("status").first).to_contain_text("Ændringen er gemt")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_label("Som det var den").fill(date(2028, 8, 1).isoformat())
    page.get_by_role("button", name="Vis", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Skolen med det nye navn")
    expect(page.get_by_role("table", name="Navne over tid")).to_contain_text(name)
    look(page, "renamed")
