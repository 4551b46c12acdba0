"""The trail in a reader's words: names for ids, words for codes, Danish dates."""

from datetime import UTC, date, datetime, timedelta

from flask import Flask

from planner import trail
from planner.audit import queries
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.units import HostingClass
from tests.planner import builders

AT = datetime(2026, 3, 17, 13, tzinfo=UTC)


def _changes(database: Flask, field: str, before: object, after: object) -> tuple[object, ...]:
    unit = builders.unit()
    trail.record("edit", unit, user=None, at=AT, before={field: before}, after={field: after})
    db.session.commit()
    with database.test_request_context():
        [event] = queries.history(unit)
    assert event.who == "Samspil selv"
    return event.changes[0]


def test_a_page_shows_the_newest_of_a_long_history_and_all_of_it_when_asked(
    database: Flask,
) -> None:
    unit = builders.unit()
    for minute in range(queries.NEWEST + 2):
        at = AT + timedelta(minutes=minute)
        trail.record("edit", unit, user=None, at=at, before={"seats": minute}, after={"seats": -1})
    db.session.commit()

    with database.test_request_context():
        newest = queries.shown(unit)
    with database.test_request_context("?show=all"):
        everything = queries.shown(unit)

    assert newest.has_older
    assert not everything.has_older
    assert [event.at for event in newest.events] == [
        event.at for event in everything.events[: queries.NEWEST]
    ]
    assert len(everything.events) == queries.NEWEST + 2


def test_a_short_history_has_nothing_older(database: Flask) -> None:
    unit = builders.unit()
    for minute in range(queries.NEWEST):
        trail.record("edit", unit, user=None, at=AT + timedelta(minutes=minute), after={"seats": 1})
    db.session.commit()

    with database.test_request_context():
        shown = queries.shown(unit)

    assert len(shown.events) == queries.NEWEST
    assert not shown.has_older


def test_an_id_is_shown_as_the_name_of_what_it_points_to(database: Flask) -> None:
    old, new = builders.committee(name="Skoleudvalget"), builders.committee(name="Børneudvalget")

    shown = _changes(database, "committee_id", old.id, new.id)

    assert shown == ("Udvalg", "Skoleudvalget", "Børneudvalget")


def test_an_id_of_something_gone_is_shown_as_its_number(database: Flask) -> None:
    assert _changes(database, "person_id", 4711, None) == ("Person", "nr. 4711", "")


def test_a_code_is_shown_in_words(database: Flask) -> None:
    shown = _changes(database, "hosting_class", HostingClass.NEVER, HostingClass.FULL)

    assert shown == (
        "Værtsklasse",
        "C: er aldrig vært (boliger, ingen lokaler)",
        "A: kan være vært for et helt udvalgsmøde",
    )


def test_days_moments_and_yes_or_no_are_shown_as_danes_write_them(database: Flask) -> None:
    assert _changes(database, "day", date(2026, 3, 17), None)[1] == "17. marts 2026"
    assert _changes(database, "created_at", AT, None)[1] == "17. marts 2026 kl. 14.00"
    assert _changes(database, "step_free", False, True)[1:] == ("Nej", "Ja")


def test_a_word_that_is_no_code_is_left_alone(database: Flask) -> None:
    assert _changes(database, "name", "draft", "A")[1:] == ("draft", "A")


def test_roles_are_shown_with_what_they_are_for(database: Flask) -> None:
    committee = builders.committee(name="Skoleudvalget")
    roles = [
        {"role": Role.COMMITTEE_CHAIR.value, "committee_id": committee.id, "unit_id": 0},
        {"role": Role.MAIN_MED.value, "committee_id": 0, "unit_id": 0},
    ]

    assert (
        _changes(database, "roles", [], roles)[2]
        == "Udvalgsformand (Skoleudvalget), Medlem af HovedMED"
    )


def test_history_is_of_the_object_alone_and_newest_first(database: Flask) -> None:
    mine, other = builders.unit(), builders.unit()
    for number, unit in enumerate((mine, other, mine)):
        at = AT.replace(minute=number)
        trail.record("edit", unit, user=None, at=at, after={"name": str(number)})
    db.session.commit()

    with database.test_request_context():
        shown = [event.changes[0][2] for event in queries.history(mine)]

    assert shown == ["2", "0"]
