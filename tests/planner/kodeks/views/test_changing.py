"""The pages that change the kodeks: happy, refused role, invalid form, conflict."""

import pytest
from flask.testing import FlaskClient

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Side
from agreements.kodeks.review import Table
from planner.extensions import db
from planner.kodeks import mapping, queries
from planner.models.accounts import Role
from planner.models.kodeks import KodeksAcknowledgement, KodeksComment, KodeksVersion
from tests.planner import builders, codes

pytestmark = pytest.mark.usefixtures("january")

CLAUSE = {
    "title_da": "Sandhed",
    "meaning_da": "Vi siger det, som det er.",
    "politicians_da": "Vi spørger først.\r\n\r\n• Vi lytter.",
    "staff_da": "Vi svarer.",
    "covers": ["sandhed"],
    **dict.fromkeys(("title_en", "meaning_en", "politicians_en", "staff_en"), ""),
}
ADOPTION = {"main_med_discussed_on": "2027-01-06", "decided_on": "2027-01-12", "item": "7"}


@pytest.fixture
def secretariat(client: FlaskClient) -> FlaskClient:
    builders.municipality()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return client


def version(number: int = 1) -> KodeksVersion:
    db.session.expire_all()
    found = queries.whole(number)
    assert found is not None
    return found


CHANGING = (
    "/kodeks/new",
    "/kodeks/versions/1/opening",
    "/kodeks/versions/1/values/new",
    "/kodeks/versions/1/values/sandhed",
    "/kodeks/versions/1/values/sandhed/remove",
    "/kodeks/versions/1/hearing",
    "/kodeks/versions/1/rework",
    "/kodeks/versions/1/adoption",
    "/kodeks/acknowledgements",
    "/kodeks/acknowledgements/on-paper",
)


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.MAIN_MED])
@pytest.mark.parametrize("path", CHANGING)
def test_only_the_secretariat_changes_the_kodeks(
    client: FlaskClient, path: str, role: Role
) -> None:
    builders.municipality()
    codes.version(State.DRAFTING)
    builders.sign_in(client, builders.user(role))

    assert client.get(path).status_code == 403


def test_a_version_is_begun_and_a_second_one_is_not(secretariat: FlaskClient) -> None:
    secretariat.post("/kodeks/new", data={"source": "norms"})
    assert len(version().clauses) == 7

    answer = secretariat.post("/kodeks/new", data={"source": "sketch"}, follow_redirects=True)

    assert "er allerede under forberedelse" in answer.text


def test_a_begin_without_a_source_is_invalid(secretariat: FlaskClient) -> None:
    assert secretariat.post("/kodeks/new", data={"source": "?"}).status_code == 422


def test_a_value_is_written_one_promise_a_line(secretariat: FlaskClient) -> None:
    clause = codes.version(State.DRAFTING).clauses[0]
    data = {**CLAUSE, "version": clause.version}

    answer = secretariat.post("/kodeks/versions/1/values/sandhed", data=data)

    assert answer.status_code == 302
    said = mapping.clause(version().clauses[0])
    assert [duty.da for duty in said.politicians] == ["Vi spørger først.", "Vi lytter."]
    assert said.meaning.en == said.meaning.da == CLAUSE["meaning_da"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"meaning_da": ""}, "Udfyld feltet"),
        ({"meaning_da": "Godt 🎉"}, "🎉"),
        ({"meaning_da": "x" * 700}, "700"),
        ({"staff_en": "One.\nTwo."}, "én linje på engelsk for hver linje på dansk"),
    ],
    ids=["empty", "emoji", "too long", "english lines"],
)
def test_a_refused_value_keeps_what_was_typed(
    secretariat: FlaskClient, typed: dict[str, str], told: str
) -> None:
    clause = codes.version(State.DRAFTING).clauses[0]
    before = clause.content

    answer = secretariat.post(
        "/kodeks/versions/1/values/sandhed", data={**CLAUSE, "version": clause.version, **typed}
    )

    assert answer.status_code == 422
    assert told in answer.text
    assert "Vi lytter." in answer.text
    assert version().clauses[0].content == before


