"""The demo's people, committees and centres."""

from collections.abc import Mapping

from agreements.kodeks.review import Table
from planner.demo import files
from planner.demo.town import TERM
from planner.extensions import db
from planner.models.committees import (
    Committee,
    CommitteeKind,
    CommitteePeriod,
    MeetingPattern,
    Membership,
    MembershipRole,
    Weekday,
)
from planner.models.people import CouncilSeat, Person
from planner.models.units import Centre, CentreHead, CentrePeriod

START = TERM[0]


def add_people() -> dict[str, Person]:
    """Everybody by code; councillors with their seat."""
    return {row["code"]: _person(row) for row in files.rows("people")}


def _person(row: files.Row) -> Person:
    mailbox = row["name"].lower().replace(" ", "").replace("æ", "ae")
    person = Person(
        code=row["code"], name=row["name"], email=f"{mailbox}@demo.samspil.example", phone=""
    )
    if files.yes(row["councillor"]):
        person.council_seats.append(CouncilSeat(valid_from=START))
    db.session.add(person)
    return person


def add_committees(people: Mapping[str, Person]) -> dict[str, Committee]:
    """The bodies by code, with names, patterns and members."""
    committees = {row["code"]: _committee(row) for row in files.rows("committees")}
    for row in files.rows("committee-names"):
        period = CommitteePeriod(
            name=row["name"],
            valid_from=files.day(row["valid_from"]),
            valid_to=files.day(row["valid_to"]),
        )
        committees[row["committee"]].periods.append(period)
    for row in files.rows("memberships"):
        membership = Membership(
            person=people[row["person"]],
            role=MembershipRole(row["role"]),
            valid_from=START,
            med_side=Table(row["side"]) if row["side"] else None,
        )
        committees[row["committee"]].memberships.append(membership)
    return committees


def _committee(row: files.Row) -> Committee:
    committee = Committee(code=row["code"], kind=CommitteeKind(row["kind"]))
    committee.patterns.append(
        MeetingPattern(
            valid_from=START,
            weekday=Weekday(row["weekday"]),
            weeks=files.numbers(row["weeks"]),
            months=files.numbers(row["months"]),
            town_hall_months=files.numbers(row["town_hall_months"]),
            start=files.clock(row["start"]),
            minutes=int(row["minutes"]),
            people=int(row["people"]),
            step_free=files.yes(row["step_free"]),
        )
    )
    db.session.add(committee)
    return committee


def add_centres(people: Mapping[str, Person]) -> dict[str, Centre]:
    """The centres by code, each with its head."""
    return {row["code"]: _centre(row, people) for row in files.rows("centres")}


def _centre(row: files.Row, people: Mapping[str, Person]) -> Centre:
    centre = Centre(code=row["code"])
    centre.periods.append(CentrePeriod(name=row["name"], valid_from=START))
    centre.heads.append(CentreHead(person=people[row["head"]], valid_from=START))
    db.session.add(centre)
    return centre
