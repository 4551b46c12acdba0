"""The reviews' pages: happy, refused role, invalid form; open ones for those who take part."""

import pytest
from flask.testing import FlaskClient

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import Role as Part
from agreements.kodeks.review_lifecycle import State
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.reviews import Review
from planner.reviews import operations, steps
from tests.planner import builders, occasions, table, trails
from tests.planner.occasions import NOW, TODAY
from tests.planner.table import People

pytestmark = pytest.mark.usefixtures("january")

PERIOD = {"title": "Gennemgang", "period_start": "2027-01-01", "period_end": "2027-12-31"}


@pytest.fixture
def people(client: FlaskClient) -> People:
    builders.municipality()
    return table.people()


def only() -> Review:
    db.session.expire_all()
    return db.session.query(Review).one()


def at(row: Review, path: str = "") -> str:
    return f"/reviews/{row.id}{path}"


def test_without_a_review_the_page_says_when_there_will_be_one(
    client: FlaskClient, people: People
) -> None:
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert "Ingen gennemgang endnu" in client.get("/reviews").text


def test_an_open_review_is_for_those_who_take_part(client: FlaskClient, people: People) -> None:
    row = table.spoken(people)
    db.session.commit()
    for user in (people.chair, people.employee, people.secretariat, builders.user(Role.DIRECTOR)):
        builders.sign_in(client, user)
        assert "Set fra employees" in client.get(at(row)).text

    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get(at(row)).status_code == 404
    assert client.get(at(row, ".pdf")).status_code == 404
    assert row.title not in client.get("/reviews").text
    assert trails.actions(row)[-1] == "refuse"


def test_a_signed_review_is_read_by_everybody_as_page_and_pdf(
    client: FlaskClient, people: People
) -> None:
    row = table.signed(people)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert row.title in client.get("/reviews").text
    assert "Ja, fra maj." in client.get(at(row)).text
    assert "75 % (3 af 4)" in client.get(at(row, ".html")).text
    assert client.get(at(row, ".pdf")).data.startswith(b"%PDF-")


def test_a_review_is_begun_frozen_and_its_figures_shown(
    client: FlaskClient, people: People
) -> None:
    builders.unit(builders.committee(name="Børneudvalget"))
    builders.sign_in(client, people.secretariat)
    client.post("/reviews/new", data=PERIOD)
    row = only()

    data = {"as_of": "2027-01-14", "rotation_version_id": "0"}
    page = client.post(at(row, "/freeze"), data=data, follow_redirects=True).text

    assert "Tallene er frosset" in page
    assert "0 % (0 af 1)" in page
    assert "Børneudvalget" in page


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"period_end": "2026-12-31"}, {"period_start": "nytår"}],
    ids=["no title", "ends before it starts", "no date"],
)
def test_an_impossible_review_is_not_begun(
    client: FlaskClient, people: People, wrong: dict[str, str]
) -> None:
    builders.sign_in(client, people.secretariat)

    assert client.post("/reviews/new", data={**PERIOD, **wrong}).status_code == 422
    assert db.session.query(Review).count() == 0


def test_a_period_that_has_a_review_is_told(client: FlaskClient, people: People) -> None:
    table.begun(people.secretariat)
    builders.sign_in(client, people.secretariat)

    answer = client.post("/reviews/new", data=PERIOD)

    assert answer.status_code == 422
    assert "Perioden har allerede en gennemgang." in answer.text


@pytest.mark.parametrize("day", ["2027-02-01", "2026-12-31", "i går"])
def test_figures_are_frozen_on_a_day_of_the_period_until_today(
    client: FlaskClient, people: People, day: str
) -> None:
    row = table.begun(people.secretariat)
    builders.sign_in(client, people.secretariat)

    answer = client.post(at(row, "/freeze"), data={"as_of": day, "rotation_version_id": "0"})

    assert answer.status_code == 422
    assert only().figures == ""


def test_a_day_outside_the_council_terms_is_told(client: FlaskClient, people: People) -> None:
    row = table.begun(people.secretariat, year=2025)
    builders.sign_in(client, people.secretariat)

    data = {"as_of": "2025-06-01", "rotation_version_id": "0"}
    answer = client.post(at(row, "/freeze"), data=data)

    assert answer.status_code == 422
    assert "ikke i nogen valgperiode" in answer.text


