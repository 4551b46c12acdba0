"""Who reads which agreements, and what the pages say."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from agreements.lifecycle import Role as Part
from agreements.transitions import Action, State
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.agreements import AgreementStep
from planner.models.audit import AuditEvent
from planner.models.committees import Committee
from planner.models.units import Centre, Unit
from tests.planner import builders
from tests.planner.agreements.builders import AT, agreement, agreement_round, saying

OUTSIDERS = (Role.UNIT_LEADER, Role.COMMITTEE_CHAIR, Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD)


class Town:
    """Two committees with a unit each, and an agreement of the first unit."""

    def __init__(self, **given: object) -> None:
        builders.municipality()
        self.mine, self.other = builders.committee("BUU"), builders.committee("KFU")
        self.unit = builders.unit(self.mine, name="Åskolen")
        self.neighbour = builders.unit(self.other, name="Æblehuset")
        self.centre, self.far_centre = self._centre("DS"), self._centre("KF")
        self.unit.periods[0].centre = self.centre
        self.neighbour.periods[0].centre = self.far_centre
        self.round = agreement_round()
        self.agreement = agreement(self.round, self.unit, self.mine, **given)  # type: ignore[arg-type]
        db.session.commit()

    def _centre(self, code: str) -> Centre:
        centre = Centre(code=code)
        db.session.add(centre)
        db.session.flush()
        return centre

    @property
    def url(self) -> str:
        return f"/agreements/{self.agreement.id}"

    def sign_in(self, client: FlaskClient, role: Role, *, inside: bool = True) -> None:
        committee: Committee = self.mine if inside else self.other
        unit: Unit = self.unit if inside else self.neighbour
        centre = self.centre if inside else self.far_centre
        has_committee = role in (Role.COMMITTEE_CHAIR, Role.COMMITTEE_SECRETARY)
        account = builders.user(
            role,
            committee=committee if has_committee else None,
            unit=unit if role is Role.UNIT_LEADER else None,
            centre_id=centre.id if role is Role.CENTRE_HEAD else None,
        )
        builders.sign_in(client, account)


@pytest.mark.parametrize("role", Role)
def test_an_approved_agreement_is_read_by_every_role_in_its_scope(
    client: FlaskClient, role: Role
) -> None:
    town = Town()
    town.sign_in(client, role)

    assert client.get(town.url).status_code == 200
    assert "Åskolen" in client.get("/agreements").text


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize(
    "paper",
    [
        "",
        "/versions/1.pdf",
        "/versions/1.json",
        "/compare",
        "/dialogue-sheet.pdf",
        "/follow-ups/midway-2027.pdf",
    ],
)
def test_a_guessed_address_outside_the_scope_is_404_and_leaves_an_event(
    client: FlaskClient, role: Role, paper: str
) -> None:
    town = Town()
    town.sign_in(client, role, inside=False)

    assert client.get(town.url + paper).status_code == 404
    assert "Åskolen" not in client.get("/agreements").text
    [event] = db.session.scalars(select(AuditEvent))
    assert (event.action, event.object_id) == ("refuse", town.agreement.id)


@pytest.mark.parametrize("role", [Role.MAIN_MED, Role.COUNCIL_MEMBER])
def test_a_draft_is_hidden_from_hovedmed_and_the_council(client: FlaskClient, role: Role) -> None:
    town = Town(state=State.DRAFT, are_frozen=(False,))
    town.sign_in(client, role)

    assert client.get(town.url).status_code == 404
    assert "Åskolen" not in client.get("/agreements").text
    assert client.get(f"/agreements/rounds/{town.round.id}/shared-goals.html").status_code == 404


def test_an_amendment_under_way_shows_the_council_the_version_in_force(client: FlaskClient) -> None:
    versions = (saying("Det, der gælder."), saying("Det, der foreslås."))
    town = Town(state=State.DRAFT, contents=versions, are_frozen=(True, False))
    town.sign_in(client, Role.COUNCIL_MEMBER)

    page = client.get(town.url).text

    assert "Det, der gælder." in page
    assert "Det, der foreslås." not in page
    assert client.get(f"{town.url}/versions/2.pdf").status_code == 404
    assert client.get(f"{town.url}/compare").status_code == 404


def test_two_versions_are_compared_word_by_word(client: FlaskClient) -> None:
    versions = (saying("Vi mødes hver uge."), saying("Vi mødes hver måned."))
    town = Town(contents=versions, are_frozen=(True, True))
    town.sign_in(client, Role.UNIT_LEADER)

    page = client.get(f"{town.url}/compare").text

    assert "uge<" in page.split("<del>")[1].split("</del>")[0]
    assert "måned<" in page.split("<ins>")[1].split("</ins>")[0]
    assert "Ny lov" in page


def test_the_same_two_versions_say_so_and_an_unreadable_choice_is_refused(
    client: FlaskClient,
) -> None:
    versions = (saying("Ens."), saying("Ens."))
    town = Town(contents=versions, are_frozen=(True, True))
    town.sign_in(client, Role.ADMINISTRATOR)

    assert "ord for ord" in client.get(f"{town.url}/compare").text
    assert client.get(f"{town.url}/compare?old=9").status_code == 422


def test_the_list_is_in_danish_order_and_narrows(client: FlaskClient) -> None:
    town = Town()
    for name in ("Ærø Skole", "Aagården", "Zoneskolen"):
        agreement(town.round, builders.unit(town.other, name=name), town.other)
    town.sign_in(client, Role.SECRETARIAT)

    everything = client.get("/agreements").text
    places = [everything.index(name) for name in ("Zoneskolen", "Ærø Skole", "Aagården", "Åskolen")]
    assert places == sorted(places)
    assert "Åskolen" not in client.get(f"/agreements?committee={town.other.id}").text
    assert "Åskolen" not in client.get("/agreements?state=draft").text
    assert "Zoneskolen" not in client.get("/agreements?q=åsk").text
    assert client.get("/agreements?committee=nonsense").status_code == 422


def test_without_agreements_the_list_says_what_comes(client: FlaskClient) -> None:
    builders.municipality()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert "Ingen aftaler endnu" in client.get("/agreements").text


def test_a_stranger_is_asked_to_sign_in(client: FlaskClient) -> None:
    assert "/sign-in" in client.get("/agreements/1").location


def test_what_has_happened_is_shown_fifty_steps_a_page(client: FlaskClient) -> None:
    town, doer = Town(), builders.user()
    town.agreement.steps += [
        AgreementStep(
            version_id=town.agreement.current.id,
            step=Action.SEND_BACK,
            acted_as=Part.COMMITTEE_SECRETARY,
            user=doer if number else None,
            at=AT,
            new_state=State.DRAFT,
            reason=f"Grund nummer {number}.",
        )
        for number in range(51)
    ]
    db.session.commit()
    town.sign_in(client, Role.SECRETARIAT)

    first, last = (client.get(f"{town.url}?page={page}").text for page in (1, 2))
    assert first.index("Grund nummer 50.") < first.index("Grund nummer 1.")
    assert ("Grund nummer 0." in first, "Grund nummer 0." in last) == (False, True)
    assert f"{doer.name}, " in first
    assert f"{doer.name}, " not in last
    assert "Grund nummer 0." in client.get(f"{town.url}?show=all").text
