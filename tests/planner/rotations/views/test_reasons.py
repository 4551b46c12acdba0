"""Why this unit now, why not us, why twice: who may read it, and what was tried."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import Meeting, MeetingCalendar
from planner.models.rotations import Contact, ContactStatus, Rotation, RotationInquiry
from planner.models.units import Unit
from planner.rotations import operations
from tests.planner import builders, occasions, trails
from tests.planner.occasions import NOW, TODAY

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


@pytest.fixture
def meetings(calendar: MeetingCalendar, committee: Committee) -> list[Meeting]:
    return [occasions.meeting(calendar, committee, date(2027, month, 2)) for month in (3, 6)]


@pytest.fixture
def schools(committee: Committee) -> list[Unit]:
    """The first has been met, the third has too few seats to host."""
    return [
        builders.unit(committee, code=f"U{n}", name=f"Skole {n}", seats=8 if n == 3 else 30)
        for n in (1, 2, 3)
    ]


@pytest.fixture
def rotation(
    committee: Committee, calendar: MeetingCalendar, meetings: list[Meeting], schools: list[Unit]
) -> Rotation:
    """A published plan that the engine found: two hosts, and one unit that cannot host."""
    earlier = occasions.meeting(calendar, committee, date(2027, 1, 5))
    occasions.contact(schools[0], earlier, ContactStatus.HELD)
    row = occasions.rotation(committee)
    find_and_publish(row)
    return row


def find_and_publish(rotation: Rotation, *, keep: bool = False) -> None:
    run = operations.ask_for_run(
        rotation, keep_published=keep, today=TODAY, user=occasions.somebody(), at=NOW
    )
    db.session.commit()
    runner.run_due()
    occasions.publish(run)
    db.session.commit()


def address(rotation: Rotation, code: str) -> str:
    return f"/rotations/{rotation.id}/versions/1/units/{code}"


def planned() -> dict[date, str]:
    """The code of who is planned, by day."""
    return {
        contact.day: contact.unit.code
        for contact in db.session.query(Contact).filter_by(status=ContactStatus.PLANNED)
    }


def test_why_this_unit_now_is_a_sentence_to_read_aloud(
    client: FlaskClient, rotation: Rotation
) -> None:
    page = client.get(address(rotation, "U2")).text

    assert "Hvorfor denne enhed nu?" in page
    assert "Skole 2 er vært den" in page
    assert "Det er enhedens første kontakt i valgperioden." in page


def test_the_plan_that_is_published_is_not_called_a_draft(
    client: FlaskClient, rotation: Rotation, meetings: list[Meeting]
) -> None:
    plan = f"/rotations/{rotation.id}/plan"
    pages = [f"{plan}/units/U2", f"{plan}/meetings/{meetings[0].id}"]
    assert ["Kladde" in client.get(page).text for page in pages] == [False, False]

    find = operations.ask_for_run(
        rotation, keep_published=False, today=TODAY, user=occasions.somebody(), at=NOW
    )
    db.session.commit()
    runner.run_due()

    assert find.plan is not None
    assert ["Kladde" in client.get(page).text for page in pages] == [True, True]


def test_why_not_us_names_what_keeps_the_unit_out_with_figures(
    client: FlaskClient, rotation: Rotation
) -> None:
    """Why did the others get a visit, and we none?"""
    page = client.get(address(rotation, "U3")).text

    assert "Hvorfor ikke os?" in page
    assert (
        "Skole 3 får ingen kontakt i planen, fordi enheden ikke har siddepladser nok til at være"
        " vært, og der ikke holdes dialogmøder i perioden." in page
    )
    assert page.count("Mødet kræver 18 pladser, og enheden har 8.") == 2


def test_why_some_get_more_shows_how_the_committee_is_shared(
    client: FlaskClient, rotation: Rotation
) -> None:
    """Why did they get two and we one?"""
    page = client.get(address(rotation, "U1")).text

    assert "Skole 1 har 2 kontakter i valgperioden" in page
    assert "Det er flere end den enhed i dens udvalg, der har færrest." in page
    assert "Holdt tidligere i valgperioden" in page


def test_a_unit_whose_visit_was_cancelled_is_met_before_one_that_was_visited_and_is_told_so(
    client: FlaskClient, calendar: MeetingCalendar, committee: Committee, meetings: list[Meeting]
) -> None:
    """Our visit was cancelled and theirs was held: have we lost our turn?"""
    visited = builders.unit(committee, code="A1", name="Skole A", seats=30)
    cancelled = builders.unit(committee, code="B2", name="Skole B", seats=30)
    earlier = [occasions.meeting(calendar, committee, date(2027, 1, day)) for day in (5, 12)]
    occasions.contact(visited, earlier[0], ContactStatus.HELD)
    occasions.contact(cancelled, earlier[1], ContactStatus.CANCELLED, because="Snestorm")
    row = occasions.rotation(committee)
    find_and_publish(row)

    assert planned() == {meetings[0].day: "B2", meetings[1].day: "A1"}
    page = client.get(address(row, "B2")).text
    assert "Kontakten den 12. januar 2027 blev aflyst: Snestorm" in page
    assert "enheden mister ikke sin tur" in page
    assert "blev aflyst" not in client.get(address(row, "A1")).text


def test_a_cancelled_visit_gets_the_one_place_there_is(
    client: FlaskClient, calendar: MeetingCalendar, committee: Committee
) -> None:
    """There was only one meeting left: why did we get it, and not those who had been visited?"""
    visited = builders.unit(committee, code="A1", name="Skole A", seats=30)
    cancelled = builders.unit(committee, code="B2", name="Skole B", seats=30)
    earlier = [occasions.meeting(calendar, committee, date(2027, 1, day)) for day in (5, 12)]
    occasions.contact(visited, earlier[0], ContactStatus.HELD)
    occasions.contact(cancelled, earlier[1], ContactStatus.CANCELLED)
    occasions.meeting(calendar, committee, date(2027, 3, 2))
    find_and_publish(occasions.rotation(committee))

    (planned,) = db.session.query(Contact).filter_by(status=ContactStatus.PLANNED)
    assert planned.unit is cancelled


def test_a_cancelled_visit_comes_before_a_unit_that_never_was_planned(
    client: FlaskClient, calendar: MeetingCalendar, committee: Committee, meetings: list[Meeting]
) -> None:
    """Neither has met anybody: those who were to be met come first, and on the first day."""
    builders.unit(committee, code="A1", name="Skole A", seats=30)
    cancelled = builders.unit(committee, code="B2", name="Skole B", seats=30)
    earlier = occasions.meeting(calendar, committee, date(2027, 1, 12))
    occasions.contact(cancelled, earlier, ContactStatus.CANCELLED, because="Snestorm")
    row = occasions.rotation(committee)
    find_and_publish(row)

    assert planned() == {meetings[0].day: "B2", meetings[1].day: "A1"}
    assert "får plads før dem" in client.get(address(row, "B2")).text


def test_a_cancelled_visit_that_was_made_good_is_told_no_more(
    client: FlaskClient, rotation: Rotation, calendar: MeetingCalendar, schools: list[Unit]
) -> None:
    committee = calendar.meetings[0].committee
    off = occasions.meeting(calendar, committee, date(2027, 1, 4))
    occasions.contact(schools[0], off, ContactStatus.CANCELLED)
    occasions.contact(schools[1], off, ContactStatus.CANCELLED)
    db.session.commit()

    assert "blev aflyst" not in client.get(address(rotation, "U1")).text  # held the day after
    assert "blev aflyst" in client.get(address(rotation, "U2")).text


def test_what_would_change_it_is_tried_before_it_is_told(
    client: FlaskClient, rotation: Rotation
) -> None:
    here = address(rotation, "U3")
    assert "Find det, der ville give en kontakt mere" in client.get(here).text

    assert client.post(f"{here}/ask").location == f"{here}#suggestions"
    assert client.post(f"{here}/ask").status_code == 302, "asked once"
    (inquiry,) = db.session.query(RotationInquiry)
    assert "Prøver ændringer" in client.get(here).text
    assert client.get(here, headers={"HX-Request": "true"}).status_code == 200
    runner.run_due()

    page = client.get(here).text
    assert "Skole 3 får en kontakt mere, hvis der er plads til mindst 18 ved bordet." in page
    assert f"{inquiry.answer['trials']} ændringer er prøvet." in page
    assert client.get(here, headers={"HX-Request": "true"}).status_code == 286
    assert trails.last("ask").after["unit_code"] == "U3"


def test_a_try_that_broke_off_is_said_and_can_be_made_again(
    client: FlaskClient, rotation: Rotation
) -> None:
    here = address(rotation, "U3")
    client.post(f"{here}/ask")
    (inquiry,) = db.session.query(RotationInquiry)
    inquiry.job.state = JobState.FAILED
    db.session.commit()
    assert "Det sidste forsøg blev afbrudt" in client.get(here).text

    client.post(f"{here}/ask")

    assert inquiry.job.state is JobState.QUEUED


def test_trials_are_capped_and_the_page_says_so(
    client: FlaskClient, rotation: Rotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.rotations.inquiries.MOST_TRIALS", 1)
    here = address(rotation, "U3")
    client.post(f"{here}/ask")
    runner.run_due()

    page = client.get(here).text

    assert "1 ændring er prøvet." in page
    assert "Der kan prøves flere, end grænsen tillader" in page


def test_a_meeting_says_who_came_who_could_have_and_who_could_not(
    client: FlaskClient, rotation: Rotation, meetings: list[Meeting]
) -> None:
    page = client.get(f"/rotations/{rotation.id}/versions/1/meetings/{meetings[0].id}").text

    assert "Hvem kommer, og hvorfor nu?" in page
    assert "Hvem kunne ellers have været med?" in page
    assert "pladserne gik til dem ovenfor" in page
    assert "Mødet kræver 18 pladser, og enheden har 8." in page


def test_a_unit_leader_reads_of_the_own_unit_and_no_other(
    client: FlaskClient, rotation: Rotation, schools: list[Unit], meetings: list[Meeting]
) -> None:
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=schools[2]))

    version = client.get(f"/rotations/{rotation.id}/versions/1?view=unit").text
    assert "Hvorfor nu, eller hvorfor ikke os? Skole 3" in version
    assert address(rotation, "U3") in version
    assert address(rotation, "U2") not in version
    assert client.get(address(rotation, "U3")).status_code == 200
    assert client.get(address(rotation, "U2")).status_code == 404
    assert trails.last("refuse").object_id == rotation.id
    assert client.post(f"{address(rotation, 'U2')}/ask").status_code == 404
    meeting = f"/rotations/{rotation.id}/versions/1/meetings/{meetings[0].id}"
    assert client.get(meeting).status_code == 404


def test_the_draft_is_explained_to_those_who_plan_only(
    client: FlaskClient, rotation: Rotation, schools: list[Unit], meetings: list[Meeting]
) -> None:
    unit = f"/rotations/{rotation.id}/plan/units/U2"
    meeting = f"/rotations/{rotation.id}/plan/meetings/{meetings[0].id}"
    assert unit in client.get(f"/rotations/{rotation.id}/plan?view=unit").text
    assert meeting in client.get(f"/rotations/{rotation.id}/plan").text
    assert (client.get(unit).status_code, client.get(meeting).status_code) == (200, 200)

    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=schools[1]))

    assert (client.get(unit).status_code, client.get(meeting).status_code) == (404, 404)


@pytest.mark.parametrize("page", ["units/U99", "meetings/999", "units/U1/ask"])
def test_what_the_plan_does_not_know_is_not_found(
    client: FlaskClient, rotation: Rotation, page: str
) -> None:
    assert client.get(f"/rotations/{rotation.id}/versions/2/units/U1").status_code == 404
    here = f"/rotations/{rotation.id}/versions/1/{page}"
    assert client.get(here).status_code in (404, 405)


def test_a_council_member_is_refused(client: FlaskClient, rotation: Rotation) -> None:
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get(address(rotation, "U1")).status_code == 403
    assert client.get(f"/rotations/{rotation.id}/versions/1").status_code == 200


def test_a_place_that_is_only_kept_still_says_why_it_was_given(
    client: FlaskClient, rotation: Rotation
) -> None:
    """Version 2 keeps our visit because it was published: but why did we get it?"""
    find_and_publish(rotation, keep=True)

    page = client.get(f"/rotations/{rotation.id}/versions/2/units/U2").text

    assert "fordi det er meldt ud og kan holdes" in page
    first = next(
        one["da"]
        for one in rotation.versions[0].run.plan["explanations"]
        if one["unit"] == "U2" and one["meeting"]
    )
    assert f"Da pladsen blev givet, var begrundelsen: {first}" in page
