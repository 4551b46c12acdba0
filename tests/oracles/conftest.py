"""One HiGHS process for all the comparisons of a test process."""

from collections.abc import Iterator

import pytest

from tests.oracles.highs_process import HighsProcess


@pytest.fixture(scope="session")
def highs() -> Iterator[HighsProcess]:
    with HighsProcess() as process:
        yield process
