"""What the tests of the planner share: a clock that stands still."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.planner import occasions


@pytest.fixture
def january() -> Iterator[None]:
    """It is Friday 15 January 2027, ten in the morning."""
    with time_machine.travel(occasions.NOW, tick=False):
        yield
