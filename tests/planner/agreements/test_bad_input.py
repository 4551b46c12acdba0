"""Bad input in every field of every form of agreements: told at the field, and kept as typed."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine
from flask.testing import FlaskClient

from agreements.lifecycle import Role, State
from agreements.signatures import ALL_PARTIES
from tests.planner import builders
from tests.planner.agreements import lives
from tests.planner.agreements.pages import Control, controls, typed

TEN_MILLION = 10_000_000
CHANGING = {"csrf_token", "base"}  # a token, and what the page began with
AMOUNTS = ("baseline", "target", "value", "year")

TEXTS = {
    "too long": "Ordene bliver ved, " * 1000 + ".",
    "a control character": "Før\x07efter",
    "Word's markup": '<p class="MsoNormal"><o:p>Hej</o:p></p>',
    "an emoji": "Godt gået 😀",
    "right to left": "שלום",
    "turned around": "Vi\u202eledel",
}
DAYS = {"a slip in the year": "1026-03-01", "no such day": "31-02-2027", "no day": "engang"}
NUMBERS = {"below zero": "-3", "no number": "mange", "beyond measure": "9" * 40}


@dataclass(frozen=True)
class Page:
    """A form: where it is, in which state of the agreement, and who fills it in."""

    path: str
    state: State
    role: Role
    is_amendment: bool = False

    def open(self, client: FlaskClient) -> tuple[str, str]:
        """Its address, and what it shows."""
        town = lives.town_in(self.state, is_amendment=self.is_amendment)
        if self.state is State.RUNNING:
            lives.sign(town.agreement, ALL_PARTIES)
        builders.sign_in(client, lives.account_of(town, self.role))
        address = self.path.format(
            own=town.url, round=town.round.id, goal=lives.committee_goal(town).id
        )
        answer = client.get(address)
        assert answer.status_code == 200, address
        return address, answer.text


def act(action: str, state: State, role: Role, *, is_amendment: bool = False) -> object:
    return pytest.param(Page(f"{{own}}/act/{action}", state, role, is_amendment), id=action)


LEADER, OFFICE = Role.UNIT_LEADER, Role.COMMITTEE_SECRETARY
PAGES = [
    pytest.param(Page("{own}/draft", State.DRAFT, LEADER), id="draft"),
    pytest.param(Page("{own}/comments", State.DRAFT, OFFICE), id="comments"),
    pytest.param(Page("{own}/follow-up", State.RUNNING, LEADER), id="midway"),
    pytest.param(Page("{own}/follow-up?occasion=annual", State.RUNNING, LEADER), id="annual"),
    pytest.param(Page("{own}/measurements", State.RUNNING, LEADER), id="measurements"),
    act("conclude-consultation", State.IN_CONSULTATION, LEADER),
    act("bring-before-committee", State.READY_FOR_DIALOGUE, OFFICE),
    act("approve", State.BEFORE_COMMITTEE, OFFICE),
    act("send-back", State.BEFORE_COMMITTEE, OFFICE),
    act("sign-with-reservation", State.APPROVED, LEADER),
    act("sign-on-behalf", State.APPROVED, Role.DEPUTY),
    act("amend", State.RUNNING, LEADER),
    act("withdraw-amendment", State.DRAFT, LEADER, is_amendment=True),
    act("transfer", State.RUNNING, OFFICE),
    act("close-early", State.RUNNING, OFFICE),
    pytest.param(
        Page("/agreements/rounds/{round}/shared-goals/add", State.DRAFT, OFFICE), id="new goal"
    ),
    pytest.param(
        Page("/agreements/shared-goals/{goal}/edit", State.DRAFT, OFFICE), id="changed goal"
    ),
]


@pytest.fixture(autouse=True)
def march() -> Iterator[None]:
    with time_machine.travel(lives.IN_MARCH, tick=False):
        yield


def bad(control: Control, kind: str) -> str | None:
    """What is wrong of this kind in the control; None where there is nothing to get wrong."""
    if control.kind == "date":
        return DAYS.get(kind)
    if control.name.rpartition(".")[2].rpartition("-")[2] in AMOUNTS:
        return NUMBERS.get(kind, TEXTS.get(kind))
    return TEXTS.get(kind) if control.kind in ("text", "textarea") else None


@pytest.mark.parametrize("page", PAGES)
def test_what_cannot_stand_is_told_at_its_field_and_everything_is_kept(
    client: FlaskClient, page: Page
) -> None:
    address, shown = page.open(client)
    listed, before = controls(shown), typed(shown)
    for kind in (*TEXTS, *DAYS, *NUMBERS):
        wrong = {each.name: text for each in listed if (text := bad(each, kind)) is not None}
        if not wrong:
            continue

        answer = client.post(address, data=before | wrong)

        assert answer.status_code == 422, kind
        kept = typed(answer.text)
        for name, text in wrong.items():
            assert f'id="{name}-error"' in answer.text, (kind, name)
            assert f'href="#{name}"' in answer.text, (kind, name)
            assert kept[name] == text, (kind, name)
        for name in before.keys() - wrong.keys() - CHANGING:
            assert kept[name] == before[name], (kind, name)


@pytest.mark.parametrize("page", PAGES)
def test_ten_million_characters_in_a_field_are_told_and_kept(
    client: FlaskClient, page: Page
) -> None:
    address, shown = page.open(client)
    name = next(each.name for each in controls(shown) if each.kind in ("textarea", "text"))
    huge = "x" * TEN_MILLION

    answer = client.post(address, data=typed(shown) | {name: huge})

    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert typed(answer.text)[name] == huge


@pytest.mark.parametrize("page", PAGES)
def test_a_choice_that_is_not_offered_is_refused(client: FlaskClient, page: Page) -> None:
    address, shown = page.open(client)
    offered = [each.name for each in controls(shown) if each.kind in ("radio", "select")]

    for name in offered:
        answer = client.post(address, data=typed(shown) | {name: "noget andet"})
        assert answer.status_code == 422, name
        assert f'id="{name}-error"' in answer.text, name
