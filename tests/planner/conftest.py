"""What the planner's tests share: a clock that stands still, a committee and its secretary."""

from collections.abc import Iterator

import pytest
import time_machine
from flask.testing import FlaskClient

from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.units import Unit
from tests.planner import builders, occasions


@pytest.fixture
def january() -> Iterator[None]:
    """It is Friday 15 January 2027, ten in the morning."""
    with time_machine.travel(occasions.NOW, tick=False):
        yield


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    """A committee whose secretary is signed in."""
    builders.municipality()
    row = builders.committee("BUU", name="Børne- og Ungeudvalget")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=row))
    return row


@pytest.fixture
def march(committee: Committee) -> Meeting:
    """One of its meetings."""
    return occasions.meeting(occasions.calendar(), committee)


@pytest.fixture
def school(committee: Committee) -> Unit:
    """One of its units."""
    return builders.unit(committee, code="U001", name="Skolen ved Åen")
