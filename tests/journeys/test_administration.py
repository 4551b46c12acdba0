"""An administrator gives somebody an account, and looks at what has been done."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner import clock
from planner.demo import load
from planner.extensions import db
from planner.jobs import queue, runner
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import send, sign_in

OpenPage = Callable[..., Page]
NEW_PASSWORD = "fire helt andre ord"


@pytest.fixture
def demo(database: Flask) -> None:
    """The demo municipality, and a job that failed."""
    load.load(at=clock.now())
    queue.enqueue("no_such_kind", {}, user=None, at=clock.now())
    db.session.commit()
    runner.run_due()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_of_the_administration_has_no_fault(
    live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, "administrator@demo.samspil.example")
    for name in ("accounts", "accounts/new", "trail", "jobs", "jobs/1", "backups"):
        page.goto(f"{live_server}/admin/{name}")
        look(page, f"admin-{name.replace('/', '-')}")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_new_secretary_gets_a_link_chooses_a_password_and_signs_in(
    live_server: str, open_page: OpenPage, console: list[str], width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, "administrator@demo.samspil.example")
    page.goto(f"{live_server}/admin/accounts/new")
    send(page)
    expect(page).to_have_title(re.compile("^Fejl: "))
    look(page, "admin-account-refused")

    page.fill("#name", "Ny sekretær")
    page.fill("#email", "ny@demo.samspil.example")
    page.get_by_role("group", name="Udvalgssekretær for").get_by_label("Kultur- og Fritids").check()
    send(page)
    look(page, "admin-link")
    link = page.locator(".code-line").inner_text()

    newcomer = open_page(width)
    newcomer.goto(link)
    look(newcomer, "choose-password")
    newcomer.fill("#new", NEW_PASSWORD)
    newcomer.fill("#again", NEW_PASSWORD)
    send(newcomer)
    sign_in(newcomer, live_server, "ny@demo.samspil.example", NEW_PASSWORD)
    newcomer.goto(link)
    look(newcomer, "choose-password-spent")
    console.clear()  # Chromium says there that the link is gone
    newcomer.goto(f"{live_server}/account/password")
    look(newcomer, "change-password")
    newcomer.goto(f"{live_server}/accessibility")
    look(newcomer, "accessibility")

    page.click("text=Til kontoen")
    look(page, "admin-account")
    page.get_by_role("link", name="Luk kontoen").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page, "admin-account-dialog")
    page.get_by_role("dialog").get_by_role("button", name="Luk kontoen").click()
    expect(page.locator(".flashes")).to_contain_text("Kontoen er lukket")
    newcomer.goto(f"{live_server}/")
    expect(newcomer).to_have_url(re.compile("/sign-in"))
