"""Which unit may take part in which meeting: the rules of the table for a whole agenda at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schedules.rotation.problem import Form, HostedMeeting, Meeting, Problem, Unit
from schedules.rotation.rules import Rule

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The meetings of one committee, column by column; `row` is the place in the problem."""

    row: Numbers
    day: Numbers
    start: Numbers
    end: Numbers
    dialogue: Flags
    people: Numbers
    step_free: Flags


def pairs(problem: Problem) -> tuple[Numbers, Numbers]:
    """Rows of the meetings and units that may be matched freely, sorted by unit, then meeting.

    A locked unit is there already, and keeps away from other meetings within the least days
    between contacts; so do the contacts it has had.
    """
    agendas = _agendas(problem)
    locked = _locked(problem)
    found: list[Numbers] = []
    counts = []
    for unit in problem.units:
        own = [agendas[name] for name in unit.committees if name in agendas]
        rows = [_rows(problem, unit, agenda, locked.get(unit.id, [])) for agenda in own]
        found.extend(rows)
        counts.append(sum(len(one) for one in rows))
    units = np.repeat(np.arange(len(counts), dtype=np.int64), np.array(counts, dtype=np.int64))
    meetings = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    order = np.lexsort((meetings, units))
    return meetings[order], units[order]


def _rows(problem: Problem, unit: Unit, agenda: Agenda, locked: list[int]) -> Numbers:
    holds = _let_in(unit, agenda)
    if locked:
        holds &= ~np.isin(agenda.row, locked)
    fixed = [problem.meetings[row].date.toordinal() for row in locked]
    if unit.contacts:
        fixed.append(max(contact.date for contact in unit.contacts).toordinal())
    holds &= spacing(problem.min_days_between_contacts, agenda, fixed)
    return agenda.row[holds]


def _locked(problem: Problem) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, meeting in enumerate(problem.meetings):
        for unit in meeting.locked:
            rows.setdefault(unit, []).append(row)
    return rows


def _let_in(unit: Unit, agenda: Agenda) -> Flags:
    holds = np.ones(len(agenda.row), dtype=np.bool_)
    for _, rule in TABLE:
        holds &= rule(unit, agenda)
    return holds


class Table:
    """Whether the table lets a unit take part in a meeting: asked of a unit's whole agenda once."""

    def __init__(self, problem: Problem) -> None:
        self._agendas = _agendas(problem)
        self._rows = {meeting.id: row for row, meeting in enumerate(problem.meetings)}
        self._open: dict[str, bytes] = {}

    def lets_in(self, unit: Unit, meeting: Meeting) -> bool:
        """What `rules.reason` says by null."""
        if unit.id not in self._open:
            holds = np.zeros(len(self._rows), dtype=np.bool_)
            for name in unit.committees:
                if (own := self._agendas.get(name)) is not None:
                    holds[own.row] = _let_in(unit, own)
            self._open[unit.id] = holds.tobytes()
        return bool(self._open[unit.id][self._rows[meeting.id]])


def _agendas(problem: Problem) -> dict[str, Agenda]:
    rows: dict[str, list[int]] = {}
    for row, meeting in enumerate(problem.meetings):
        rows.setdefault(meeting.committee, []).append(row)
    return {name: agenda(problem.meetings, own) for name, own in rows.items()}


def agenda(meetings: tuple[Meeting, ...], rows: list[int]) -> Agenda:
    """The agenda of the meetings in these rows."""
    chosen = [meetings[row] for row in rows]
    hosted = [one if isinstance(one, HostedMeeting) else None for one in chosen]
    return Agenda(
        row=np.array(rows, dtype=np.int64),
        day=np.array([one.date.toordinal() for one in chosen], dtype=np.int64),
        start=np.array([one.start.hour * 60 + one.start.minute for one in chosen], dtype=np.int64),
        end=np.array([one.end.hour * 60 + one.end.minute for one in chosen], dtype=np.int64),
        dialogue=np.array([one.form is Form.DIALOGUE for one in chosen], dtype=np.bool_),
        people=np.array([one.people if one else 0 for one in hosted], dtype=np.int64),
        step_free=np.array([one is not None and one.step_free for one in hosted], dtype=np.bool_),
    )


def is_open(unit: Unit, agenda: Agenda) -> Flags:
    """The date is inside `open_from..open_to`."""
    holds = np.ones(len(agenda.row), dtype=np.bool_)
    if unit.open_from is not None:
        holds &= agenda.day >= unit.open_from.toordinal()
    if unit.open_to is not None:
        holds &= agenda.day <= unit.open_to.toordinal()
    return holds


def closed(unit: Unit, agenda: Agenda) -> Flags:
    """The date is in no closed period."""
    holds = np.ones(len(agenda.row), dtype=np.bool_)
    for period in unit.closed:
        first, last = period.start.toordinal(), period.end.toordinal()
        holds &= (agenda.day < first) | (agenda.day > last)
    return holds


def can_host(unit: Unit, agenda: Agenda) -> Flags:
    """Hosted only: the unit can host."""
    return agenda.dialogue | unit.can_host


def seats(unit: Unit, agenda: Agenda) -> Flags:
    """Hosted only: there is a seat for everyone."""
    return agenda.dialogue | (agenda.people <= unit.seats)


def step_free(unit: Unit, agenda: Agenda) -> Flags:
    """Hosted only: step-free access, if the meeting needs it."""
    return agenda.dialogue | ~agenda.step_free | unit.step_free


def hours(unit: Unit, agenda: Agenda) -> Flags:
    """Hosted only: the meeting lies inside the hosting hours."""
    if unit.hosting_hours is None:
        return np.ones(len(agenda.row), dtype=np.bool_)
    first, last = (hour.hour * 60 + hour.minute for hour in unit.hosting_hours)
    return agenda.dialogue | ((agenda.start >= first) & (agenda.end <= last))


def spacing(least: int, agenda: Agenda, fixed: Iterable[int]) -> Flags:
    """The date is at least `least` days from each fixed day of the unit."""
    holds = np.ones(len(agenda.row), dtype=np.bool_)
    for day in fixed:
        holds &= np.abs(agenda.day - day) >= least
    return holds


# An agenda holds the meetings of a committee of the unit: that rule has been seen to.
TABLE: tuple[tuple[Rule, Callable[[Unit, Agenda], Flags]], ...] = (
    (Rule.OPEN, is_open),
    (Rule.CLOSED, closed),
    (Rule.CAN_HOST, can_host),
    (Rule.SEATS, seats),
    (Rule.STEP_FREE, step_free),
    (Rule.HOURS, hours),
)
