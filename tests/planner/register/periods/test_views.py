"""The pages of rows that hold for a time: changed from a day, corrected, ended, removed."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from agreements.kodeks.review import Table
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import CommitteeKind
from planner.models.units import Unit
from tests.planner import builders

FACTS = {"kind": "folkeskole", "hosting_class": "A", "centre_id": "0"}


def signed_in(client: FlaskClient) -> Unit:
    unit = builders.unit(builders.committee("BUU"), name="Gammel Skole")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return unit


def change(unit: Unit, number: int = 0) -> str:
    return f"/periods/unit-period/{unit.periods[number].id}/change"


def test_a_unit_is_renamed_from_a_day(client: FlaskClient) -> None:
    unit = signed_in(client)
    form = client.get(f"{change(unit)}?as-of=2026-08-01").text
    assert 'value="Gammel Skole"' in form
    assert 'value="2026-08-01"' in form

    typed = {**FACTS, "version": 1, "name": "Ny Skole", "valid_from": "2026-08-01"}
    answer = client.post(change(unit), data=typed, follow_redirects=True)

    assert "Ændringen er gemt" in answer.text
    assert "Gammel Skole" in client.get(f"/units/{unit.id}?as-of=2026-07-31").text
    later = client.get(f"/units/{unit.id}?as-of=2026-08-01").text
    assert "<h1>Ny Skole</h1>" in later.replace("\n", "")


def test_a_change_outside_the_period_is_refused_at_its_field(client: FlaskClient) -> None:
    unit = signed_in(client)

    typed = {**FACTS, "version": 1, "name": "Ny Skole", "valid_from": "2020-01-01"}
    answer = client.post(change(unit), data=typed)

    assert answer.status_code == 422
    assert "Det gælder ikke 1. januar 2020." in answer.text
    assert 'value="Ny Skole"' in answer.text


def test_who_saves_second_sees_what_the_other_wrote_and_keeps_what_was_typed(
    client: FlaskClient,
) -> None:
    unit = signed_in(client)
    seen = {**FACTS, "version": 1, "valid_from": "2026-01-01"}
    client.post(change(unit), data={**seen, "name": "Den andens navn"})

    answer = client.post(change(unit), data={**seen, "name": "Mit navn"})

    assert answer.status_code == 422
    assert 'value="Mit navn"' in answer.text
    assert "Der står nu: Den andens navn" in answer.text
    assert "efter at du åbnede siden" in answer.text
    db.session.expire_all()
    assert f'name="version" type="hidden" value="{unit.version}"' in answer.text
    again = client.post(change(unit), data={**seen, "version": unit.version, "name": "Mit navn"})
    assert again.status_code == 302


def test_a_mistake_is_corrected_in_place(client: FlaskClient) -> None:
    unit = signed_in(client)
    correct = f"/periods/unit-period/{unit.periods[0].id}/correct"

    typed = {**FACTS, "version": 1, "name": "Rettet Skole", "valid_from": "2026-01-01"}
    assert client.post(correct, data=typed).status_code == 302

    db.session.expire_all()
    assert [period.name for period in unit.periods] == ["Rettet Skole"]


def test_a_row_is_ended_and_a_wrong_one_removed(client: FlaskClient) -> None:
    unit = signed_in(client)
    link = f"/periods/unit-committee/{unit.committees[0].id}"

    assert client.get(f"{link}/end").status_code == 200
    ended = {"version": 1, "valid_to": "2026-07-31"}
    assert client.post(f"{link}/end", data=ended).status_code == 302
    assert client.get(f"{link}/remove").status_code == 200
    assert client.post(f"{link}/remove", data={"version": 2}).status_code == 302

    db.session.expire_all()
    assert unit.committees == []


def test_a_new_leader_is_named_or_chosen_never_both(client: FlaskClient) -> None:
    unit, known = signed_in(client), builders.person("Leder 1")
    db.session.commit()
    add = f"/periods/unit-leader/of/{unit.id}/add"
    typed = {"version": 1, "role": "leader", "valid_from": "2026-08-01"}

    both = {**typed, "person_id": str(known.id), "new_name": "Leder 2"}
    for data in (both, {**typed, "person_id": "0"}):
        assert client.post(add, data=data).status_code == 422
    new = {**typed, "person_id": "0", "new_name": "Leder 2", "new_email": "leder2@example.test"}
    assert client.post(add, data=new).status_code == 302

    db.session.expire_all()
    [row] = unit.leaders
    assert (row.person.name, row.valid_from) == ("Leder 2", date(2026, 8, 1))


def test_an_unknown_kind_of_row_or_page_is_not_there(client: FlaskClient) -> None:
    unit = signed_in(client)

    for path in (
        f"/periods/nonsense/of/{unit.id}/add",
        f"/periods/unit-period/of/{unit.id}/add",
        f"/periods/hosting-hours/{unit.periods[0].id}/correct",
        "/periods/site/999/change",
    ):
        assert client.get(path).status_code == 404


def test_every_track_shows_its_forms(client: FlaskClient) -> None:
    unit = signed_in(client)
    committee = unit.committees[0].committee
    builders.politician(committee)
    db.session.commit()

    for path in (
        f"site/of/{unit.id}/add",
        f"site/{unit.sites[0].id}/change",
        f"site/{unit.sites[0].id}/end",
        f"hosting-hours/{unit.periods[0].id}/change",
        f"unit-committee/of/{unit.id}/add",
        f"unit-committee/{unit.committees[0].id}/change",
        f"committee-name/{committee.periods[0].id}/change",
        f"meeting-pattern/of/{committee.id}/add",
        f"meeting-pattern/{committee.patterns[0].id}/correct",
        f"member/of/{committee.id}/add",
        f"member/{committee.memberships[0].id}/change",
    ):
        assert client.get(f"/periods/{path}").status_code == 200, path


def test_a_new_meeting_pattern_takes_over_from_its_day(client: FlaskClient) -> None:
    committee = signed_in(client).committees[0].committee
    typed = {
        "version": 1,
        "weekday": "wed",
        "weeks": ["2", "-1"],
        "months": ["1", "2"],
        "start": "09.00",
        "minutes": "120",
        "people": "20",
        "valid_from": "2027-01-01",
    }
    add = f"/periods/meeting-pattern/of/{committee.id}/add"

    assert client.post(add, data={**typed, "weeks": []}).status_code == 422
    assert client.post(add, data=typed).status_code == 302

    db.session.expire_all()
    old, new = committee.patterns
    assert old.valid_to == date(2026, 12, 31)
    assert (new.weekday, new.weeks, new.town_hall_months) == ("wed", [2, -1], [])
    page = client.get(f"/committees/{committee.id}").text
    assert "onsdag kl. 09.00, 120 minutter. Den anden og den sidste i måneden" in page


def test_a_member_of_hovedmed_is_entered_on_a_side_of_the_table(client: FlaskClient) -> None:
    builders.municipality()
    hovedmed = builders.committee("HMED", kind=CommitteeKind.MAIN_MED)
    person = builders.person()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {
        "version": hovedmed.version,
        "person_id": person.id,
        "role": "member",
        "med_side": "employees",
        "valid_from": "2026-08-01",
    }

    client.post(f"/periods/member/of/{hovedmed.id}/add", data=typed)

    db.session.expire_all()
    assert [row.med_side for row in hovedmed.memberships] == [Table.EMPLOYEES]


def test_a_member_of_another_body_has_no_side(client: FlaskClient) -> None:
    builders.municipality()
    committee, person = builders.committee("BUU"), builders.person()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {
        "version": committee.version,
        "person_id": person.id,
        "role": "member",
        "med_side": "employees",
        "valid_from": "2026-08-01",
    }

    client.post(f"/periods/member/of/{committee.id}/add", data=typed)

    db.session.expire_all()
    assert [row.med_side for row in committee.memberships] == [None]


def test_a_member_who_is_not_in_the_register_yet_is_entered_along_with_the_seat(
    client: FlaskClient,
) -> None:
    builders.municipality()
    committee = builders.committee("BUU")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {
        "version": committee.version,
        "person_id": 0,
        "new_name": "Medlem 40",
        "role": "chair",
        "valid_from": "2026-08-01",
    }

    client.post(f"/periods/member/of/{committee.id}/add", data=typed)

    db.session.expire_all()
    [seat] = committee.memberships
    assert (seat.person.name, seat.role) == ("Medlem 40", "chair")


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2025-12-31", "", "Udvalget begynder den 1. januar 2026."),
        ("2026-08-01", "", "Udvalgets sidste dag er 30. september 2026."),
        ("2026-10-01", "2026-12-31", "Udvalgets sidste dag er 30. september 2026."),
    ],
)
def test_nobody_sits_in_a_committee_on_a_day_it_is_not_there(
    client: FlaskClient, first: str, last: str, why: str
) -> None:
    builders.municipality()
    committee, person = builders.committee("BUU"), builders.person()
    committee.periods[0].valid_to = committee.patterns[0].valid_to = date(2026, 9, 30)
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {
        "version": committee.version,
        "person_id": person.id,
        "role": "member",
        "valid_from": first,
        "valid_to": last,
    }

    answer = client.post(f"/periods/member/of/{committee.id}/add", data=typed)

    assert (answer.status_code, why in answer.text) == (422, True)
    db.session.expire_all()
    assert committee.memberships == []


def test_a_unit_belongs_to_no_committee_that_has_ended(client: FlaskClient) -> None:
    builders.municipality()
    own, ended = builders.committee("BUU"), builders.committee("KFU")
    unit = builders.unit(own)
    ended.periods[0].valid_to = date(2026, 9, 30)
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {"version": unit.version, "committee_id": ended.id, "valid_from": "2026-09-01"}

    answer = client.post(f"/periods/unit-committee/of/{unit.id}/add?as-of=2026-09-01", data=typed)

    assert answer.status_code == 422
    db.session.expire_all()
    assert [link.committee_id for link in unit.committees] == [own.id]
