"""Writes about a committee as a whole: entering, closing, and merging several into one."""

from collections.abc import Sequence
from datetime import date

from flask_babel import lazy_gettext as _

from planner import trail, versions
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, CommitteePeriod
from planner.models.units import UnitCommittee
from planner.register import codes, relatives
from planner.register import committee_lifetime as lifetime
from planner.register.periods.operations import Writer
from planner.register.refusals import Refused
from planner.register.validity import A_DAY


def create(*, code: str, name: str, kind: CommitteeKind, first_day: date, by: Writer) -> Committee:
    """Enter a body that meets. Raises Refused when its identifier is taken."""
    committee = Committee(code=code, kind=kind)
    codes.refuse_taken(committee)
    committee.periods.append(CommitteePeriod(valid_from=first_day, name=name))
    db.session.add(committee)
    after = {"code": code, "name": name, "kind": kind, "first_day": first_day}
    trail.record("create", committee, user=by.user, at=by.at, before={}, after=after)
    return committee


def edit(committee: Committee, *, code: str, kind: CommitteeKind, by: Writer) -> None:
    """Correct the identifier or the kind."""
    versions.claim(committee, seen=by.seen)
    committee.code, committee.kind = code, kind
    codes.refuse_taken(committee)
    trail.record("edit", committee, user=by.user, at=by.at)


def close(
    committee: Committee, *, last_day: date, successors: Sequence[Committee], by: Writer
) -> None:
    """Let the committee end after `last_day`: members, pattern and units with it.

    Raises Refused when something about it begins later.
    """
    versions.claim(committee, seen=by.seen)
    before = _ending(committee)
    lifetime.close_after(committee, last_day)
    relatives.replace_successors(committee, successors, on=last_day + A_DAY)
    trail.record(
        "close", committee, user=by.user, at=by.at, before=before, after=_ending(committee)
    )


def reopen(committee: Committee, *, by: Writer) -> None:
    """Undo a closing that was a mistake: what ended with the committee goes on.

    The units a successor got from it on that day leave the successor again.
    """
    versions.claim(committee, seen=by.seen)
    before = _ending(committee)
    for heir in relatives.successors(committee):
        _take_back(committee, db.session.get_one(Committee, heir.id), heir.on_day, by)
    lifetime.resume(committee)
    relatives.replace_successors(committee, [], on=by.at.date())
    after = _ending(committee)
    trail.record("reopen", committee, user=by.user, at=by.at, before=before, after=after)


def merge(predecessors: Sequence[Committee], into: Committee, *, on: date, by: Writer) -> None:
    """From `on`, `into` takes over the units of the predecessors, which end the day before.

    `into` may be one of them. Members are elected anew by the council and do not move.
    Raises Refused when fewer than two committees take part, or `into` is not there on the day.
    """
    ending = [committee for committee in predecessors if committee is not into]
    if len({committee.id for committee in [*ending, into]}) < 2:
        raise Refused("predecessors", _("Choose at least one other committee to merge."))
    if not any(period.holds_on(on) for period in into.periods):
        raise Refused("on_day", _("The committee that takes over is not there on that day."))
    known = lifetime.unit_links(into)
    taken = {link.unit_id for link in known if link.holds_on(on)}
    for committee in ending:
        for link in lifetime.unit_links(committee):
            if link.holds_on(on) and link.unit_id not in taken:
                taken.add(link.unit_id)
                _hand_over(link, into, on, known)
        before = _ending(committee)
        versions.claim(committee, seen=committee.version)
        lifetime.close_after(committee, on - A_DAY)
        relatives.replace_successors(committee, [into], on=on)
        after = _ending(committee)
        trail.record("merge", committee, user=by.user, at=by.at, before=before, after=after)
    after = {"predecessors": [one.name_on(on) for one in ending], "valid_from": on}
    trail.record("merge", into, user=by.user, at=by.at, before={}, after=after)


def _hand_over(
    link: UnitCommittee, into: Committee, on: date, known: Sequence[UnitCommittee]
) -> None:
    """The unit belongs to `into` as long as it would have, or until it was to come there anyway."""
    coming = [
        one.valid_from for one in known if one.unit_id == link.unit_id and one.valid_from > on
    ]
    last = min(coming) - A_DAY if coming else link.valid_to
    row = UnitCommittee(unit_id=link.unit_id, committee_id=into.id, valid_from=on, valid_to=last)
    db.session.add(row)


def _take_back(committee: Committee, heir: Committee, on: date, by: Writer) -> None:
    """Undo `_hand_over` of the units that came from this committee and no other."""
    given = _units_until(committee, on)
    for other in relatives.predecessors(heir):
        if other.id != committee.id and other.on_day == on:
            given -= _units_until(db.session.get_one(Committee, other.id), on)
    taken = [
        link
        for link in lifetime.unit_links(heir)
        if link.valid_from == on and link.unit_id in given
    ]
    for link in taken:
        db.session.delete(link)
    if taken:
        versions.claim(heir, seen=heir.version)
        before = {"predecessors": [committee.name_on(on - A_DAY)], "valid_from": on}
        trail.record("reopen", heir, user=by.user, at=by.at, before=before, after={})


def _units_until(committee: Committee, day: date) -> set[int]:
    """The units that belonged to the committee on its last day, the day before this one."""
    links = lifetime.unit_links(committee)
    return {link.unit_id for link in links if link.valid_to == day - A_DAY}


def _ending(committee: Committee) -> dict[str, object]:
    last = lifetime.last_day(committee)
    named = [f"{one.name} ({one.code})" for one in relatives.successors(committee)]
    return {"last_day": last, "successors": named}
