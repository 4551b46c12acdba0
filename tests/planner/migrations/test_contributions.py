"""The migration that keeps contributions as rows, over agreements from before it."""

import flask_migrate
from flask import Flask
from sqlalchemy import select

from agreements.goals import Goals
from planner.extensions import db
from planner.models.agreements import AgreementContribution
from tests.agreements import builders as contents
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round

BEFORE = "a47d90c31e68"


def contributions() -> list[tuple[int, str, str]]:
    rows = db.session.scalars(select(AgreementContribution))
    return sorted((row.version_id, row.goal_key, row.text) for row in rows)


def test_it_finds_every_versions_contributions_in_its_content(database: Flask) -> None:
    builders.municipality()
    committee = builders.committee()
    two = (contents.contribution("overgange", text="Vi »ringer« hjem."), contents.contribution("æ"))
    said = [contents.agreement(goals=Goals(contributions=goals)) for goals in (two, two[:1], ())]
    agreement(
        agreement_round(),
        builders.unit(committee),
        committee,
        contents=said,
        are_frozen=(True, True, False),
    )
    db.session.commit()
    written = contributions()
    db.session.remove()

    flask_migrate.downgrade(revision=BEFORE)
    flask_migrate.upgrade()

    assert len(written) == 3
    assert contributions() == written
