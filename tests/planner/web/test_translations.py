"""The language of a request, and the templates' words in it."""

from flask import Flask, render_template_string
from flask_babel import lazy_gettext
from markupsafe import Markup

from planner.web.translations import language, speaking
from tests.planner import builders


def test_a_request_speaks_danish_until_the_reader_chooses_otherwise(database: Flask) -> None:
    client = database.test_client()
    assert '<html lang="da">' in client.get("/sign-in").text

    account = builders.user()
    account.language = "en"
    builders.sign_in(client, account)
    assert '<html lang="en">' in client.get("/account/password").text

    assert '<html lang="da">' in database.test_client().get("/sign-in").text


def test_the_language_of_a_request_is_forgotten_after_it(app: Flask) -> None:
    with app.test_request_context(), speaking("en"):
        assert language() == "en"
    with app.test_request_context():
        app.preprocess_request()
        assert language() == "da"
        with speaking("en"):
            assert language() == "en"
            assert render_template_string("{{ _('Units') }}") == "Units"
        assert render_template_string("{{ _('Units') }}") == "Enheder"


def test_what_is_filled_into_words_is_escaped_and_the_words_are_not(app: Flask) -> None:
    with app.test_request_context():
        assert (
            render_template_string("{{ _('Version %(number)s', number=number) }}", number="<b>")
            == "Version &lt;b&gt;"
        )
        assert (
            render_template_string(
                "{{ _('Version %(number)s', number=number) }}", number=Markup("<b>1</b>")
            )
            == "Version <b>1</b>"
        )


def test_plain_text_gets_plain_words(app: Flask) -> None:
    with app.test_request_context():
        env = app.jinja_env.overlay(autoescape=False)
        said = env.from_string("{{ _('Version %(number)s', number='Å & Ø') }}").render()
        assert said == "Version Å & Ø"
        assert not isinstance(said, Markup)


def test_words_are_counted(app: Flask) -> None:
    with app.test_request_context():
        template = "{{ ngettext('%(num)s unit', '%(num)s units', number) }}"
        assert render_template_string(template, number=1) == "1 enhed"
        assert render_template_string(template, number=2) == "2 enheder"


def test_lazy_words_are_spoken_in_the_language_of_the_page(app: Flask) -> None:
    with app.test_request_context():
        template = "{{ (names | spoken)['a'] }}"
        names = {"a": lazy_gettext("Units")}
        assert render_template_string(template, names=names) == "Enheder"
        with speaking("en"):
            assert render_template_string(template, names=names) == "Units"
