"""A real Chromium for tests: pages that fail on console errors, axe, pictures, a live server.

`CHROMIUM` names another executable. Without any the tests skip and say so; where `CI` is "true"
they fail instead.
"""

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from planner import frontend

WIDE, NARROW = 1280, 390
PATIENCE_SECONDS = 60.0
PICTURES = Path(__file__).parent.parent / "var" / "screens"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# A refused form answers 422, which Chromium also writes on the console.
REFUSED_FORM = "the server responded with a status of 422"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that opens a page is marked `browser`."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once a worker."""
    executable = find_chromium()
    if executable is None:
        _do_without("no Chromium was found; install it, or set CHROMIUM to its path")
    if not frontend.is_built():
        pytest.fail("the front end is not built or has changed: run `make assets`")
    with sync_playwright() as playwright:
        environment = {**os.environ, "LANGUAGE": "da"}
        browser = playwright.chromium.launch(
            executable_path=executable, args=ARGUMENTS, env=environment
        )
        yield browser
        browser.close()


def find_chromium() -> str | None:
    """The executable that CHROMIUM names, else one on the path."""
    named = os.environ.get("CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if (found := shutil.which(name))), None)


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def console() -> list[str]:
    """What the pages of this test have complained of; a test that expects it empties the list."""
    return []


@pytest.fixture
def open_page(chromium: Browser, console: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens pages of any width, each a reader of its own; fails if one complained."""
    contexts = []

    def open_one(width: int = WIDE, height: int = 900, **options: object) -> Page:
        context = chromium.new_context(
            **{"viewport": {"width": width, "height": height}, "locale": "da-DK", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: _note(console, message))
        page.on("pageerror", lambda error: console.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not console, "the browser complained: " + "; ".join(console)


def _note(console: list[str], message: ConsoleMessage) -> None:
    if message.type == "error" and REFUSED_FORM not in message.text:
        console.append(message.text)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page 1280 pixels wide."""
    return open_page(WIDE)


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A page 390 pixels wide."""
    return open_page(NARROW, 844)


@pytest.fixture
def live_server(database: Flask) -> Iterator[str]:
    """The address the application answers on, with its database emptied afterwards."""
    database.config["WTF_CSRF_ENABLED"] = True
    with serve(database) as address:
        yield address


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Serve `app` from a thread, on a port of its own."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    unfinished = _Unfinished(app)
    server = make_server("127.0.0.1", 0, unfinished, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        unfinished.wait()
        server.server_close()


class _Unfinished:
    """An application that knows which of its requests are still at work."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self._number = 0
        self._changed = threading.Condition()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self._count(1)
        try:
            return self._app(environ, start_response)
        finally:
            self._count(-1)

    def wait(self) -> None:
        """Until none is: what the next test finds in the database is its own."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._number == 0, PATIENCE_SECONDS)

    def _count(self, change: int) -> None:
        with self._changed:
            self._number += change
            self._changed.notify_all()


def look(page: Page, name: str) -> None:
    """Picture the page as it stands, and find nothing wrong with it."""
    picture(page, name)
    assert_accessible(page)
    assert_fits(page)


def picture(page: Page, name: str) -> None:
    """Keep var/screens/<name>-<width>.png, for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)


def assert_accessible(page: Page) -> None:
    """axe finds nothing: WCAG 2.1 A and AA, and best practice."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert not found, "\n".join(
        f"{rule['id']}: {rule['help']}\n  " + "\n  ".join(node["html"] for node in rule["nodes"])
        for rule in found
    )


def assert_fits(page: Page) -> None:
    """Nothing is wider than the window: the page does not scroll sideways (WCAG 1.4.10)."""
    excess = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert excess <= 0, f"the page is {excess} pixels wider than the window"
