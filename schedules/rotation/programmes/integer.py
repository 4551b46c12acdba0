"""A 0/1 programme settled level by level: relaxations first, search where they fall short."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes import relaxation, search
from schedules.rotation.programmes.linear import Linear
from schedules.rotation.programmes.refined import Rest
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import (
    SPLIT,
    Cost,
    Impossible,
    Reals,
    Row,
    Statement,
    is_whole,
    rounded_down,
    scale,
)

_LARGEST_COEFFICIENT = 2**20
_SHAKES = (1e-5, 1e-4)
_NEAR = 10**9
_MOST_WORK = 60.0
# Real numbers know six more digits of the duals with each round.
_ROUNDS = 8
# A dive goes no deeper, and takes no more at once.
_DEEPEST = 100
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """The place of the row that keeps a level, and how often the row counts a step of it."""

    row: int
    times: Fraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """The least cost found on a level, and the bound no choice passes, both exact.

    `relaxed` is what bounds it, if a relaxation had to; `kept` the row that keeps the level, if
    what was narrowed did not do so.
    """

    value: Fraction
    bound: Fraction
    relaxed: Relaxed | None = None
    kept: Kept | None = None


@dataclass(slots=True)
class Programme(Statement):
    """A statement that narrows as levels are settled.

    Its relaxation begins with the variables `begin`, or all of them, and of answers alike takes
    those that `lean` least, if that is given.
    """

    begin: Flags | None = None
    lean: Reals | None = None
    linear: Linear | None = None

    def settle(self, cost: Cost, *, work: float = _MOST_WORK, of_counts: bool = False) -> Outcome:
        """Make the cost least and keep it so. Raises `Impossible`.

        Where the relaxation falls short a search does so much `work`, in CP-SAT's own measure.
        `of_counts` is a cost that only the units' numbers of contacts decide.
        """
        if self.choice is not None and not cost.parts[self.most > self.least].any():
            value = cost.value(self.choice)
            return Outcome(value, value)
        relaxed = self._approach(cost)
        found = None
        if work and not self._is_near(cost, relaxed):
            found = search.near(self, cost, relaxed, work)
        value = cost.value(self._chosen())
        self._fix(relaxed, value)
        bound = self._lifted(cost, relaxed, value)
        if bound < value and self._is_near(cost, relaxed):
            bound = max(bound, self._refined(cost, relaxed))
            value = cost.value(self._chosen())
        kept = None
        if not self._is_settled(cost, relaxed, value):
            kept = self._keep(cost, value, of_counts)
        return Outcome(value, bound if found is None else max(bound, found), relaxed, kept)

    def _approach(self, cost: Cost) -> Relaxed:
        """The relaxation, and a whole choice near its bound if there is one to be had cheaply.

        An answer with fractions lies between equal ones: a shake of the costs tells most of them
        apart, a dive the rest. The shake is the same for every level, so that each begins close to
        its answer; the bound comes from the costs as they are.
        """
        linear = self.linear = self.linear or Linear(self, self.begin, self.lean)
        for shake in _SHAKES:
            linear.aim(cost, shake=shake)
            self._consider(linear, cost)
            linear.aim(cost)
            linear.solve()
            relaxed = linear.relaxed(cost)
            if self._is_near(cost, relaxed):
                return relaxed
            linear.aim(cost, shake=shake)
            self._dive(linear, cost)
            if self._is_near(cost, relaxed):
                return relaxed
        return relaxed

    def _dive(self, linear: Linear, cost: Cost) -> None:
        """Take what the relaxation takes most of among what it splits, until nothing is split.

        What cannot be taken with the rest is left instead; a dive gives up where that fails too.
        """
        before = self.least, self.most
        try:
            answer = self._consider(linear, cost)
            for _ in range(_DEEPEST):
                if is_whole(answer):
                    break
                answer = self._take_most(linear, cost, answer)
        except Impossible:
            return
        finally:
            self.least, self.most = before

    def _take_most(self, linear: Linear, cost: Cost, answer: Reals) -> Reals:
        split = np.flatnonzero(np.abs(answer - np.rint(answer)) > SPLIT)
        most = split[np.argsort(-answer[split], kind="stable")]
        taken, least = self._apart(most), self.least
        self.least = least.copy()
        self.least[taken] = 1
        try:
            return self._consider(linear, cost)
        except Impossible:
            self.least = least
            self.most = self.most.copy()
            self.most[most[0]] = 0
            return self._consider(linear, cost)

    def _apart(self, variables: Numbers) -> list[int]:
        """The first of the variables, and some that share no row with one before."""
        wanted = np.zeros(len(self.least), dtype=np.bool_)
        wanted[variables] = True
        rows: dict[int, list[int]] = {}
        for number, row in enumerate(self.rows):
            for one in row.variables[wanted[row.variables]].tolist():
                rows.setdefault(one, []).append(number)
        touched: set[int] = set()
        found: list[int] = []
        for one in variables.tolist():
            own = rows.get(one, [])
            if touched.isdisjoint(own):
                found.append(one)
                touched.update(own)
        return found[:_AT_ONCE]

    def _consider(self, linear: Linear, cost: Cost) -> Reals:
        """Solve until no row is lacking; the answer is the choice if it is whole and better."""
        answer = linear.solve()
        while rows := self.lacking(answer):
            self.rows.extend(rows)
            answer = linear.solve()
        if is_whole(answer):
            self.take(np.rint(answer).astype(np.int64), cost)
        return answer

    def _is_near(self, cost: Cost, relaxed: Relaxed) -> bool:
        """Whether the choice is the best as far as can be told from the relaxation's bound."""
        if self.choice is None:
            return False
        gap = cost.value(self.choice) - Fraction(relaxed.bound, relaxed.fineness)
        return gap * _NEAR < max(1, abs(relaxed.bound) // relaxed.fineness)

    def _chosen(self) -> Numbers:
        if self.choice is None:
            raise Impossible("nothing was found in time")
        return self.choice

    def _fix(self, relaxed: Relaxed, value: Fraction) -> None:
        """What would cost more than the gap to change keeps its value in all that is as good.

        That goes for variables, by their reduced costs, and for rows, by their duals.
        """
        over = relaxed.gap(value)
        self.most = np.where(relaxed.reduced > over, self.least, self.most)
        self.least = np.where(relaxed.reduced < -over, self.most, self.least)
        for number, (row, dual) in enumerate(zip(self.rows, relaxed.duals.tolist(), strict=False)):
            if row.least < row.most and abs(dual) > over:
                tight = row.least if dual > 0 else row.most
                self.rows[number] = replace(row, least=tight, most=tight)

    def _is_settled(self, cost: Cost, relaxed: Relaxed, value: Fraction) -> bool:
        """Whether what is still free cannot change the level: all of it costs less than a step."""
        over = relaxed.gap(value)
        free = np.minimum(np.abs(relaxed.reduced), over)[self.most > self.least].sum()
        rows = sum(
            min(abs(dual), over) * int(np.abs(row.coefficients).sum())
            for row, dual in zip(self.rows, relaxed.duals.tolist(), strict=False)
            if dual and row.least < row.most
        )
        return bool(2 * (int(free) + rows + over) < self.step(cost) * relaxed.fineness)

    def _lifted(self, cost: Cost, relaxed: Relaxed, value: Fraction) -> Fraction:
        """The bound: the value itself where the gap is smaller than any step, or none exactly."""
        bound = Fraction(relaxed.bound, relaxed.fineness)
        if value - bound < self.step(cost):
            return value
        return max(bound, relaxation.snapped(self, cost, relaxed))

    def _refined(self, cost: Cost, relaxed: Relaxed) -> Fraction:
        """The bound of duals made finer, and a choice that costs so little less, if there is one.

        Where the relaxation itself is below every choice, so is its bound.
        """
        linear = self.linear = self.linear or Linear(self, self.begin, self.lean)
        rest = Rest(self, cost)
        rest.take(relaxed)
        bound = rest.bound()
        for _ in range(_ROUNDS):
            gap = cost.value(self._chosen()) - bound
            if gap < self.step(cost):
                return bound + gap
            finer = rest.enlarged(gap)
            linear.aim(finer)
            try:
                self._consider(linear, cost)
            except Impossible:
                break
            rest.take(linear.relaxed(finer))
            before, bound = bound, max(bound, rest.bound())
            if bound - before < gap / 2:
                break
        return bound

    def _keep(self, cost: Cost, value: Fraction, of_counts: bool) -> Kept | None:
        """A row for the level, where variables with different costs are still free."""
        free = np.flatnonzero((self.most > self.least) & (cost.parts != 0))
        if not len(free):
            return None
        parts, of = cost.parts[free].tolist(), cost.of[free].tolist()
        times = scale(parts, of, _LARGEST_COEFFICIENT)
        coefficients = rounded_down(parts, of, times)
        fixed = cost.value(np.where(self.most == self.least, self.least, 0))
        least = sum(min(one, 0) for one in coefficients)
        most = math.floor((value - fixed) * times)
        whole = np.array(coefficients, dtype=np.int64)
        self.rows.append(Row(free, whole, least, most, of_counts))
        return Kept(len(self.rows) - 1, times)
