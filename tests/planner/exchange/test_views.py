"""The pages of import and export."""

import io
import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.imports import ImportFile
from planner.models.units import Unit
from tests.planner import builders
from tests.planner.exchange.files import as_csv

HEADINGS = ["id", "navn", "type", "by", "pladser", "værtsklasse"]
ROW = ["U1", "Skolen", "folkeskole", "Slagelse", "30", "A"]


def upload(client: FlaskClient, content: bytes, *, sheet: str = "units") -> TestResponse:
    data = {"sheet": sheet, "file": (io.BytesIO(content), "enheder.csv")}
    return client.post("/exchange", data=data)


def units() -> list[str]:
    db.session.expire_all()
    return list(db.session.scalars(db.select(Unit.code).order_by(Unit.code)))


def digest(page: str) -> str:
    found = re.search(r'name="digest" value="(\w+)"', page)
    assert found
    return found.group(1)


def test_a_file_is_previewed_and_imported_from_the_day_chosen(client: FlaskClient) -> None:
    builders.municipality()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    answer = upload(client, as_csv([HEADINGS, ROW]))
    assert answer.status_code == 302
    assert units() == []
    page = client.get(answer.location).text
    assert "Skolen (U1)" in page
    later = client.get(f"{answer.location}?from=2026-08-01").text
    assert "1. august 2026" in later
    done = client.post(answer.location, data={"from": "2026-08-01", "digest": digest(later)})

    assert done.status_code == 302
    assert units() == ["U1"]
    assert db.session.scalars(db.select(Unit.opened_on)).one() == date(2026, 8, 1)
    assert db.session.scalars(db.select(ImportFile)).all() == []
    values = {"from": "2026-08-01", "digest": digest(later)}
    again = client.post(answer.location, data=values, follow_redirects=True)
    assert "Importeret: 1 ny" in again.text
    assert "Filen er allerede importeret" in again.text, "a second tab, or the browser's Back"


def test_a_first_import_holds_from_the_council_terms_first_day(client: FlaskClient) -> None:
    builders.municipality()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    page = client.get(upload(client, as_csv([HEADINGS, ROW])).location).text

    assert 'value="2026-01-01"' in page


def test_refused_rows_are_shown_and_cannot_be_confirmed(client: FlaskClient) -> None:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    bad = [*ROW[:4], "mange", "A"]

    answer = upload(client, as_csv([HEADINGS, bad]))
    page = client.get(answer.location).text

    assert "1 række er afvist" in page
    assert "mange" in page
    assert "Skriv et helt tal fra 0 til 5.000." in page
    assert "digest" not in page
    forced = client.post(answer.location, data={"from": "2026-08-01", "digest": "x"})
    assert forced.status_code == 422
    assert units() == []


def test_a_register_changed_meanwhile_is_shown_anew(client: FlaskClient) -> None:
    unit = builders.unit(code="U1", name="Gammel")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    address = upload(client, as_csv([["id", "navn"], ["U1", "Ny"]])).location
    seen = digest(client.get(f"{address}?from=2026-08-01").text)
    unit.periods[0].name = "I mellemtiden"
    db.session.commit()

    answer = client.post(address, data={"from": "2026-08-01", "digest": seen})

    assert answer.status_code == 422
    assert "Registret er ændret" in answer.text
    assert "I mellemtiden" in answer.text


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "tom"), (b"%PDF-1.7", "PDF"), (b"navn\nSkolen\n", "ingen kolonne")]
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    client: FlaskClient, content: bytes, said: str
) -> None:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    answer = upload(client, content)

    assert answer.status_code == 422
    assert said in answer.text


def test_a_file_too_large_is_refused(client: FlaskClient) -> None:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    answer = upload(client, b"x" * (13 * 1024 * 1024))

    assert answer.status_code == 413
    assert "højst sendes 12 MB" in answer.text


def test_a_kept_file_is_its_owners_alone_and_only_for_hours(client: FlaskClient) -> None:
    owner, other = builders.user(Role.SECRETARIAT), builders.user(Role.SECRETARIAT)
    builders.sign_in(client, owner)
    address = upload(client, as_csv([HEADINGS, ROW])).location

    builders.sign_in(client, other)
    assert client.get(address).location == "/exchange"

    builders.sign_in(client, owner)
    assert client.get(address).status_code == 200
    db.session.scalars(db.select(ImportFile)).one().uploaded_at -= timedelta(hours=5)
    builders.sign_in(client, owner)
    assert client.get(address).location == "/exchange"
    newer = upload(client, as_csv([HEADINGS, ROW])).location
    kept = db.session.scalars(db.select(ImportFile.key)).all()
    assert [newer.endswith(key) for key in kept] == [True]


def test_only_those_who_edit_everything_import_but_all_may_export(client: FlaskClient) -> None:
    builders.unit(code="U1", name="Skolen")
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    for account in (secretary, builders.user(Role.COUNCIL_MEMBER)):
        builders.sign_in(client, account)
        assert upload(client, as_csv([HEADINGS, ROW])).status_code == 404
        assert 'type="file"' not in client.get("/exchange").text

    answer = client.get("/exchange/units.csv?as-of=2026-08-01")
    assert "Skolen" in answer.text
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get("/exchange/units.xlsx").data.startswith(b"PK")
    assert client.get("/exchange/nonsense.csv").status_code == 404
