"""The administrators' pages: what they show, whom they refuse, what they say when refused."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select

from planner import clock, trail
from planner.access import Permission, roles_with
from planner.admin import operations
from planner.extensions import db
from planner.jobs import queue, runner
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.jobs import Job, JobState
from planner.models.municipality import Municipality
from tests.planner import builders

PAGES = (
    "/admin/accounts",
    "/admin/accounts/new",
    "/admin/trail",
    "/admin/jobs",
    "/admin/backups",
)


@pytest.fixture
def administrator(database: Flask, client: FlaskClient) -> User:
    """An administrator, signed in."""
    builders.municipality()
    user = builders.user()
    builders.sign_in(client, user)
    return user


@pytest.mark.parametrize("path", PAGES)
def test_administrators_see_the_page_and_the_secretariat_does_not(
    client: FlaskClient, administrator: User, path: str
) -> None:
    assert client.get(path).status_code == 200

    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    assert client.get(path).status_code == 403


def test_only_administrators_manage_accounts() -> None:
    assert roles_with(Permission.MANAGE_ACCOUNTS) == {Role.ADMINISTRATOR}


def _form(**given: object) -> dict[str, object]:
    return {"name": "Ny Bruger", "email": "ny@example.test", "roles": "secretariat", **given}


def test_a_new_account_gets_a_link_that_is_shown_once_and_works(
    client: FlaskClient, administrator: User
) -> None:
    committee = builders.committee(name="Skoleudvalget")
    db.session.commit()

    page = client.post(
        "/admin/accounts/new", data=_form(roles=[], secretary_of=[str(committee.id)])
    )

    assert page.status_code == 200
    link = re.search(r"http://localhost(/choose-password/[\w.-]+)", page.text)
    assert link
    row = db.session.scalars(select(User).where(User.email == "ny@example.test")).one()
    shown = client.get(f"/admin/accounts/{row.id}").text
    assert "Skoleudvalget" in shown
    assert "/choose-password/" not in shown
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "ikke en adresse"}, "Skriv en e-mailadresse."),
        ({"roles": []}, "Giv kontoen mindst én rolle"),
        ({"name": ""}, "Navn"),
    ],
)
def test_a_form_that_cannot_be_used_says_why(
    client: FlaskClient, administrator: User, given: dict[str, object], said: str
) -> None:
    page = client.post("/admin/accounts/new", data=_form(**given))

    assert page.status_code == 422
    assert said in page.text
    assert db.session.scalar(select(User.id).where(User.email == "ny@example.test")) is None


def test_an_email_in_use_is_refused_at_its_field(client: FlaskClient, administrator: User) -> None:
    page = client.post("/admin/accounts/new", data=_form(email=administrator.email))

    assert page.status_code == 422
    assert "En anden konto har denne e-mail." in page.text


def test_the_edit_form_opens_with_what_the_account_has(
    client: FlaskClient, administrator: User
) -> None:
    unit = builders.unit(name="Egeskolen")
    leader = builders.user(Role.UNIT_LEADER, unit=unit)
    db.session.commit()

    page = client.get(f"/admin/accounts/{leader.id}/edit").text

    assert leader.email in page
    assert re.search(rf'name="leader_of" value="{unit.id}" checked', page)


def test_an_edited_account_is_saved_and_its_history_shows_it(
    client: FlaskClient, administrator: User
) -> None:
    row = builders.user(Role.COUNCIL_MEMBER)
    db.session.commit()

    answer = client.post(f"/admin/accounts/{row.id}/edit", data=_form(version=str(row.version)))

    assert answer.status_code == 302
    page = client.get(answer.location).text
    assert "Politisk sekretariat" in page
    assert "Rettet" in page


def test_the_second_administrator_to_save_sees_what_the_first_wrote(
    client: FlaskClient, administrator: User
) -> None:
    row = builders.user(Role.COUNCIL_MEMBER)
    db.session.commit()
    seen = str(row.version)
    address = f"/admin/accounts/{row.id}/edit"
    client.post(address, data=_form(name="Den første", version=seen))

    page = client.post(address, data=_form(name="Den anden", version=seen))

    assert page.status_code == 409
    assert "En anden har ændret kontoen imens" in page.text
    assert "Den første" in page.text
    assert 'value="Den anden"' in page.text
    again = re.search(r'name="version"[^>]* value="(\d+)"', page.text)
    assert again
    saved = client.post(address, data=_form(name="Den anden", version=again[1]))
    assert saved.status_code == 302


def test_the_last_administrator_cannot_be_demoted_or_closed(
    client: FlaskClient, administrator: User
) -> None:
    page = client.post(
        f"/admin/accounts/{administrator.id}/edit", data=_form(version=str(administrator.version))
    )
    assert page.status_code == 422
    assert "Det er den sidste administrator." in page.text

    client.post(f"/admin/accounts/{administrator.id}/disable")
    db.session.refresh(administrator)
    assert administrator.enabled


def test_closing_and_opening_an_account(client: FlaskClient, administrator: User) -> None:
    row = builders.user(Role.SECRETARIAT)
    db.session.commit()

    assert client.get(f"/admin/accounts/{row.id}/disable").status_code == 200
    db.session.refresh(row)
    assert row.enabled  # only asked
    client.post(f"/admin/accounts/{row.id}/disable")
    db.session.refresh(row)
    assert not row.enabled

    client.post(f"/admin/accounts/{row.id}/enable")
    db.session.refresh(row)
    assert row.enabled


def test_a_password_is_reset_for_others_but_not_for_oneself(
    client: FlaskClient, administrator: User
) -> None:
    row = builders.user(Role.SECRETARIAT)
    db.session.commit()

    assert "/choose-password/" in client.post(f"/admin/accounts/{row.id}/reset-password").text
    assert client.post(f"/admin/accounts/{administrator.id}/reset-password").status_code == 409


def test_accounts_are_found_by_name_and_by_role(client: FlaskClient, administrator: User) -> None:
    chair = builders.user(Role.COMMITTEE_CHAIR, committee=builders.committee())
    db.session.commit()

    assert chair.email in client.get("/admin/accounts", query_string={"text": chair.name}).text
    by_role = client.get("/admin/accounts?role=committee_chair").text
    assert chair.email in by_role
    assert administrator.email not in by_role
    assert "Ingen konto passer" in client.get("/admin/accounts?text=findes-ikke").text


def test_200_accounts_cost_no_more_queries_than_one(
    client: FlaskClient, administrator: User
) -> None:
    def queries() -> int:
        counted = []
        event.listen(db.engine, "before_cursor_execute", _count := lambda *_: counted.append(1))
        client.get("/admin/accounts")
        client.get("/admin/trail")
        event.remove(db.engine, "before_cursor_execute", _count)
        return len(counted)

    one = queries()
    unit = builders.unit()
    for number in range(200):
        row = User(
            email=f"b{number}@example.test", name=f"B {number}", password_hash="!", session_key="k"
        )
        row.roles.append(RoleAssignment(role=Role.UNIT_LEADER, unit_id=unit.id))
        db.session.add(row)
        trail.record("create", row, user=administrator, at=clock.now())
    db.session.commit()

    assert queries() <= one + 2  # names of the new kinds of object, once each


def test_the_trail_is_searched_by_person_action_object_and_day(
    client: FlaskClient, administrator: User
) -> None:
    unit = builders.unit(name="Egeskolen")
    trail.record("edit", unit, user=administrator, at=clock.now(), after={"name": "Egeskolen"})
    operations.disable(builders.user(), user=administrator, at=clock.now())
    db.session.commit()

    def shown(**query: object) -> tuple[bool, bool]:
        page = client.get("/admin/trail", query_string=query).text.split("<tbody>")
        rows = page[1] if len(page) > 1 else ""
        return "Egeskolen" in rows, "Konto lukket" in rows

    assert shown() == (True, True)
    assert shown(action="edit") == (True, False)
    assert shown(object_type="user_account") == (False, True)
    assert shown(object_type="unit", object_id=unit.id) == (True, False)
    assert shown(user_id=administrator.id) == (True, True)
    today = clock.today()
    assert shown(first_day=today.isoformat(), last_day=today.isoformat()) == (True, True)
    assert shown(last_day="2020-01-01") == (False, False)
    assert client.get("/admin/trail?page=99&first_day=vrøvl").status_code == 200


def test_a_waiting_job_is_stopped_and_a_failed_one_shows_its_error(
    client: FlaskClient, administrator: User
) -> None:
    broken = queue.enqueue("no_such_kind", {}, user=administrator, at=clock.now())
    db.session.commit()
    runner.run_due()
    waiting = queue.enqueue("backup", {}, user=administrator, at=clock.now())
    db.session.commit()

    client.post(f"/admin/jobs/{waiting.id}/stop")

    assert db.session.get_one(Job, waiting.id).state is JobState.STOPPED
    assert "KeyError" in client.get(f"/admin/jobs/{broken.id}").text
    listed = client.get("/admin/jobs?state=failed").text
    assert f"/admin/jobs/{broken.id}" in listed
    assert f"/admin/jobs/{waiting.id}" not in listed


def test_a_backup_asked_for_is_made_and_listed(client: FlaskClient, administrator: User) -> None:
    answer = client.post("/admin/backups")
    runner.run_due()

    job = db.session.scalars(select(Job)).one()
    assert answer.location == f"/admin/jobs/{job.id}"
    assert job.state is JobState.DONE
    assert job.result["file"] in client.get("/admin/backups").text


def test_actions_of_one_name_are_one_choice_and_are_found_together(
    client: FlaskClient, administrator: User
) -> None:
    unit = builders.unit()
    for action in ("import", "import_row"):
        trail.record(action, unit, user=administrator, at=clock.now(), after={"seats": 12})
    db.session.commit()

    page = client.get("/admin/trail?action=import").text

    assert page.count(">Importeret fra en fil</option>") == 1
    assert page.partition("<tbody>")[2].count("Importeret fra en fil") == 2


def test_the_trail_says_municipality_code_as_the_settings_do(
    client: FlaskClient, administrator: User
) -> None:
    town = db.session.scalars(select(Municipality)).one()
    code = {"before": {"code": "330"}, "after": {"code": "999"}}
    trail.record("edit", town, user=administrator, at=clock.now(), **code)
    db.session.commit()

    rows = client.get("/admin/trail?action=edit").text.partition("<tbody>")[2]

    assert "Kommunekode" in rows
