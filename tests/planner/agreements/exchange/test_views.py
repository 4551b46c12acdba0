"""The pages of exchange: take out, bring in, look, say yes."""

from io import BytesIO

import pytest
import time_machine
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.imports import ImportFile
from tests.planner import builders
from tests.planner.agreements.exchange.builders import AT, Town

FILE = b"id;ansvarlig\nU1:udeliv;Viceleder\n"


class Desk(Town):
    """A town whose leader of `U1` is signed in."""

    def __init__(self, client: FlaskClient, account: User | None = None) -> None:
        super().__init__()
        self.client = client
        builders.sign_in(client, account or self.leader(self.draft.unit))

    @property
    def url(self) -> str:
        return f"/agreements/rounds/{self.round.id}"

    def upload(self, content: bytes = FILE, sheet: str = "goals") -> object:
        data = {"sheet": sheet, "file": (BytesIO(content), "fil.csv")}
        return self.client.post(f"{self.url}/exchange", data=data)


def digest(page: str) -> str:
    return page.split('name="digest" value="')[1].split('"', maxsplit=1)[0]


@time_machine.travel(AT, tick=False)
def test_a_file_is_looked_at_then_written(client: FlaskClient) -> None:
    desk = Desk(client)
    address = desk.upload().headers["Location"]  # type: ignore[attr-defined]
    page = client.get(address).text
    assert "Viceleder" in page
    assert "ansvarlig" in page

    answer = client.post(address, data={"digest": digest(page)})
    assert answer.headers["Location"] == desk.url
    assert "1 ændret" in client.get(desk.url).text
    assert not db.session.query(ImportFile).count()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["goals", "follow-ups", "measurements"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_sheet_is_taken_out(client: FlaskClient, name: str, ending: str) -> None:
    desk = Desk(client)

    answer = client.get(f"{desk.url}/{name}.{ending}")
    assert answer.status_code == 200
    assert f"{name}-{desk.round.id}" in answer.headers["Content-Disposition"]
    if ending == "csv":
        assert "U3" not in answer.text


def test_a_list_to_fill_in_has_every_indicator(client: FlaskClient) -> None:
    desk = Desk(client)
    answer = client.get(f"{desk.url}/measurements-to-fill-in.csv")
    assert "U1:ude" in answer.text


@pytest.mark.parametrize(
    ("content", "sheet", "said"),
    [
        (b"", "goals", "tom"),
        (b"navn\nUdeliv\n", "goals", "id"),
        (b"%PDF", "goals", "PDF"),
        (FILE, "nothing", "Vælg"),
        (FILE, "measurements", "mangler"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    client: FlaskClient, content: bytes, sheet: str, said: str
) -> None:
    desk = Desk(client)
    answer = desk.upload(content, sheet)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in answer.text  # type: ignore[attr-defined]


@time_machine.travel(AT, tick=False)
def test_refused_rows_are_named_and_nothing_can_be_confirmed(client: FlaskClient) -> None:
    desk = Desk(client)
    address = desk.upload("id;mål\nU2:udeliv;Andet\n".encode()).headers["Location"]  # type: ignore[attr-defined]
    page = client.get(address).text
    assert "bliver afvist" in page or "er afvist" in page
    assert 'name="digest"' not in page
    refused = client.post(address, data={"digest": "x"})
    assert refused.status_code == 422


@time_machine.travel(AT, tick=False)
def test_another_accounts_file_is_not_there(client: FlaskClient) -> None:
    desk = Desk(client)
    address = desk.upload().headers["Location"]  # type: ignore[attr-defined]
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.MAIN_MED, Role.COUNCIL_MEMBER])
def test_readers_take_out_and_bring_nothing_in(client: FlaskClient, role: Role) -> None:
    desk = Desk(client)
    builders.sign_in(client, builders.user(role))

    page = client.get(f"{desk.url}/exchange").text
    assert "Hent som Excel" in page
    assert 'type="file"' not in page
    assert desk.upload().status_code == 403  # type: ignore[attr-defined]


@time_machine.travel(AT, tick=False)
def test_a_file_of_the_register_is_no_file_of_agreements(client: FlaskClient) -> None:
    Desk(client)
    user = builders.user(Role.SECRETARIAT)
    file = ImportFile(
        key="k", user_id=user.id, sheet="units", filename="f", content=b"x", uploaded_at=AT
    )
    db.session.add(file)
    builders.sign_in(client, user)
    assert client.get("/agreements/exchange/k").status_code == 404
