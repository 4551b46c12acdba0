"""The start page of each role: what waits, what comes next."""

from datetime import date, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import delete

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee, CommitteeSuccession
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar, MeetingStatus
from planner.models.municipality import CouncilTerm
from planner.models.rotations import ContactStatus
from planner.models.units import Centre, Unit
from tests.planner import builders, occasions
from tests.planner.occasions import TODAY

pytestmark = pytest.mark.usefixtures("january")

FIRST_STEPS = [
    "Læg valgperioden ind; besøg planlægges inden for en",
    "Importér udvalgene og deres medlemmer",
    "Importér enhederne",
]
SOON, LAST_WEEK = date(2027, 2, 2), date(2027, 1, 8)


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


@pytest.fixture
def soon(calendar: MeetingCalendar, committee: Committee) -> Meeting:
    return occasions.meeting(calendar, committee, SOON)


@pytest.fixture
def school(committee: Committee) -> Unit:
    return builders.unit(committee, name="Skolen ved Åen")


def new_municipality() -> None:
    builders.municipality()
    db.session.execute(delete(CouncilTerm))


def start(client: FlaskClient, role: Role, **given: object) -> str:
    builders.sign_in(client, builders.user(role, **given))  # type: ignore[arg-type]
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.text


def test_who_has_not_signed_in_is_asked_to(client: FlaskClient, committee: Committee) -> None:
    assert "/sign-in" in client.get("/").location


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SECRETARIAT])
def test_the_first_to_sign_in_is_led_to_the_term_and_the_register(
    client: FlaskClient, role: Role
) -> None:
    new_municipality()
    page = start(client, role)

    assert [step for step in FIRST_STEPS if step in page] == FIRST_STEPS
    assert "/settings/council-term/add" in page
    assert "/exchange" in page


def test_what_is_there_already_is_asked_of_nobody(client: FlaskClient, school: Unit) -> None:
    assert not [step for step in FIRST_STEPS if step in start(client, Role.ADMINISTRATOR)]


def test_units_that_no_plan_and_no_mail_will_reach_are_named(
    client: FlaskClient, school: Unit
) -> None:
    alone = builders.unit(name="Uden udvalg")
    occasions.leader(alone, "leder@example.test")
    page = start(client, Role.SECRETARIAT)

    assert "1 enhed hører ikke under noget udvalg" in page
    assert "1 enhed har ingen leder" in page
    assert "/units?missing=committee" in page
    assert "/units?missing=leader" in page
    assert "har ingen leder" not in start(client, Role.COUNCIL_MEMBER)


def test_meetings_of_a_committee_that_ends_before_them_wait_for_those_who_decide_them(
    client: FlaskClient, calendar: MeetingCalendar, committee: Committee, soon: Meeting
) -> None:
    """The committee ends at New Year; who calls off its meetings after that?"""
    heir = builders.committee("NY")
    occasions.meeting(calendar, committee, date(2027, 3, 2), status=MeetingStatus.CANCELLED)
    occasions.meeting(calendar, heir, date(2027, 3, 9))
    said = "1 møde i Børne- og Ungeudvalget er planlagt til en dag, hvor udvalget ikke er der mere"
    assert said not in start(client, Role.SECRETARIAT)

    committee.periods[-1].valid_to = SOON - timedelta(days=1)
    db.session.add(
        CommitteeSuccession(predecessor_id=committee.id, successor_id=heir.id, on_day=TODAY)
    )

    assert said in (page := start(client, Role.SECRETARIAT))
    assert f"/calendar/2027?committee={committee.id}" in page
    assert said in start(client, Role.COMMITTEE_SECRETARY, committee=heir)
    other = builders.committee("ANDET")
    assert said not in start(client, Role.COMMITTEE_SECRETARY, committee=other)


def test_first_steps_wait_for_nobody_who_may_not_take_them(client: FlaskClient) -> None:
    new_municipality()

    assert not [step for step in FIRST_STEPS if step in start(client, Role.COUNCIL_MEMBER)]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SECRETARIAT, Role.MAIN_MED])
def test_a_planner_without_meetings_has_a_start_page_for_every_role(
    client: FlaskClient, school: Unit, role: Role
) -> None:
    occasions.leader(school, "leder@example.test")
    page = start(client, role)

    assert "Ingen møder de næste to måneder" in page
    assert ("Intet venter på dig" in page) == (role is not Role.MAIN_MED)


def test_the_secretary_sees_what_waits_in_the_own_committee(
    client: FlaskClient, committee: Committee, soon: Meeting, school: Unit
) -> None:
    past = occasions.meeting(soon.calendar, committee, LAST_WEEK)
    occasions.contact(school, past)
    occasions.contact(builders.unit(committee), soon)
    lost = occasions.meeting(soon.calendar, committee, date(2027, 3, 2))
    occasions.contact(builders.unit(committee), lost, ContactStatus.CANCELLED, by="unit")
    occasions.rotation(committee, name="Runden 2028")
    occasions.calendar(CalendarStatus.ADOPTED, year=2028)

    page = start(client, Role.COMMITTEE_SECRETARY, committee=committee)

    for words in (
        "1 møde er overstået og ikke registreret",
        "1 møde har mistet sin vært",
        "1 vært har ikke bekræftet",
        "Runden 2028",
        "2028",
    ):
        assert words in page, words
    other = start(client, Role.COMMITTEE_SECRETARY, committee=builders.committee())
    assert "ikke registreret" not in other
    assert "mistet sin vært" not in other
    assert "Runden 2028" not in other


