"""The gallery's application, and a request in it in either language."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from flask import Flask, session

from tests.planner.web.gallery import create_gallery

Speaking = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def gallery_app() -> Flask:
    return create_gallery()


@pytest.fixture
def speaking(gallery_app: Flask) -> Speaking:
    """A request spoken in "da" or "en"."""

    @contextmanager
    def request_in(language: str) -> Iterator[None]:
        with gallery_app.test_request_context():
            session["language"] = language
            yield

    return request_in
