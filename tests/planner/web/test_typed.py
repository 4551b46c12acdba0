"""Typed text: made uniform, or refused in words and kept exactly as it was typed."""

from collections.abc import Iterator

import pytest
from flask import Flask

from planner.web import typed
from planner.web.forms import Form
from planner.web.markup import longest


class Letter(Form):
    """One line and some paragraphs."""

    title = typed.line("Title", limit=20)
    body = typed.paragraphs("Body", limit=40, required=False)


@pytest.fixture
def request_context(client: object, database: Flask) -> Iterator[Flask]:
    """A request to write in, without a CSRF token."""
    with database.test_request_context():
        yield database


def written(app: Flask, **fields: str) -> Letter:
    with app.test_request_context(method="POST", data=fields):
        form = Letter()
        form.validate_on_submit()
        return form


def test_a_text_is_made_uniform(request_context: Flask) -> None:
    form = written(request_context, title=" To\u00a0 ord ", body="Ét\r\n\r\n\r\n\r\n\uf0b7 to")

    assert not form.errors
    assert (form.title.data, form.body.data) == ("To ord", "Ét\n\n• to")


@pytest.mark.parametrize("text", ["x" * 21, "Hej 🎉", "a\u202eb", "<o:p>ord</o:p>"])
def test_a_refused_text_stays_as_it_was_typed(request_context: Flask, text: str) -> None:
    form = written(request_context, title=text)

    assert form.errors.keys() == {"title"}
    assert form.title.data == text


def test_a_text_that_must_be_there_is_asked_for_and_another_is_not(
    request_context: Flask,
) -> None:
    assert written(request_context, title="").errors.keys() == {"title"}


def test_the_page_counts_towards_the_limit(request_context: Flask) -> None:
    assert longest(Letter().body) == 40
