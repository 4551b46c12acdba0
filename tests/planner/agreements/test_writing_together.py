"""Two people write in one agreement: neither loses a word."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from agreements import leaves
from agreements.transitions import State
from planner.agreements import mapping
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.agreements import Agreement
from tests.planner import builders, trails
from tests.planner.agreements.pages import typed
from tests.planner.agreements.test_drafting import stored
from tests.planner.agreements.test_reading import Town


class Writer:
    """A person with a browser of their own, the drafting page open."""

    def __init__(self, app: Flask, town: Town) -> None:
        self._client: FlaskClient = app.test_client()
        self._url = f"{town.url}/draft"
        self.account: User = builders.user(Role.UNIT_LEADER, unit=town.unit)
        builders.sign_in(self._client, self.account)
        self.form = typed(self._client.get(self._url).text)

    def write(self, leaf: str, text: str) -> None:
        self.form[leaf] = text

    def autosave(self) -> tuple[int, str]:
        answer = self._client.post(f"{self._url}/autosave", data=self.form)
        if found := re.search(r'id="base" value="(.*?)" hx-swap-oob', answer.text):
            self.form["base"] = unescape(found[1])
        return answer.status_code, answer.text

    def save(self) -> tuple[int, str]:
        answer = self._client.post(self._url, data=self.form)
        return answer.status_code, answer.text


@pytest.fixture
def town(client: FlaskClient) -> Town:
    return Town(state=State.DRAFT, are_frozen=(False,))


@pytest.fixture
def pair(database: Flask, town: Town) -> tuple[Writer, Writer]:
    """Two leaders of the same unit, who opened the page at the same time."""
    database.config["WTF_CSRF_ENABLED"] = False
    return Writer(database, town), Writer(database, town)


Pair = tuple[Writer, Writer]


def test_what_is_written_is_saved_by_itself_and_the_page_says_when(town: Town, pair: Pair) -> None:
    writer, _other = pair
    writer.write("purpose", "Vi taler sammen.")

    status, said = writer.autosave()

    assert status == 200
    assert re.search(r"Gemt kl\. \d\d\.\d\d\.", said)
    assert stored(town)["purpose"] == "Vi taler sammen."
    assert trails.actions(town.agreement) == ["edit"]


def test_the_list_of_what_is_missing_follows_along(pair: Pair) -> None:
    writer, _other = pair
    writer.write("purpose", "")
    _status, said = writer.autosave()
    assert '<a href="#purpose">' in said
    writer.write("purpose", "Nu er det der.")
    assert "Der mangler ikke noget" in writer.autosave()[1]


def test_what_cannot_stand_is_not_saved_and_the_status_says_so(town: Town, pair: Pair) -> None:
    writer, _other = pair
    before = stored(town)["purpose"]
    writer.write("purpose", "Smil 😀")
    writer.write("regulation", "Det her kan stå.")

    status, said = writer.autosave()

    assert status == 200
    assert re.search(r"Gemt kl\. \d\d\.\d\d, bortset fra:", said)
    assert "Billedtegn" in said
    assert "En anden" not in said
    assert stored(town)["purpose"] == before
    assert stored(town)["regulation"] == "Det her kan stå."

    writer.write("purpose", "Smil")
    assert "bortset fra" not in writer.autosave()[1]
    assert stored(town)["purpose"] == "Smil"


def test_what_cannot_stand_hides_no_clash(town: Town, pair: Pair) -> None:
    """The other wrote in the field meanwhile: once mine can stand, I am asked."""
    one, other = pair
    other.write("purpose", "Smil 😀")
    other.autosave()
    one.write("purpose", "Den enes formål")
    one.autosave()
    assert "En anden har også skrevet i aftalen." in other.autosave()[1]

    other.write("purpose", "Smil")
    status, said = other.autosave()

    assert status == 422
    assert "En anden har rettet et felt" in said
    assert stored(town)["purpose"] == "Den enes formål"


def test_two_who_write_in_different_fields_keep_both(town: Town, pair: Pair) -> None:
    one, other = pair
    one.write("purpose", "Den enes formål")
    other.write("regulation", "Den andens regler")

    assert one.autosave()[0] == 200
    status, said = other.autosave()

    assert status == 200
    assert "En anden har også skrevet i aftalen." in said
    assert stored(town)["purpose"] == "Den enes formål"
    assert stored(town)["regulation"] == "Den andens regler"

    other.write("regulation", "Den andens regler, rettet")
    other.autosave()
    assert stored(town)["purpose"] == "Den enes formål"


def test_the_same_field_changed_by_both_is_shown_side_by_side_and_nothing_is_lost(
    town: Town, pair: Pair
) -> None:
    one, other = pair
    one.write("purpose", "Den enes formål")
    other.write("purpose", "Den andens formål")
    other.write("regulation", "Også det her")
    one.autosave()

    status, said = other.autosave()
    assert status == 422
    assert "En anden har rettet et felt, som du også har rettet." in said
    status, page = other.save()

    assert status == 422
    assert one.account.name in page
    assert '<p class="compared">Den andens formål</p>' in page
    assert '<p class="compared">Den enes formål</p>' in page
    assert stored(town)["purpose"] == "Den enes formål"


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "Den andens formål"), ("theirs", "Den enes formål")]
)
def test_the_chosen_text_stands_and_all_else_of_both_is_kept(
    town: Town, pair: Pair, choice: str, stands: str
) -> None:
    one, other = pair
    one.write("purpose", "Den enes formål")
    one.write("room.staff", "Den enes personale")
    other.write("purpose", "Den andens formål")
    other.write("regulation", "Den andens regler")
    one.autosave()
    _status, page = other.save()

    other.form = typed(page, **{"choose.purpose": choice})
    assert other.save()[0] == 302

    assert stored(town)["purpose"] == stands
    assert stored(town)["room.staff"] == "Den enes personale"
    assert stored(town)["regulation"] == "Den andens regler"


def test_without_a_choice_the_page_asks_again_and_keeps_both_texts(town: Town, pair: Pair) -> None:
    one, other = pair
    one.write("purpose", "Den enes formål")
    other.write("purpose", "Den andens formål")
    one.autosave()
    _status, page = other.save()

    other.form = typed(page)
    status, again = other.save()

    assert status == 422
    assert "Vælg en af de to tekster." in again
    assert "Den enes formål" in again
    assert "Den andens formål" in again
    other.form = typed(again, **{"choose.purpose": "mine"})
    assert other.save()[0] == 302
    assert stored(town)["purpose"] == "Den andens formål"


def test_a_goal_that_one_removes_while_the_other_writes_in_it_stays(town: Town, pair: Pair) -> None:
    one, other = pair
    one.write("local.udeliv.why", "Vigtigt at få med")
    one.autosave()
    other.write("do", "remove local.udeliv")
    assert other.save()[0] == 302

    assert stored(town)["local"] == "udeliv"
    assert stored(town)["local.udeliv.why"] == "Vigtigt at få med"


def test_my_own_save_that_was_under_way_clashes_with_nothing(town: Town, pair: Pair) -> None:
    writer, _other = pair
    before = writer.form["base"]
    writer.write("purpose", "Først")
    writer.autosave()
    writer.form["base"] = before  # the answer came after the button was pressed
    writer.write("purpose", "Først og så mere")

    assert writer.save()[0] == 302
    assert stored(town)["purpose"] == "Først og så mere"


def test_a_page_whose_memory_is_unreadable_asks_about_what_differs(pair: Pair) -> None:
    writer, other = pair
    other.write("purpose", "Den andens")
    other.autosave()
    writer.form["base"] = "{ikke json"
    writer.write("purpose", "Min")
    assert writer.save()[0] == 422


def test_two_at_the_very_same_moment_keep_both(database: Flask, town: Town, pair: Pair) -> None:
    one, other = pair
    agreement_id = town.agreement.id
    db.session.remove()

    def write(job: tuple[Writer, str, str]) -> list[int]:
        writer, leaf, text = job
        states = []
        for number in range(5):
            writer.write(leaf, f"{text} {number}")
            states.append(writer.autosave()[0])
        return states

    with ThreadPoolExecutor(2) as pool:
        jobs = [(one, "purpose", "Formål"), (other, "regulation", "Regler")]
        assert list(pool.map(write, jobs)) == [[200] * 5] * 2

    agreement = db.session.get_one(Agreement, agreement_id)
    said = leaves.spread(mapping.content(agreement.current.content))
    assert (said["purpose"], said["regulation"]) == ("Formål 4", "Regler 4")
