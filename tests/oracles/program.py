"""The rotation as a linear program over whole numbers, one objective per level.

Coefficients are exact fractions; a solver's backend decides how to scale them. Convex squares are
unit increments: the k-th contact of a unit costs (2k - 1)/o(u), so that the first n cost n^2/o(u).

Columns lie between 0 and 1. Those that are whole by themselves once the assignments are (increments
with growing cost, indicators that are only maximised) are marked as continuous.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tests.oracles import judge
from tests.oracles.case import Case, Meeting, Unit

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of coefficient * column <= high; None is unbounded."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Objective:
    """One level: constant + sum of coefficient * column, to be made least or most."""

    level: str
    terms: Mapping[int, Fraction]
    constant: Fraction = Fraction(0)

    @property
    def maximised(self) -> bool:
        return self.level in judge.MAXIMISED


@dataclass(slots=True)
class Program:
    """Columns and rows, only ever appended to, so that a solver can follow along."""

    lows: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    assigned: dict[Pair, int] = field(default_factory=dict)
    """The column of every possible assignment (meeting, unit)."""

    def column(self, *, low: int = 0, whole: bool = True) -> int:
        self.lows.append(low)
        self.whole.append(whole)
        return len(self.lows) - 1

    def row(
        self, terms: Iterable[tuple[int, int]], low: int | None = None, high: int | None = None
    ) -> None:
        self.rows.append(Row(tuple(terms), low, high))

    def of_unit(self) -> dict[str, list[tuple[str, int]]]:
        """Meetings and columns of every unit's possible assignments."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (meeting, unit), column in self.assigned.items():
            found[unit].append((meeting, column))
        return found


def formulate(case: Case) -> tuple[Program, list[Objective]]:
    """The program of the hard rules, and levels 1-6 in the order they are to be kept."""
    program = Program()
    _assignments(program, case)
    _capacities(program, case)
    _spacing(program, case)
    objectives = [_LEVELS[level](program, case) for level in case.order]
    return program, objectives


def _assignments(program: Program, case: Case) -> None:
    for meeting in case.meetings.values():
        for unit in meeting.candidates(case):
            locked = unit in meeting.locked
            near = _near_held(case, meeting, case.units[unit])
            if near and not locked:
                continue
            column = program.column(low=int(locked))
            program.assigned[meeting.id, unit] = column
            if near:
                program.row([(column, 1)], high=0)


def _near_held(case: Case, meeting: Meeting, unit: Unit) -> bool:
    return any(abs(meeting.day - held) < case.spacing for held in unit.held_ever)


def _capacities(program: Program, case: Case) -> None:
    seats: dict[str, list[int]] = defaultdict(list)
    for (meeting, _), column in program.assigned.items():
        seats[meeting].append(column)
    for meeting, columns in seats.items():
        program.row(((c, 1) for c in columns), high=case.meetings[meeting].capacity)


def _spacing(program: Program, case: Case) -> None:
    """At most one contact in every stretch of so many days: the maximal ones suffice."""
    for pairs in program.of_unit().values():
        dated = sorted((case.meetings[m].day, column) for m, column in pairs)
        reached = 0
        for first, (day, _) in enumerate(dated):
            stretch = [column for on, column in dated[first:] if on < day + case.spacing]
            if len(stretch) > 1 and first + len(stretch) > reached:
                reached = first + len(stretch)
                program.row(((column, 1) for column in stretch), high=1)


def _filled(program: Program, case: Case) -> Objective:
    return Objective("filled", {column: Fraction(1) for column in program.assigned.values()})


def _guaranteed(program: Program, case: Case) -> Objective:
    met: dict[int, Fraction] = {}
    in_block: dict[tuple[str, int], list[int]] = defaultdict(list)
    for (meeting, name), column in program.assigned.items():
        in_block[name, case.meetings[meeting].block].append(column)
    for unit in case.units.values():
        for block in sorted(unit.blocks - unit.held_blocks):
            if columns := in_block[unit.id, block]:
                indicator = program.column(whole=False)
                met[indicator] = Fraction(1)
                program.row([(indicator, -1), *((c, 1) for c in columns)], low=0)
    held = sum(len(unit.blocks & unit.held_blocks) for unit in case.units.values())
    return Objective("guaranteed", met, Fraction(held))


def _equity(program: Program, case: Case) -> Objective:
    columns = {u: [c for _, c in pairs] for u, pairs in program.of_unit().items()}
    held = {unit.id: len(unit.held) for unit in case.units.values()}
    return _squares("equity", program, case, columns, held)


def _hosting(program: Program, case: Case) -> Objective:
    columns = {
        unit: [column for meeting, column in pairs if case.meetings[meeting].hosted]
        for unit, pairs in program.of_unit().items()
    }
    held = {unit.id: unit.hosted for unit in case.units.values()}
    return _squares("hosting", program, case, columns, held)


def _squares(
    level: str,
    program: Program,
    case: Case,
    columns: Mapping[str, list[int]],
    held: Mapping[str, int],
) -> Objective:
    terms: dict[int, Fraction] = {}
    constant = Fraction(0)
    for unit in case.units.values():
        constant += Fraction(held[unit.id] ** 2, unit.open_days)
        own = columns.get(unit.id, [])
        steps = [program.column(whole=False) for _ in own]
        if own:
            program.row([*((c, 1) for c in own), *((s, -1) for s in steps)], low=0, high=0)
        for nth, step in enumerate(steps, start=held[unit.id] + 1):
            terms[step] = Fraction(2 * nth - 1, unit.open_days)
    return Objective(level, terms, constant)


def _kept(program: Program, case: Case) -> Objective:
    wanted = (program.assigned.get(pair) for pair in sorted(case.published))
    return Objective("kept", {column: Fraction(1) for column in wanted if column is not None})


def _waiting(program: Program, case: Case) -> Objective:
    terms: dict[int, Fraction] = {}
    for unit, pairs in program.of_unit().items():
        relieved = program.column(whole=False)
        terms[relieved] = Fraction(case.units[unit].waited)
        program.row([(relieved, -1), *((column, 1) for _, column in pairs)], low=0)
    return Objective("waiting", terms)


_LEVELS = {
    "filled": _filled,
    "guaranteed": _guaranteed,
    "equity": _equity,
    "hosting": _hosting,
    "kept": _kept,
    "waiting": _waiting,
}


def timing(program: Program, case: Case, totals: Mapping[str, int]) -> Objective:
    """Level 7 at these totals: every contact of a unit is matched with one ideal day."""
    terms: dict[int, Fraction] = {}
    for name, pairs in program.of_unit().items():
        unit, total = case.units[name], totals[name]
        ideals = [judge.ideal_day(unit, nth, total) for nth in range(len(unit.held) + 1, total + 1)]
        taken: list[list[int]] = [[] for _ in ideals]
        for meeting, column in pairs:
            places = [program.column() for _ in ideals]
            program.row([(column, -1), *((p, 1) for p in places)], low=0, high=0)
            for place, ideal, at in zip(places, ideals, taken, strict=True):
                terms[place] = abs(case.meetings[meeting].day - ideal)
                at.append(place)
        for at in taken:
            program.row(((place, 1) for place in at), low=1, high=1)
    return Objective("timing", terms)
