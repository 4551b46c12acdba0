"""The kodeks to be read: which version whom, compared, and as a paper."""

import pytest
from flask.testing import FlaskClient

from agreements.kodeks.adoption import State
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner.models.accounts import Role
from tests.planner import builders, codes, trails

pytestmark = pytest.mark.usefixtures("january")


def read(client: FlaskClient, path: str, role: Role = Role.COUNCIL_MEMBER) -> str:
    builders.sign_in(client, builders.user(role))
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.text


def test_before_any_is_adopted_the_page_says_so(client: FlaskClient) -> None:
    builders.municipality()

    assert "Intet kodeks gælder" in read(client, "/kodeks")


def test_the_kodeks_in_force_is_read_by_everybody(client: FlaskClient) -> None:
    builders.municipality()
    codes.version()

    page = read(client, "/kodeks")

    assert "vedtaget af byrådet den 30. marts 2026, punkt 9" in page
    assert "Åbenhed om fejl" in page


def test_a_draft_is_for_the_secretariat_only(client: FlaskClient) -> None:
    builders.municipality()
    row = codes.version(State.DRAFTING)

    assert "Redigér titel og indledning" in read(client, "/kodeks/versions/1", Role.SECRETARIAT)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    assert client.get("/kodeks/versions/1").status_code == 404
    assert trails.actions(row) == ["refuse"]


def test_a_version_shows_what_it_leaves_out_of_the_seven_norms(client: FlaskClient) -> None:
    builders.municipality()
    codes.version(State.HEARING)

    page = read(client, "/kodeks/versions/1")
    beside = page.split('id="beside"')[1]

    assert "Lovlighed" in beside
    assert "Kommunens værdier" in beside
    assert "Sandhed" not in beside


def test_a_comment_to_a_value_taken_out_is_shown_with_the_whole(client: FlaskClient) -> None:
    builders.municipality()
    row = codes.version(State.HEARING)
    codes.comment(row, text="Tag den ud")
    row.clauses.pop(0)

    page = read(client, "/kodeks/versions/1")

    assert "om værdien »Sandhed«, som siden er taget ud" in page


def test_two_versions_are_compared_word_by_word(client: FlaskClient) -> None:
    builders.municipality()
    codes.version(State.SUPERSEDED, says=SEVEN_NORMS)
    codes.version(number=2)

    page = read(client, "/kodeks/compare")

    assert "Version 1 og 2 sammenlignet" in page
    assert "<ins>" in page


def test_a_single_version_has_nothing_to_be_compared_with(client: FlaskClient) -> None:
    builders.municipality()
    codes.version()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get("/kodeks/compare").status_code == 404


def test_an_unknown_version_in_the_address_is_told(client: FlaskClient) -> None:
    builders.municipality()
    codes.version(State.SUPERSEDED, says=SEVEN_NORMS)
    codes.version(number=2)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get("/kodeks/compare?old=8&new=2").status_code == 422


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFTING}))
def test_each_version_is_a_pdf_and_a_page(client: FlaskClient, state: State) -> None:
    builders.municipality()
    codes.version(state)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    printed = client.get("/kodeks/versions/1.pdf")

    assert printed.mimetype == "application/pdf"
    assert printed.data.startswith(b"%PDF-")
    assert "Modig: Vi siger" in client.get("/kodeks/versions/1.html").text
