"""Writes about people: entering them and mending their details."""

from datetime import datetime

from sqlalchemy import select

from planner import trail, versions
from planner.extensions import db
from planner.models.accounts import User
from planner.models.people import Person
from planner.register import codes

PREFIX = "P"


def create(
    name: str, *, user: User, at: datetime, code: str = "", email: str = "", phone: str = ""
) -> Person:
    """A new person; without a code, with the next free one. Raises Refused for a taken one."""
    person = Person(code=code or next_code(), name=name, email=email, phone=phone)
    codes.refuse_taken(person)
    db.session.add(person)
    trail.record("create", person, user=user, at=at)
    return person


def edit(
    person: Person,
    *,
    code: str,
    name: str,
    email: str,
    phone: str,
    user: User,
    at: datetime,
    seen: int,
) -> None:
    """Mend a person's details. They have no history: a new name is the same person's."""
    versions.claim(person, seen=seen)
    person.code, person.name, person.email, person.phone = code, name, email, phone
    codes.refuse_taken(person)
    trail.record("edit", person, user=user, at=at)


def next_code() -> str:
    """The next free identifier, as P001."""
    return code_of(next_number())


def next_number() -> int:
    """The next number after those in use as identifiers."""
    codes = db.session.scalars(select(Person.code).where(Person.code.startswith(PREFIX)))
    numbers = [int(code[1:]) for code in codes if code[1:].isdecimal()]
    return max(numbers, default=0) + 1


def code_of(number: int) -> str:
    """The identifier of somebody numbered."""
    return f"{PREFIX}{number:03d}"
