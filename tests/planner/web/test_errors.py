"""Pages for what went wrong say what the reader can do."""

import http.client
from urllib.parse import urlsplit

import pytest
from flask import Flask, abort

from planner.web import errors
from planner.web.frame import Frame
from tests.planner.web.gallery import create_gallery


def failing(code: int) -> Flask:
    app = create_gallery()
    app.add_url_rule("/fail", view_func=lambda: abort(code))
    return app


@pytest.mark.parametrize("code", sorted(errors.EXPLANATIONS))
def test_an_error_has_its_title_and_its_remedy(code: int) -> None:
    app = failing(code)
    answer = app.test_client().get("/fail")

    assert answer.status_code == code
    with app.test_request_context():
        explanation = errors.EXPLANATIONS[code]
        assert f"<h1>{explanation.title}</h1>" in answer.text
        assert str(explanation.remedy) in answer.text


@pytest.mark.parametrize(("code", "as_code"), [(418, 400), (502, 500)])
def test_an_error_without_words_of_its_own_gets_the_nearest(code: int, as_code: int) -> None:
    app = failing(code)
    answer = app.test_client().get("/fail")

    assert answer.status_code == code
    with app.test_request_context():
        assert str(errors.EXPLANATIONS[as_code].title) in answer.text


def test_a_crash_is_answered_without_asking_for_the_frame_again() -> None:
    asked = 0

    def frame() -> Frame:
        nonlocal asked
        asked += 1
        raise RuntimeError("the database is gone")

    app = create_gallery(current_frame=frame)
    answer = app.test_client().get("/")

    assert answer.status_code == 500
    assert "Der er sket en fejl hos os" in answer.text
    assert asked == 1


@pytest.mark.parametrize("code", [404, 410, 500, 503])
@pytest.mark.parametrize("is_demo", [True, False])
def test_an_error_page_is_marked_as_demo_data_as_the_page_before_it_was(
    code: int, is_demo: bool
) -> None:
    app = create_gallery(current_frame=lambda: Frame(is_demo=is_demo))
    app.add_url_rule("/fail", view_func=lambda: abort(code))
    client = app.test_client()
    before, answer = client.get("/"), client.get("/fail")

    assert answer.status_code == code
    assert ("demo-strip" in before.text, "demo-strip" in answer.text) == (is_demo, is_demo)


def test_a_form_sent_without_its_token_is_told_to_reload(gallery_app: Flask) -> None:
    answer = gallery_app.test_client().post("/formular")

    assert answer.status_code == 400
    assert "Siden har været åben for længe" in answer.text


def test_what_was_written_is_shown_for_copying_when_the_sender_was_signed_out(
    gallery_app: Flask,
) -> None:
    client = gallery_app.test_client()
    written = {
        "words": "Mange ord <om> sagen",
        "kind": "school",
        "password": "to ord",
    }

    own = client.post("/formular", data=written, headers={"Origin": "http://localhost"}).text
    foreign = client.post("/formular", data=written, headers={"Origin": "http://x.test"}).text

    assert "Mange ord &lt;om&gt; sagen</textarea>" in own
    assert 'href="/formular">Åbn siden igen' in own
    assert "school" not in own
    assert "to ord" not in own
    assert "Mange ord" not in foreign


def test_a_file_that_is_too_large_is_told_what_to_do() -> None:
    app = create_gallery()
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = app.test_client().post("/formular", data={"words": "x" * 2000})

    assert answer.status_code == 413
    assert "Det var for meget på én gang" in answer.text


def test_a_browser_that_sends_far_too_much_is_shown_the_page_and_not_cut_off(
    live_server: str,
) -> None:
    connection = http.client.HTTPConnection(urlsplit(live_server).netloc, timeout=60)
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    connection.request("POST", "/sign-in", b"email=" + b"x" * 40_000_000, form)
    answer = connection.getresponse()

    assert answer.status == 413
    assert "Det var for meget på én gang" in answer.read().decode()


def test_a_number_no_row_can_have_is_the_readers_to_mend() -> None:
    app = create_gallery()

    @app.get("/beyond")
    def beyond() -> str:
        raise OverflowError

    assert app.test_client().get("/beyond").status_code == 400


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/units/", "/units"),
        ("/units/?q=%C3%85", "/units?q=%C3%85"),
        ("/units/7/", "/units/7"),
    ],
)
def test_an_address_with_a_slash_too_many_leads_to_the_page_that_was_meant(
    app: Flask, asked: str, meant: str
) -> None:
    answer = app.test_client().get(asked)

    assert (answer.status_code, answer.location) == (301, meant)


@pytest.mark.parametrize("asked", ["/nothing/", "/units/none/"])
def test_an_address_that_is_none_without_its_slash_either_is_not_found(
    app: Flask, asked: str
) -> None:
    assert app.test_client().get(asked).status_code == 404


def test_slashes_in_front_never_lead_to_another_site(app: Flask) -> None:
    for path in ("//elsewhere.example/", "//units//"):
        answer = app.test_client().get("/", environ_overrides={"PATH_INFO": path})
        assert not (answer.location or "").startswith("//")
