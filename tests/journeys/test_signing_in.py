"""Signing in and out, choosing a language, and losing one's way."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner.extensions import db
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import sign_in
from tests.planner import builders

OpenPage = Callable[..., Page]


@pytest.fixture
def secretary(database: Flask) -> str:
    """The e-mail of an administrator in a municipality of demo data."""
    builders.municipality(is_demo=True)
    account = builders.user()
    db.session.commit()
    return account.email


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_sign_in_page_has_no_fault_empty_or_refused(
    live_server: str, secretary: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    page.goto(f"{live_server}/sign-in")
    look(page, "sign-in")

    sign_in(page, live_server, secretary, "forkert adgangskode")
    expect(page).to_have_title(re.compile("^Fejl: "))
    look(page, "sign-in-refused")


def test_a_person_signs_in_changes_language_and_signs_out(
    live_server: str, secretary: str, page: Page
) -> None:
    sign_in(page, live_server, secretary)
    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page.locator(".demo-strip")).to_contain_text("Demodata")
    look(page, "start")

    page.click("button[name=language][value=en]")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
    look(page, "start-english")

    page.click("text=Sign out")
    expect(page).to_have_url(f"{live_server}/sign-in")
    expect(page.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_accessibility_statement_has_no_fault(
    live_server: str, secretary: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    page.goto(f"{live_server}/sign-in")
    page.click(".footer a")

    look(page, "accessibility")


def test_a_wrong_address_says_so_and_shows_the_way_back(
    live_server: str, secretary: str, page: Page, console: list[str]
) -> None:
    page.goto(f"{live_server}/findes-ikke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
    look(page, "not-found")

    assert [message for message in console if "404" in message] == console
    console.clear()


def test_who_is_signed_out_while_writing_can_copy_what_was_written(
    live_server: str, secretary: str, page: Page, console: list[str]
) -> None:
    sign_in(page, live_server, secretary)
    page.goto(f"{live_server}/people/new")
    page.fill("#name", "Navn på to")
    page.wait_for_load_state("networkidle")  # a late answer would bring the cookie back
    page.context.clear_cookies()
    page.click("main button[type=submit]")

    expect(page.get_by_role("heading", level=1)).to_have_text("Siden har været åben for længe")
    expect(page.get_by_label("Tekst 1")).to_have_value("Navn på to")
    look(page, "signed-out-while-writing")
    page.get_by_role("link", name="Åbn siden igen").click()
    expect(page).to_have_url(re.compile("/sign-in"))

    assert [message for message in console if "400" in message] == console
    console.clear()


def test_a_button_pressed_twice_sends_its_form_once(
    live_server: str, secretary: str, page: Page
) -> None:
    sign_in(page, live_server, secretary)
    page.goto(f"{live_server}/people/new")

    stopped = page.evaluate(
        """() => {
          const stopped = [];
          addEventListener("submit", (event) => {
            stopped.push(event.defaultPrevented);
            event.preventDefault();
          });
          const form = document.querySelector("main form");
          form.requestSubmit();
          form.requestSubmit();
          return stopped;
        }"""
    )

    assert stopped == [False, True]

    again = page.evaluate(
        """async () => {
          addEventListener("beforeunload", (event) => event.preventDefault());
          dispatchEvent(new Event("beforeunload", {cancelable: true}));
          await new Promise((done) => setTimeout(done, 10));
          const stopped = [];
          document.addEventListener("submit", (event) => stopped.push(event.defaultPrevented));
          document.querySelector("main form").requestSubmit();
          return stopped;
        }"""
    )
    assert again == [False], "who stayed on the page can send it at once"


def test_the_administrators_menu_stands_on_one_line(
    live_server: str, secretary: str, open_page: OpenPage
) -> None:
    page = open_page(WIDE)
    sign_in(page, live_server, secretary)

    tops = page.locator(".mainmenu li").evaluate_all("places => places.map(p => p.offsetTop)")

    assert len(tops) == 12
    assert len(set(tops)) == 1


def test_a_page_kept_by_the_browser_is_asked_for_anew_after_signing_out(
    live_server: str, secretary: str, page: Page
) -> None:
    """The browser of these tests keeps no page, so the page is told that it was kept."""
    come_back = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    sign_in(page, live_server, secretary)
    page.goto(f"{live_server}/people/new")
    page.fill("#name", "Medlem 14")
    page.evaluate(come_back)
    expect(page.locator("#name")).to_have_value("Medlem 14")

    page.evaluate(
        """() => {
          addEventListener("submit", (event) => event.preventDefault());
          document.querySelector("[data-leaves]").requestSubmit();
        }"""
    )
    page.context.clear_cookies()
    with page.expect_navigation():
        page.evaluate(come_back)

    expect(page).to_have_url(re.compile("/sign-in"))
