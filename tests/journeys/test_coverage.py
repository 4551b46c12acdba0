"""HovedMED goes from the start page to the coverage, as of a day, and takes the report along."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner import clock
from planner.demo import load
from planner.extensions import db
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import sign_in

OpenPage = Callable[..., Page]
HOVEDMED = "hovedmed@demo.samspil.example"


@pytest.fixture
def demo(database: Flask) -> None:
    """The demo municipality."""
    load.load(at=clock.now())
    db.session.commit()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_hovedmed_finds_who_waits_as_of_a_day_and_takes_the_report_along(
    live_server: str, open_page: OpenPage, console: list[str], tmp_path: Path, width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, HOVEDMED)
    look(page, "coverage-start")
    page.get_by_role("link", name="Alle enheder").click()
    expect(page.get_by_role("heading", name="Dækning", exact=True)).to_be_visible()
    look(page, "coverage-overview")

    fold = page.locator("summary", has_text="Vælg, hvad der skal vises")
    expect(fold).to_be_visible(visible=width == NARROW)
    if width == NARROW:
        expect(page.get_by_label("Som det var den")).to_be_hidden()
        fold.press("Enter")
        look(page, "coverage-unfolded")
    page.get_by_label("Som det var den").fill("2026-06-30")
    page.locator("#committee").select_option("BUU")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_text("Set fra 30. juni 2026.")).to_be_visible()
    expect(page).to_have_url(re.compile("as-of=2026-06-30.*committee=BUU"))
    for view in ("Hvem venter", "Måned for måned", "Kort", "Politikernes tid"):
        page.get_by_role("link", name=view, exact=True).click()
        expect(page.get_by_text("Set fra 30. juni 2026.")).to_be_visible()
        look(page, f"coverage-{view.split()[0].lower()}")

    for name, ending in (("Som PDF", ".pdf"), ("Som XLSX", ".xlsx"), ("Som CSV", ".csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(ending)
        assert "2026-06-30" in download.value.suggested_filename
        kept = tmp_path / f"report{ending}"
        download.value.save_as(kept)
        assert kept.stat().st_size > 1000
    page.get_by_role("link", name="Som side").click()
    expect(page.get_by_text("Er adgangen lige?")).to_be_visible()
    look(page, "coverage-paper")


@pytest.mark.usefixtures("demo")
def test_months_scroll_in_their_own_box_by_the_keyboard(
    live_server: str, open_page: OpenPage
) -> None:
    page = open_page(NARROW)
    sign_in(page, live_server, HOVEDMED)
    page.goto(f"{live_server}/coverage/months")
    box = page.get_by_role("region", name="Enhedernes kontakter, måned for måned")
    box.focus()
    page.keyboard.press("ArrowRight")
    expect(box).not_to_have_js_property("scrollLeft", 0)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.usefixtures("demo")
def test_days_that_cannot_be_are_told_of_at_the_field(
    live_server: str, open_page: OpenPage, console: list[str]
) -> None:
    page = open_page(NARROW)
    sign_in(page, live_server, HOVEDMED)
    page.goto(f"{live_server}/coverage?from=2026-06-01&to=2026-05-31")
    expect(page).to_have_title(re.compile("^Fejl: "))
    expect(page.get_by_text("Perioden slutter, før den begynder.").first).to_be_visible()
    expect(page.get_by_label("Kontakter fra")).to_be_visible()  # folded nowhere
    look(page, "coverage-refused")
