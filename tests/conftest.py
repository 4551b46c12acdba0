"""One migrated database a worker, emptied after each test; SQLite, or PostgreSQL when named.

`TEST_DATABASE_URL` names a PostgreSQL server the tests may make databases on.
"""

import os
from collections.abc import Iterator
from typing import Any

import flask_migrate
import pytest
from flask import Flask, Response, g, has_app_context, request
from flask.testing import FlaskClient
from sqlalchemy import create_engine, make_url, text
from werkzeug.test import TestResponse

from planner import catalogue, config, create_app
from planner.extensions import db
from planner.models.revisions import PlanningRevision
from tests.guards import audited, contributed, paper_addresses
from tests.oracles import profiles

pytest_plugins = ["tests.browser"]


def pytest_configure() -> None:
    """The interface speaks Danish in the tests too, and a slow machine fails none of them."""
    profiles.be_patient()
    if not catalogue.is_compiled():
        catalogue.compile_catalogue()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A set has another order in each worker, which pytest-xdist answers by running nothing."""
    for mark in metafunc.definition.iter_markers("parametrize"):
        if any(
            isinstance(values, (set, frozenset)) for values in (*mark.args, *mark.kwargs.values())
        ):
            raise pytest.UsageError(
                f"{metafunc.definition.nodeid}: sort what it is parametrized by"
            )


class Browser(FlaskClient):
    """A client whose requests remember nothing of the one before.

    The tests' own application context is around them all, so `g` (who is signed in, the language)
    would otherwise live on from request to request.
    """

    def open(self, *given: Any, **named: Any) -> TestResponse:
        for name in list(g) if has_app_context() else ():
            g.pop(name)
        return super().open(*given, **named)


@pytest.fixture(scope="session")
def database_url(worker_id: str) -> Iterator[str]:
    """The URL of this worker's own database ("" is SQLite in the worker's folder)."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"samspil_test_{worker_id}"
    admin = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(scope="session")
def app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on a migrated, empty database."""
    environ = {
        "SAMSPIL_ENV": "test",
        "SAMSPIL_VAR": str(tmp_path_factory.mktemp("var")),
        "DATABASE_URL": database_url,
    }
    application = create_app(config.read(environ))
    application.test_client_class = Browser
    application.after_request(_prints_what_is_known)
    audited.init_app(application)
    contributed.init_app()
    with application.app_context():
        flask_migrate.upgrade()
    yield application
    with application.app_context():
        db.engine.dispose()


def _prints_what_is_known(answer: Response) -> Response:
    """Every view that answers a PDF in any test is one whose papers are validated."""
    is_known = request.endpoint in {*paper_addresses.READERS, paper_addresses.ORDERED}
    assert answer.mimetype != "application/pdf" or is_known, (
        f"{request.endpoint} prints: add it to tests/guards/paper_addresses.py"
    )
    return answer


@pytest.fixture
def database(app: Flask) -> Iterator[Flask]:
    """An application context around the test, and an empty database after it."""
    with app.app_context():
        yield app
        db.session.remove()
        empty_the_database()


def empty_the_database() -> None:
    """Take every row away but the one that a migration has written."""
    for table in reversed(db.metadata.sorted_tables):
        if table is not PlanningRevision.__table__:
            db.session.execute(table.delete())
    db.session.commit()


@pytest.fixture
def client(database: Flask) -> FlaskClient:
    """A browser without a screen, not signed in; CSRF is checked by its own tests."""
    database.config["WTF_CSRF_ENABLED"] = False
    return database.test_client()