def test_the_last_reviews_recommendations_are_followed_up(
    client: FlaskClient, people: People
) -> None:
    table.signed(people, year=2026)
    row = table.begun(people.secretariat)
    builders.sign_in(client, people.secretariat)
    path = at(row, "/follow-up")
    data = {
        "version": row.version,
        "parts-0-number": "1",
        "parts-0-outcome": "under_way",
        "parts-0-note": "I foråret",
    }
    assert "Tag medarbejdere med" in client.get(path).text

    page = client.post(path, data=data, follow_redirects=True).text

    assert "I gang. I foråret" in page
    assert client.post(path, data=data).status_code == 422  # the page's version is spent


def test_a_member_speaks_for_the_side_the_register_says(
    client: FlaskClient, people: People
) -> None:
    row = table.spoken(people)
    builders.sign_in(client, people.employee)
    assert "Du taler for: Medarbejdersiden." in client.get(at(row)).text

    client.post(at(row, "/remarks/new"), data={"text": "Vi savner møder."})
    data = {"text": "Planlæg flere", "sides": ["management", "employees"]}  # nobody speaks for both
    page = client.post(at(row, "/recommendations/new"), data=data, follow_redirects=True).text

    assert "Planlæg flere" in page
    assert [each.med_side.value for each in only().remarks][-1] == "employees"
    made = only().recommendations[-1]
    assert (made.by_management, made.by_employees) == (False, True)


def test_what_a_side_says_comes_fifty_at_a_time_and_can_all_be_shown(
    client: FlaskClient, people: People
) -> None:
    row = table.spoken(people)
    for number in range(60):
        operations.remark(row, Table.EMPLOYEES, f"Nr. {number}", user=people.employee, at=NOW)
    db.session.commit()
    builders.sign_in(client, people.employee)
    button = f'action="{at(row, "/remarks/")}'

    first, second = client.get(at(row)).text, client.get(at(row, "?page=2")).text

    assert first.count(button) == 50
    assert 10 <= second.count(button) < 50
    assert client.get(at(row, "?show=all")).text.count(button) > 60
    assert "Nr. 59" in first, "the paper itself is whole on every page"


def test_the_other_side_joins_what_it_agrees_with(client: FlaskClient, people: People) -> None:
    row = table.spoken(people)
    db.session.commit()
    address = at(row, f"/recommendations/{row.recommendations[0].id}/join")
    builders.sign_in(client, people.chair)
    assert "Den anden side anbefaler:" in client.get(at(row)).text

    joined = client.post(address, follow_redirects=True).text
    again = client.post(address, follow_redirects=True).text

    assert "Din side står nu også bag anbefalingen." in joined
    assert only().recommendations[0].by_management
    assert "Din side står allerede bag anbefalingen." in again
    assert "Den anden side sluttede sig til" in again, "the history says so"


def test_history_is_for_those_who_take_part(client: FlaskClient, people: People) -> None:
    row = table.signed(people)
    for user, sees in ((people.employee, True), (builders.user(Role.COUNCIL_MEMBER), False)):
        builders.sign_in(client, user)
        page = client.get(at(row)).text
        assert ("<h2>Historik</h2>" in page) is sees


def test_frozen_waits_are_said_in_the_readers_language(client: FlaskClient, people: People) -> None:
    row = table.spoken(people)
    for language, said in (("da", "Skovskolen: 400 dage"), ("en", "Skovskolen: 400 days")):
        people.employee.language = language
        builders.sign_in(client, people.employee)
        assert said in client.get(at(row)).text


@pytest.mark.parametrize("path", ["/remarks/new", "/recommendations/new"])
@pytest.mark.parametrize("text", ["", "Fint 🎉"])
def test_empty_words_and_signs_nobody_can_print_are_refused(
    client: FlaskClient, people: People, path: str, text: str
) -> None:
    row = table.spoken(people)
    builders.sign_in(client, people.employee)

    answer = client.post(at(row, path), data={"text": text, "sides": ["employees"]})

    assert answer.status_code == 422
    assert len(only().remarks) == 2


def test_a_member_without_a_side_is_told_and_does_not_speak(
    client: FlaskClient, people: People
) -> None:
    row = table.spoken(people)
    builders.sign_in(client, builders.user(Role.MAIN_MED))

    assert "ikke knyttet til et medlem af HovedMED" in client.get(at(row)).text
    assert client.get(at(row, "/remarks/new")).status_code == 403


def test_words_are_taken_out_by_their_own_side_only(client: FlaskClient, people: People) -> None:
    row = table.spoken(people)
    db.session.commit()
    management, employees = row.remarks
    recommendation = row.recommendations[0]
    builders.sign_in(client, people.employee)

    refused = client.post(at(row, f"/remarks/{management.id}/take-out"), follow_redirects=True).text
    client.post(at(row, f"/remarks/{employees.id}/take-out"))
    client.post(at(row, f"/recommendations/{recommendation.id}/take-out"))

    assert "Kun den side, der skrev det" in refused
    assert (len(only().remarks), only().recommendations) == (1, [])
    assert client.post(at(row, "/remarks/0/take-out")).status_code == 404


