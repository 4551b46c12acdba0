"""A kodeks hearing round, from those who are heard to those who acknowledge what was adopted."""

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
AFTER = datetime(2027, 1, 27, 8, tzinfo=UTC)  # the hearing is over, and the council has met


@pytest.fixture
def traveller(database: Flask) -> Iterator[time_machine.Traveller]:
    """The demo in November 2026, when version 2 is in hearing; time can be moved on."""
    with time_machine.travel(AT, tick=True) as moving:
        load.load(at=AT)
        db.session.commit()
        yield moving


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_kodeks_is_heard_answered_adopted_and_acknowledged(
    traveller: time_machine.Traveller, live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    as_(page, live_server, "byraad")
    look(page, "kodeks-start")
    follow(page, "Afgiv høringssvar til det nye kodeks")
    look(page, "kodeks-hearing")
    _comment(page)
    as_(page, live_server, "sekretariat")
    page.get_by_role("link", name="høringssvar til kodekset venter på svar").click()
    _answer_all(page)
    traveller.move_to(AFTER)
    as_(page, live_server, "sekretariat")  # two months later
    page.goto(f"{live_server}/kodeks/versions/2")
    _adopt(page)

    as_(page, live_server, "byraad")
    follow(page, "Læs kodekset, og kvittér for, at du står ved det")
    look(page, "kodeks-to-acknowledge")
    press(page, "Jeg har læst kodekset og står ved det")
    expect(page.get_by_text("Din kvittering er noteret.")).to_be_visible()
    follow(page, "Sammenlign versioner ord for ord")
    expect(page.locator("ins").first).to_be_visible()
    look(page, "kodeks-compared")


def _comment(page: Page) -> None:
    page.get_by_role("link", name="Skriv høringssvar til værdien Sandhed").click()
    press(page, "Send høringssvaret")
    look(page, "kodeks-comment-empty")
    page.get_by_label("Høringssvar").fill("Skriv også, hvordan vi retter et forkert tal.")
    press(page, "Send høringssvaret")
    expect(page.get_by_text("Skriv også, hvordan vi retter")).to_be_visible()


def _answer_all(page: Page) -> None:
    waiting = page.get_by_text("Ikke besvaret endnu")
    for number in range(waiting.count(), 0, -1):
        page.locator("li", has_text="Ikke besvaret endnu").first.get_by_role("link").click()
        page.get_by_label("Svar").fill("Er skrevet ind.")
        if number == 1:
            look(page, "kodeks-answer")
        press(page, "Gem svaret")
    expect(waiting).to_have_count(0)


def _adopt(page: Page) -> None:
    follow(page, "Registrér byrådets vedtagelse")
    page.get_by_label("Drøftet i HovedMED").fill("2026-12-02")
    page.get_by_label("Besluttet af byrådet").fill("2026-12-07")
    page.get_by_label("Punktets nummer").fill("11")
    press(page, "Registrér byrådets vedtagelse")
    expect(page.get_by_role("alert")).to_contain_text("Byrådet beslutter, når høringen er slut.")
    look(page, "kodeks-adopt-refused")
    page.get_by_label("Besluttet af byrådet").fill("2027-01-25")
    press(page, "Registrér byrådets vedtagelse")
    expect(page.locator(".caption-line")).to_contain_text("Vedtaget")
    look(page, "kodeks-adopted")


@pytest.mark.usefixtures("traveller")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_draft_is_edited_by_two_and_nothing_is_lost(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page, other = open_page(width), open_page(width)
    as_(page, live_server, "sekretariat")
    page.goto(f"{live_server}/kodeks/versions/2/rework")
    page.get_by_label("Begrundelse").fill("For lang")
    look(page, "kodeks-rework")
    press(page, "Tag tilbage til omskrivning")
    look(page, "kodeks-draft")
    as_(other, live_server, "administrator")
    for one in (page, other):
        one.goto(f"{live_server}/kodeks/versions/2/values/sandhed")
    other.get_by_label("Hvad den betyder", exact=True).fill("Vi siger det, som det er.")
    press(other, "Gem")
    page.get_by_label("Hvad den betyder", exact=True).fill("Vi siger tingene, som de er.")
    press(page, "Gem")
    expect(page.get_by_role("heading", name="Side om side")).to_be_visible()
    look(page, "kodeks-overtaken")
    press(page, "Gem")
    expect(page.get_by_text("Vi siger tingene, som de er.", exact=True)).to_be_visible()

    for path in ("opening", "values/new", "values/sandhed/remove", "hearing"):
        page.goto(f"{live_server}/kodeks/versions/2/{path}")
        look(page, f"kodeks-{path.replace('/', '-')}")


@pytest.mark.usefixtures("traveller")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_secretariat_sees_who_is_missing_and_spreads_the_discussions(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    as_(page, live_server, "sekretariat")
    follow_start(page, live_server)
    press(page, "Gem")
    look(page, "kodeks-on-paper-empty")
    page.goto(f"{live_server}/discussions")
    look(page, "discussions")
    follow(page, "Medier og offentlighed")
    look(page, "discussion-subject")
    page.goto(f"{live_server}/discussions/spread")
    page.locator("#last_day").fill("2020-01-01")
    press(page, "Fordel")
    look(page, "discussions-spread-refused")
    page.goto(f"{live_server}/discussions?year=2026")
    page.locator("tr", has_text="Ikke noteret").first.get_by_role("link").click()
    look(page, "discussion-meeting")
    follow(page, "Notér, hvad der blev aftalt")
    page.get_by_label("Det, der blev aftalt").fill("Vi ringer, før vi skriver.")
    look(page, "discussion-note")
    press(page, "Gem")
    expect(page.get_by_text("Vi ringer, før vi skriver.")).to_be_visible()


def follow_start(page: Page, address: str) -> None:
    """From the kodeks in force to the page where acknowledgements on paper are noted."""
    page.goto(f"{address}/kodeks")
    look(page, "kodeks")
    follow(page, "Se, hvad der mangler")
    look(page, "kodeks-acknowledgements")
    follow(page, "Notér kvitteringer på papir")
    look(page, "kodeks-on-paper")
