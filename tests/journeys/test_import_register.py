"""A secretary imports a register with three bad rows, mends them, and imports it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner.extensions import db
from planner.models.accounts import Role
from tests.browser import NARROW, WIDE, look
from tests.journeys.hands import Hand, Keyboard, Mouse
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


def choose(page: Page, hand: Hand, file: Path) -> None:
    hand.upload(page.get_by_label("Fil", exact=True), file)
    hand.press(page.get_by_role("button", name="Se, hvad den vil ændre"))


@pytest.mark.parametrize(
    ("width", "hand"),
    [
        pytest.param(WIDE, Mouse(), id="mouse"),
        pytest.param(NARROW, Mouse(), id="phone"),
        pytest.param(WIDE, Keyboard(), id="keyboard"),
    ],
)
def test_a_register_with_three_bad_rows_is_refused_mended_and_imported(
    live_server: str, secretary: str, open_page: OpenPage, tmp_path: Path, *, width: int, hand: Hand
) -> None:
    page = open_page(width)
    page.goto(f"{live_server}/sign-in")
    hand.write(page.locator("#email"), secretary)
    hand.write(page.locator("#password"), builders.PASSWORD)
    hand.press(page.locator("main button[type=submit]"))
    expect(page).not_to_have_url(re.compile("sign-in"))
    page.goto(f"{live_server}/register")
    look(page, "register-empty")
    hand.press(page.get_by_role("main").get_by_role("link", name="Importér").first)
    look(page, "import")
    hand.press(page.get_by_role("button", name="Se, hvad den vil ændre"))
    expect(page.get_by_role("alert")).to_contain_text("Vælg en fil.")
    look(page, "import-without-a-file")

    choose(page, hand, FILE)
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
    hand.press(page.get_by_role("link", name="Vælg en anden fil"))
    choose(page, hand, mended)
    look(page, "import-preview")
    expect(page.get_by_role("main")).to_contain_text("gælder fra 1. januar 2026")
    hand.press(page.get_by_role("button", name="Importér"))

    expect(page.get_by_role("status").first).to_contain_text("Importeret: 5 nye")
    look(page, "register")
    hand.press(page.get_by_role("main").get_by_role("link", name="Enheder", exact=True))
    expect(page.get_by_role("table")).to_contain_text("Børnehuset Ærten")
    hand.press(page.get_by_role("link", name="Døgntilbuddet Birken"))
    expect(page.get_by_role("main")).to_contain_text("er aldrig vært")
    expect(page.get_by_role("main")).to_contain_text("Importeret fra en fil")
    look(page, "imported-unit")
