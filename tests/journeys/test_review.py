"""HovedMED reviews equal access: from its members' start pages to the review both sides signed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from planner.demo import load
from planner.extensions import db
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import as_, follow, press

OpenPage = Callable[..., Page]
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
TITLE = "HovedMEDs gennemgang, 2. halvår 2026"
ASKED = "Giv små enheder et dialogmøde inden sommer."


@pytest.fixture
def november(database: Flask) -> Iterator[None]:
    """The demo in November 2026, when the second half's review is open."""
    with time_machine.travel(AT, tick=True):
        load.load(at=AT)
        db.session.commit()
        yield


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_hovedmed_reviews_from_the_start_page_to_both_signatures(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    as_(page, live_server, "hovedmed")
    look(page, "review-start")
    follow(page, f"{TITLE}: Skriv din sides bemærkninger")
    look(page, "review-open")
    _the_employees_speak(page)
    _the_management_joins(page, live_server)
    _the_secretariat_sends(page, live_server)
    _the_director_answers(page, live_server)
    for mailbox in ("hovedmed-leder", "hovedmed"):
        as_(page, live_server, mailbox)
        follow(page, f"{TITLE}: Underskriv for din side")
        follow(page, "Underskriv")
        look(page, "review-sign")
        press(page, "Underskriv")

    expect(page.locator(".caption-line")).to_contain_text("Underskrevet")
    look(page, "review-signed")
    follow(page, "Som dokument")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Ja, det kommer med i planen.")).to_be_visible()
    look(page, "review-paper")
    with page.expect_download() as download:
        follow(page, "Hent som PDF")
    assert download.value.suggested_filename.endswith(".pdf")
    page.goto(f"{live_server}/reviews")
    look(page, "reviews")


def _the_employees_speak(page: Page) -> None:
    follow(page, "Skriv en bemærkning")
    press(page, "Gem")
    look(page, "review-remark-empty")
    page.get_by_label("Bemærkning").fill("Vi er blevet hørt ved flere møder end i foråret.")
    press(page, "Gem")
    follow(page, "Skriv en anbefaling")
    look(page, "review-recommend")
    page.get_by_label("Anbefaling").fill(ASKED)
    press(page, "Gem")
    expect(page.get_by_role("article").get_by_text(ASKED)).to_be_visible()
    look(page, "review-spoken")


def _the_management_joins(page: Page, address: str) -> None:
    as_(page, address, "hovedmed-leder")
    page.goto(f"{address}/reviews")
    follow(page, TITLE)
    page.get_by_role("button", name="Slut jer til").click()
    expect(page.get_by_text("Din side står nu også bag anbefalingen.")).to_be_visible()
    look(page, "review-joined")


def _the_secretariat_sends(page: Page, address: str) -> None:
    as_(page, address, "sekretariat")
    page.goto(f"{address}/reviews")
    follow(page, TITLE)
    follow(page, "Send til svar")
    press(page, "Send til svar")
    expect(page.get_by_role("alert")).to_contain_text("hver af sidste års anbefalinger")
    look(page, "review-send-lacking")
    follow(page, "Annuller")
    follow(page, "Følg op på sidste gennemgang")
    look(page, "review-follow-up")
    page.get_by_label("Hvad der blev af den").nth(1).select_option(label="Gennemført")
    press(page, "Gem")
    follow(page, "Send til svar")
    press(page, "Send til svar")
    expect(page.locator(".caption-line")).to_contain_text("Til svar i forvaltningen")


def _the_director_answers(page: Page, address: str) -> None:
    as_(page, address, "direktoer")
    follow(page, f"{TITLE}: 1 anbefaling venter på svar")
    follow(page, "Skriv svarene")
    page.get_by_label("Svar").fill("Ja 👍")
    press(page, "Gem")
    look(page, "review-answers-refused")
    page.get_by_label("Svar").fill("Ja, det kommer med i planen.")
    press(page, "Gem")
    follow(page, "Afgiv svar")
    press(page, "Afgiv svar")
    expect(page.locator(".caption-line")).to_contain_text("Besvaret")


@pytest.mark.usefixtures("november")
def test_the_secretariat_begins_and_freezes_a_review(live_server: str, page: Page) -> None:
    as_(page, live_server, "sekretariat")
    page.goto(f"{live_server}/reviews")
    follow(page, "Begynd en gennemgang")
    page.get_by_label("Periodens sidste dag").fill("2025-12-31")
    press(page, "Begynd")
    look(page, "review-begin-refused")
    page.get_by_label("Periodens sidste dag").fill("2026-12-31")
    press(page, "Begynd")
    follow(page, "Frys tallene")
    look(page, "review-freeze")
    press(page, "Frys tallene")
    expect(page.get_by_role("article")).to_contain_text("Senior")
    look(page, "review-frozen")
