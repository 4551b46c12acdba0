"""Addresses that templates ask for."""

from pathlib import Path

import pytest
from flask import Flask, url_for

from planner.web import addresses
from tests.planner.web.gallery import create_gallery


def test_a_page_keeps_its_search_words_when_its_number_changes(gallery_app: Flask) -> None:
    with gallery_app.test_request_context("/?q=skole&kind=a&kind=b&page=2"):
        assert addresses.here_with(page=3) == "/?q=skole&kind=a&kind=b&page=3"
        assert addresses.here_with(q=None, page=None) == "/?kind=a&kind=b"


def test_this_page_with_a_number_left_open_keeps_its_other_words(gallery_app: Flask) -> None:
    with gallery_app.test_request_context("/?q=5 %25 é&month=2"):
        month_at = addresses.here_pattern("month", view="month")

        assert month_at % 7 == addresses.here_with(view="month", month=7)


def test_a_built_file_is_found_by_its_plain_name(tmp_path: Path) -> None:
    app = create_gallery()
    app.static_folder = str(tmp_path)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "manifest.json").write_text('{"samspil.css": "samspil.0123.css"}')

    with app.test_request_context():
        assert addresses.asset("samspil.css") == "/static/build/samspil.0123.css"


def test_where_nothing_is_built_the_log_says_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_gallery()
    app.static_folder = str(tmp_path)

    with app.test_request_context():
        assert addresses.asset("samspil.css") == "/static/build/samspil.css"
    assert "make assets" in caplog.text


def test_an_address_made_once_is_the_one_each_row_would_have_asked_for(app: Flask) -> None:
    with app.test_request_context():
        meeting_at = addresses.address_pattern("meetings.meeting", "year", "meeting_id", q="5 % é")

        wanted = url_for("meetings.meeting", year=2027, meeting_id=12, q="5 % é")
        assert meeting_at % (2027, 12) == wanted


def test_a_pattern_whose_numbers_stand_in_another_order_is_refused(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(ValueError, match="order"):
        addresses.address_pattern("meetings.meeting", "meeting_id", "year")
