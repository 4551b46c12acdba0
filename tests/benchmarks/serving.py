"""An application on a database of its own, and the processor time of what it does."""

import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient

from planner import config, create_app
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


def get(client: FlaskClient, address: str) -> None:
    """Ask for a page, with nothing remembered from the one before."""
    db.session.remove()
    assert client.get(address).status_code == 200, address


def processor_time(work: Callable[[], object], rounds: int) -> str:
    """The median; where there are several rounds one more warms up."""
    seconds = []
    for _round in range(rounds + (rounds > 1)):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    median = statistics.median(seconds[-rounds:])
    return f"{median * 1000:.1f} ms" if median < 0.5 else f"{median:.2f} s"
