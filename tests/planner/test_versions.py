"""Two people, one object."""

import pytest
from flask import Flask

from planner import versions
from planner.extensions import db
from tests.planner import builders


def test_the_newest_version_is_taken_even_when_only_rows_below_change(database: Flask) -> None:
    unit = builders.unit()

    versions.claim(unit, seen=1)

    assert unit.version == 2
    db.session.expire(unit)
    assert unit.version == 2


def test_an_older_version_is_overtaken(database: Flask) -> None:
    unit = builders.unit()
    versions.claim(unit, seen=1)

    with pytest.raises(versions.Overtaken) as overtaken:
        versions.claim(unit, seen=1)

    assert overtaken.value.seen == 1
