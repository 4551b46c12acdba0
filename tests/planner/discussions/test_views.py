"""The programme's pages: happy, refused role, invalid form; and the meeting's own page."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.discussions import operations
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.discussions import Discussion
from planner.models.meetings import Meeting
from tests.planner import builders, occasions
from tests.planner.occasions import NOW

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def meeting(client: FlaskClient) -> Meeting:
    """A published meeting of BUU on Tuesday 12 January 2027, and another in March."""
    builders.municipality()
    body = builders.committee("BUU", name="Børneudvalget")
    held = occasions.meeting(occasions.calendar(), body, date(2027, 1, 12))
    occasions.meeting(held.calendar, body, date(2027, 3, 2))
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return held


def placed(meeting: Meeting, subject: str = "sandhed") -> Discussion:
    row = operations.place(meeting, subject, user=occasions.somebody(), at=NOW)
    db.session.commit()
    return row


def test_an_empty_programme_says_what_to_do(client: FlaskClient, meeting: Meeting) -> None:
    page = client.get("/discussions").text

    assert "Ingen drøftelse er planlagt" in page
    assert "Medier og offentlighed" in page


def test_the_secretariat_spreads_subjects_and_sees_them(
    client: FlaskClient, meeting: Meeting
) -> None:
    data = {
        "first_day": "2027-01-16",
        "last_day": "2027-12-31",
        "bodies": [meeting.committee_id],
    }

    page = client.post("/discussions/spread", data=data, follow_redirects=True).text

    assert "1 drøftelse er nu på et møde." in page
    assert "Planlagt" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"last_day": "2027-01-01"}, "Perioden slutter, før den begynder."),
        ({"bodies": []}, "Sæt mindst ét kryds"),
        ({"first_day": "2029-01-01", "last_day": "2029-02-01"}, "har intet møde i en"),
        ({"first_day": "i dag"}, "dato"),
    ],
)
def test_a_bad_period_is_told_at_its_field(
    client: FlaskClient, meeting: Meeting, wrong: dict[str, object], told: str
) -> None:
    data = {
        "first_day": "2027-01-16",
        "last_day": "2027-12-31",
        "bodies": [meeting.committee_id],
        **wrong,
    }

    answer = client.post("/discussions/spread", data=data)

    assert answer.status_code == 422
    assert told in answer.text
    assert db.session.query(Discussion).count() == 0


def test_a_subject_is_placed_shown_and_taken_off_on_the_meetings_page(
    client: FlaskClient, meeting: Meeting
) -> None:
    path = f"/discussions/meetings/{meeting.id}/new"
    page = client.post(path, data={"subject_key": "sandhed"}, follow_redirects=True).text
    assert "Dilemmaer og spørgsmål" in page
    assert client.post(path, data={"subject_key": "sandhed"}).status_code == 422
    assert client.post(path, data={"subject_key": "vejret"}).status_code == 422

    row = db.session.query(Discussion).one()
    page = client.post(f"/discussions/{row.id}/withdraw", follow_redirects=True).text

    assert "Ingen norm og intet tema er på mødet." in page


def test_a_subject_is_moved_to_the_next_meeting(client: FlaskClient, meeting: Meeting) -> None:
    row = placed(meeting)
    later = db.session.query(Meeting).filter(Meeting.day == date(2027, 3, 2)).one()
    path, seen = f"/discussions/{row.id}/move", row.version
    assert "2. marts 2027" in client.get(path).text

    client.post(path, data={"version": seen, "meeting_id": later.id})

    db.session.expire_all()
    assert db.session.get_one(Discussion, row.id).meeting_id == later.id
    assert client.post(path, data={"version": 1, "meeting_id": 0}).status_code == 422


def test_the_committees_secretary_notes_what_was_agreed(
    client: FlaskClient, meeting: Meeting
) -> None:
    row = placed(meeting)
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=meeting.committee)
    builders.sign_in(client, secretary)
    path, seen = f"/discussions/{row.id}/note", row.version
    assert "1 drøftelse er holdt" in client.get("/").text

    typed = {"version": seen, "agreed": "Vi ringer, før vi skriver."}
    page = client.post(path, data=typed, follow_redirects=True).text

    assert "Vi ringer, før vi skriver." in page
    assert "drøftelse er holdt" not in client.get("/").text
    conflict = client.post(path, data={**typed, "agreed": "Noget andet."})
    assert conflict.status_code == 422
    assert "Side om side" in conflict.text
    assert client.post(path, data={**typed, "agreed": ""}).status_code == 422


def test_another_committees_secretary_is_refused(client: FlaskClient, meeting: Meeting) -> None:
    row = placed(meeting)
    other = builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    builders.sign_in(client, other)

    assert client.get(f"/discussions/{row.id}/note").status_code == 404


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.MAIN_MED])
def test_readers_read_and_do_not_plan(client: FlaskClient, meeting: Meeting, role: Role) -> None:
    row = placed(meeting)
    builders.sign_in(client, builders.user(role))

    assert client.get("/discussions").status_code == 200
    assert client.get("/discussions/subjects/medier").status_code == 200
    assert client.get("/discussions/subjects/vejret").status_code == 404
    assert client.get("/discussions/spread").status_code == 403
    assert client.get(f"/discussions/meetings/{meeting.id}/new").status_code == 403
    assert client.get(f"/discussions/{row.id}/move").status_code == 403
    assert client.get(f"/discussions/{row.id}/note").status_code == 403
    assert client.post(f"/discussions/{row.id}/withdraw").status_code == 403


def test_a_year_that_is_none_is_told(client: FlaskClient, meeting: Meeting) -> None:
    assert client.get("/discussions?year=1999").status_code == 422
