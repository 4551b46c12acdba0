"""Writing a confirmed file of committees."""

from collections.abc import Sequence
from datetime import date

from planner import versions
from planner.exchange.cells import Value
from planner.exchange.committee_columns import PEOPLE
from planner.exchange.parts import day_of, part, stop
from planner.exchange.sheets import Change, Event, Values
from planner.extensions import db
from planner.models.committees import (
    Committee,
    CommitteeKind,
    CommitteePeriod,
    Membership,
    MembershipRole,
)
from planner.models.people import Person
from planner.register import committee_lifetime as lifetime
from planner.register import validity
from planner.register.committees import queries

ROLES = {
    "chair": MembershipRole.CHAIR,
    "vice_chair": MembershipRole.VICE_CHAIR,
    "members": MembershipRole.MEMBER,
}


def apply(changes: Sequence[Change], *, on: date) -> Sequence[Event]:
    """Write the changes; those to known committees hold from `on`, or the nearest day there is.

    Raises Refused when a committee's history does not allow one.
    """
    committees = {one.id: one for one in queries.everything()}
    people = {one.code: one for one in db.session.scalars(db.select(Person))}
    events: list[Event] = []
    for change in changes:
        if change.known is None:
            committee = _open(change, people, on)
        else:
            committee = committees[change.known.id]
            _change(committee, change, people, on)
        events.append((committee, change.before(), change.said()))
    return events


def _open(change: Change, people: dict[str, Person], on: date) -> Committee:
    values = change.after()
    first = day_of(values.get("first_day")) or on
    committee = Committee(code=change.entry.code, kind=_kind(values["kind"]))
    db.session.add(committee)
    committee.periods.append(CommitteePeriod(valid_from=first, name=str(values["name"])))
    _settle_members(committee, values, people, first)
    last = day_of(values.get("last_day"))
    if last:
        lifetime.close_after(committee, last)
    return committee


def _change(committee: Committee, change: Change, people: dict[str, Person], on: date) -> None:
    versions.claim(committee, seen=committee.version)
    values = change.after()
    committee.kind = _kind(values["kind"])
    if change.touches("first_day"):
        lifetime.begin_on(committee, day_of(values["first_day"]) or on)
    if change.touches("last_day"):
        last = day_of(values["last_day"])
        lifetime.close_after(committee, last) if last else lifetime.resume(committee)
    day = lifetime.inside(committee, on)
    if change.touches("name"):
        part(committee.periods, committee.periods, day).name = str(values["name"])
    if change.touches(*PEOPLE):
        _settle_members(committee, values, people, day)


def _settle_members(
    committee: Committee, values: Values, people: dict[str, Person], day: date
) -> None:
    wanted = {
        people[label.partition(" ")[0]].code: role
        for key, role in ROLES.items()
        for label in _labels(values.get(key))
    }
    rows = committee.memberships
    for row in [row for row in rows if row.holds_on(day)]:
        role = wanted.pop(row.person.code, None)
        if role is None:
            stop(row, rows, day)
        elif role is not row.role:
            part([row], rows, day).role = role
    for code, role in wanted.items():
        person = people[code]
        same = [row for row in rows if row.person is person]
        last = validity.make_room(same, on=day) or lifetime.last_day(committee)
        side = same[-1].med_side if same else None  # the file does not tell
        rows.append(
            Membership(valid_from=day, valid_to=last, person=person, role=role, med_side=side)
        )


def _labels(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def _kind(value: Value) -> CommitteeKind:
    assert isinstance(value, CommitteeKind)  # noqa: S101 - as its column parses
    return value
