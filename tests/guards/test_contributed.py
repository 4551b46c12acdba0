"""The guard over contributions notices content that was written past `mapping.say`."""

import pytest
from flask import Flask

from agreements.goals import Goals
from planner.agreements import mapping
from planner.extensions import db
from tests.agreements import builders as contents
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round


def test_content_written_without_its_contributions_is_noticed(database: Flask) -> None:
    builders.municipality()
    committee = builders.committee()
    content = contents.agreement(goals=Goals(contributions=(contents.contribution("overgange"),)))
    row = agreement(agreement_round(), builders.unit(committee), committee, contents=[content])

    row.current.content = mapping.new_version(contents.agreement(goals=Goals())).content
    with pytest.raises(AssertionError, match=r"mapping\.say"):
        db.session.flush()
