"""An application on a database of its own, and the processor time of what it does."""

import gc
import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient

from planner import config, create_app, web_server
from planner.extensions import db
from tests.conftest import Browser


@contextmanager
def application() -> Iterator[Flask]:
    """A migrated, empty application on SQLite, its context around the block."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as var:
        app = create_app(config.read({"SAMSPIL_ENV": "test", "SAMSPIL_VAR": var}))
        app.config["WTF_CSRF_ENABLED"] = False
        app.test_client_class = Browser
        with app.app_context():
            flask_migrate.upgrade()
            yield app


PAGE_HEADINGS = ("what", "processor time", "in loops")
"""The headings over `page_row`."""


def page_row(
    client: FlaskClient,
    name: str,
    address: str,
    rounds: int = 30,
    forget: Callable[[], object] = lambda: None,
) -> list[str]:
    """What the application spends on a page, as it is served: compressed. Medians.

    What the client spends on asking and on unpacking the answer is left out; the collector is
    set as the web server sets it; `forget` is done before each round. Other work makes processor
    time longer too, by sharing the core and its memory: the last cell is therefore the page in
    units of a loop that is timed just before and after it, and comparable from run to run.
    """
    seconds, loops = [], []
    with _collector_as_served():
        for _round in range(rounds + 3):
            forget()
            before = _loop()
            seconds.append(_serve(client, address))
            loops.append(seconds[-1] / ((before + _loop()) / 2))
    return [name, _said(statistics.median(seconds[3:])), f"{statistics.median(loops[3:]):.1f}"]


def loop_note() -> str:
    """How long the loop of `page_row` takes on this machine now."""
    return f"The loop took {_said(statistics.median(_loop() for _round in range(50)))}."


def _loop() -> float:
    """Seconds for a fixed piece of work like a template's: small texts made, kept and joined."""
    started = time.process_time()
    kept: dict[int, str] = {}
    size = 0
    for number in range(6_000):
        place = number % 500
        kept[place] = text = str(number)
        size += len(text.replace("1", "&amp;")) + len("".join((text, kept[place], str(place))))
    assert size
    return time.process_time() - started


def _serve(client: FlaskClient, address: str) -> float:
    """Seconds for one page, with nothing remembered from the one before."""
    db.session.remove()
    spent = _Spent(client.application.wsgi_app)
    with patch.object(client.application, "wsgi_app", spent):
        answer = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert answer.status_code == 200, address
    return spent.seconds


class _Spent:
    """The application with a stopwatch around it."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self.seconds = 0.0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        started = time.process_time()
        body = list(self._app(environ, start_response))
        self.seconds = time.process_time() - started
        return body


@contextmanager
def _collector_as_served() -> Iterator[None]:
    usual = gc.get_threshold()
    web_server.post_worker_init(None)
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


def processor_time(work: Callable[[], object], rounds: int) -> str:
    """The median; where there are several rounds one more warms up."""
    seconds = []
    for _round in range(rounds + (rounds > 1)):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return _said(statistics.median(seconds[-rounds:]))


def _said(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.5 else f"{seconds:.2f} s"
