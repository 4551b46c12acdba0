"""Steps that several journeys begin with."""

from playwright.sync_api import Page

from planner.auth import demo
from tests.planner import builders


def sign_in(page: Page, address: str, email: str, password: str | None = None) -> None:
    """Sign in by the form; the demo's accounts and the builders' have their own password."""
    usual = demo.PASSWORD if demo.is_demo(email) else builders.PASSWORD
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", password or usual)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
