"""The calendar as a CP-SAT model of true-or-false choices, where clashes forbid a plain cut.

For each meeting and each of its days but the first there is one literal "this day or later"; a day
is chosen where it holds and the next does not. Gaps, rhythm and costs are then the same sums as in
`cut`, so that the model's linear relaxation is as strong, and a clash is "at most one" over all
meetings of bodies that clash with each other, day by day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import combinations, pairwise

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from schedules.calendar.candidates import Candidates, Tie, follows, least, strides
from schedules.calendar.levels import PLAIN_MONTH_DAYS, SINGLE, Level
from schedules.patience import Patience

SECONDS_BETWEEN_LOOKS = 0.2
Places = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Found:
    """The best choice found (None: none), and the least weighed value that is not ruled out."""

    places: Places | None
    bound: int
    proven: bool


class Model:
    """Meetings in `optional` may be left out, `most_left_out` at most."""

    def __init__(
        self, given: Candidates, *, optional: frozenset[int] = frozenset(), most_left_out: int = 0
    ) -> None:
        self.given = given
        self.optional = optional
        self.model = cp_model.CpModel()
        self.one, self.zero = self.model.new_constant(1), self.model.new_constant(0)
        self.later = [self._path(m, m in optional) for m in range(len(given.days))]
        self.chosen = [self._days(literals) for literals in self.later]
        for gap in given.gaps:
            self._after(gap)
        self._apart()
        self.terms: dict[Level, list[cp_model.LinearExprT]] = {level: [] for level in Level}
        self._price(most_left_out if optional else 0)

    def least(self, level: Level) -> int:
        """A number the level's value cannot come below; what may be left out may cost nothing."""
        return 0 if self.optional else least(self.given, level)

    def limit(self, level: Level, value: int) -> None:
        """Leave out all calendars that are worse than this on the level."""
        self.model.add(sum(self.terms[level]) <= value)

    def best(
        self,
        weights: Mapping[Level, int],
        *,
        start: Places | None,
        patience: Patience,
    ) -> Found:
        """Minimise the weighed levels, from `start` if there is one, while there is patience."""
        work = patience.left()
        if work <= 0:
            return Found(None, 0, proven=False)
        total = sum(weight * sum(self.terms[level]) for level, weight in weights.items())
        self.model.minimize(total)
        self._hint(start)
        solver = cp_model.CpSolver()
        solver.parameters.catch_sigint_signal = False  # Ctrl-C is the program's own to answer
        solver.parameters.num_workers = 1  # with more, the plan would depend on the machine
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0  # halves the hardest years
        solver.parameters.max_deterministic_time = work
        status = _watched(solver, self.model, patience.should_stop)
        patience.spend(solver.deterministic_time)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Found(None, 0, proven=False)
        places = [self._place(solver, meeting) for meeting in range(len(self.later))]
        bound = round(solver.best_objective_bound)
        return Found(places, bound, proven=status == cp_model.OPTIMAL)

    def _path(self, meeting: int, is_optional: bool) -> list[Literal]:
        """Place by place "this day or later"; the first says the meeting is held."""
        held = self.model.new_bool_var("") if is_optional else self.one
        inner = [self.model.new_bool_var("") for _ in self.given.days[meeting][1:]]
        path: list[Literal] = [held, *inner, self.zero]
        for earlier, later in pairwise(path):
            self.model.add_implication(later, earlier)
        return path

    def _days(self, later: list[Literal]) -> list[Literal]:
        days: list[Literal] = [self.model.new_bool_var("") for _ in later[1:]]
        for place, day in enumerate(days):
            self.model.add(day == later[place] - later[place + 1])
        return days

    def _after(self, gap: Tie) -> None:
        first, second = self.later[gap.first], self.later[gap.second]
        days = self.given.days
        for place, needed in follows(days[gap.first], days[gap.second], gap.days):
            self.model.add_bool_or(first[place].negated(), second[needed], second[0].negated())

    def _apart(self) -> None:
        """`clash`: on each day one meeting of bodies that all clash with each other."""
        for group in _cliques(self.given):
            by_day: dict[int, list[Literal]] = defaultdict(list)
            for meeting, occasion in enumerate(self.given.occasions):
                if occasion.body in group:
                    for place, day in enumerate(self.given.days[meeting]):
                        by_day[day].append(self.chosen[meeting][place])
            for _day, together in sorted(by_day.items()):
                self.model.add_at_most_one(together)

    def _price(self, most_left_out: int) -> None:
        for meeting, days in enumerate(self.chosen):
            self.terms[Level.MISSING].append(1 - self.later[meeting][0])
            for place, day in enumerate(days):
                for level, paid in zip(SINGLE, self.given.costs[meeting][place], strict=True):
                    if paid:
                        self.terms[level].append(day)
        for tie, linked in self._neighbours(most_left_out):
            self.terms[Level.RHYTHM] += self._off(tie, linked)

    def _neighbours(self, most_left_out: int) -> Iterator[tuple[Tie, list[Literal]]]:
        """Neighbours by rhythm, and the literals that all hold when they are neighbours."""
        if not most_left_out:
            yield from ((tie, []) for tie in self.given.rhythm)
            return
        occasions = self.given.occasions
        ordinary = [m for m, occasion in enumerate(occasions) if occasion.is_ordinary]
        for first, second in combinations(ordinary, 2):
            same = occasions[first].body == occasions[second].body
            if same and second - first <= most_left_out + 1:
                months = occasions[second].cycle - occasions[first].cycle
                between = [self.later[m][0].negated() for m in range(first + 1, second)]
                held = [self.later[first][0], self.later[second][0]]
                yield Tie(first, second, PLAIN_MONTH_DAYS * months), [*held, *between]

    def _off(self, tie: Tie, linked: list[Literal]) -> Iterator[cp_model.LinearExprT]:
        """The parts of `|gap - ideal|`, all zero unless the two are neighbours."""
        first, second = self.later[tie.first], self.later[tie.second]
        unlinked = [literal.negated() for literal in linked]
        days = self.given.days
        for place, other, width in strides(days[tie.first], days[tie.second], tie.days):
            off = self.model.new_bool_var("")
            self.model.add_bool_or(off, first[place].negated(), second[other], *unlinked)
            self.model.add_bool_or(off, first[place], second[other].negated(), *unlinked)
            yield width * off

    def _hint(self, start: Places | None) -> None:
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        for meeting, place in enumerate(start or ()):
            for other, day in enumerate(self.chosen[meeting]):
                self.model.add_hint(day, other == place)

    def _place(self, solver: cp_model.CpSolver, meeting: int) -> int | None:
        days = self.chosen[meeting]
        return next((place for place, day in enumerate(days) if solver.boolean_value(day)), None)


def _watched(
    solver: cp_model.CpSolver, model: cp_model.CpModel, should_stop: Callable[[], bool]
) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that the caller's `should_stop` is asked in the caller's."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(solver.solve, model)
        try:
            while not running.done():
                wait([running], timeout=SECONDS_BETWEEN_LOOKS)
                if not running.done() and should_stop():
                    solver.stop_search()
        finally:
            solver.stop_search()  # so that an error in `should_stop` does not wait for the end
        return running.result()


def _cliques(given: Candidates) -> Iterable[frozenset[str]]:
    """Groups of bodies that all clash with each other and together have every clashing pair."""
    occasions = given.occasions
    pairs = {
        frozenset((occasions[first].body, occasions[second].body))
        for first, second in given.clashes
    }
    covered: set[frozenset[str]] = set()
    for pair in sorted(pairs, key=sorted):
        if pair not in covered:
            group = pair
            for body in sorted({body for other in pairs for body in other}):
                if all(frozenset((body, member)) in pairs for member in group - {body}):
                    group |= {body}
            covered |= {frozenset(two) for two in combinations(sorted(group), 2)}
            covered |= {frozenset((body,)) for body in group}
            yield group
