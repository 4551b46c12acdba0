"""Every page each role can come to by links: it answers, in one language, and axe finds nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pytest
from flask import Flask
from playwright.sync_api import Page as BrowserPage
from sqlalchemy import select
from werkzeug.test import TestResponse

from planner import catalogue, clock
from planner.auth.demo import DOMAIN
from planner.demo import accounts, load
from planner.extensions import db
from planner.models.accounts import User
from tests.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.guards.counting import counted
from tests.journeys.crawl import Crawler, Look, Page
from tests.journeys.steps import sign_in
from tests.planner import builders

READERS = {
    "da": [account.mailbox for account in accounts.ACCOUNTS],
    "en": ["administrator", "leder"],  # who sees the most, and who sees what others do not
}
# As many as have anything new to show: a plan has a fold for each of its meetings, all alike.
UNFOLD = "for (const one of [...document.querySelectorAll('details')].slice(0, 12)) one.open = true"
MOST_ALIKE = 3  # statements of a page that may be the same but for their values
# Said by the demo's own data, which is Danish whatever the interface speaks.
DATA = {"Politisk sekretariat", "Det politiske sekretariat"}


@pytest.fixture
def demo(database: Flask) -> Flask:
    """The demo municipality; forms need no token."""
    database.config["WTF_CSRF_ENABLED"] = False
    load.load(at=clock.now())
    db.session.commit()
    return database


def crawler(app: Flask, mailbox: str, language: str = "da", *, files: bool = False) -> Crawler:
    account = db.session.scalars(select(User).where(User.email == f"{mailbox}@{DOMAIN}")).one()
    account.language = language
    client = app.test_client()
    builders.sign_in(client, account)
    return Crawler(app, client, files=files)


@cache
def words_of_the_other(language: str) -> frozenset[str]:
    """What the interface says in the other language only: phrases of two words or more."""
    phrases = [
        (str(message.id), str(message.string))
        for message in catalogue.read()
        if message.id and not message.pluralizable and not message.python_format
    ]
    english, danish = (
        {" ".join(words.split()) for words in said} for said in zip(*phrases, strict=True)
    )
    theirs = english - danish if language == "da" else danish - english
    return frozenset(words for words in theirs if " " in words) - DATA


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_link_leads_to_a_page_with_a_title_in_one_language(
    demo: Flask, language: str
) -> None:
    faults = [
        f"{mailbox}: {address} {fault}"
        for mailbox in READERS[language]
        for _endpoint, address, answer in crawler(demo, mailbox, language).pages()
        for fault in faults_of(address, answer, language)
    ]

    assert not faults, "\n".join(faults)


def faults_of(address: str, answer: TestResponse, language: str) -> Iterator[str]:
    page = Page(address, answer.text)
    if answer.status_code != 200:
        yield f"answers {answer.status_code}"
    if page.language != language:
        yield f"says it is in {page.language!r}"
    if not page.title.removesuffix("– Samspil").strip() or "Samspil" not in page.title:
        yield f"is titled {page.title!r}"
    if twice := [name for name, number in page.ids.items() if number > 1]:
        yield f"has the same id twice: {twice}"
    if page.repeated:
        yield f"has an attribute twice: {page.repeated[0]}"
    if other := words_of_the_other(language).intersection(page.words):
        yield f"says in the other language {sorted(other)}"


@pytest.mark.parametrize("mailbox", ["administrator", "leder"])
def test_no_page_asks_the_database_the_same_for_row_after_row(demo: Flask, mailbox: str) -> None:
    """Pages with a form too; `test_queries_do_not_grow` compares the lists at two lengths."""
    asked = []
    with counted() as sent:
        for _endpoint, address, _answer in crawler(demo, mailbox).pages():
            asked += [(number, address, one) for one, number in Counter(sent).most_common(1)]
            sent.clear()

    assert len(asked) > 40
    assert not (faults := [each for each in asked if each[0] > MOST_ALIKE]), faults


def test_every_file_a_page_offers_can_be_fetched(demo: Flask) -> None:
    fetched = {
        address: answer.status_code
        for _endpoint, address, answer in crawler(demo, "administrator", files=True).pages()
        if answer.mimetype != "text/html"
    }

    assert len(fetched) > 10
    assert set(fetched.values()) == {200}, fetched


def test_no_page_has_a_fault_that_axe_finds_or_is_too_wide(
    demo: Flask, live_server: str, page: BrowserPage
) -> None:
    addresses = {
        endpoint: address for endpoint, address, _ in crawler(demo, "administrator").pages()
    }
    db.session.remove()
    sign_in(page, live_server, f"administrator@{DOMAIN}")

    assert not (faults := list(seen(page, live_server, addresses.values()))), "\n".join(faults)


def test_what_looks_different_to_another_reader_has_no_fault_either(
    demo: Flask, live_server: str, open_page: Callable[..., BrowserPage]
) -> None:
    """Of everybody's pages those with a part that no reader before has had on that page."""
    different = {mailbox: own for mailbox, pages in of_their_own(demo) if (own := list(pages))}
    assert "leder" in different, "a unit leader's pages are not those of the administrator"
    db.session.remove()
    faults = []
    for mailbox, addresses in different.items():
        page = open_page()
        sign_in(page, live_server, f"{mailbox}@{DOMAIN}")
        faults += [f"{mailbox}: {fault}" for fault in seen(page, live_server, addresses)]

    assert not faults, "\n".join(faults)


def test_the_publics_pages_have_no_fault(demo: Flask, live_server: str, page: BrowserPage) -> None:
    reader = Crawler(demo, demo.test_client(), files=False)
    addresses = {
        endpoint: address
        for start in ("/public/calendar", "/sign-in")
        for endpoint, address, _answer in reader.pages(start)
    }
    assert {"public.calendar", "auth.sign_in"} <= set(addresses), addresses

    assert not (faults := list(seen(page, live_server, addresses.values()))), "\n".join(faults)


def of_their_own(app: Flask) -> Iterator[tuple[str, Iterator[str]]]:
    """Every reader but the administrator, with the addresses that look like no page before."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    administrator, *others = sorted(READERS["da"], key=lambda mailbox: mailbox != "administrator")
    for endpoint, _address, answer in crawler(app, administrator).pages():
        known[endpoint] |= Look(answer.text).parts
    for mailbox in others:
        yield mailbox, _unlike(known, crawler(app, mailbox))


def _unlike(known: dict[str, set[tuple[str, str]]], reader: Crawler) -> Iterator[str]:
    for endpoint, address, answer in reader.pages():
        parts = Look(answer.text).parts
        if not parts <= known[endpoint]:
            known[endpoint] |= parts
            yield address


def seen(page: BrowserPage, server: str, addresses: Iterable[str]) -> Iterator[str]:
    """What is wrong with each page on a wide screen and on a phone, its first folds unfolded."""
    for address in addresses:
        page.goto(server + address)
        page.evaluate(UNFOLD)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            for holds in (assert_fits, assert_accessible):
                try:
                    holds(page)
                except AssertionError as fault:
                    yield f"{address} at {width} pixels: {fault}"
