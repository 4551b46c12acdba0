"""After the plan is out: a host calls off, everyone moved is listed, and version 2 is published."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from planner import clock
from planner.auth.demo import DOMAIN
from planner.demo import load
from planner.extensions import db
from planner.jobs.runner import Runner
from planner.models.rotations import RotationVersion
from planner.rotations import result
from tests.browser import NARROW, WIDE, look
from tests.journeys.published import YEAR, publish_year
from tests.journeys.steps import sign_in
from tests.journeys.test_signing_in import OpenPage

PATIENCE = 120_000  # milliseconds to wait for the engines on a busy machine


@pytest.fixture
def version(database: Flask) -> Iterator[RotationVersion]:
    """The demo with its year published, and the job runner at work."""
    load.load(at=clock.now())
    published = publish_year(at=clock.now())
    runner = Runner(database)
    runner.start()
    yield published
    runner.stop()


def test_a_host_calls_off_and_version_two_is_published_with_its_paper(
    version: RotationVersion, live_server: str, open_page: OpenPage
) -> None:
    page = open_page(WIDE)
    rotation = f"{live_server}/rotations/{version.rotation_id}"
    sign_in(page, live_server, f"sekretariat@{DOMAIN}")

    _say_what_has_happened(page, rotation)
    _see_whom_it_moves(page)
    _weigh(page)
    _publish(page)
    _fetch_the_paper(page, rotation)
    _look_at_the_papers_of_a_visit(page, live_server)
    _look_at_all_on_a_phone(open_page(NARROW, 844), live_server, version)


def _say_what_has_happened(page: Page, rotation: str) -> None:
    page.goto(rotation)
    page.click("text=Planlæg om: der er sket noget")
    look(page, "replan")
    page.click("text=En enhed kan ikke komme eller ikke være vært")
    page.click("main form >> text=Find de færreste ændringer")
    expect(page).to_have_title(re.compile("^Fejl: "))
    look(page, "replan-refused")
    hosted = page.locator("#place option", has_not_text="dialogmøde").nth(1)
    page.select_option("#place", value=hosted.get_attribute("value") or "")
    page.fill("#because", "Vandskade i salen")
    page.click("main form >> text=Find de færreste ændringer")
    expect(page.get_by_role("link", name="Se planen")).to_be_visible(timeout=PATIENCE)


def _see_whom_it_moves(page: Page) -> None:
    page.click("text=Se planen")
    moves = page.locator("section[aria-labelledby=moves]")
    expect(moves).to_contain_text("har meldt afbud til mødet")
    expect(moves).to_contain_text("Vandskade i salen")
    expect(moves).to_contain_text("Mister sin plads")
    look(page, "replan-moved")


def _weigh(page: Page) -> None:
    page.click("text=Hvor langt vil I gå?")
    look(page, "replan-weigh")
    page.click("main >> text=Lav tabellen")
    expect(page.locator("table.data-table")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("færrest ændringer")
    look(page, "replan-table")
    page.click("text=Tilbage til besøgsrunden")


def _publish(page: Page) -> None:
    page.click("text=Offentliggør denne plan")
    expect(page.locator("main")).to_contain_text("skrives dette i registret og kalenderen")
    look(page, "replan-publish")
    page.fill("#decided_by", "Udvalgsformanden")
    page.click("main form >> text=Offentliggør")
    expect(page.locator("main")).to_contain_text("Version 2")
    look(page, "replan-version-2")


def _fetch_the_paper(page: Page, rotation: str) -> None:
    response = page.request.get(f"{rotation}/versions/2.pdf")
    with pikepdf.open(io.BytesIO(response.body())) as paper:
        assert paper.Root.MarkInfo.Marked
        assert "Besøgs" in str(paper.docinfo["/Title"])


def _look_at_the_papers_of_a_visit(page: Page, address: str) -> None:
    page.goto(f"{address}/contacts/hosts")
    page.locator("main table td a").last.click()
    look(page, "visit")
    for paper in ("visit-brief", "host-pack"):
        here = page.url
        with pikepdf.open(io.BytesIO(page.request.get(f"{here}/{paper}.pdf").body())) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert len(pdf.pages) <= 3
        page.goto(f"{here}/{paper}.html")
        look(page, paper)
        page.goto(here)


def _look_at_all_on_a_phone(phone: Page, address: str, version: RotationVersion) -> None:
    sign_in(phone, address, f"sekretariat@{DOMAIN}")
    rotation = f"/rotations/{version.rotation_id}"
    meeting = result.row_id(version.run.problem["meetings"][0]["id"])
    for path, name in (
        (f"{rotation}/replan", "replan"),
        (f"{rotation}/replan/meeting-moved", "replan-moved-form"),
        (f"{rotation}/replan/unit-closes", "replan-closes-form"),
        (rotation, "replan-workbench"),
        (f"{rotation}/versions/2/units/U001", "unit-reasons"),
        (f"{rotation}/versions/2/meetings/{meeting}", "meeting-reasons"),
    ):
        phone.goto(address + path)
        look(phone, f"{name}-phone")


def test_a_unit_leader_asks_why_not_us_and_what_would_change_it(
    version: RotationVersion, live_server: str, open_page: OpenPage
) -> None:
    """U001's leader reads the page of the own unit, and has changes tried."""
    page, phone = open_page(WIDE), open_page(NARROW, 844)
    sign_in(page, live_server, f"leder@{DOMAIN}")
    address = f"{live_server}/rotations/{version.rotation_id}/versions/1"
    page.goto(address)
    page.get_by_role("link", name=re.compile("^Hvorfor nu, eller hvorfor ikke os")).click()
    expect(page.locator("main")).to_contain_text("Hvorfor får nogle flere end andre?")
    page.click("main >> text=Find det, der ville give en kontakt mere")
    expect(page.locator("main")).to_contain_text(
        re.compile(r"ændring(er)? er prøvet"), timeout=PATIENCE
    )
    look(page, "unit-reasons")
    sign_in(phone, live_server, f"leder@{DOMAIN}")
    phone.goto(page.url)
    look(phone, "unit-reasons-leader-phone")
    assert page.request.get(f"{address}/units/U002").status == 404
    assert str(YEAR) in page.locator("main").inner_text()
    db.session.rollback()
