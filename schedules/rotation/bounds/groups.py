"""The units and meetings of a problem in groups that nothing ties, each proven by itself."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schedules.rotation import access, levels, rules
from schedules.rotation.access import Ledger
from schedules.rotation.problem import Meeting, Period, Problem
from schedules.rotation.ties import Ties


@dataclass(frozen=True, slots=True)
class Terms:
    """All that the costs of a unit's choices depend on: many units of a group have the same.

    The meetings it may join, by date, and those of them published for it; by guarantee block,
    whether a first contact counts; its contacts, hosted ones and open days; and what days of
    waiting a contact relieves.
    """

    meetings: tuple[str, ...]
    published: frozenset[str]
    wanted: tuple[bool, ...]
    contacts: int
    hosted: int
    open_days: int
    waited: int


@dataclass(frozen=True, slots=True)
class Chances:
    """A unit, its locks as planned contacts, and the meetings it may freely join, by date."""

    ledger: Ledger
    meetings: list[Meeting]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Group:
    """Units tied by chains of meetings they may join, and those meetings, in the problem's order.

    The same as the solver's parts (`component.parts`). `blocks` are those of the guarantee.
    """

    problem: Problem
    blocks: list[Period]
    units: list[Chances]
    meetings: list[Meeting]

    @property
    def name(self) -> str:
        """What a certificate calls it: its first unit's id."""
        return self.units[0].ledger.unit.id


def groups(problem: Problem) -> list[Group]:
    """The groups by their first unit; who and what has no free chance is in none."""
    chances = [one for one in _chances(problem) if one.meetings]
    ties = Ties[str]()
    for one in chances:
        for meeting in one.meetings[1:]:
            ties.join(one.meetings[0].id, meeting.id)
    units: dict[str, list[Chances]] = {}
    for one in chances:
        units.setdefault(ties.root(one.meetings[0].id), []).append(one)
    meetings: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        meetings[ties.root(meeting.id)].append(meeting)
    blocks = access.blocks(problem)
    return [Group(problem, blocks, members, meetings[root]) for root, members in units.items()]


def _chances(problem: Problem) -> Iterator[Chances]:
    """Those of every unit, in turn."""
    open_meetings: dict[str, list[Meeting]] = {}
    for meeting in problem.meetings:
        if meeting.slots > len(meeting.locked):
            open_meetings.setdefault(meeting.committee, []).append(meeting)
    locked = {meeting.id: meeting.locked for meeting in problem.meetings}
    blocks = access.blocks(problem)
    for ledger in access.ledgers(problem, locked):
        unit = ledger.unit
        fixed = [contact.date for contact in (*unit.contacts, *ledger.planned)]
        own = [
            meeting
            for name in unit.committees
            for meeting in open_meetings.get(name, ())
            if unit.id not in meeting.locked
            and rules.reason(unit, meeting) is None
            and _is_apart(meeting.date, fixed, problem.min_days_between_contacts)
        ]
        own.sort(key=lambda one: one.date)
        yield Chances(ledger, own, _terms(problem, blocks, ledger, own))


def _terms(problem: Problem, blocks: list[Period], ledger: Ledger, own: list[Meeting]) -> Terms:
    unit, had = ledger.unit, [one.date for one in (*ledger.held, *ledger.planned)]
    ids = tuple(one.id for one in own)
    return Terms(
        ids,
        frozenset(one for one in ids if unit.id in problem.published.get(one, ())),
        tuple(
            access.is_due(unit, block) and not any(day in block for day in had) for block in blocks
        ),
        ledger.contacts,
        ledger.hosted,
        access.open_days(problem, unit),
        0 if ledger.planned else levels.waited(problem, ledger),
    )


def _is_apart(day: date, others: list[date], least_days: int) -> bool:
    return all(abs((day - other).days) >= least_days for other in others)
