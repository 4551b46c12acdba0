"""The sheet of units: what a row must fulfil beyond its single cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from sqlalchemy import func, select

from planner.exchange import unit_apply, unit_state
from planner.exchange.cells import Value
from planner.exchange.sheets import Change, Entry, Event, Known, Problem, WithIdentifiers
from planner.exchange.unit_columns import COLUMNS, COMMITTEES, SITE
from planner.exchange.unit_state import KnownUnit
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.people import Person
from planner.models.units import Centre
from planner.web.filters import as_date


class UnitSheet(WithIdentifiers):
    """The units, with changes that hold from `on`."""

    name = "units"
    title: LazyString = _("Units")
    columns = COLUMNS

    def __init__(self, on: date) -> None:
        self.on = on
        self.committees = _last_days()
        self.centres = {code.casefold(): code for code in db.session.scalars(select(Centre.code))}
        self.people = _by_email()

    def known(self) -> Mapping[str, KnownUnit]:
        """The units as of the day."""
        return unit_state.read(self.on)

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """Identifiers as the register writes them, committees in its order, no day taken away."""
        values = dict(entry.values)
        if values.get("centre"):
            values["centre"] = self.centres.get(_fold(values["centre"]), values["centre"])
        if "committee" in values:
            values["committee"] = self._committee(values["committee"])
        if "other_committees" in values:
            others = values["other_committees"]
            assert isinstance(others, tuple)  # noqa: S101 - as its column parses
            values["other_committees"] = tuple(str(self._committee(one)) for one in others)
        if known:
            values |= _same_committees(values, known.values)
            if values.get("opened_on", "") is None:
                values["opened_on"] = known.values["opened_on"]
        return replace(entry, values=values)

    def problems(self, change: Change) -> Iterator[Problem]:
        """Unknown committees and centres, half addresses, hours and days out of order."""
        known, values = change.known, change.after()
        assert known is None or isinstance(known, KnownUnit)  # noqa: S101 - from `known` above
        if known and known.closed_on and known.closed_on < self.on:
            yield from _closed(change, known.closed_on)
        yield from self._unknown(change.entry.values)
        yield from _half_site(values)
        yield from _hours(values)
        yield from self._days(values, known)
        yield from self._leader(values, known)

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Write the changes."""
        return unit_apply.apply(changes, on=self.on)

    def _committee(self, code: Value) -> Value:
        found = self.committees.get(_fold(code))
        return found[0] if found else code

    def _unknown(self, values: Mapping[str, Value]) -> Iterator[Problem]:
        named = [("committee", values.get("committee") or "")]
        others = values.get("other_committees") or ()
        named += [("other_committees", one) for one in others] if isinstance(others, tuple) else []
        for key, code in named:
            if not code:
                continue
            found = self.committees.get(_fold(code))
            if found is None:
                yield Problem(key, _("There is no committee %(code)s.", code=code))
            elif found[1] and found[1] < self.on:
                yield Problem(key, _("The committee %(code)s has ended.", code=code))
        centre = values.get("centre")
        if centre and _fold(centre) not in self.centres:
            yield Problem("centre", _("There is no centre %(code)s.", code=centre))

    def _days(self, values: Mapping[str, Value], known: KnownUnit | None) -> Iterator[Problem]:
        opens, closes = values.get("opened_on") or self.on, values.get("closed_on")
        assert isinstance(opens, date)  # noqa: S101 - as their columns parse
        assert closes is None or isinstance(closes, date)  # noqa: S101
        if closes is not None and closes < opens:
            yield Problem("closed_on", _("The unit closes before it opens."))
        elif known:
            yield from _against_history(known, opens, closes)

    def _leader(self, values: Mapping[str, Value], known: KnownUnit | None) -> Iterator[Problem]:
        name, email = str(values.get("leader") or ""), str(values.get("leader_email") or "")
        if email and not name:
            yield Problem("leader", _("Write the leader's name too."))
        owner = self.people.get(email.casefold()) if email else None
        if owner and owner[1] != name and not (known and known.leader_id == owner[0]):
            yield Problem("leader_email", _("This is the address of %(name)s.", name=owner[1]))


def _closed(change: Change, last_day: date) -> Iterator[Problem]:
    """What was so in a closed unit's days is history; its last day may be moved or taken away."""
    if any(difference.key != "closed_on" for difference in change.differences):
        reason = _(
            "The unit closed on %(day)s. Correct its history on its page.", day=as_date(last_day)
        )
        yield Problem("code", reason)


def _against_history(known: KnownUnit, opens: date, closes: date | None) -> Iterator[Problem]:
    """Days that the unit's own history does not allow."""
    if opens != known.opened_on and any(last and last < opens for _first, last in known.spans):
        yield Problem("opened_on", _("Something about the unit ended before that day."))
    if closes and closes != known.closed_on and any(first > closes for first, _l in known.spans):
        yield Problem("closed_on", _("Something about the unit begins after that day."))


def _same_committees(values: Mapping[str, Value], known: Mapping[str, Value]) -> dict[str, Value]:
    """The register's own order where the file names the same committees in another."""
    there = {known["committee"], *_listed(known["other_committees"])} - {""}
    if "other_committees" not in values:
        same = values.get("committee") in there
        return {"committee": known["committee"]} if same else {}
    first = values.get("committee", known["committee"])
    if {first, *_listed(values["other_committees"])} - {""} != there:
        return {}
    return {key: known[key] for key in COMMITTEES if key in values}


def _listed(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _half_site(values: Mapping[str, Value]) -> Iterator[Problem]:
    """A site needs its town and its seats; without a site neither may stand alone."""
    if not values.get("town") and any(values.get(key) for key in SITE):
        yield Problem("town", _("A site needs a town."))
    if values.get("town") and values.get("seats") is None:
        yield Problem("seats", _("A site needs its number of seats, 0 if there are none."))
    if (values.get("lat") is None) != (values.get("lon") is None):
        yield Problem("lat", _("Give both latitude and longitude, or neither."))


def _hours(values: Mapping[str, Value]) -> Iterator[Problem]:
    start, end = values.get("hosting_from"), values.get("hosting_to")
    if (start is None) != (end is None):
        yield Problem("hosting_to", _("Give both hours, or neither."))
    elif start is not None and end is not None and str(end) <= str(start):
        yield Problem("hosting_to", _("The last hour is not after the first."))


def _fold(code: Value) -> str:
    return str(code).casefold()


def _last_days() -> dict[str, tuple[str, date | None]]:
    """Each committee's identifier and last day, by the identifier folded."""
    goes_on = func.max(func.coalesce(CommitteePeriod.valid_to, date.max))
    found = db.session.execute(
        select(Committee.code, goes_on)
        .join(CommitteePeriod, CommitteePeriod.committee_id == Committee.id)
        .group_by(Committee.code)
    )
    return {code.casefold(): (code, None if last == date.max else last) for code, last in found}


def _by_email() -> dict[str, tuple[int, str]]:
    """Everybody with an e-mail address: id and name by the address, folded."""
    found = db.session.execute(
        select(Person.email, Person.id, Person.name).where(Person.email != "")
    )
    return {email.casefold(): (person_id, name) for email, person_id, name in found}
