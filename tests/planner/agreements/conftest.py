"""The demo municipality on a day when its year has begun and its last year is closed."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from planner.demo import load
from planner.extensions import db

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def demo(database: Flask) -> Flask:
    load.load(at=AT)
    db.session.commit()
    return database
