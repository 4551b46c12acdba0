"""The secretariat makes a round, opens it, follows a shared goal, and prints what came of it."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner.demo import load
from planner.extensions import db
from planner.jobs import runner
from tests.browser import NARROW, WIDE, look
from tests.journeys.steps import sign_in

OpenPage = Callable[..., Page]
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
SECRETARIAT, SECRETARY = "sekretariat@demo.samspil.example", "sekretaer@demo.samspil.example"


@pytest.fixture
def demo(database: Flask) -> Flask:
    load.load(at=AT)
    db.session.commit()
    return database


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_round_from_its_first_day_to_the_packed_papers(
    demo: Flask, live_server: str, open_page: OpenPage, width: int, tmp_path: Path
) -> None:
    page = open_page(width)
    sign_in(page, live_server, SECRETARIAT)
    page.goto(f"{live_server}/agreements/rounds")
    look(page, "rounds")
    _make(page)
    _move_a_deadline(page)
    _share_a_goal(page)
    _open(page)
    _read_a_shared_goal(page, live_server)
    _print(page, live_server, tmp_path)
    _take_out_and_in(page, tmp_path)


def _make(page: Page) -> None:
    page.get_by_role("link", name="Ny runde").click()
    look(page, "round-create")
    page.fill("#year", "1999")
    page.get_by_role("button", name="Lav runden").click()
    look(page, "round-create-refused")
    page.fill("#year", "2028")
    page.get_by_role("button", name="Lav runden").click()
    heading(page, "Aftalerunde 2028")
    look(page, "round-prepared")


def _move_a_deadline(page: Page) -> None:
    page.get_by_role("link", name="Ret frister").click()
    page.get_by_label("MED og brugerbestyrelse hørt").fill("2027-11-01")
    page.get_by_role("button", name="Gem fristerne").click()
    expect(page.locator(".error-summary")).to_contain_text("kan ikke ligge før")
    look(page, "round-deadlines-refused")
    page.get_by_label("MED og brugerbestyrelse hørt").fill("2027-12-17")
    page.get_by_role("button", name="Gem fristerne").click()
    expect(page.get_by_role("row", name="MED og brugerbestyrelse hørt")).to_contain_text(
        "17. december 2027"
    )


def _share_a_goal(page: Page) -> None:
    page.get_by_role("link", name="Nyt fælles mål").click()
    page.get_by_label("Fælles for").select_option(label="Teknik- og Ejendomsudvalget")
    page.get_by_label("Titel").fill("Trygge veje til skole")
    page.get_by_label("Hvis mål er det?").fill("drift og ejendomme")
    page.get_by_label("Hvorfor").fill("Børn skal kunne cykle selv.")
    page.get_by_label("Succeskriterium").fill("Flere børn cykler til skole.")
    page.get_by_label("Udgangspunkt").first.fill("62,5")
    page.get_by_role("button", name="Del målet").click()
    look(page, "shared-goal-refused")
    page.locator("#indicators-0-name").fill("Børn, der cykler")
    page.get_by_label("Mål (valgfrit)").first.fill("70")
    page.get_by_role("button", name="Del målet").click()
    heading(page, "Trygge veje til skole")
    look(page, "shared-goal-empty")
    page.get_by_role("link", name="2028", exact=True).click()


def _open(page: Page) -> None:
    page.get_by_role("link", name="Åbn runden").click()
    look(page, "round-open")
    page.get_by_role("button", name="Åbn runden").click()
    look(page, "round-opening")
    runner.run_due()
    expect(page.get_by_role("heading", name="Runden er åben")).to_be_visible()
    look(page, "round-opened")
    page.get_by_role("link", name="Se runden").click()
    expect(page.get_by_role("row", name="Børne- og Ungeudvalget").first).to_contain_text("55")
    look(page, "round")


def _read_a_shared_goal(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/agreements/rounds/2")
    page.get_by_role("link", name="Gode overgange mellem vores tilbud").click()
    expect(page.get_by_role("link", name="Dalmose Skole")).to_be_visible()
    look(page, "shared-goal")


def _print(page: Page, live_server: str, tmp_path: Path) -> None:
    page.goto(f"{live_server}/agreements/rounds/2/papers")
    look(page, "round-papers")
    page.get_by_role("link", name="Katalog som side").click()
    expect(page.get_by_role("heading", name="Dalmose Skole").first).to_be_visible()
    page.go_back()
    page.get_by_label("Hvis?").select_option(label="Teknik- og Ejendomsudvalget")
    page.get_by_role("button", name="Udskriv dem").click()
    look(page, "printing")
    runner.run_due()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent filen").click()
    packed = tmp_path / "aftaler.zip"
    download.value.save_as(packed)
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert "SHA256SUMS" in archive.namelist()
    look(page, "printed")


def _take_out_and_in(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="2026", exact=True).click()
    page.get_by_role("link", name="Hent mål, opfølgninger og målinger").click()
    look(page, "round-exchange")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent som Excel Målinger").click()
    file = tmp_path / "maalinger.xlsx"
    download.value.save_as(file)
    page.get_by_label("Målinger").check()
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Se, hvad den vil ændre").click()
    expect(page.get_by_text("Intet at importere")).to_be_visible()
    look(page, "round-exchange-nothing")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_committee_secretary_reads_the_round_and_plans_nothing(
    demo: Flask, live_server: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(width)
    sign_in(page, live_server, SECRETARY)
    page.goto(f"{live_server}/agreements/rounds/3")
    look(page, "round-secretary")
    expect(page.get_by_role("link", name="Ret frister")).to_have_count(0)
    expect(page.get_by_role("cell", name="Teknik- og Ejendomsudvalget")).to_have_count(1)
