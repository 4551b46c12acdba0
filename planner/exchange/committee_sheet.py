"""The sheet of committees with their members, each member written as `P014 Medlem 14`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from sqlalchemy import func, select

from planner.collation import danish_key
from planner.exchange import committee_apply
from planner.exchange.cells import Value
from planner.exchange.committee_columns import COLUMNS, PEOPLE
from planner.exchange.sheets import Change, Entry, Event, Known, Problem, Values, WithIdentifiers
from planner.extensions import db
from planner.models.base import Valid, nearest
from planner.models.committees import Committee, Membership, MembershipRole
from planner.models.people import Person
from planner.models.units import UnitCommittee
from planner.register import validity
from planner.register.committees import queries
from planner.web.filters import as_date


@dataclass(frozen=True, slots=True)
class KnownCommittee(Known):
    """A committee, with what an import must know beside its row."""

    last_day: date | None
    latest: date  # the last day on which something about it begins


class CommitteeSheet(WithIdentifiers):
    """The committees, with changes that hold from `on`."""

    name = "committees"
    title: LazyString = _("Committees")
    columns = COLUMNS

    def __init__(self, on: date) -> None:
        self.on = on
        found = db.session.execute(select(Person.code, Person.name))
        self.people = {code.casefold(): (code, name) for code, name in found}

    def known(self) -> Mapping[str, KnownCommittee]:
        """Every committee as of the day, or the nearest on which it was there."""
        begun = func.max(UnitCommittee.valid_from)
        query = select(UnitCommittee.committee_id, begun).group_by(UnitCommittee.committee_id)
        latest = {row[0]: row[1] for row in db.session.execute(query)}
        listed = [self._known(one, latest.get(one.id)) for one in queries.everything()]
        listed.sort(key=lambda one: (danish_key(str(one.values["name"])), one.code))
        return {one.code.casefold(): one for one in listed}

    def _known(self, committee: Committee, latest: date | None) -> KnownCommittee:
        periods = validity.in_order(committee.periods)
        first, last = periods[0].valid_from, periods[-1].valid_to
        day = min(max(self.on, first), last or self.on)
        period = nearest(periods, day) or periods[0]
        values: Values = {"code": committee.code, "name": period.name, "kind": committee.kind}
        values |= {"first_day": first, "last_day": last}
        values |= _seats([one for one in committee.memberships if one.holds_on(day)])
        rows: list[Valid] = [*periods, *committee.patterns, *committee.memberships]
        begun = [row.valid_from for row in rows]
        return KnownCommittee(
            id=committee.id,
            code=committee.code,
            values=values,
            last_day=last,
            latest=max([*begun, latest or first]),
        )

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """People as the register writes them, members in its order, no first day taken away."""
        values = dict(entry.values)
        for key in ("chair", "vice_chair"):
            if key in values:
                values[key] = self._label(str(values[key]))
        members = values.get("members")
        if isinstance(members, tuple):
            labels = {self._label(one) for one in members}
            values["members"] = tuple(sorted(labels))
        if known and values.get("first_day", "") is None:
            values["first_day"] = known.values["first_day"]
        return replace(entry, values=values)

    def problems(self, change: Change) -> Iterator[Problem]:
        """People not in the register, or twice in one committee; days out of order."""
        known, values = change.known, change.after()
        assert known is None or isinstance(known, KnownCommittee)  # noqa: S101 - from `known`
        if known and known.last_day and known.last_day < self.on:
            yield from _closed(change, known.last_day)
        yield from self._people(change.entry.values, values)
        first, last = values.get("first_day") or self.on, values.get("last_day")
        if not isinstance(first, date) or not isinstance(last, date):
            return
        if last < first:
            yield Problem("last_day", _("The last day is before the first."))
        elif known and change.touches("last_day") and known.latest > last:
            yield Problem("last_day", _("Something about the committee begins after that day."))

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Write the changes."""
        return committee_apply.apply(changes, on=self.on)

    def _people(
        self, written: Mapping[str, Value], values: Mapping[str, Value]
    ) -> Iterator[Problem]:
        for key in PEOPLE:
            for one in _listed(written.get(key)):
                code, _space, name = one.partition(" ")
                person = self.people.get(code.casefold())
                if person is None:
                    yield Problem(
                        key,
                        _(
                            "Nobody in the register has id %(code)s. Import the people first.",
                            code=code,
                        ),
                    )
                elif name and name.casefold() != person[1].casefold():
                    yield Problem(
                        key, _("%(code)s is %(name)s in the register.", code=code, name=person[1])
                    )
        everyone = [one for key in PEOPLE for one in _listed(values.get(key))]
        for one in sorted({one for one in everyone if everyone.count(one) > 1}):
            key = next(key for key in reversed(PEOPLE) if one in _listed(values.get(key)))
            yield Problem(key, _("%(person)s stands twice.", person=one))

    def _label(self, written: str) -> str:
        """`P014 Medlem 14` for `p014`; what nobody knows stays as it is written."""
        code, _space, name = written.partition(" ")
        person = self.people.get(code.casefold())
        if person is None or (name and name.casefold() != person[1].casefold()):
            return written
        return " ".join(person)


def _listed(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def _closed(change: Change, last_day: date) -> Iterator[Problem]:
    """What was so in an ended committee's days is history; its last day may be moved."""
    if any(difference.key != "last_day" for difference in change.differences):
        reason = _("The committee ended on %(day)s. Correct it on its page.", day=as_date(last_day))
        yield Problem("code", reason)


def _seats(memberships: Sequence[Membership]) -> Values:
    by_role: dict[MembershipRole, list[str]] = {role: [] for role in MembershipRole}
    for one in memberships:
        by_role[one.role].append(f"{one.person.code} {one.person.name}")
    return {
        "chair": "".join(by_role[MembershipRole.CHAIR]),
        "vice_chair": "".join(by_role[MembershipRole.VICE_CHAIR]),
        "members": tuple(sorted(by_role[MembershipRole.MEMBER])),
    }
