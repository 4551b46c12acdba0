"""A secretary imports a register with three bad rows, mends them, and imports it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner.extensions import db
from planner.models.accounts import Role
from tests.browser import NARROW, WIDE, look
from tests.planner import builders

OpenPage = Callable[..., Page]
FILE = Path(__file__).parent / "data" / "units-with-three-bad-rows.csv"
MENDED = (
    ("femten", "15"),
    ("XYZ", "FSU"),
    ("11,3579;55,4057", "55,4057;11,3579"),
)


@pytest.fixture
def secretary(database: Flask) -> str:
    """The e-mail of the secretariat in a municipality with three committees and no units."""
    builders.municipality()
    for code in ("BUU", "KFU", "FSU"):
        builders.committee(code)
    account = builders.user(Role.SECRETARIAT)
    db.session.commit()
    return account.email


def choose(page: Page, file: Path) -> None:
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Se, hvad den vil ændre").click()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_register_with_three_bad_rows_is_refused_mended_and_imported(
    live_server: str, secretary: str, open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    page = open_page(width)
    page.goto(f"{live_server}/sign-in")
    page.fill("#email", secretary)
    page.fill("#password", builders.PASSWORD)
    page.click("main button[type=submit]")
    page.goto(f"{live_server}/register")
    look(page, "register-empty")
    page.get_by_role("main").get_by_role("link", name="Importér").first.click()
    look(page, "import")
    page.get_by_role("button", name="Se, hvad den vil ændre").click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg en fil.")
    look(page, "import-without-a-file")

    choose(page, FILE)
    look(page, "import-refused")
    expect(page.get_by_role("main")).to_contain_text("3 rækker er afvist")
    expect(page.get_by_role("main")).to_contain_text("bemærkning")
    rows = page.get_by_role("table", name="Afviste rækker").locator("tbody tr")
    expect(rows).to_have_count(4)
    for number, (row, column, cell, why) in enumerate(
        (
            ("3", "pladser", "femten", "Skriv et helt tal"),
            ("4", "udvalg", "XYZ", "Der findes ikke et udvalg XYZ."),
            ("5", "breddegrad", "11,3579", "byttet om"),
            ("5", "længdegrad", "55,4057", "byttet om"),
        )
    ):
        for said in (row, column, cell, why):
            expect(rows.nth(number)).to_contain_text(said)
    expect(page.get_by_role("button", name="Importér")).to_have_count(0)

    words = FILE.read_text(encoding="utf-8")
    for wrong, right in MENDED:
        words = words.replace(wrong, right)
    mended = tmp_path / "units.csv"
    mended.write_text(words, encoding="cp1252")
    page.get_by_role("link", name="Vælg en anden fil").click()
    choose(page, mended)
    look(page, "import-preview")
    expect(page.get_by_role("main")).to_contain_text("gælder fra 1. januar 2026")
    page.get_by_role("button", name="Importér").click()

    expect(page.get_by_role("status").first).to_contain_text("Importeret: 5 nye")
    look(page, "register")
    page.get_by_role("main").get_by_role("link", name="Enheder", exact=True).click()
    expect(page.get_by_role("table")).to_contain_text("Børnehuset Ærten")
    page.get_by_role("link", name="Døgntilbuddet Birken").click()
    expect(page.get_by_role("main")).to_contain_text("er aldrig vært")
    expect(page.get_by_role("main")).to_contain_text("Importeret fra en fil")
    look(page, "imported-unit")
