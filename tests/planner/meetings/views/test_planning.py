"""Pages for planning a year: begin, its budget, solve, stop."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.jobs import queue, runner
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import Job, JobState
from planner.models.meetings import CalendarStatus, MeetingCalendar
from planner.models.municipality import CalendarPeriod
from tests.planner import builders, occasions, trails
from tests.planner.agreements import pages

pytestmark = pytest.mark.usefixtures("january")

DECIDED = {"decided_by": "Byrådet", "decided_on": "2027-01-12", "item": "Punkt 3", "note": ""}


@pytest.fixture
def committee(committee: Committee, client: FlaskClient) -> Committee:
    """A committee; the political secretariat is signed in."""
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return committee


def test_a_year_is_begun_with_its_budget(client: FlaskClient, committee: Committee) -> None:
    assert 'value="2028"' in client.get("/calendar/new").text, "next year is proposed"
    typed = {
        "year": "2027",
        "budget": "y",
        "proposal_by": "2027-09-15",
        "second_reading_by": "2027-10-15",
        "min_days_between_readings": "21",
    }

    answer = client.post("/calendar/new", data=typed)

    assert answer.location == "/calendar/2027"
    assert db.session.scalars(select(MeetingCalendar)).one().proposal_by is not None
    assert "Planlæg møderne" in client.get("/calendar/2027").text


def test_the_budgets_usual_days_are_taken_where_none_are_typed(
    client: FlaskClient, committee: Committee
) -> None:
    shown = client.get("/calendar/new").text

    client.post("/calendar/new", data=pages.typed(shown, year="2028"))

    begun = db.session.scalars(select(MeetingCalendar)).one()
    assert (begun.proposal_by, begun.second_reading_by) == (date(2028, 9, 15), date(2028, 10, 15))
    assert begun.min_days_between_readings == 21


def test_the_budget_of_a_draft_is_changed_and_left_out(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.draft(committee)
    assert 'href="/calendar/2027/budget"' in client.get("/calendar/2027").text
    shown = client.get("/calendar/2027/budget").text
    wanted = pages.typed(shown, budget="y", proposal_by="2027-09-20")
    assert client.post("/calendar/2027/budget", data=wanted).location == "/calendar/2027"
    assert calendar.proposal_by == date(2027, 9, 20)
    assert trails.last("edit").after["proposal_by"] == "2027-09-20"

    wrong = client.post("/calendar/2027/budget", data=wanted | {"proposal_by": "2026-09-20"})
    assert wrong.status_code == 422
    assert "Datoen ligger i et andet år" in wrong.text
    client.post("/calendar/2027/budget", data={"min_days_between_readings": "21"})
    assert calendar.proposal_by is None


def test_the_budget_of_a_calendar_on_its_way_stays(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.calendar(CalendarStatus.ADOPTED)
    occasions.meeting(calendar, committee)
    db.session.commit()

    answer = client.post("/calendar/2027/budget", data={"budget": "y"}, follow_redirects=True)

    assert "Kalenderen er ikke længere en kladde" in answer.text
    assert calendar.proposal_by is None
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))
    assert client.get("/calendar/2027/budget").status_code == 403


def test_a_budget_that_nobody_can_hold_is_not_sent_to_be_planned(
    client: FlaskClient, committee: Committee
) -> None:
    """The committee has a pattern; there is no council to read the budget."""
    calendar = occasions.draft(committee)
    calendar.proposal_by, calendar.second_reading_by = date(2027, 9, 15), date(2027, 10, 15)
    db.session.commit()

    answer = client.post("/calendar/2027/solve", follow_redirects=True)

    assert "Budgetmøderne kræver ét økonomiudvalg og ét byråd" in answer.text
    assert db.session.scalars(select(Job)).first() is None


def test_meetings_without_a_day_are_named_with_the_rules_until_they_have_one(
    client: FlaskClient, committee: Committee
) -> None:
    """All of May is shut: the draft says so until it is planned again, and no later."""
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    shut = CalendarPeriod(
        name="Ombygning", first_day=date(2027, 4, 20), last_day=date(2027, 6, 10), is_hard=True
    )
    db.session.add(shut)
    db.session.commit()
    client.post("/calendar/2027/solve")
    runner.run_due()

    why = "Mødet i Børne- og Ungeudvalget i maj. Ingen dag fra 24. april 2027 til 7. juni 2027"
    for page in ("/calendar/2027/solving", "/calendar/2027"):
        shown = client.get(page).text
        assert "1 møde fandt ingen dag" in shown
        assert why in shown
        assert "perioder uden møder" in shown
    calendar.status = CalendarStatus.FRAMEWORK_PROPOSED
    db.session.commit()
    assert why not in client.get("/calendar/2027").text


def test_a_draft_says_that_nothing_is_kept_free_until_something_is(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.draft(committee)
    said = "Der holdes ikke noget fri i 2027 endnu"
    shown = client.get("/calendar/2027").text
    assert said in shown
    assert 'href="/settings"' in shown

    july = CalendarPeriod(
        name="Juli", first_day=date(2027, 7, 1), last_day=date(2027, 7, 31), is_hard=True
    )
    db.session.add(july)
    db.session.commit()
    assert said not in client.get("/calendar/2027").text
    db.session.delete(july)
    calendar.status = CalendarStatus.PUBLISHED
    db.session.commit()
    assert said not in client.get("/calendar/2027").text


def test_dates_put_by_hand_that_cannot_hold_are_named_with_the_rule(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    occasions.meeting(calendar, committee, date(2027, 3, 29), is_fixed=True)
    db.session.commit()
    client.post("/calendar/2027/solve")
    runner.run_due()

    shown = client.get("/calendar/2027/solving").text

    assert (
        "Mødet i Børne- og Ungeudvalget i marts:"
        " mandag den 29. marts 2027 er helligdag (Anden påskedag)."
    ) in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"year": ""}, "Udfyld"),
        ({"year": "2027", "budget": "y", "min_days_between_readings": "7"}, "fra 21 til 90"),
        (
            {"year": "2027", "budget": "y", "proposal_by": "2026-09-15"},
            "Datoen ligger i et andet år",
        ),
        (
            {
                "year": "2027",
                "budget": "y",
                "proposal_by": "2027-09-15",
                "second_reading_by": "2027-09-01",
            },
            "før økonomiudvalgets forslag",
        ),
        ({"year": "2026"}, "allerede en kalender for 2026"),
    ],
    ids=["no year", "too near", "another year", "wrong order", "taken"],
)
def test_a_year_that_makes_no_sense_is_refused_at_its_field(
    client: FlaskClient, committee: Committee, typed: dict[str, str], said: str
) -> None:
    occasions.calendar(year=2026)
    db.session.commit()

    answer = client.post("/calendar/new", data=typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert answer.text.count('class="form-error-message"') >= 1


def test_only_the_secretariat_begins_and_publishes_years(
    client: FlaskClient, committee: Committee
) -> None:
    occasions.draft(committee)
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))

    assert client.get("/calendar/new").status_code == 403
    assert client.post("/calendar/2027/solve").status_code == 403
    assert client.post("/calendar/2027/steps/propose", data=DECIDED).status_code == 403


def test_planning_is_queued_once_followed_and_stopped(
    client: FlaskClient, committee: Committee
) -> None:
    occasions.draft(committee)

    assert client.post("/calendar/2027/solve").location == "/calendar/2027/solving"
    assert client.post("/calendar/2027/solve").location == "/calendar/2027/solving"

    job = db.session.scalars(select(Job)).one()
    assert job.kind == "plan_calendar"
    waiting = client.get("/calendar/2027/solving", headers={"HX-Request": "true"})
    assert waiting.status_code == 200
    assert "<html" not in waiting.text
    client.post("/calendar/2027/stop")
    assert job.state is JobState.STOPPED
    stopped = client.get("/calendar/2027/solving", headers={"HX-Request": "true"})
    assert stopped.status_code == 286, "htmx stops asking"
    assert "Kalenderen er, som den var" in stopped.text


@pytest.mark.parametrize(
    ("state", "result"),
    [
        (JobState.RUNNING, {}),
        (JobState.DONE, {"meetings": 90, "missing": [], "proven": True}),
        (
            JobState.DONE,
            {"meetings": 9, "missing": [{"da": "BUU i maj", "en": "BUU in May"}], "proven": False},
        ),
        (JobState.DONE, {"conflict": [{"da": "2. marts", "en": "2 March"}]}),
        (JobState.FAILED, {}),
    ],
)
def test_the_page_one_waits_on_tells_how_every_planning_ended(
    client: FlaskClient, committee: Committee, state: JobState, result: dict[str, object]
) -> None:
    calendar = occasions.draft(committee)
    job = queue.enqueue("plan_calendar", {}, user=None, at=occasions.NOW)
    db.session.flush()
    job.state, job.result, calendar.last_job_id = state, result, job.id
    db.session.commit()

    page = client.get("/calendar/2027/solving")

    assert page.status_code == 200
    for lines in [*result.get("missing", []), *result.get("conflict", [])]:  # type: ignore[misc]
        assert lines["da"] in page.text


def test_a_year_without_patterns_is_not_sent_to_be_planned(client: FlaskClient) -> None:
    builders.municipality()
    occasions.calendar(CalendarStatus.DRAFT)
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    answer = client.post("/calendar/2027/solve", follow_redirects=True)

    assert "Ingen udvalg har endnu et mødemønster i 2027" in answer.text
    assert db.session.scalars(select(Job)).all() == []


def test_a_published_year_is_not_planned_anew(client: FlaskClient, committee: Committee) -> None:
    occasions.calendar()
    db.session.commit()

    answer = client.post("/calendar/2027/solve", follow_redirects=True)

    assert "ikke længere en kladde" in answer.text
    assert client.get("/calendar/2027/solving").status_code == 404, "it was never planned"
