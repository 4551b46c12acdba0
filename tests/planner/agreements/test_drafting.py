"""The drafting form: what is typed is kept, what cannot be printed is told, what is missing too."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from agreements import leaves
from agreements.transitions import State
from planner.agreements import mapping
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.agreements import Agreement, SharedGoal
from planner.models.municipality import Municipality
from tests.agreements import builders as content
from tests.planner import builders, trails
from tests.planner.agreements.pages import typed
from tests.planner.agreements.test_reading import OUTSIDERS, Town

WHY = "local__udeliv__why"


@pytest.fixture
def town(client: FlaskClient) -> Town:
    """A draft whose leader is signed in."""
    made = Town(state=State.DRAFT, are_frozen=(False,))
    made.sign_in(client, Role.UNIT_LEADER)
    return made


def stored(town: Town) -> dict[str, str]:
    db.session.expire_all()
    agreement = db.session.get_one(Agreement, town.agreement.id)
    return leaves.spread(mapping.content(agreement.current.content))


def page(client: FlaskClient, town: Town, **changes: str) -> dict[str, str]:
    return typed(client.get(f"{town.url}/draft").text, **changes)


def save(client: FlaskClient, town: Town, **changes: str) -> TestResponse:
    return client.post(f"{town.url}/draft", data=page(client, town, **changes))


def test_a_leader_writes_and_the_trail_says_what_was_changed(
    client: FlaskClient, town: Town
) -> None:
    answer = save(client, town, **{WHY: "Fordi luften er frisk."})

    assert answer.location == f"{town.url}/draft"
    assert stored(town)["local.udeliv.why"] == "Fordi luften er frisk."
    event = trails.last("edit")
    assert "Hvorfor: Fordi luften er frisk." in event.after["content"]
    assert "Børnene trives" in event.before["content"]


def test_saving_what_is_there_already_changes_nothing(client: FlaskClient, town: Town) -> None:
    before = stored(town)

    assert save(client, town).status_code == 302

    assert stored(town) == before
    assert "edit" not in trails.actions()


def test_numbers_and_days_survive_the_form_in_danish(client: FlaskClient, town: Town) -> None:
    sent = page(client, town)
    at = "local.udeliv.indicators.ude"
    assert sent[f"{at}.baseline"] == "1,5"

    save(client, town, **{f"{at}.baseline": "1.234,5", f"{at}.target": "2.000"})

    assert stored(town)[f"{at}.baseline"] == "1234.5"
    assert stored(town)[f"{at}.target"] == "2000"


BAD = [
    ("purpose", "x" * 1600, "Teksten er på 1600 tegn; der er plads til 1500. Skær 100 tegn væk."),
    ("purpose", "Før\x07efter", "usynligt styretegn efter »Før«"),
    ("purpose", '<p class="MsoNormal"><o:p>Hej</o:p></p>', "skjulte koder fra Word"),
    ("room.staff", "Godt gået 😀", "Billedtegn kan ikke trykkes i aftalen. Slet 😀"),
    ("regulation", "שלום", "fra højre mod venstre"),
    ("profile.core_task", "Vi\u202eledel", "vender skriveretningen"),
    ("local.udeliv.title", "Ude 🌲", "Billedtegn"),
    ("local.udeliv.due", "1026-03-01", "fra 1900 til 2199"),
    ("local.udeliv.due", "31-02-2027", "dato, der findes"),
    ("local.udeliv.indicators.ude.target", "-3", "Tallet må ikke være under 0."),
    ("local.udeliv.indicators.ude.target", "mange", "Skriv et tal"),
    ("local.udeliv.actions", "漢字", "U+6F22"),
]


@pytest.mark.parametrize(("field", "text", "said"), BAD)
def test_what_cannot_stand_is_told_at_the_field_and_everything_typed_is_kept(
    client: FlaskClient, town: Town, field: str, text: str, said: str
) -> None:
    before = stored(town)

    answer = save(client, town, **{WHY: "Også det her skal huskes.", field: text})

    assert answer.status_code == 422
    assert said in answer.text
    assert f'id="{field}-error"' in answer.text
    kept = typed(answer.text)
    assert kept[field] == text
    assert kept["local.udeliv.why"] == "Også det her skal huskes."
    assert "Alt andet, du har skrevet, er gemt." in answer.text
    assert stored(town) == before | {"local.udeliv.why": "Også det her skal huskes."}
    mended = client.post(f"{town.url}/draft", data=kept | {field: before[field]})
    assert mended.status_code == 302


def test_a_new_entry_is_kept_while_something_in_it_cannot_stand(
    client: FlaskClient, town: Town
) -> None:
    save(client, town, do="add local.udeliv.milestones")
    key = stored(town)["local.udeliv.milestones"].split()[-1]
    at = f"local.udeliv.milestones.{key}"
    first = save(client, town, **{f"{at}.name": "Plan", f"{at}.due": "1026-03-01"})
    assert stored(town)[f"{at}.name"] == "Plan"
    assert stored(town)[f"{at}.due"] == ""

    again = client.post(f"{town.url}/draft", data=typed(first.text, **{f"{at}.due": "2027-03-01"}))

    assert again.status_code == 302
    assert stored(town)[f"{at}.due"] == "2027-03-01"


def test_a_memory_that_was_tampered_with_puts_nothing_in_a_refused_field(
    client: FlaskClient, town: Town
) -> None:
    bad = {"local.udeliv.due": "1026-03-01", "base": '{"local.udeliv.due":"i morgen"}'}
    before = stored(town)["local.udeliv.due"]

    assert save(client, town, **bad).status_code == 422
    assert stored(town)["local.udeliv.due"] == before


def test_ten_million_characters_in_a_field_are_answered_with_a_page(
    client: FlaskClient, town: Town
) -> None:
    answer = save(client, town, purpose="x" * 10_000_000)

    assert answer.status_code == 422
    assert "Teksten er på 10000000 tegn" in answer.text
    assert typed(answer.text)["purpose"] == "x" * 10_000_000


def test_more_than_can_be_sent_is_answered_with_a_page(client: FlaskClient, town: Town) -> None:
    answer = client.post(f"{town.url}/draft", data={"purpose": "x" * 13_000_000})

    assert answer.status_code == 413
    assert "det, du skrev, står der stadig" in answer.text


def test_goals_are_added_moved_and_removed_without_script(client: FlaskClient, town: Town) -> None:
    sent = page(client, town, do="add local", **{WHY: "Skrevet før knappen."})
    answer = client.post(f"{town.url}/draft", data=sent)
    first, second = stored(town)["local"].split()
    assert answer.location.endswith(f"at=local.{second}#local.{second}")
    assert stored(town)["local.udeliv.why"] == "Skrevet før knappen."

    save(client, town, do=f"up local.{second}")
    assert stored(town)["local"] == f"{second} {first}"
    save(client, town, do=f"add local.{second}.indicators")
    save(client, town, do=f"add local.{second}.milestones")
    [indicator] = stored(town)[f"local.{second}.indicators"].split()
    save(client, town, do=f"remove local.{second}.indicators.{indicator}")
    assert stored(town)[f"local.{second}.indicators"] == ""

    save(client, town, do=f"remove local.{second}")
    assert stored(town)["local"] == first
    assert not [name for name in stored(town) if second in name]


def test_a_button_the_page_does_not_have_is_refused(client: FlaskClient, town: Town) -> None:
    for command in ("add purpose", "remove local.findes-ikke", "burn local.udeliv", "add"):
        assert save(client, town, do=command).status_code == 400, command


def test_a_shared_goal_is_inherited_by_reference(client: FlaskClient, town: Town) -> None:
    row = SharedGoal(
        round_id=town.round.id,
        key="indgang",
        layer="cross_cutting",
        content=mapping.goal_text(content.shared_goal("indgang")),
    )
    db.session.add(row)
    db.session.commit()

    save(client, town, do="add contributions.indgang")
    assert stored(town)["contributions"] == "overgange indgang"

    row.content = mapping.goal_text(content.shared_goal("indgang", title="Én indgang for alle"))
    db.session.commit()
    assert "Én indgang for alle" in client.get(f"{town.url}/draft").text
    assert "Én indgang for alle" in client.get(town.url).text


def test_a_goal_of_nobody_is_left_out(client: FlaskClient, town: Town) -> None:
    save(client, town, contributions="overgange fremmed", contributions__fremmed__text="Hej")
    assert stored(town)["contributions"] == "overgange"


def test_the_page_says_exactly_what_is_missing_with_links(client: FlaskClient, town: Town) -> None:
    save(client, town, purpose="", local__udeliv__owner="", local__udeliv__expense="")

    shown = client.get(f"{town.url}/draft").text

    assert "3 ting mangler" in shown
    for anchor in ("purpose", "local.udeliv.owner", "local.udeliv.expense-0"):
        assert f'<a href="#{anchor}">' in shown
        assert f'id="{anchor}"' in shown


def test_a_draft_that_lacks_something_cannot_be_submitted_until_it_is_mended(
    client: FlaskClient, town: Town
) -> None:
    refused = save(client, town, then="submit", purpose="")
    assert refused.status_code == 422
    assert "Formål og grundlag: Udfyld afsnittet." in refused.text
    assert town.agreement.state is State.DRAFT

    mended = save(client, town, then="submit", purpose="Vi vil tale sammen.")
    assert mended.location == town.url
    db.session.expire_all()
    assert town.agreement.state is State.IN_CONSULTATION
    assert trails.actions(town.agreement)[-1] == "submit"


def test_too_many_goals_are_refused_by_the_municipalitys_own_cap(
    client: FlaskClient, town: Town
) -> None:
    municipality = db.session.query(Municipality).one()
    municipality.most_local_goals = 1
    db.session.commit()
    save(client, town, do="add local")

    refused = save(client, town, then="submit")

    assert refused.status_code == 422
    assert "Der er 2 lokale mål; der må højst være 1." in refused.text
    assert town.agreement.state is State.DRAFT


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("way", ["get", "post"])
def test_nobody_else_writes(client: FlaskClient, role: Role, way: str) -> None:
    town = Town(state=State.DRAFT, are_frozen=(False,))
    town.sign_in(client, role, inside=role is not Role.UNIT_LEADER)

    answer = getattr(client, way)(f"{town.url}/draft")

    if role is Role.UNIT_LEADER:
        assert answer.status_code == 404
        assert trails.actions(town.agreement) == ["refuse"]
    else:
        assert answer.status_code == 403


def test_a_text_before_the_committee_stands_still_and_what_was_typed_is_kept(
    client: FlaskClient, town: Town
) -> None:
    sent = page(client, town, **{WHY: "For sent"})
    town.agreement.state = State.BEFORE_COMMITTEE
    db.session.commit()

    answer = client.post(f"{town.url}/draft", data=sent)

    assert answer.status_code == 422
    assert "Teksten ligger fast nu (Til behandling i udvalget)" in answer.text
    assert typed(answer.text)["local.udeliv.why"] == "For sent"
    assert stored(town)["local.udeliv.why"] != "For sent"
    assert client.get(f"{town.url}/draft").location == town.url


def test_readability_is_a_hint_and_never_stands_in_the_way(client: FlaskClient, town: Town) -> None:
    heavy = "Kvalitetsudviklingsstrategien implementeres tværorganisatorisk " * 5
    save(client, town, **{WHY: heavy})

    assert "Teksten er meget svær" in client.get(f"{town.url}/draft").text
    assert save(client, town, then="submit").location == town.url


def test_the_deputy_writes_like_the_leader(client: FlaskClient) -> None:
    from planner.models.units import LeaderRole, UnitLeader

    town = Town(state=State.DRAFT, are_frozen=(False,))
    deputy = builders.person("Stedfortræder 1")
    town.unit.leaders.append(
        UnitLeader(valid_from=builders.TERM_START, person=deputy, role=LeaderRole.DEPUTY)
    )
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=town.unit, person=deputy))

    assert save(client, town, **{WHY: "Skrevet af stedfortræderen."}).status_code == 302
    assert stored(town)["local.udeliv.why"] == "Skrevet af stedfortræderen."
