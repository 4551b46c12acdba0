"""The problem as arrays, cut into parts that share no unit and no meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from schedules.rotation import access, feasible
from schedules.rotation.access import Ledger
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.levels import waited
from schedules.rotation.problem import Form, Problem


@dataclass(frozen=True, slots=True)
class _Columns:
    def take(self, rows: Numbers) -> Self:
        """Only these rows of every column."""
        return type(self)(*(getattr(self, field.name)[rows] for field in fields(self)))

    @classmethod
    def joined(cls, several: Sequence[Self]) -> Self:
        """The rows of all, one after the other."""
        return cls(
            *(np.concatenate([getattr(one, each.name) for one in several]) for each in fields(cls))
        )


@dataclass(frozen=True, slots=True)
class Meetings(_Columns):
    """By meeting: its row in the problem, slots left, day, whether hosted, guarantee block."""

    row: Numbers
    slots: Numbers
    day: Numbers
    hosted: Flags
    block: Numbers


@dataclass(frozen=True, slots=True)
class Units(_Columns):
    """By unit: its row in the problem and what the levels count of it.

    `had` contacts and `had_hosted` are held in the term or locked, `held` only held; `fresh` has no
    locked contact; `first` and `span` are the opening day and the days its ideal dates spread over;
    `wanted` is, block by block, whether a first contact there would count.
    """

    row: Numbers
    had: Numbers
    had_hosted: Numbers
    held: Numbers
    open_days: Numbers
    waited: Numbers
    fresh: Flags
    first: Numbers
    span: Numbers
    wanted: Flags


@dataclass(frozen=True, slots=True)
class Part:
    """Meetings and units, numbered from 0, and the pairs of them that may be matched freely.

    Pairs are sorted by unit, then meeting; `kept` marks those of the published plan. `locked` are
    the days of each unit's locked contacts, which count and are matched already.
    """

    meetings: Meetings
    units: Units
    meeting: Numbers
    unit: Numbers
    kept: Flags
    locked: tuple[tuple[int, ...], ...]
    least_days: int

    @property
    def blocks(self) -> int:
        """How many guarantee blocks touch the window."""
        return int(self.units.wanted.shape[1])


def parts(problem: Problem) -> Iterator[Part]:
    """The parts, by their first unit; units and meetings without a free pair are in none."""
    whole = _whole(problem)
    label = _labels(whole)[whole.unit]
    order = np.argsort(label, kind="stable")
    if not len(order):
        return
    borders = np.flatnonzero(np.diff(label[order])) + 1
    for pairs in np.split(order, borders):
        yield _part(whole, pairs)


def _part(whole: Part, pairs: Numbers) -> Part:
    meetings, meeting = np.unique(whole.meeting[pairs], return_inverse=True)
    units, unit = np.unique(whole.unit[pairs], return_inverse=True)
    return Part(
        whole.meetings.take(meetings),
        whole.units.take(units),
        meeting,
        unit,
        whole.kept[pairs],
        tuple(whole.locked[row] for row in units.tolist()),
        whole.least_days,
    )


def joined(several: Sequence[Part]) -> Part:
    """Parts of one problem as if they were one; at least one of them."""
    meetings = np.cumsum([0, *(len(one.meetings.row) for one in several)]).tolist()
    units = np.cumsum([0, *(len(one.units.row) for one in several)]).tolist()
    return Part(
        Meetings.joined([one.meetings for one in several]),
        Units.joined([one.units for one in several]),
        np.concatenate(
            [one.meeting + first for one, first in zip(several, meetings, strict=False)]
        ),
        np.concatenate([one.unit + first for one, first in zip(several, units, strict=False)]),
        np.concatenate([one.kept for one in several]),
        tuple(days for one in several for days in one.locked),
        several[0].least_days,
    )


def chosen(problem: Problem, part: Part, assignments: access.Assignments) -> Flags:
    """The part's pairs that take part in the assignments."""
    names = [one.id for one in problem.units]
    guests = [frozenset(assignments[one.id]) for one in problem.meetings]
    pairs = zip(
        part.meetings.row[part.meeting].tolist(), part.units.row[part.unit].tolist(), strict=True
    )
    return np.array([names[unit] in guests[meeting] for meeting, unit in pairs], dtype=np.bool_)


def _labels(whole: Part) -> Numbers:
    """For each unit the smallest unit it is tied to, through meetings and other units."""
    label = np.arange(len(whole.units.row))
    through = np.full(len(whole.meetings.row), len(label))
    while True:
        np.minimum.at(through, whole.meeting, label[whole.unit])
        nearer = label.copy()
        np.minimum.at(nearer, whole.unit, through[whole.meeting])
        if (nearer == label).all():
            return label
        label = nearer


def _whole(problem: Problem) -> Part:
    locks = {meeting.id: meeting.locked for meeting in problem.meetings}
    ledgers = access.ledgers(problem, locks)
    meetings = _meetings(problem)
    meeting, unit = feasible.pairs(problem)
    free = meetings.slots[meeting] > 0
    meeting, unit = meeting[free], unit[free]
    return Part(
        meetings,
        _units(problem, ledgers),
        meeting,
        unit,
        _kept(problem, meeting, unit),
        tuple(tuple(one.date.toordinal() for one in ledger.planned) for ledger in ledgers),
        problem.min_days_between_contacts,
    )


def _meetings(problem: Problem) -> Meetings:
    meetings = problem.meetings
    starts = _numbers([block.start.toordinal() for block in access.blocks(problem)])
    day = _numbers([one.date.toordinal() for one in meetings])
    return Meetings(
        row=np.arange(len(meetings)),
        slots=_numbers([one.slots - len(one.locked) for one in meetings]),
        day=day,
        hosted=np.array([one.form is Form.HOSTED for one in meetings], dtype=np.bool_),
        block=np.searchsorted(starts, day, side="right") - 1,
    )


def _units(problem: Problem, ledgers: list[Ledger]) -> Units:
    first = _numbers([access.opening(problem, one.unit).toordinal() for one in ledgers])
    last = [access.closing(one.unit, problem.window.end).toordinal() for one in ledgers]
    return Units(
        row=np.arange(len(ledgers)),
        had=_numbers([one.contacts for one in ledgers]),
        had_hosted=_numbers([one.hosted for one in ledgers]),
        held=_numbers([len(one.held) for one in ledgers]),
        open_days=_numbers([access.open_days(problem, one.unit) for one in ledgers]),
        waited=_numbers([waited(problem, one) for one in ledgers]),
        fresh=np.array([not one.planned for one in ledgers], dtype=np.bool_),
        first=first,
        span=_numbers(last) - first + 1,
        wanted=_wanted(problem, ledgers),
    )


def _wanted(problem: Problem, ledgers: list[Ledger]) -> Flags:
    blocks = access.blocks(problem)
    wanted = np.zeros((len(ledgers), len(blocks)), dtype=np.bool_)
    for row, ledger in enumerate(ledgers):
        days = [contact.date for contact in (*ledger.held, *ledger.planned)]
        for column, block in enumerate(blocks):
            wanted[row, column] = access.is_due(ledger.unit, block) and not any(
                day in block for day in days
            )
    return wanted


def _kept(problem: Problem, meeting: Numbers, unit: Numbers) -> Flags:
    rows = {one.id: row for row, one in enumerate(problem.units)}
    width = len(rows)
    published = [
        row * width + rows[guest]
        for row, one in enumerate(problem.meetings)
        for guest in problem.published.get(one.id, ())
    ]
    return np.isin(meeting * width + unit, _numbers(published))


def _numbers(values: list[int]) -> Numbers:
    return np.array(values, dtype=np.int64)
