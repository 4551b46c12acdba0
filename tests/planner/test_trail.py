"""Events are put on the trail, one by one or many in one go, and read back."""

from datetime import UTC, datetime

from flask import Flask

from planner import trail
from planner.audit import queries
from tests.planner import builders

NOW = datetime(2026, 3, 17, 13, tzinfo=UTC)


def test_a_value_that_stayed_says_what_the_event_was_about(database: Flask) -> None:
    unit, user = builders.unit(), builders.user()
    before = {"person": "Leder 3", "valid_to": None}
    after = {"person": "Leder 3", "valid_to": NOW.date()}
    trail.record("end", unit, user=user, at=NOW, before=before, after=after)

    [event] = queries.history(unit)

    assert event.what == "Afsluttet: Leder 3"
    assert event.changes == (("Til", "", "17. marts 2026"),)


def test_many_events_are_added_in_one_go(database: Flask) -> None:
    units, user = [builders.unit(), builders.unit()], builders.user()

    trail.record_many(
        "import_row",
        [(unit, {}, {"other_committees": ("BUU", "KFU")}) for unit in units],
        user=user,
        at=NOW,
    )

    for unit in units:
        [event] = queries.history(unit)
        assert event.what == "Importeret fra en fil"
        assert event.changes[0][2] == "BUU, KFU"