def test_a_host_that_is_confirmed_or_far_away_does_not_press(
    client: FlaskClient, committee: Committee, soon: Meeting, school: Unit
) -> None:
    far = occasions.meeting(soon.calendar, committee, date(2027, 6, 1))
    occasions.contact(school, soon, confirmed=True)
    occasions.contact(school, far)

    assert "ikke bekræftet" not in start(client, Role.COMMITTEE_SECRETARY, committee=committee)


def test_the_leader_sees_the_own_visits_and_answers(
    client: FlaskClient, committee: Committee, soon: Meeting, school: Unit
) -> None:
    past = occasions.meeting(soon.calendar, committee, LAST_WEEK)
    occasions.contact(school, past, ContactStatus.HELD)
    mine = occasions.contact(school, soon)
    theirs = occasions.contact(builders.unit(committee), soon, ContactStatus.REPLACED)

    page = start(client, Role.UNIT_LEADER, unit=school)

    assert "Seneste kontakt: 8. januar 2027" in page
    assert "tirsdag 2. februar 2027" in page
    assert f"/contacts/{mine.id}/confirm" in page
    assert f"/contacts/{theirs.id}/confirm" not in page


def test_a_leader_without_visits_is_told_what_to_expect(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    page = start(client, Role.UNIT_LEADER, unit=school)

    assert "Der er endnu ikke registreret en kontakt" in page
    assert "når en plan er offentliggjort" in page


def test_the_centre_head_sees_all_units_under_the_centre(
    client: FlaskClient, committee: Committee, soon: Meeting, school: Unit
) -> None:
    centre = Centre(code="C1")
    db.session.add(centre)
    school.periods[0].centre = centre
    mine = occasions.contact(school, soon)
    occasions.contact(builders.unit(committee, name="En anden"), soon)
    db.session.flush()

    page = start(client, Role.CENTRE_HEAD, centre_id=centre.id)

    assert "Skolen ved Åen" in page
    assert "En anden" not in page
    assert f"/contacts/{mine.id}/confirm" not in page, "the leader answers, not the head"


def test_coming_meetings_are_those_of_the_own_committees(
    client: FlaskClient, committee: Committee, soon: Meeting
) -> None:
    occasions.meeting(soon.calendar, builders.committee("KFU"), date(2027, 2, 9))
    person = builders.politician(committee)

    mine = start(client, Role.COUNCIL_MEMBER, person=person)
    everybodys = start(client, Role.MAIN_MED)

    assert "Børne- og Ungeudvalget" in mine
    assert "Udvalget KFU" not in mine
    assert "Udvalget KFU" in everybodys


def test_drafts_are_on_nobody_elses_start_page(
    client: FlaskClient, committee: Committee, soon: Meeting
) -> None:
    soon.calendar.status = CalendarStatus.DRAFT
    occasions.rotation(committee, name="Kladden")

    page = start(client, Role.COMMITTEE_CHAIR, committee=committee)

    assert "Børne- og Ungeudvalget" not in page.partition("<main")[2]
    assert "Kladden" not in page


AUTUMN, NO_CALENDAR, NO_VISITS = "2026-10-05", "Kalenderen for 2027", "Besøgene i 2027"


@pytest.mark.parametrize(
    ("role", "calendar", "visits"),
    [
        (Role.SECRETARIAT, True, True),
        (Role.COMMITTEE_SECRETARY, False, True),
        (Role.COUNCIL_MEMBER, False, False),
    ],
)
def test_from_the_summer_planners_are_told_what_is_not_begun_for_next_year(
    client: FlaskClient, committee: Committee, role: Role, calendar: bool, visits: bool
) -> None:
    scope = {"committee": committee} if role is Role.COMMITTEE_SECRETARY else {}
    with time_machine.travel(AUTUMN, tick=False):
        before = start(client, role, **scope)
        occasions.calendar(status=CalendarStatus.PUBLISHED)
        after = client.get("/").text

    assert (NO_CALENDAR in before, NO_VISITS in before) == (calendar, False)
    assert (NO_CALENDAR in after, NO_VISITS in after) == (False, visits)


def test_next_year_waits_for_nobody_once_its_visits_are_being_planned(
    client: FlaskClient, committee: Committee
) -> None:
    with time_machine.travel(AUTUMN, tick=False):
        occasions.calendar(status=CalendarStatus.PUBLISHED)
        occasions.rotation(committee)
        assert NO_VISITS not in start(client, Role.SECRETARIAT)


def test_a_leader_whom_the_plan_leaves_out_is_led_to_why(
    client: FlaskClient, committee: Committee, soon: Meeting, school: Unit
) -> None:
    """Why not us? The leader without a visit must be able to ask, too."""
    rotation = occasions.rotation(committee, name="Besøgsrunde 2027")
    occasions.published(rotation, {soon: [builders.unit(committee)]})

    page = start(client, Role.UNIT_LEADER, unit=school)

    assert "Hvorfor nu, eller hvorfor ikke os? Skolen ved Åen" in page
    address = f"/rotations/{rotation.id}/versions/1/units/{school.code}"
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200


def test_a_plan_of_other_committees_says_nothing_about_the_unit(
    client: FlaskClient, committee: Committee, soon: Meeting
) -> None:
    occasions.published(occasions.rotation(committee), {soon: [builders.unit(committee)]})
    elsewhere = builders.unit(builders.committee("SOC"))

    page = start(client, Role.UNIT_LEADER, unit=elsewhere)

    assert "hvorfor ikke os" not in page
