"""A committee secretary finds an agreement, sees what was amended, and reads its papers."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner.demo import load
from planner.extensions import db
from tests.browser import NARROW, WIDE, look
from tests.journeys.test_administration import sign_in

OpenPage = Callable[..., Page]
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def agreements(database: Flask) -> None:
    load.load(at=AT)
    db.session.commit()


@pytest.mark.usefixtures("agreements")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_secretary_reads_the_agreements_and_their_papers(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, "sekretaer@demo.samspil.example")
    page.goto(f"{live_server}/agreements")
    look(page, "agreements")
    page.select_option("select[name=round]", label="2026")
    page.fill("input[name=q]", "Dalmose")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("link", name="Dalmose Skole").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dalmose Skole")
    look(page, "agreement")
    page.get_by_role("link", name="Sammenlign versioner ord for ord").click()
    expect(page.locator("ins", has_text="tillægsbevillingen")).to_be_visible()
    look(page, "agreement-compared")

    page.go_back()
    for name in ("Side Version 2", "Side Midtvejs 2026"):
        page.get_by_role("link", name=name).click()
        look(page, f"agreement-{name.split()[1].lower()}")
        expect(page.get_by_role("link", name="Hent som PDF")).to_be_visible()
        page.go_back()
    page.goto(f"{live_server}/agreements?round=2")
    page.get_by_role("link", name="Fælles mål som side").click()
    look(page, "agreement-shared-goals")


@pytest.mark.usefixtures("agreements")
def test_nothing_found_says_what_to_do(live_server: str, page: Page) -> None:
    sign_in(page, live_server, "byraad@demo.samspil.example")
    page.goto(f"{live_server}/agreements?q=findesikke")
    look(page, "agreements-none")
    page.get_by_role("link", name="Vis alle aftaler").click()
    expect(page.locator("tbody tr").first).to_be_visible()
