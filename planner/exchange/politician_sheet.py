"""The sheet of politicians: who sits in the council, from when to when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner import versions
from planner.collation import danish_key
from planner.exchange import cells
from planner.exchange.sheets import (
    Change,
    Column,
    Entry,
    Event,
    Known,
    Problem,
    Values,
    WithIdentifiers,
)
from planner.extensions import db
from planner.models.people import CouncilSeat, Person
from planner.register import validity

COLUMNS = (
    Column("code", "id", cells.code, ("nummer",), is_required=True),
    Column("name", "navn", cells.text, is_required=True),
    Column("email", "e-mail", cells.email, ("mail",)),
    Column("phone", "telefon", cells.text, ("tlf", "mobil")),
    Column("seat_from", "i byrådet fra", cells.day, ("council from", "medlem fra")),
    Column("seat_to", "i byrådet til", cells.day, ("council to", "medlem til")),
)
DETAILS = ("name", "email", "phone")


@dataclass(frozen=True, slots=True)
class KnownPerson(Known):
    """Somebody in the register; `is_politician` once they have had a seat."""

    is_politician: bool


class PoliticianSheet(WithIdentifiers):
    """The council's members. A row names the seat that holds on the day, else the nearest."""

    name = "politicians"
    title: LazyString = _("Politicians")
    columns = COLUMNS

    def __init__(self, on: date) -> None:
        self.on = on

    def known(self) -> Mapping[str, KnownPerson]:
        """Everybody in the register, for a leader may be elected too; in Danish order."""
        seats: dict[int, list[CouncilSeat]] = {}
        for seat in db.session.scalars(select(CouncilSeat).order_by(CouncilSeat.valid_from)):
            seats.setdefault(seat.person_id, []).append(seat)
        found = db.session.execute(
            select(Person.id, Person.code, Person.name, Person.email, Person.phone)
        )
        people = sorted(found, key=lambda row: (danish_key(row.name), row.code))
        return {row.code.casefold(): self._known(row, seats.get(row.id, [])) for row in people}

    def _known(self, row: Any, seats: Sequence[CouncilSeat]) -> KnownPerson:
        seat = _nearest(seats, self.on)
        values: Values = {key: getattr(row, key) for key in ("code", *DETAILS)}
        values |= {"seat_from": seat.valid_from if seat else None}
        values |= {"seat_to": seat.valid_to if seat else None}
        return KnownPerson(row.id, row.code, values, is_politician=seat is not None)

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """A new politician's seat begins on the day chosen unless the file names another."""
        if known is None and entry.values.get("seat_from") is None:
            return replace(entry, values={**entry.values, "seat_from": self.on})
        return entry

    def problems(self, change: Change) -> Iterator[Problem]:
        """A seat is not taken away, and ends after it began."""
        values = change.after()
        first, last = values.get("seat_from"), values.get("seat_to")
        if first is None and (last is not None or change.touches("seat_from")):
            yield Problem("seat_from", _("A seat needs its first day."))
        if isinstance(first, date) and isinstance(last, date) and last < first:
            yield Problem("seat_to", _("The last day is before the first."))

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Write the changes."""
        ids = [change.known.id for change in changes if change.known]
        query = select(Person).where(Person.id.in_(ids))
        query = query.options(selectinload(Person.council_seats))
        people = {person.id: person for person in db.session.scalars(query)}
        return [self._write(change, people) for change in changes]

    def _write(self, change: Change, people: Mapping[int, Person]) -> Event:
        values = change.after()
        if change.known:
            person = people[change.known.id]
            versions.claim(person, seen=person.version)
        else:
            person = Person(code=change.entry.code)
            db.session.add(person)
        for key in DETAILS:
            setattr(person, key, values.get(key) or "")
        if change.touches("seat_from", "seat_to"):
            self._seat(person, values)
        return person, change.before(), change.said()

    def _seat(self, person: Person, values: Values) -> None:
        first, last = values.get("seat_from"), values.get("seat_to")
        assert isinstance(first, date)  # noqa: S101 - `problems` refuses a seat without
        assert last is None or isinstance(last, date)  # noqa: S101 - as its column parses
        seat = _nearest(person.council_seats, self.on)
        if seat is None or (seat.valid_to is not None and seat.valid_to < first):
            person.council_seats.append(CouncilSeat(valid_from=first, valid_to=last))
        else:
            seat.valid_from, seat.valid_to = first, last
        validity.refuse_overlaps(person.council_seats)


def _nearest(seats: Sequence[CouncilSeat], on: date) -> CouncilSeat | None:
    """The seat that holds on the day, else the next one, else the last one."""
    listed = validity.in_order(seats)
    coming = next((seat for seat in listed if seat.valid_from > on), None)
    return validity.holding(listed, on) or coming or (listed[-1] if listed else None)
