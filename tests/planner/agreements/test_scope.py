"""A leader who guesses another unit's address gets 404 and leaves an event, on every address."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from agreements.lifecycle import Role
from agreements.transitions import State
from planner.extensions import db
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
}
OUTSIDERS = (
    Role.UNIT_LEADER,
    Role.DEPUTY,
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_CHAIR,
    Role.VICE_CHAIR,
    Role.CENTRE_HEAD,
)


def addresses(app: Flask) -> list[tuple[str, Rule]]:
    """Every way to ask for something of one agreement."""
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        if "agreement_id" in rule.arguments
        for method in sorted(rule.methods or ())
        if method in ("GET", "POST")
    ]


@pytest.mark.parametrize("role", OUTSIDERS)
def test_every_address_of_an_agreement_is_closed_to_outsiders(
    client: FlaskClient, app: Flask, role: Role
) -> None:
    town = lives.town_in(State.DRAFT)
    comment = AgreementComment(
        agreement_id=town.agreement.id,
        author_id=lives.account_of(town, Role.CENTRE_HEAD).id,
        at=lives.IN_MARCH,
        text="Kun for os",
    )
    db.session.add(comment)
    builders.sign_in(client, lives.account_of(town, role, inside=False))
    known = {**KNOWN, "agreement_id": str(town.agreement.id), "comment_id": str(comment.id)}

    listed = addresses(app)
    assert len(listed) > 15
    for method, rule in listed:
        before = _refusals()
        with app.test_request_context():
            path = _path(rule, known)
        answer = client.open(path, method=method, data={"about.udeliv": "Hej"})
        # 403: the role has no such permission anywhere; then no object was asked about.
        assert answer.status_code in (403, 404), (method, path)
        if role is Role.UNIT_LEADER:
            assert answer.status_code == 404, (method, path)
        assert _refusals() - before == (answer.status_code == 404), (method, path)
        assert "Åskolen" not in answer.text


def _path(rule: Rule, known: dict[str, str]) -> str:
    built = rule.build({name: known[name] for name in rule.arguments})
    assert built is not None
    return str(built[1])


def _refusals() -> int:
    db.session.expire_all()
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "refuse"))
    return len(events.all())
