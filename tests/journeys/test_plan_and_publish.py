"""The main job: from the demo to a published calendar, a published rotation and a feed."""

import io
import re
from collections.abc import Iterator

import icalendar
import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from planner import clock
from planner.auth.demo import DOMAIN, PASSWORD
from planner.demo import load
from planner.extensions import db
from planner.jobs.runner import Runner
from tests.browser import NARROW, WIDE, look
from tests.journeys.hands import Hand, Keyboard, Mouse
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


@pytest.mark.parametrize(
    "hand", [pytest.param(Mouse(), id="mouse"), pytest.param(Keyboard(), id="keyboard")]
)
def test_secretariat_plans_2027_publishes_and_fetches_the_papers(
    demo: Flask, live_server: str, open_page: OpenPage, hand: Hand
) -> None:
    page = open_page(WIDE)
    sign_in(page, live_server, f"sekretariat@{DOMAIN}", PASSWORD)

    _plan_the_calendar(page, live_server, hand)
    _take_it_through_its_decisions(page, live_server, hand)
    _plan_the_rotation(page, live_server, hand)
    _publish_the_rotation(page, hand)
    _fetch_the_papers(page, live_server, hand)
    _fetch_a_feed(page, live_server, hand)
    if isinstance(hand, Mouse):
        _look_at_all_on_a_phone(open_page(NARROW, 844), live_server)


def _link(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=name).first


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name).first


def _plan_the_calendar(page: Page, address: str, hand: Hand) -> None:
    page.goto(f"{address}/calendar/")
    look(page, "calendars")
    hand.press(_link(page, "Ny kalender"))
    hand.write(page.locator("#year"), "2027")
    hand.write(page.locator("#proposal_by"), "2026-09-15")
    hand.press(_button(page, "Begynd kalenderen"))
    expect(page).to_have_title(re.compile("^Fejl: "))
    look(page, "calendar-begin-refused")
    hand.clear(page.locator("#proposal_by"))
    hand.press(_button(page, "Begynd kalenderen"))
    expect(_button(page, "Planlæg møderne")).to_be_visible()
    look(page, "calendar-empty")
    hand.press(_button(page, "Planlæg møderne"))
    expect(_link(page, "Se kalenderen")).to_be_visible(timeout=PATIENCE)
    look(page, "calendar-solved")
    hand.press(_link(page, "Se kalenderen"))
    expect(page.locator("table.data-table").first.locator("tbody tr")).to_have_count(97)
    look(page, "calendar-list")
    hand.press(_link(page, "Måned"))
    expect(page).to_have_url(re.compile("view=month"))
    look(page, "calendar-month")
    page.goto(f"{address}/calendar/2027?view=year")
    look(page, "calendar-year")


def _take_it_through_its_decisions(page: Page, address: str, hand: Hand) -> None:
    page.goto(f"{address}/calendar/2027")
    hand.press(_link(page, "Foreslå rammen for byrådet"))
    expect(page).to_have_url(re.compile("/step|/propose"))
    look(page, "calendar-propose")
    hand.press(_button(page, "Foreslå rammen for byrådet"))
    hand.press(_link(page, "Registrér byrådets vedtagelse"))
    hand.write(page.locator("#item"), "punkt 7")
    hand.press(_button(page, "Registrér byrådets vedtagelse"))
    waiting = page.locator(".alert li a")
    expect(waiting.first).to_be_visible()
    look(page, "calendar-waiting-for-committees")
    for left in range(waiting.count(), 0, -1):
        expect(waiting).to_have_count(left)
        hand.press(waiting.first)
        hand.write(page.locator("#item"), "punkt 3")
        hand.press(_button(page, "Registrér udvalgets beslutning"))
    hand.press(_link(page, "Offentliggør kalenderen"))
    hand.press(_button(page, "Offentliggør kalenderen"))
    expect(page.locator("main")).to_contain_text("Version 1")
    look(page, "calendar-published")


def _plan_the_rotation(page: Page, address: str, hand: Hand) -> None:
    page.goto(f"{address}/rotations/")
    hand.press(_link(page, "Ny besøgsrunde"))
    look(page, "rotation-setup")
    hand.select(page.locator("#period"), "2027-01-01/2027-12-31")
    hand.press(_button(page, "Gem"))
    expect(_button(page, "Tilføj dem")).to_be_visible()
    look(page, "rotation-advice")
    hand.press(_button(page, "Tilføj dem"))
    expect(page.locator("main")).to_contain_text("Der er møder nok")
    hand.press(_button(page, "Find en plan"))
    expect(_link(page, "Se planen")).to_be_visible(timeout=PATIENCE)
    look(page, "rotation-solved")
    hand.press(_link(page, "Se planen"))
    expect(page.locator("main")).to_contain_text("Alle 109 enheder møder deres udvalg")
    look(page, "rotation-plan")


def _publish_the_rotation(page: Page, hand: Hand) -> None:
    expect(page.locator("button", has_text="Lås").first).to_be_visible()
    look(page, "rotation-plan-by-date")
    hand.press(page.locator("button", has_text="Lås").first)
    expect(page.locator("main")).to_contain_text("Lås op")
    hand.press(_link(page, "Til arbejdsbordet"))
    hand.press(_button(page, "Find en plan igen"))
    expect(_link(page, "Se planen")).to_be_visible(timeout=PATIENCE)
    hand.press(_link(page, "Se planen"))
    hand.press(_link(page, "Offentliggør denne plan"))
    expect(page.locator("#decided_by")).to_be_visible()
    look(page, "rotation-publish")
    hand.write(page.locator("#decided_by"), "Udvalgene hver for sig")
    hand.press(_button(page, "Offentliggør"))
    expect(page.locator("main")).to_contain_text("Version 1")
    look(page, "rotation-version")


def _fetch_the_papers(page: Page, address: str, hand: Hand) -> None:
    with page.expect_download() as download:
        hand.press(_link(page, "Som PDF"))
    with pikepdf.open(download.value.path()) as paper:
        assert len(paper.pages) > 1
        assert paper.Root.MarkInfo.Marked
    response = page.request.get(f"{address}/calendar/2027.pdf")
    with pikepdf.open(io.BytesIO(response.body())) as paper:
        assert "2027" in str(paper.docinfo["/Title"])


def _fetch_a_feed(page: Page, address: str, hand: Hand) -> None:
    page.goto(f"{address}/feeds/")
    choice = page.locator("#target option", has_text="Børne- og Ungeudvalget").first
    hand.select(page.locator("#target"), choice.get_attribute("value") or "")
    hand.press(_button(page, "Lav en adresse"))
    expect(page.locator("main table a").first).to_be_visible()
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
