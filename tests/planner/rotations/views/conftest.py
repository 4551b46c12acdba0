"""A committee whose secretary is signed in, one of its meetings, and one of its units."""

import pytest
from flask.testing import FlaskClient

from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.units import Unit
from tests.planner import builders, occasions


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality()
    row = builders.committee("BUU", name="Børne- og Ungeudvalget")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=row))
    return row


@pytest.fixture
def march(committee: Committee) -> Meeting:
    return occasions.meeting(occasions.calendar(), committee)


@pytest.fixture
def school(committee: Committee) -> Unit:
    return builders.unit(committee, code="U001", name="Skolen ved Åen")