def test_two_who_edit_one_value_see_both_wordings_and_the_second_decides(
    secretariat: FlaskClient,
) -> None:
    clause = codes.version(State.DRAFTING).clauses[0]
    path, seen = "/kodeks/versions/1/values/sandhed", clause.version
    secretariat.post(path, data={**CLAUSE, "version": seen, "meaning_da": "Den førstes ord."})

    late = {**CLAUSE, "version": seen, "meaning_da": "Den andens ord."}
    answer = secretariat.post(path, data=late)

    assert answer.status_code == 422
    assert "Side om side" in answer.text
    assert "Den førstes ord." in answer.text
    assert "Den andens ord.</textarea>" in answer.text
    assert mapping.clause(version().clauses[0]).meaning.da == "Den førstes ord."

    secretariat.post(path, data={**late, "version": version().clauses[0].version})
    assert mapping.clause(version().clauses[0]).meaning.da == "Den andens ord."


def test_two_who_edit_the_opening_see_both_wordings(secretariat: FlaskClient) -> None:
    row = codes.version(State.DRAFTING)
    path = "/kodeks/versions/1/opening"
    data = {"title_da": "Kodeks", "preamble_da": "Først.", "version": row.version}
    assert secretariat.post(path, data=data).status_code == 302

    answer = secretariat.post(path, data={**data, "preamble_da": "Sidst."})

    assert answer.status_code == 422
    assert "Side om side" in answer.text
    assert version().preamble_da == "Først."


def test_values_are_added_moved_and_taken_out(secretariat: FlaskClient) -> None:
    codes.version(State.DRAFTING)
    base = "/kodeks/versions/1/values"

    secretariat.post(f"{base}/new", data={**CLAUSE, "version": 0, "title_da": "Mod"})
    secretariat.post(f"{base}/mod/earlier")
    assert [each.key for each in version().clauses][-2:] == ["mod", "kommunens_vaerdier"]
    secretariat.post(f"{base}/mod/remove", data={"version": version().clauses[-2].version})

    assert "mod" not in {each.key for each in version().clauses}


@pytest.mark.parametrize("path", ["values/sandhed", "opening"])
def test_a_heard_text_is_not_edited(secretariat: FlaskClient, path: str) -> None:
    row = codes.version(State.HEARING)
    opening = {"title_da": "Ny", "preamble_da": "Ny"}
    data = {**CLAUSE, **opening, "version": row.version}

    answer = secretariat.post(f"/kodeks/versions/1/{path}", data=data, follow_redirects=True)

    assert "Teksten kan ikke redigeres nu" in answer.text


def test_the_steps_lead_from_draft_to_adopted(secretariat: FlaskClient) -> None:
    codes.version(State.DRAFTING)
    secretariat.post("/kodeks/versions/1/hearing", data={"ends_on": "2027-02-12"})
    row = version()
    assert row.state is State.HEARING
    row.hearing_ends_on, row.hearing_opened_on = codes.LAST_WEEK, codes.DECIDED
    db.session.commit()

    secretariat.post("/kodeks/versions/1/adoption", data=ADOPTION)

    assert version().state is State.ADOPTED


def test_a_step_says_what_lacks_at_its_field(secretariat: FlaskClient) -> None:
    row = codes.version(State.HEARING, hearing_ends_on=codes.LAST_WEEK)
    codes.comment(row)

    answer = secretariat.post("/kodeks/versions/1/adoption", data=ADOPTION)

    assert answer.status_code == 422
    assert "Svar på alle høringssvar, før kodekset vedtages." in answer.text


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("hearing", {"ends_on": "2027-01-15"}),
        ("hearing", {"ends_on": "i morgen"}),
        ("rework", {"reason": ""}),
        ("adoption", {**ADOPTION, "decided_on": "2027-01-08"}),
    ],
)
def test_an_invalid_step_is_refused(
    secretariat: FlaskClient, path: str, data: dict[str, str]
) -> None:
    state = State.DRAFTING if path == "hearing" else State.HEARING
    codes.version(state, hearing_ends_on=codes.LAST_WEEK)
    db.session.commit()

    assert secretariat.post(f"/kodeks/versions/1/{path}", data=data).status_code == 422
    assert version().state is state


@pytest.mark.parametrize("path", ["hearing", "rework", "adoption"])
def test_a_step_that_is_past_leads_back(secretariat: FlaskClient, path: str) -> None:
    codes.version()

    answer = secretariat.get(f"/kodeks/versions/1/{path}", follow_redirects=True)

    assert "skridtet er ikke længere muligt" in answer.text


