"""A part as a 0/1 programme with every rule in it: for where the networks' answers break one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from schedules.patience import Patience
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.levels import Level
from schedules.rotation.programmes.integer import Kept, Programme
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Row
from schedules.rotation.settling import network, part_rows, timing
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.chances import Chances
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face
from schedules.rotation.settling.guesses import Duals
from schedules.rotation.settling.network import Bounds, Steps

# Pairs that the relaxation begins with for every slot of a dialogue.
_PER_SLOT = 2
# Steps of a unit's contacts above the usual number, and of its hosted ones, to begin with.
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Staged:
    """The programme of a part; its variables are pairs, covered cells, unit steps and host steps.

    `covered` are the cells that have a variable; `first` says where those of each kind begin;
    `slots` are the rows that say how many slots a meeting has, each with its meeting.
    """

    part: Part
    cells: Cells
    programme: Programme
    covered: Numbers
    steps: Steps
    hosts: Steps
    first: tuple[int, int, int, int]
    slots: Mapping[int, int] = field(default_factory=dict)

    def cost(self, level: Level) -> Cost:
        """The level as a cost to make least."""
        parts = np.zeros(len(self.programme.least), dtype=np.int64)
        of = np.ones(len(parts), dtype=np.int64)
        pairs, covered, steps, hosts = np.split(parts, self.first[1:])
        open_days = self.part.units.open_days
        match level:
            case Level.FILLED:
                pairs -= 1
            case Level.GUARANTEED:
                covered -= 1
            case Level.EQUITY:
                steps += self.steps.weight
                of[self.first[2] : self.first[3]] = open_days[self.steps.unit]
            case Level.HOSTING:
                hosts += self.hosts.weight
                of[self.first[3] :] = open_days[self.hosts.unit]
            case Level.KEPT:
                pairs -= self.part.kept
            case Level.WAITING:
                waited = self.part.units.waited * self.part.units.fresh
                steps -= np.where(self.steps.number == 1, waited[self.steps.unit], 0)
            case Level.TIMING | Level.VARIETY:
                raise ValueError(f"{level} is not settled here")
        return Cost(parts, of)

    def first_in_turn(self) -> Cost:
        """Between equal units the contact goes to the first in turn."""
        parts = np.zeros(len(self.programme.least), dtype=np.int64)
        parts[: self.first[1]] = self.part.unit
        return Cost(parts, np.ones_like(parts))

    def face(self) -> Face:
        """What the levels settled leave free, as far as bounds can tell, around the choice made."""
        least, most = (
            np.split(bound, self.first[1:]) for bound in (self.programme.least, self.programme.most)
        )
        part, units = self.part, len(self.part.units.row)
        pairs = Bounds(least[0], most[0])
        chosen = self.chosen()
        counts = network.sums(chosen.astype(np.int64), part.unit, groups=units)
        cells = pairs.sums(self.cells.of, groups=len(self.cells.unit))
        np.maximum.at(cells.least, self.covered, least[1])
        meetings = pairs.sums(part.meeting, groups=len(part.meetings.row))
        return Face(
            pairs,
            Bounds(meetings.least, np.minimum(meetings.most, part.meetings.slots)),
            Bounds(cells.least, np.minimum(cells.most, self.cells.room)),
            Bounds(counts, counts),
            Bounds(least[3], most[3]).sums(self.hosts.unit, groups=units),
            chosen,
        )

    def timing_rules(self, face: Face, chance: Chances) -> timing.Rules:
        """The programme's rows as rules for timing: over chances, and what else is free as extras.

        Units' contacts are as chosen by now, so their steps are settled, and rows of counts are
        left out; so are those of spacing not made narrower, which timing sees to itself.
        """
        programme = self.programme
        fixed = np.where(programme.least == programme.most, programme.least, 0)
        counts = face.units.least
        steps = slice(self.first[2], self.first[3])
        fixed[steps] = self.steps.number <= counts[self.steps.unit]
        place = np.full(len(fixed), -1)
        place[chance.pair[chance.pair >= 0]] = np.flatnonzero(chance.pair >= 0)
        free = np.flatnonzero(programme.least < programme.most)
        extras = free[(free >= self.first[1]) & ((free < self.first[2]) | (free >= self.first[3]))]
        place[extras] = len(chance.pair) + np.arange(len(extras))
        rows = [
            _moved(row, place, fixed)
            for row in programme.rows
            if not row.of_counts and not _is_spacing_as_it_was(row)
        ]
        return timing.Rules([row for row in rows if not row.is_idle()], [], len(extras))

    def choice(self, chosen: Flags) -> Numbers:
        """The variables as the chosen pairs have them."""
        part, units = self.part, len(self.part.units.row)
        hosted = chosen & part.meetings.hosted[part.meeting]
        counts = network.sums(chosen.astype(np.int64), part.unit, groups=units)
        hosts = network.sums(hosted.astype(np.int64), part.unit, groups=units)
        covered = np.isin(self.covered, self.cells.of[chosen])
        kinds = (
            chosen,
            covered,
            self.steps.number <= counts[self.steps.unit],
            self.hosts.number <= hosts[self.hosts.unit],
        )
        return np.concatenate(kinds).astype(np.int64)

    def duals(self, cost: Cost, relaxed: Relaxed | None, kept: Mapping[Level, Kept]) -> Duals:
        """What the relaxation of a level makes of places at meetings, and of the levels kept.

        That is nothing where it took none to settle the level.
        """
        if relaxed is None:
            return Duals(cost, {}, {})
        dual = relaxed.duals.tolist()
        row = self.part.meetings.row.tolist()
        return Duals(
            cost,
            {
                row[meeting]: Fraction(-dual[number], relaxed.fineness)
                for number, meeting in self.slots.items()
            },
            {
                level: Fraction(-dual[one.row], relaxed.fineness) * one.times
                for level, one in kept.items()
            },
        )

    def chosen(self) -> Flags:
        """The pairs of the best choice so far."""
        if self.programme.choice is None:
            return np.zeros(len(self.part.unit), dtype=np.bool_)
        return np.asarray(self.programme.choice[: self.first[1]] == 1)


def staged(part: Part, cells: Cells, patience: Patience) -> Staged:
    """The programme with nothing settled; leaving every slot empty is a choice."""
    covered = np.flatnonzero(cells.wanted)
    empty = _staged(part, cells, covered, patience)
    scarce, rows = part_rows.meeting_rows(part)
    slots = dict(enumerate(scarce, start=len(empty.programme.rows)))
    for number, cell in enumerate(covered.tolist()):
        members = np.flatnonzero(cells.of == cell)
        variable = np.array([empty.first[1] + number])
        rows.append(part_rows.surplus(members, variable, most=len(members)))
    empty.programme.rows.extend(rows)
    empty.programme.choice = np.zeros_like(empty.programme.least)
    return replace(empty, slots=slots)


def on_face(part: Part, cells: Cells, face: Face, patience: Patience) -> Staged:
    """The programme of what the first network left free; there may be no choice at all."""
    found = _staged(part, cells, np.zeros(0, dtype=np.int64), patience)
    programme, everyone = found.programme, np.arange(len(part.unit))
    number, unit = found.steps.number, found.steps.unit
    steps = slice(found.first[2], found.first[3])
    if programme.begin is not None:
        programme.begin |= found.choice(face.chosen) == 1
    programme.least[: found.first[1]] = face.pairs.least
    programme.most[: found.first[1]] = face.pairs.most
    programme.least[steps] = number <= face.units.least[unit]
    programme.most[steps] = number <= face.units.most[unit]
    programme.rows.extend(timing.rows_of(part.meeting, everyone, face.meetings))
    programme.rows.extend(timing.rows_of(cells.of, everyone, face.cells))
    return found


def _staged(part: Part, cells: Cells, covered: Numbers, patience: Patience) -> Staged:
    """All variables, and the rows that count steps and hosts."""
    pairs, units = len(part.unit), len(part.units.row)
    steps = network.steps(part.units.had, cells.unit_room)
    hosted = np.flatnonzero(part.meetings.hosted[part.meeting])
    hosts = network.steps(part.units.had_hosted, np.bincount(part.unit[hosted], minlength=units))
    first = (0, pairs, pairs + len(covered), pairs + len(covered) + len(steps.unit))
    variables = first[3] + len(hosts.unit)
    usual = _STEPS + int(part.meetings.slots.sum()) // units
    begin = (
        _likely(part),
        covered >= 0,
        steps.number <= usual,
        hosts.number <= _STEPS,
    )
    unit_rows = part_rows.equal(part.unit, np.arange(pairs), steps.unit, first[2], units)
    rows = [
        *(replace(row, of_counts=True) for row in unit_rows),
        *part_rows.equal(part.unit[hosted], hosted, hosts.unit, first[3], units),
    ]
    programme = Programme(
        np.zeros(variables, dtype=np.int64),
        np.ones(variables, dtype=np.int64),
        rows,
        part_rows.Spacing(part).lacking,
        patience,
        begin=np.concatenate(begin),
        lean=np.concatenate((part.unit / units, np.zeros(variables - pairs))),
    )
    return Staged(part, cells, programme, covered, steps, hosts, first)


def _likely(part: Part) -> Flags:
    """Pairs to begin with: hosts, the published plan, and of a dialogue a few for each slot.

    Which few differs from dialogue to dialogue, so that every unit has its share over the window.
    """
    meetings = len(part.meetings.row)
    members = np.bincount(part.meeting, minlength=meetings)
    quota = _PER_SLOT * part.meetings.slots
    turn = np.cumsum(quota) - quota
    order = np.argsort(part.meeting, kind="stable")
    nth = np.empty_like(order)
    first = np.cumsum(members) - members
    nth[order] = np.arange(len(order)) - first[part.meeting[order]]
    few = (nth - turn[part.meeting]) % members[part.meeting] < quota[part.meeting]
    return np.asarray(few | part.kept | part.meetings.hosted[part.meeting])


def _is_spacing_as_it_was(row: Row) -> bool:
    """Whether no level has found that some contact must be within the stretch, or none."""
    return row.of_spacing and row.least <= 0 and row.most >= 1


def _moved(row: Row, place: Numbers, fixed: Numbers) -> Row:
    """The row over the variables that have a place; the others are as fixed."""
    stays = place[row.variables] >= 0
    settled = int((fixed[row.variables] * row.coefficients)[~stays].sum())
    return Row(
        place[row.variables[stays]],
        row.coefficients[stays],
        row.least - settled,
        row.most - settled,
    )
