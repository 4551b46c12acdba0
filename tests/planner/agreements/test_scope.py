"""A leader who guesses another unit's address gets 404 and leaves an event, on every address."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from agreements.language import Language
from agreements.lifecycle import Role
from agreements.transitions import State
from planner.agreements.printing.job import PRINT
from planner.agreements.printing.orders import Binding, Order, PaperKind
from planner.extensions import db
from planner.jobs import queue
from planner.models.agreements import AgreementComment
from planner.models.audit import AuditEvent
from tests.planner import builders
from tests.planner.agreements import lives

KNOWN = {
    "number": "1",
    "kind": "pdf",
    "occasion": "midway",
    "year": "2027",
    "action": "submit",
    "name": "goals",
    "ending": "csv",
}
OUTSIDERS = (
    Role.UNIT_LEADER,
    Role.DEPUTY,
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_CHAIR,
    Role.VICE_CHAIR,
    Role.CENTRE_HEAD,
)


OWNED = {"agreement_id", "comment_id", "job_id"}
"""Arguments that name something of a unit's own, or of an account's own."""
SHARED = {"round_id", "goal_id"}
"""Arguments that name what everybody has a part in: open, and silent about other units."""
UNGUESSED = {"key"}
"""Names nobody can guess: a file's of an import. It is another's, so it is not there."""


def addresses(app: Flask, *arguments: str) -> list[tuple[str, Rule]]:
    """Every way to ask for something of agreements by the arguments."""
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("agreements.") and not rule.arguments.isdisjoint(arguments)
        for method in sorted(rule.methods or ())
        if method in ("GET", "POST")
    ]


class Guesser:
    """Somebody of another unit, with every number of the first unit's objects."""

    def __init__(self, client: FlaskClient, app: Flask, role: Role) -> None:
        self.client, self._app = client, app
        self.town = town = lives.town_in(State.DRAFT)
        author = lives.account_of(town, Role.CENTRE_HEAD)
        comment = AgreementComment(
            agreement_id=town.agreement.id, author_id=author.id, at=lives.IN_MARCH, text="Kun os"
        )
        order = Order(
            round_id=town.round.id,
            committee_id=None,
            kind=PaperKind.AGREEMENT,
            binding=Binding.PACKED,
            language=Language.DANISH,
        )
        job = queue.enqueue(PRINT, order.payload(), user=author, at=lives.IN_MARCH)
        db.session.add(comment)
        builders.sign_in(client, lives.account_of(town, role, inside=False))
        own = {"agreement_id": town.agreement, "comment_id": comment, "job_id": job}
        named = own | {"round_id": town.round, "goal_id": lives.committee_goal(town)}
        self._known = KNOWN | {name: str(row.id) for name, row in named.items()}

    def ask(self, method: str, rule: Rule) -> TestResponse:
        with self._app.test_request_context():
            built = rule.build({name: self._known[name] for name in rule.arguments})
        assert built is not None
        return self.client.open(str(built[1]), method=method, data={"about.udeliv": "Hej"})


@pytest.mark.parametrize("role", OUTSIDERS)
def test_every_address_of_a_units_own_is_closed_to_outsiders(
    client: FlaskClient, app: Flask, role: Role
) -> None:
    guesser = Guesser(client, app, role)
    listed = addresses(app, *OWNED)
    assert len(listed) > 20
    for method, rule in listed:
        before = _refusals()
        answer = guesser.ask(method, rule)
        # 403: the role has no such permission anywhere; then no object was asked about.
        assert answer.status_code in (403, 404), (method, rule)
        if role is Role.UNIT_LEADER:
            assert answer.status_code == 404, (method, rule)
        assert _refusals() - before == (answer.status_code == 404), (method, rule)
        assert "Åskolen" not in answer.text


@pytest.mark.parametrize("role", OUTSIDERS)
def test_what_is_shared_says_nothing_of_another_units_draft(
    client: FlaskClient, app: Flask, role: Role
) -> None:
    guesser = Guesser(client, app, role)
    listed = addresses(app, *SHARED)
    assert len(listed) > 15
    for method, rule in listed:
        before = _refusals()
        answer = guesser.ask(method, rule)
        assert answer.status_code < 500, (method, rule)
        assert "Åskolen" not in answer.text, (method, rule)
        assert "Børnene trives" not in answer.text, (method, rule)
        if "goal_id" in rule.arguments and answer.status_code == 404:
            assert _refusals() - before == 1, (method, rule)


def test_every_argument_is_one_that_these_tests_know(app: Flask) -> None:
    """Put a new one where it belongs above, and give the guesser its number."""
    names = {
        name
        for rule in app.url_map.iter_rules()
        for name in rule.arguments
        if rule.endpoint.startswith("agreements.")
    }
    assert names == OWNED | SHARED | UNGUESSED | KNOWN.keys()


def _refusals() -> int:
    db.session.expire_all()
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "refuse"))
    return len(events.all())
