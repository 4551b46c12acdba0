"""Rows for tests, with everything that does not matter filled in."""

from datetime import date, time
from itertools import count

from flask.testing import FlaskClient

from planner.auth.passwords import hash_password
from planner.extensions import db
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.committees import (
    Committee,
    CommitteeKind,
    CommitteePeriod,
    MeetingPattern,
    Membership,
    MembershipRole,
    Weekday,
)
from planner.models.municipality import CouncilTerm, Municipality
from planner.models.people import CouncilSeat, Person
from planner.models.units import HostingClass, Site, Unit, UnitCommittee, UnitPeriod

TERM_START, TERM_END = date(2026, 1, 1), date(2029, 12, 31)
PASSWORD = "tre almindelige ord"

_numbers = count(1)


def municipality(**given: object) -> Municipality:
    """The municipality and its council term 2026-2029."""
    row = Municipality(
        **{
            "name": "Prøvekommune",
            "code": "999",
            "town_hall": "Rådhuset",
            "town_hall_address": "Torvet 1",
            **given,
        }
    )
    term = CouncilTerm(name="2026-2029", first_day=TERM_START, last_day=TERM_END, seats=31)
    db.session.add_all([row, term])
    db.session.flush()
    return row


def committee(
    code: str | None = None,
    *,
    name: str = "",
    kind: CommitteeKind = CommitteeKind.STANDING,
    weekday: Weekday = Weekday.TUESDAY,
) -> Committee:
    """A committee with a name and a monthly pattern for the whole term."""
    code = code or f"C{next(_numbers)}"
    row = Committee(code=code, kind=kind)
    row.periods.append(CommitteePeriod(valid_from=TERM_START, name=name or f"Udvalget {code}"))
    row.patterns.append(
        MeetingPattern(
            valid_from=TERM_START,
            weekday=weekday,
            weeks=[1, 2],
            months=[1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
            town_hall_months=[4, 8, 11],
            start=time(14),
            minutes=150,
        )
    )
    db.session.add(row)
    db.session.flush()
    return row


def unit(
    *committees: Committee,
    code: str | None = None,
    name: str = "",
    kind: str = "folkeskole",
    hosting_class: HostingClass = HostingClass.FULL,
    seats: int = 30,
    opened_on: date = TERM_START,
    closed_on: date | None = None,
) -> Unit:
    """An open unit with one site, under the committees given."""
    code = code or f"U{next(_numbers):03d}"
    row = Unit(code=code, opened_on=opened_on, closed_on=closed_on)
    row.periods.append(
        UnitPeriod(
            valid_from=opened_on,
            name=name or f"Enhed {code}",
            kind=kind,
            hosting_class=hosting_class,
        )
    )
    row.sites.append(
        Site(valid_from=opened_on, town="Slagelse", postcode="4200", seats=seats, step_free=True)
    )
    for owner in committees:
        row.committees.append(UnitCommittee(valid_from=opened_on, committee=owner))
    db.session.add(row)
    db.session.flush()
    return row


def person(name: str = "", **given: object) -> Person:
    """Somebody, numbered."""
    number = next(_numbers)
    row = Person(**{"code": f"P{number:03d}", "name": name or f"Person {number}", **given})
    db.session.add(row)
    db.session.flush()
    return row


def politician(*committees: Committee, role: MembershipRole = MembershipRole.MEMBER) -> Person:
    """A councillor who sits in the committees given."""
    row = person()
    row.council_seats.append(CouncilSeat(valid_from=TERM_START))
    for body in committees:
        body.memberships.append(Membership(person=row, valid_from=TERM_START, role=role))
    db.session.flush()
    return row


def user(
    role: Role = Role.ADMINISTRATOR,
    *,
    committee: Committee | None = None,
    unit: Unit | None = None,
    centre_id: int | None = None,
    person: Person | None = None,
) -> User:
    """An account with one role; its password is `PASSWORD`."""
    number = next(_numbers)
    row = User(
        email=f"bruger{number}@example.test",
        name=f"Bruger {number}",
        password_hash=hash_password(PASSWORD),
        session_key=f"key{number}",
        person=person,
    )
    row.roles.append(
        RoleAssignment(
            role=role,
            committee_id=committee and committee.id,
            unit_id=unit and unit.id,
            centre_id=centre_id,
        )
    )
    db.session.add(row)
    db.session.flush()
    return row


def sign_in(client: FlaskClient, account: User) -> None:
    """Let the client be signed in as the account, without the form."""
    db.session.commit()
    with client.session_transaction() as session:
        session["_user_id"] = account.get_id()
        session["_fresh"] = True
