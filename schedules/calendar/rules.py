"""The hard rules of a calendar, each one function, and the checker that knows no solver."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, product

from schedules.calendar.problem import (
    EXTRA_PURPOSES,
    Body,
    Dates,
    Kind,
    Occasion,
    Period,
    Problem,
    Purpose,
)


class Rule(StrEnum):
    """Every hard rule; the first six and `budget` judge a day for one meeting."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED_DAY = "closed_day"
    PERIOD = "period"
    CYCLE = "cycle"
    FIXED = "fixed"
    ORDER = "order"
    CHAIN = "chain"
    CLASH = "clash"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule broken by one meeting, or by two together; `detail` tells what is wrong."""

    rule: Rule
    occasions: tuple[Occasion, ...]
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {' and '.join(map(str, self.occasions))}: {self.detail}"


def weekend(problem: Problem, occasion: Occasion, day: date) -> bool:
    """Monday to Friday only."""
    return day.weekday() < 5


def holiday(problem: Problem, occasion: Occasion, day: date) -> bool:
    """No public holiday."""
    return problem.closed_days.holiday(day) is None


def closed_day(problem: Problem, occasion: Occasion, day: date) -> bool:
    """No day the municipality's settings close."""
    return not problem.closed_days.is_closed_day(day)


def period(problem: Problem, occasion: Occasion, day: date) -> bool:
    """In no hard period of the body."""
    return hard_period(problem, occasion, day) is None


def hard_period(problem: Problem, occasion: Occasion, day: date) -> Period | None:
    """The first hard period of the body that the day is in."""
    hard = (period for period in problem.periods if period.hard)
    return next((period for period in hard if period.covers(occasion.body, day)), None)


def cycle(problem: Problem, occasion: Occasion, day: date) -> bool:
    """An ordinary meeting is in its month or at most `slack_days` outside it."""
    first, last = problem.window(occasion)
    return not occasion.is_ordinary or first <= day <= last


def budget_day(problem: Problem, occasion: Occasion, day: date) -> bool:
    """A meeting of the budget procedure is in the year and on or before its last day."""
    first, last = problem.window(occasion)
    return occasion.is_ordinary or first <= day <= last


def fixed(problem: Problem, occasion: Occasion, day: date) -> bool:
    """A meeting decided already is on its day."""
    return problem.fixed.get(occasion, day) == day


DAY_RULES: tuple[tuple[Rule, Callable[[Problem, Occasion, date], bool]], ...] = (
    (Rule.WEEKEND, weekend),
    (Rule.HOLIDAY, holiday),
    (Rule.CLOSED_DAY, closed_day),
    (Rule.PERIOD, period),
    (Rule.CYCLE, cycle),
    (Rule.BUDGET, budget_day),
    (Rule.FIXED, fixed),
)


