"""A look at the workbench reads one mark, and sees every change of what plans are made from."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, event, insert, update

from planner.contacts import operations as contacts
from planner.contacts.operations import Attendance
from planner.coverage import queries as coverage
from planner.exchange import operations as exchange
from planner.exchange.sheets_of import SHEETS
from planner.extensions import db
from planner.meetings import operations as calendar_operations
from planner.models.accounts import User
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.revisions import PlanningRevision
from planner.models.rotations import Contact, ContactStatus, Rotation
from planner.models.units import Site, Unit, UnitClosure
from planner.register.units import operations as register
from planner.rotations import mapping, operations, revision
from schedules.rotation.problem import Period
from tests.planner import builders, occasions
from tests.planner.exchange.files import as_csv
from tests.planner.occasions import NOW, TODAY
from tests.planner.register.builders import writer

RECENT, MARCH, APRIL, SUMMER = (
    date(2027, 1, 12),
    date(2027, 3, 2),
    date(2027, 4, 6),
    date(2027, 6, 1),
)


@pytest.fixture
def rotation(database: Flask) -> Rotation:
    """A rotation of two meetings and two units; one was met last year, one is to be recorded."""
    builders.municipality()
    committee = builders.committee("BUU")
    row = occasions.rotation(committee)
    calendar, before = occasions.calendar(), occasions.calendar(year=2026)
    for day in (MARCH, APRIL):
        occasions.meeting(calendar, committee, day)
    met, recorded = (builders.unit(committee, code=code) for code in ("U001", "U002"))
    last_year = occasions.meeting(before, committee, date(2026, 5, 5))
    occasions.contact(met, last_year, ContactStatus.HELD)
    occasions.contact(recorded, occasions.meeting(calendar, committee, RECENT))
    db.session.commit()
    return row


def look(rotation: Rotation) -> mapping.Stated:
    [found] = mapping.at_a_look(rotation, [TODAY])
    assert found is not None
    return found


def import_a_unit(_rotation: Rotation) -> None:
    sheet = SHEETS["units"](date(2027, 1, 1))
    heads = ["id", "name", "type", "town", "committee", "seats", "host_class"]
    content = as_csv([heads, ["U003", "Nyskolen", "folkeskole", "Korsør", "BUU", "40", "A"]])
    file = exchange.keep(sheet, "fil.csv", content, user=user(), at=NOW)
    seen = exchange.preview(sheet, content)
    exchange.confirm(file, sheet, digest=seen.digest(), user=user(), at=NOW)


def close_with_a_successor(_rotation: Rotation) -> None:
    closed = unit("U001")
    register.close(closed, last_day=SUMMER, successors=[unit("U002")], by=writer(closed))


def close_for_some_days(_rotation: Rotation) -> None:
    closed = unit("U001")
    days = {"first_day": MARCH, "last_day": MARCH}
    register.add_closure(closed, **days, reason="Prøver", by=writer(closed))


def hold_a_contact(_rotation: Rotation) -> None:
    row = db.session.scalars(db.select(Contact).where(Contact.day == RECENT)).one()
    attendance = Attendance(row, seen=row.version)
    contacts.record([attendance], 5, today=TODAY, user=user(), at=NOW)


def cancel_a_contact(_rotation: Rotation) -> None:
    contacts.cancel_with(meeting(RECENT), "Sne", user=user(), at=NOW)


def cancel_a_meeting(_rotation: Rotation) -> None:
    calendar_operations.cancel(meeting(APRIL), occasions.DECISION, user=user(), at=NOW)


def lock_a_unit(rotation: Rotation) -> None:
    operations.lock(rotation, meeting(MARCH), unit("U002"), "", user=user(), at=NOW)


def raise_the_quorum(_rotation: Rotation) -> None:
    db.session.scalars(db.select(Municipality)).one().quorum_politicians = 6


def rename_the_committee(rotation: Rotation) -> None:
    rotation.committees[0].committee.code = "BUF"


def move_the_window(rotation: Rotation) -> None:
    rotation.window_end = date(2027, 3, 31)


def write_all_sites_in_one_statement(_rotation: Rotation) -> None:
    db.session.execute(update(Site).values(seats=7))


def write_past_the_session(_rotation: Rotation) -> None:
    with db.engine.begin() as connection:
        connection.execute(update(Site.__table__).values(seats=7))


def add_rows_in_one_statement(_rotation: Rotation) -> None:
    row = {"unit_id": unit("U001").id, "first_day": MARCH, "last_day": MARCH, "reason": "Prøver"}
    db.session.execute(insert(UnitClosure), [row])


CHANGES = [
    *(import_a_unit, close_with_a_successor, close_for_some_days, hold_a_contact),
    *(cancel_a_contact, cancel_a_meeting, lock_a_unit, raise_the_quorum, rename_the_committee),
    *(move_the_window, write_all_sites_in_one_statement, write_past_the_session),
    *(add_rows_in_one_statement,),
]
UNDOABLE = [change for change in CHANGES if change is not write_past_the_session]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_what_a_plan_is_made_from_is_seen_at_the_next_look(
    rotation: Rotation, change: Callable[[Rotation], None]
) -> None:
    before = look(rotation).problem

    change(rotation)
    db.session.commit()

    after = look(rotation).problem
    assert after != before
    assert after == mapping.stated(rotation, today=TODAY).problem


@pytest.mark.parametrize("change", UNDOABLE)
def test_a_change_is_seen_before_its_own_commit_and_forgotten_when_undone(
    rotation: Rotation, change: Callable[[Rotation], None]
) -> None:
    before = look(rotation).problem

    change(rotation)
    assert look(rotation).problem != before
    db.session.rollback()

    assert look(rotation).problem == before


def test_a_look_after_nothing_has_changed_reads_the_mark_alone(rotation: Rotation) -> None:
    before = look(rotation)
    setup = [rotation.window_end, rotation.council_term.first_day, len(rotation.committees)]
    assert all(setup), "the rotation itself is read for the page"

    with statements() as sent:
        again = look(rotation)

    assert again is before
    assert len(sent) == 1
    assert "planning_revision" in sent[0]


def test_what_says_nothing_to_plans_leaves_the_mark(rotation: Rotation) -> None:
    before = look(rotation)
    builders.person()
    db.session.commit()

    assert look(rotation) is before


def test_a_write_undone_leaves_the_mark(rotation: Rotation) -> None:
    before = look(rotation)
    unit("U001").sites[0].seats = 7
    db.session.flush()
    db.session.rollback()

    assert look(rotation) is before


def test_what_another_writes_while_one_reads_is_not_kept(rotation: Rotation) -> None:
    """Read half before somebody's commit and half after, it is of neither state."""
    mark = revision.current()

    def make() -> str:
        write_past_the_session(rotation)
        return "half and half"

    revision.remembered("asked", make)
    restored = update(PlanningRevision).values(mark=mark)  # as a backup of that moment would
    db.session.execute(restored)
    db.session.commit()

    assert revision.remembered("asked", lambda: "of one state") == "of one state"
    assert revision.remembered("asked", lambda: "read again") == "of one state"


def test_every_table_rotations_and_coverage_are_made_of_is_watched(rotation: Rotation) -> None:
    setup = {"rotation", "rotation_committee", "council_term"}  # asked for, and so part of the key
    with statements() as sent:
        mapping.stated(rotation, today=TODAY)
        coverage.sources(on=TODAY, term=Period(date(2026, 1, 1), date(2029, 12, 31)))
        coverage.guarantee_months()

    read = {name for one in sent for name in re.findall(r"(?:FROM|JOIN) (\w+)", one)}
    assert read - setup == {table.name for table in revision.TABLES}


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to the database inside."""
    sent: list[str] = []

    def listen(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    yield sent
    event.remove(Engine, "before_cursor_execute", listen)


def user() -> User:
    return occasions.somebody()


def unit(code: str) -> Unit:
    return db.session.scalars(db.select(Unit).where(Unit.code == code)).one()


def meeting(day: date) -> Meeting:
    return db.session.scalars(db.select(Meeting).where(Meeting.day == day)).one()