@pytest.mark.parametrize(
    ("role", "side"),
    [(Role.COUNCIL_MEMBER, Side.POLITICIANS), (Role.MAIN_MED, Side.STAFF)],
)
def test_those_heard_comment_for_their_own_side(
    client: FlaskClient, role: Role, side: Side
) -> None:
    builders.municipality()
    codes.version(State.HEARING)
    builders.sign_in(client, builders.user(role))
    typed = {"clause_key": "sandhed", "spoken_by": "Os", "text": "Enig.", "side": "politicians"}

    answer = client.post("/kodeks/versions/1/comments/new", data=typed, follow_redirects=True)

    assert "Enig." in answer.text
    assert [row.side for row in db.session.query(KodeksComment)] == [side]


def test_a_comment_after_the_last_day_is_kept_on_the_page(client: FlaskClient) -> None:
    builders.municipality()
    codes.version(State.HEARING, hearing_ends_on=codes.LAST_WEEK)
    builders.sign_in(client, builders.user(Role.MAIN_MED))
    typed = {"clause_key": "", "spoken_by": "HovedMED", "text": "For sent, men vigtigt."}

    answer = client.post("/kodeks/versions/1/comments/new", data=typed)

    assert answer.status_code == 422
    assert "For sent, men vigtigt." in answer.text
    assert "Høringen er ikke åben" in answer.text


def test_a_committee_secretary_is_not_heard(client: FlaskClient) -> None:
    builders.municipality()
    codes.version(State.HEARING)
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    builders.sign_in(client, secretary)

    assert client.get("/kodeks/versions/1/comments/new").status_code == 403


def test_a_comment_is_answered_and_a_conflict_shown(secretariat: FlaskClient) -> None:
    comment = codes.comment(codes.version(State.HEARING))
    db.session.commit()
    path, seen = f"/kodeks/versions/1/comments/{comment.id}/answer", comment.version

    assert secretariat.post(path, data={"version": seen, "answer": "Ja."}).status_code == 302
    answer = secretariat.post(path, data={"version": seen, "answer": "Nej."})

    assert answer.status_code == 422
    assert "Side om side" in answer.text
    assert secretariat.post(path, data={"version": seen, "answer": ""}).status_code == 422


def test_one_who_is_bound_acknowledges_from_the_start_page_on(client: FlaskClient) -> None:
    builders.municipality()
    codes.version()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER, person=builders.politician()))
    asked = "Læs kodekset, og kvittér for, at du står ved det"
    assert asked in client.get("/").text
    assert "Jeg har læst kodekset og står ved det" in client.get("/kodeks").text

    answer = client.post("/kodeks/acknowledge", follow_redirects=True)

    assert "Din kvittering er noteret" in answer.text
    assert "Jeg har læst kodekset" not in answer.text
    assert asked not in client.get("/").text


def test_one_who_is_not_bound_is_told(client: FlaskClient) -> None:
    builders.municipality()
    codes.version()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    answer = client.post("/kodeks/acknowledge", follow_redirects=True)

    assert "ikke knyttet til en politiker" in answer.text


def test_the_secretariat_sees_figures_and_names_only_where_it_notes(
    secretariat: FlaskClient,
) -> None:
    codes.version()
    person = codes.member(codes.main_med(), Table.EMPLOYEES)
    other = codes.member(builders.committee("HM2"), None)
    db.session.commit()

    assert person.name not in (page := secretariat.get("/kodeks/acknowledgements").text)
    assert "0 af 1" in page
    assert person.name in secretariat.get("/kodeks/acknowledgements/on-paper").text
    assert other.name not in page

    data = {"people": [person.id], "acknowledged_on": "2027-01-14"}
    secretariat.post("/kodeks/acknowledgements/on-paper", data=data)

    assert db.session.query(KodeksAcknowledgement).one().person_id == person.id


@pytest.mark.parametrize(
    "wrong", [{"people": []}, {"acknowledged_on": "2027-02-01"}, {"acknowledged_on": "2026-01-01"}]
)
def test_an_impossible_note_is_refused(secretariat: FlaskClient, wrong: dict[str, object]) -> None:
    codes.version()
    person = builders.politician()
    db.session.commit()
    data = {"people": [person.id], "acknowledged_on": "2027-01-14", **wrong}

    answer = secretariat.post("/kodeks/acknowledgements/on-paper", data=data)

    assert answer.status_code == 422
    assert db.session.query(KodeksAcknowledgement).count() == 0