def broken_by(problem: Problem, occasion: Occasion, day: date) -> Rule | None:
    """The first rule that keeps the meeting from the day, whatever the others do."""
    return next((rule for rule, holds in DAY_RULES if not holds(problem, occasion, day)), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """`rule` wants `later` at least `least` days after `earlier`, when both are held."""

    rule: Rule
    earlier: Occasion
    later: Occasion
    least: int


def gaps(problem: Problem) -> Iterator[Gap]:
    """Every pair of meetings that a rule puts in order."""
    yield from order(problem)
    yield from chain(problem)
    yield from budget(problem)


def order(problem: Problem) -> Iterator[Gap]:
    """A body's ordinary meetings keep the order of their cycles, at least one day apart."""
    for body in problem.bodies.values():
        for earlier, later in combinations(body.cycles, 2):
            yield Gap(Rule.ORDER, Occasion(body.id, earlier), Occasion(body.id, later), 1)


def chain(problem: Problem) -> Iterator[Gap]:
    """Inside a cycle: committees, then finance, then council, each so many days later."""
    steps = (
        (Kind.COMMITTEE, Kind.FINANCE, problem.chain.committee_to_finance),
        (Kind.FINANCE, Kind.COUNCIL, problem.chain.finance_to_council),
    )
    for first, second, least in steps:
        for earlier, later in product(_of(problem, first), _of(problem, second)):
            for month in sorted({*earlier.cycles} & {*later.cycles}):
                yield Gap(Rule.CHAIN, Occasion(earlier.id, month), Occasion(later.id, month), least)


def budget(problem: Problem) -> Iterator[Gap]:
    """Proposal, first and second reading in this order on different days.

    The readings are `min_days_between_readings` apart (kommunestyrelsesloven § 38 stk. 1).
    """
    if problem.budget is None:
        return
    extra = {occasion.purpose: occasion for occasion in problem.occasions()}
    for earlier, later in combinations(EXTRA_PURPOSES, 2):
        readings = earlier is Purpose.FIRST_READING
        least = max(1, problem.budget.min_days_between_readings) if readings else 1
        yield Gap(Rule.BUDGET, extra[earlier], extra[later], least)


def clashes(problem: Problem) -> Iterator[tuple[Occasion, Occasion]]:
    """Pairs of meetings that cannot be on one day: a member is shared, and the hours overlap."""
    for first, second in combinations(problem.bodies.values(), 2):
        if clash(problem, first, second):
            yield from product(problem.of(first), problem.of(second))
    for body in problem.bodies.values():
        yield from combinations(problem.of(body), 2)


def clash(problem: Problem, first: Body, second: Body) -> bool:
    """They share a member, and on one day there is less than `travel_minutes` between them."""
    first, second = sorted((first, second), key=lambda body: body.from_minute)
    overlap = second.from_minute < first.to_minute + problem.travel_minutes
    return overlap and not first.members.isdisjoint(second.members)


def _of(problem: Problem, kind: Kind) -> list[Body]:
    return [body for body in problem.bodies.values() if body.kind is kind]


def violations(problem: Problem, planned: Dates) -> list[Violation]:
    """Every hard rule a calendar breaks; empty for a valid one. What has no date breaks none."""
    return [*_days(problem, planned), *_gaps(problem, planned), *_clashes(problem, planned)]


def _days(problem: Problem, planned: Dates) -> Iterator[Violation]:
    for occasion in sorted(problem.fixed.keys() - planned.keys()):
        yield Violation(Rule.FIXED, (occasion,), f"is left out, not on {problem.fixed[occasion]}")
    for occasion, day in sorted(planned.items()):
        for rule, holds in DAY_RULES:
            if not holds(problem, occasion, day):
                yield Violation(rule, (occasion,), f"{day} is not allowed")


def _gaps(problem: Problem, planned: Dates) -> Iterator[Violation]:
    for gap in gaps(problem):
        if gap.earlier in planned and gap.later in planned:
            days = (planned[gap.later] - planned[gap.earlier]).days
            if days < gap.least:
                detail = f"{days} days from first to second, at least {gap.least} wanted"
                yield Violation(gap.rule, (gap.earlier, gap.later), detail)


def _clashes(problem: Problem, planned: Dates) -> Iterator[Violation]:
    for first, second in clashes(problem):
        day = planned.get(first)
        if day is not None and day == planned.get(second):
            yield Violation(Rule.CLASH, (first, second), f"both on {day}, with members in common")


class Impossible(Exception):
    """No calendar keeps the fixed dates; `conflict` names a smallest set that cannot hold together.

    Every rule judges one meeting or two, so the smallest set has one or two.
    """

    def __init__(self, conflict: Violation) -> None:
        super().__init__(f"these fixed dates cannot be kept: {conflict}")
        self.conflict = conflict


def conflict(problem: Problem) -> Violation | None:
    """The smallest set of fixed dates that no calendar can keep, if there is one."""
    found = violations(problem, problem.fixed)
    return min(found, key=lambda violation: len(violation.occasions), default=None)
