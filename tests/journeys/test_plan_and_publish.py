"""The main job: from the demo to a published calendar, a published rotation and a feed."""

import io
import re
from collections.abc import Iterator

import icalendar
import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner import clock
from planner.auth.demo import DOMAIN, PASSWORD
from planner.demo import load
from planner.extensions import db
from planner.jobs.runner import Runner
from tests.browser import NARROW, WIDE, look
from tests.journeys.test_signing_in import OpenPage, sign_in

PATIENCE = 120_000  # milliseconds to wait for the engines on a busy machine


@pytest.fixture
def demo(database: Flask) -> Iterator[Flask]:
    """The demo municipality, with its job runner at work."""
    load.load(at=clock.now())
    db.session.commit()
    runner = Runner(database)
    runner.start()
    yield database
    runner.stop()


def test_secretariat_plans_2027_publishes_and_fetches_the_papers(
    demo: Flask, live_server: str, open_page: OpenPage
) -> None:
    page = open_page(WIDE)
    sign_in(page, live_server, f"sekretariat@{DOMAIN}", PASSWORD)

    _plan_the_calendar(page, live_server)
    _take_it_through_its_decisions(page, live_server)
    _plan_the_rotation(page, live_server)
    _publish_the_rotation(page)
    _fetch_the_papers(page, live_server)
    _fetch_a_feed(page, live_server)
    _look_at_all_on_a_phone(open_page(NARROW, 844), live_server)


def _plan_the_calendar(page: Page, address: str) -> None:
    page.goto(f"{address}/calendar/")
    look(page, "calendars")
    page.click("text=Ny kalender")
    page.fill("#year", "2027")
    page.fill("#proposal_by", "2026-09-15")
    page.click("text=Begynd kalenderen")
    expect(page).to_have_title(re.compile("^Fejl: "))
    look(page, "calendar-begin-refused")
    page.fill("#proposal_by", "")
    page.click("text=Begynd kalenderen")
    look(page, "calendar-empty")
    page.click("main >> text=Planlæg møderne")
    expect(page.get_by_role("link", name="Se kalenderen")).to_be_visible(timeout=PATIENCE)
    look(page, "calendar-solved")
    page.click("text=Se kalenderen")
    expect(page.locator("table.data-table").first.locator("tbody tr")).to_have_count(97)
    look(page, "calendar-list")
    page.click("nav >> text=Måned")
    look(page, "calendar-month")
    page.goto(f"{address}/calendar/2027?view=year")
    look(page, "calendar-year")


def _take_it_through_its_decisions(page: Page, address: str) -> None:
    page.goto(f"{address}/calendar/2027")
    page.click("text=Foreslå rammen for byrådet")
    look(page, "calendar-propose")
    page.click("main form >> text=Foreslå rammen for byrådet")
    page.click("text=Registrér byrådets vedtagelse")
    page.fill("#item", "punkt 7")
    page.click("main form >> text=Registrér byrådets vedtagelse")
    waiting = page.locator(".alert li a")
    look(page, "calendar-waiting-for-committees")
    while waiting.count():
        waiting.first.click()
        page.fill("#item", "punkt 3")
        page.click("main form >> text=Registrér udvalgets beslutning")
    page.click("text=Offentliggør kalenderen")
    page.click("main form >> text=Offentliggør kalenderen")
    expect(page.locator("main")).to_contain_text("Version 1")
    look(page, "calendar-published")


def _plan_the_rotation(page: Page, address: str) -> None:
    page.goto(f"{address}/rotations/")
    page.click("text=Ny besøgsrunde >> nth=0")
    look(page, "rotation-setup")
    page.select_option("#period", "2027-01-01/2027-12-31")
    page.click("main form >> text=Gem")
    look(page, "rotation-advice")
    page.click("text=Tilføj dem")
    expect(page.locator("main")).to_contain_text("Der er møder nok")
    page.get_by_role("button", name="Find en plan").click()
    expect(page.get_by_role("link", name="Se planen")).to_be_visible(timeout=PATIENCE)
    look(page, "rotation-solved")
    page.click("text=Se planen")
    expect(page.locator("main")).to_contain_text("Alle 109 enheder møder deres udvalg")
    look(page, "rotation-plan")


def _publish_the_rotation(page: Page) -> None:
    page.click("text=Planen efter dato")
    look(page, "rotation-plan-by-date")
    page.locator("button", has_text="Lås").first.click()
    expect(page.locator("main")).to_contain_text("Lås op")
    page.click("text=Til arbejdsbordet")
    page.get_by_role("button", name="Find en plan igen").click()
    expect(page.get_by_role("link", name="Se planen")).to_be_visible(timeout=PATIENCE)
    page.click("text=Se planen")
    page.click("text=Offentliggør denne plan")
    look(page, "rotation-publish")
    page.fill("#decided_by", "Udvalgene hver for sig")
    page.click("main form >> text=Offentliggør")
    expect(page.locator("main")).to_contain_text("Version 1")
    look(page, "rotation-version")


def _fetch_the_papers(page: Page, address: str) -> None:
    with page.expect_download() as download:
        page.click("text=Som PDF")
    with pikepdf.open(download.value.path()) as paper:
        assert len(paper.pages) > 1
        assert paper.Root.MarkInfo.Marked
    response = page.request.get(f"{address}/calendar/2027.pdf")
    with pikepdf.open(io.BytesIO(response.body())) as paper:
        assert "2027" in str(paper.docinfo["/Title"])


def _fetch_a_feed(page: Page, address: str) -> None:
    page.goto(f"{address}/feeds/")
    page.select_option("#target", label="Børne- og Ungeudvalget")
    page.click("main form >> text=Lav en adresse")
    look(page, "feeds")
    link = page.locator("main table a").first.get_attribute("href") or ""
    feed = page.request.get(address + re.sub(r"^https?://[^/]+", "", link))
    events = list(icalendar.Calendar.from_ical(feed.body()).events)
    in_2027 = [event for event in events if event["dtstart"].dt.year == 2027]
    assert any("Ordinært møde" in str(event["summary"]) for event in in_2027)
    assert any("Dialogmøde" in str(event["summary"]) for event in in_2027)
    assert any("Dagsorden ud" in str(event["summary"]) for event in in_2027)


def _look_at_all_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/public/calendar/2027")
    look(phone, "public-calendar")
    sign_in(phone, address, f"sekretariat@{DOMAIN}", PASSWORD)
    for path, name in (
        ("/", "start"),
        ("/calendar/2027", "calendar-list"),
        ("/calendar/2027?view=month", "calendar-month"),
        ("/calendar/2027?view=year", "calendar-year"),
        ("/rotations/1", "rotation-plan"),
        ("/rotations/1/versions/1?view=unit", "rotation-version-by-unit"),
        ("/rotations/new", "rotation-setup"),
        ("/contacts/", "contacts"),
        ("/contacts/hosts", "hosts"),
        ("/feeds/", "feeds"),
    ):
        phone.goto(address + path)
        look(phone, f"{name}-phone")
