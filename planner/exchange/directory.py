"""Whom and what the rows of a file name: found in the register once, people entered as needed."""

from collections.abc import Iterator

from sqlalchemy import select

from planner.exchange.sheets import Event
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Centre
from planner.register.people import operations as people


class Directory:
    """Committees and centres by identifier, people by e-mail address."""

    def __init__(self) -> None:
        self.committees = {one.code: one for one in db.session.scalars(select(Committee))}
        self.centres = {one.code: one for one in db.session.scalars(select(Centre))}
        with_address = db.session.scalars(select(Person).where(Person.email != ""))
        self._people = {one.email.casefold(): one for one in with_address}
        self._next = people.next_number()
        self._entered: list[Person] = []

    def leader(self, name: str, email: str, *, present: Person | None) -> Person:
        """The person the row means.

        Known by the address; else the present leader, when the name is theirs; else somebody new.
        The same name without an address is never taken for the same person.
        """
        person = self._people.get(email.casefold()) if email else None
        if person is None and present is not None and present.name == name:
            person = present
        if person is None:
            person = self._enter()
        person.name = name
        if email:
            person.email = email
            self._people[email.casefold()] = person
        return person

    def _enter(self) -> Person:
        person = Person(code=people.code_of(self._next), name="", email="", phone="")
        self._next += 1
        db.session.add(person)
        self._entered.append(person)
        return person

    def events(self) -> Iterator[Event]:
        """What to put on the trail about the people entered."""
        for person in self._entered:
            yield person, {}, {"name": person.name, "email": person.email}