def test_from_sent_to_signed_each_is_asked_on_the_start_page(
    client: FlaskClient, people: People
) -> None:
    row = table.spoken(people)
    builders.sign_in(client, people.chair)
    client.post(at(row, "/send"))
    assert only().state is State.DISCUSSED

    builders.sign_in(client, people.secretariat)
    assert "1 anbefaling venter på svar" in client.get("/").text
    answers = {
        "version": only().version,
        "parts-0-number": "1",
        "parts-0-answer": "Ja, fra maj.",
    }
    client.post(at(row, "/answers"), data=answers)
    assert "Afgiv svarene" in client.get("/").text
    client.post(at(row, "/give-answers"))

    for user in (people.chair, people.vice_chair):
        builders.sign_in(client, user)
        assert "Underskriv for din side" in client.get("/").text
        client.post(at(row, "/sign"))
        assert "Underskriv for din side" not in client.get("/").text

    assert only().state is State.SIGNED


def test_two_who_answer_at_once_see_both_wordings(client: FlaskClient, people: People) -> None:
    row = table.put(people)
    builders.sign_in(client, people.secretariat)
    data = {"version": row.version, "parts-0-number": "1", "parts-0-answer": "Ja."}
    client.post(at(row, "/answers"), data=data)

    answer = client.post(at(row, "/answers"), data={**data, "parts-0-answer": "Nej."})

    assert answer.status_code == 422
    assert "Side om side" in answer.text
    assert only().recommendations[0].answer == "Ja."


def test_a_step_says_what_lacks(client: FlaskClient, people: People) -> None:
    row = table.begun(people.secretariat)
    builders.sign_in(client, people.secretariat)

    answer = client.post(at(row, "/send"))

    assert answer.status_code == 422
    assert "Frys tallene på en dato først." in answer.text


def test_a_step_that_is_another_s_leads_back(client: FlaskClient, people: People) -> None:
    row = table.answered(people)
    builders.sign_in(client, people.employee)

    page = client.post(at(row, "/sign"), follow_redirects=True).text

    assert "Skridtet er ikke dit" in page
    assert only().signatures == []


def test_a_review_is_taken_back_with_a_reason_only(client: FlaskClient, people: People) -> None:
    row = table.answered(people)
    builders.sign_in(client, people.vice_chair)

    assert client.post(at(row, "/take-back"), data={"reason": ""}).status_code == 422
    client.post(at(row, "/take-back"), data={"reason": "Et tal er forkert"})

    assert only().state is State.PREPARED


@pytest.mark.parametrize(
    "path", ["/freeze", "/follow-up", "/remarks/new", "/recommendations/new", "/answers", "/send",
             "/take-back", "/give-answers", "/sign"]
)  # fmt: skip
def test_a_council_member_takes_no_part(client: FlaskClient, people: People, path: str) -> None:
    row = table.spoken(people)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get(at(row, path)).status_code == 403


@pytest.mark.parametrize("path", ["/freeze", "/remarks/new", "/recommendations/new"])
def test_once_sent_the_words_stand(client: FlaskClient, people: People, path: str) -> None:
    row = table.put(people)
    user = people.secretariat if path == "/freeze" else people.employee
    builders.sign_in(client, user)
    data = {
        "as_of": TODAY.isoformat(),
        "rotation_version_id": "0",
        "text": "Mere",
        "sides": ["employees"],
    }

    page = client.post(at(row, path), data=data, follow_redirects=True).text

    assert "så ordene står fast" in page
    assert len(only().remarks) == 2


def test_the_signed_review_hangs_on_the_plan_it_looked_at(
    client: FlaskClient, people: People
) -> None:
    committee = builders.committee()
    unit = builders.unit(committee)
    meeting = occasions.meeting(occasions.calendar(), committee)
    version = occasions.published(occasions.rotation(committee), {meeting: [unit]})
    row = table.answered(people)
    row.rotation_version = version
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    page = f"/rotations/{version.rotation_id}/versions/{version.number}"
    assert row.title not in client.get(page).text

    steps.sign(row, part=Part.CHAIR, user=people.chair, at=NOW)
    steps.sign(row, part=Part.VICE_CHAIR, user=people.vice_chair, at=NOW)
    db.session.commit()

    assert row.title in client.get(page).text
    assert f"/rotations/{version.rotation_id}/versions/1" in client.get(at(row)).text
