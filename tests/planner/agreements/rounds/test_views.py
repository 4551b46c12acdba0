"""The pages of rounds: happy, refused role, invalid form, and what stands on them."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from agreements.period import PeriodKind
from agreements.transitions import State
from agreements.words.wheel import Step
from planner.agreements.rounds import operations
from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.agreements import Agreement, AgreementRound
from planner.models.jobs import Job, JobState
from planner.models.units import Centre
from tests.peers.calendars import by_ical_js
from tests.planner import builders
from tests.planner.agreements.builders import agreement
from tests.planner.agreements.pages import typed

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PLANNERS = (Role.ADMINISTRATOR, Role.SECRETARIAT)


class Town:
    """A round with one draft, and somebody of a role signed in."""

    def __init__(self, client: FlaskClient, role: Role = Role.SECRETARIAT) -> None:
        builders.municipality()
        self.client = client
        self.mine = builders.committee("BUU", name="Børneudvalget")
        self.unit = builders.unit(self.mine, name="Åskolen")
        self.waiting = builders.unit(self.mine, name="Birkehuset")
        planner = builders.user(Role.ADMINISTRATOR)
        self.round = operations.create(
            PeriodKind.CALENDAR_YEAR, 2027, carry_goals=False, user=planner, at=NOW
        )
        agreement(self.round, self.unit, self.mine, state=State.DRAFT, are_frozen=(False,))
        is_committee = role in (Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CHAIR)
        centre = Centre(code="DS")
        db.session.add(centre)
        db.session.flush()
        self.account = builders.user(
            role,
            committee=self.mine if is_committee else None,
            unit=self.unit if role is Role.UNIT_LEADER else None,
            centre_id=centre.id if role is Role.CENTRE_HEAD else None,
        )
        builders.sign_in(client, self.account)

    @property
    def url(self) -> str:
        return f"/agreements/rounds/{self.round.id}"

    def deadlines(self, **changed: str) -> dict[str, str]:
        """What the page would send, with other days for some steps."""
        shown = typed(self.client.get(f"{self.url}/deadlines").text)
        places = {row.step: place for place, row in enumerate(self.round.deadlines)}
        return shown | {f"parts-{places[Step(step)]}-due": day for step, day in changed.items()}


def test_the_list_has_every_round_and_the_ring_of_a_year(client: FlaskClient) -> None:
    town = Town(client, Role.COUNCIL_MEMBER)

    page = client.get("/agreements/rounds?year=2026").text
    assert f'href="{town.url}"' in page
    assert "13. november 2026" in page
    assert "Ny runde" not in page


@time_machine.travel(NOW, tick=False)
def test_those_past_a_deadline_are_shown_fifty_a_page(client: FlaskClient) -> None:
    town = Town(client)
    for number in range(50):
        unit = builders.unit(town.mine, name=f"Børnehuset {number}")
        agreement(town.round, unit, town.mine, state=State.DRAFT, are_frozen=(False,))
    db.session.commit()

    first, last = (client.get(f"{town.url}?page={page}").text for page in (1, 2))
    everything = client.get(f"{town.url}?show=all").text
    assert "51 aftaler venter" in first
    assert ("Børnehuset 0<" in first, "Åskolen<" in first) == (True, False)
    assert ("Børnehuset 0<" in last, "Åskolen<" in last) == (False, True)
    assert ("Børnehuset 0<" in everything, "Åskolen<" in everything) == (True, True)


def test_a_round_shows_its_deadlines_and_how_far_it_is(client: FlaskClient) -> None:
    with time_machine.travel(NOW, tick=False):  # the sign-in too: a session is never from tomorrow
        page = client.get(Town(client).url).text
    assert "fredag 13. november 2026" in page
    assert "Åskolen" in page
    assert "Åbn runden" in page


@pytest.mark.parametrize("role", [role for role in Role if role not in PLANNERS])
@pytest.mark.parametrize("page", ["create", "1/deadlines", "1/open", "1/opening"])
def test_only_those_who_plan_rounds_do(client: FlaskClient, role: Role, page: str) -> None:
    town = Town(client, role)
    address = page.replace("1/", f"{town.round.id}/")

    assert client.get(f"/agreements/rounds/{address}").status_code == 403


def test_a_round_is_made_with_its_deadlines(client: FlaskClient) -> None:
    Town(client)

    sent = {"kind": "school_year", "year": "2027", "carry_goals": "y"}
    answer = client.post("/agreements/rounds/create", data=sent)
    made = db.session.scalars(
        select(AgreementRound).where(AgreementRound.kind == PeriodKind.SCHOOL_YEAR)
    ).one()
    assert answer.headers["Location"] == f"/agreements/rounds/{made.id}"
    assert len(made.deadlines) == 7


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "calendar_year", "year": "2027"}, "Der er allerede en runde"),
        ({"kind": "term", "year": "2027"}, "Ingen valgperiode begynder i 2027"),
        ({"kind": "calendar_year", "year": "1026"}, "2000"),
        ({"kind": "week", "year": "2027"}, "Vælg"),
    ],
)
def test_a_round_that_cannot_be_is_refused_at_its_field(
    client: FlaskClient, sent: dict[str, str], said: str
) -> None:
    Town(client)

    answer = client.post("/agreements/rounds/create", data=sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_deadlines_are_moved(client: FlaskClient) -> None:
    town = Town(client)

    sent = town.deadlines(draft="2026-11-20")
    assert client.post(f"{town.url}/deadlines", data=sent).status_code == 302
    db.session.expire_all()
    assert town.round.deadlines[0].due == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"hearing": "2026-11-01"}, "kan ikke ligge før"),
        ({"midway": "2028-02-01"}, "sit eget aftaleår"),
        ({"draft": "1026-11-13"}, "1026"),
        ({"draft": ""}, "Udfyld"),
    ],
)
def test_a_wheel_that_does_not_turn_is_refused_at_its_field(
    client: FlaskClient, changed: dict[str, str], said: str
) -> None:
    town = Town(client)

    answer = client.post(f"{town.url}/deadlines", data=town.deadlines(**changed))
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize(
    "tampered", [{"parts-0-step": "no-such"}, {"parts-0-year": "soon"}, {"parts-0-year": ""}]
)
def test_hidden_fields_that_name_no_deadline_of_the_round_change_nothing(
    client: FlaskClient, tampered: dict[str, str]
) -> None:
    town = Town(client)

    sent = town.deadlines(draft="2026-11-20") | tampered
    assert client.post(f"{town.url}/deadlines", data=sent).status_code == 400
    db.session.expire_all()
    assert town.round.deadlines[0].due != date(2026, 11, 20)


def test_the_second_to_save_sees_both(client: FlaskClient) -> None:
    town = Town(client)
    sent = town.deadlines(draft="2026-11-20")
    client.post(f"{town.url}/deadlines", data=town.deadlines(draft="2026-11-18"))

    answer = client.post(f"{town.url}/deadlines", data=sent)
    assert answer.status_code == 422
    assert 'value="2026-11-20"' in answer.text
    assert "Gemt nu: 18. november 2026" in answer.text
    db.session.expire_all()
    again = sent | {"version": str(town.round.version)}
    assert client.post(f"{town.url}/deadlines", data=again).status_code == 302


def test_steps_there_are_not_are_no_deadlines(client: FlaskClient) -> None:
    town = Town(client)

    sent = town.deadlines() | {"parts-0-year": "2031"}
    assert client.post(f"{town.url}/deadlines", data=sent).status_code == 400


def test_opening_gives_the_drafts_and_says_so(client: FlaskClient) -> None:
    town = Town(client)
    assert "1 enhed får et udkast" in client.get(f"{town.url}/open").text

    assert client.post(f"{town.url}/open", data={"committees": [town.mine.id]}).status_code == 302
    waiting = client.get(f"{town.url}/opening", headers={"HX-Request": "true"})
    assert waiting.status_code == 200
    runner.run_due()
    done = client.get(f"{town.url}/opening", headers={"HX-Request": "true"})
    assert done.status_code == 286
    assert "Runden har 2 aftaler" in done.text
    assert len(db.session.scalars(select(Agreement)).all()) == 2


def test_opening_nobodys_units_is_refused(client: FlaskClient) -> None:
    town = Town(client)

    answer = client.post(f"{town.url}/open", data={})
    assert answer.status_code == 422
    assert "Sæt mindst ét kryds" in answer.text


def test_an_opening_can_be_stopped(client: FlaskClient) -> None:
    town = Town(client)
    client.post(f"{town.url}/open", data={"committees": [town.mine.id]})

    client.post(f"{town.url}/opening/stop")
    assert db.session.scalars(select(Job)).one().state is JobState.STOPPED
    assert "Stoppet" in client.get(f"{town.url}/opening").text


def test_the_deadlines_are_a_calendar_other_programs_read(client: FlaskClient) -> None:
    town = Town(client)

    answer = client.get(f"{town.url}/deadlines.ics")
    events = by_ical_js(answer.data)
    assert len(events) == 7
    first = min(events, key=lambda event: str(event.start))
    assert (first.start, first.summary) == ("2026-11-13", "Udviklingsaftaler 2027: Udkast")


def test_a_round_that_is_not_there_is_404(client: FlaskClient) -> None:
    Town(client)

    for page in ("", "/deadlines", "/open", "/opening", "/deadlines.ics"):
        assert client.get(f"/agreements/rounds/999{page}").status_code == 404
