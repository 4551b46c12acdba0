"""Steps that several journeys take.

A step that leads to another page ends when that page is there. A journey that goes on to be
somebody else would otherwise take the cookies from under a form that is still being sent.
"""

from playwright.sync_api import Page

from planner.auth import demo
from tests.planner import builders


def sign_in(page: Page, address: str, email: str, password: str | None = None) -> None:
    """Sign in by the form; the demo's accounts and the builders' have their own password."""
    usual = demo.PASSWORD if demo.is_demo(email) else builders.PASSWORD
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", password or usual)
    send(page)


def as_(page: Page, address: str, mailbox: str) -> None:
    """Be another of the demo's people from here on."""
    page.context.clear_cookies()
    sign_in(page, address, f"{mailbox}@{demo.DOMAIN}")


def send(page: Page) -> None:
    """Send the page's first form, and wait for what it leads to."""
    with page.expect_navigation():
        page.click("main button[type=submit]")


def press(page: Page, name: str) -> None:
    """Press a button that sends a form, and wait for what it leads to."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the first link of that name, and wait for what it leads to."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()
