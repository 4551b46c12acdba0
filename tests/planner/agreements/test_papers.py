"""Every kind of paper of the demo's agreements keeps the standards, in every state."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from agreements.language import Language
from agreements.transitions import State
from planner.agreements import mapping, papers, queries, tally
from planner.agreements.queries import Filter
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.agreements import Agreement, AgreementRound
from tests.planner import builders
from tests.planner.agreements.builders import saying
from tests.planner.agreements.test_reading import Town
from tests.typeset.test_paper import assert_accessible
from typeset import paper
from typeset.blocks import Document

DANISH = Language.DANISH


def reader() -> User:
    query = select(User).where(User.email == "administrator@demo.samspil.example")
    return db.session.scalars(query).one()


def samples() -> list[Agreement]:
    """One agreement of each state, and one that was amended."""
    found: dict[object, Agreement] = {}
    for row in db.session.scalars(select(Agreement).order_by(Agreement.id)):
        found.setdefault(row.state, row)
        found.setdefault(len(row.versions), row)
    return list(found.values())


def papers_of(agreement: Agreement) -> list[Document]:
    newest = agreement.versions[-1]
    meeting, *_ = papers.encounters(agreement.unit_id) or [None]
    made = [
        papers.of_version(newest, language=DANISH),
        *(papers.of_follow_up(e, newest, language=DANISH) for e in agreement.follow_ups),
    ]
    if meeting:
        made.append(papers.of_dialogue(newest, meeting, None, language=DANISH))
    return made


def test_papers_of_every_state_keep_pdf_ua_and_pdf_a(demo: Flask) -> None:
    chosen = samples()
    assert {row.state for row in chosen} == {
        *(State.DRAFT, State.IN_CONSULTATION, State.READY_FOR_DIALOGUE),
        *(State.RUNNING, State.MIDWAY, State.CLOSED),
    }
    for agreement in chosen:
        for document in papers_of(agreement):
            made = paper.render(document)
            assert made.replaced == ()
            assert_accessible(made.content, document)


def test_the_papers_of_a_round_keep_them_too(demo: Flask) -> None:
    user, [_coming, newest, *_] = reader(), queries.rounds()
    committee_id, name = tally.of(user).committees()[2]
    rows = queries.approved(user, Filter(round_id=newest.id, committee_id=committee_id))
    contents = [mapping.content(row.content) for row in rows][:4]
    documents = [
        papers.catalogue(newest, contents, of=name, language=DANISH),
        papers.shared_goals(newest, user, (committee_id, name), language=DANISH),
    ]
    for document in documents:
        assert_accessible(paper.render(document).content, document)


@pytest.mark.parametrize("state", State)
def test_an_agreement_in_any_state_can_be_printed(client: FlaskClient, state: State) -> None:
    is_approved = list(State).index(state) >= list(State).index(State.APPROVED)
    town = Town(state=state, are_frozen=(is_approved,))
    [version] = town.agreement.versions

    for with_data in (False, True):
        document = papers.of_version(version, language=DANISH, with_data=with_data)
        assert document.draft is not is_approved
        assert bool(document.attachments) is (is_approved and with_data)
        assert_accessible(paper.render(document).content, document)


def test_every_unit_counts_once_in_a_shared_goal_and_in_danish_order(demo: Flask) -> None:
    round_ = db.session.scalars(select(AgreementRound)).first()
    assert round_ is not None
    statuses = papers.statuses(round_, reader(), committee_id=None)

    everybody = [line.unit for status in statuses[:2] for line in status.lines]
    assert len(everybody) == len(set(everybody)) == 109
    assert sum(statuses[0].counts.values()) + statuses[0].unanswered == len(statuses[0].lines)


def test_the_files_come_under_their_names(client: FlaskClient) -> None:
    town = Town()
    town.sign_in(client, Role.UNIT_LEADER)

    made = client.get(f"{town.url}/versions/1.pdf")
    assert made.mimetype == "application/pdf"
    assert "attachment" in made.headers["Content-Disposition"]
    stored = client.get(f"{town.url}/versions/1.json").data
    assert stored.decode() == town.agreement.versions[0].content
    for address in (
        f"{town.url}/versions/1.html",
        f"/agreements/rounds/{town.round.id}/catalogue.html",
        f"/agreements/rounds/{town.round.id}/catalogue.pdf?committee={town.mine.id}",
        f"/agreements/rounds/{town.round.id}/shared-goals.html",
    ):
        assert client.get(address).status_code == 200, address
    for address in (
        f"{town.url}/versions/2.pdf",
        f"{town.url}/follow-ups/midway-2027.pdf",
        f"{town.url}/dialogue-sheet.pdf",
        f"/agreements/rounds/{town.round.id}/catalogue.pdf?committee={town.other.id}",
        "/agreements/rounds/99/catalogue.pdf",
    ):
        assert client.get(address).status_code == 404, address


def test_a_catalogue_holds_only_what_the_reader_may_see(client: FlaskClient) -> None:
    town = Town(contents=[replace(saying("Kun for os."))])
    town.sign_in(client, Role.UNIT_LEADER, inside=False)

    address = f"/agreements/rounds/{town.round.id}/catalogue.html"
    assert client.get(address).status_code == 404


def test_characters_that_cannot_be_printed_are_told_before_the_file_is_given(
    client: FlaskClient,
) -> None:
    town = Town(contents=[saying("Vi siger 漢 til hinanden.")])
    builders.sign_in(client, builders.user())

    told = client.get(f"{town.url}/versions/1.pdf")
    assert told.mimetype == "text/html"
    assert "漢" in told.text
    assert client.get(f"{town.url}/versions/1.pdf?anyway=yes").mimetype == "application/pdf"
