"""Why a meeting is not on its plain pattern, and why one is missing: rules, not yet words."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from schedules import dates
from schedules.calendar import levels, rules
from schedules.calendar.levels import Level
from schedules.calendar.problem import Dates, Occasion, Problem
from schedules.calendar.rules import Gap, Rule

NEAR = timedelta(days=10)  # which of its weekdays a meeting of the budget procedure is held against
MOST_OUTSIDE = 3  # how many days outside a soft period an explanation looks at


@dataclass(frozen=True, slots=True)
class Cause:
    """What keeps a meeting from `day`: a hard `rule`, or a `level` that would be worse there.

    `name` is the holiday or period in the way; `other` the meeting it would collide with, on
    `other_day`; `least` the days that must lie between the two.
    """

    day: date
    rule: Rule | None = None
    level: Level | None = None
    name: str | None = None
    other: Occasion | None = None
    other_day: date | None = None
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """How a meeting is off its plain pattern, and what keeps it from each day of the pattern.

    `off` has `avoided`, `weekday` or `week`; `soft_period` names the period it is in. `causes` is
    empty where the cycle's month has no day of the pattern.
    """

    occasion: Occasion
    day: date
    off: tuple[Level, ...]
    causes: tuple[Cause, ...]
    soft_period: str | None = None
    is_fixed: bool = False


class Explainer:
    """Answers for one calendar; what ties each meeting to others is looked up once."""

    def __init__(self, problem: Problem, planned: Dates) -> None:
        self.problem = problem
        self.planned = planned
        self.gaps: dict[Occasion, list[Gap]] = defaultdict(list)
        for gap in rules.gaps(problem):
            self.gaps[gap.earlier].append(gap)
            self.gaps[gap.later].append(gap)
        self.clashing: dict[Occasion, list[Occasion]] = defaultdict(list)
        for first, second in rules.clashes(problem):
            self.clashing[first].append(second)
            self.clashing[second].append(first)

    def reason(self, occasion: Occasion) -> Reason | None:
        """Why a planned meeting is not on its plain pattern; None where it is."""
        day = self.planned[occasion]
        off = tuple(
            level
            for level in (Level.AVOIDED, Level.WEEKDAY, Level.WEEK)
            if levels.is_paid(self.problem, occasion, day, level)
        )
        if not off:
            return None
        soft = levels.soft_period(self.problem, occasion, day)
        others = (other for other in self._better_days(occasion, off) if other != day)
        causes = (self.why_not(occasion, other) for other in others)
        return Reason(
            occasion,
            day,
            off,
            tuple(cause for cause in causes if cause is not None),
            soft_period=None if soft is None else soft.name,
            is_fixed=occasion in self.problem.fixed,
        )

    def ruled_out(self, occasion: Occasion) -> dict[Rule, int]:
        """For a missing meeting: how many days of its window each rule took, the most first.

        A day is counted for the first rule that keeps the meeting from it.
        """
        first, last = self.problem.window(occasion)
        days = dates.days_between(first, last)
        causes = (self.rule_against(occasion, day) for day in days)
        counts = Counter(cause.rule for cause in causes if cause is not None)
        return {rule: days for rule, days in counts.most_common() if rule is not None}

    def why_not(self, occasion: Occasion, day: date) -> Cause | None:
        """What keeps a meeting from a day while all others stay: a rule, or else a worse level.

        None where nothing does: then the day is as good, or the search ended before its proof.
        """
        return self.rule_against(occasion, day) or self._by_level(occasion, day)

    def rule_against(self, occasion: Occasion, day: date) -> Cause | None:
        """The first hard rule that keeps a meeting from a day while all others stay.

        Its `other` is None where the day alone is impossible, whatever the others do.
        """
        alone = rules.broken_by(self.problem, occasion, day)
        if alone is not None:
            return Cause(day, rule=alone, name=self._name(occasion, day, alone))
        return next(self._collisions(occasion, day), None)

    def _better_days(self, occasion: Occasion, off: tuple[Level, ...]) -> list[date]:
        """The days the meeting would be on if it could, of those nearest to its pattern."""
        better = set(self._pattern(occasion))
        if Level.AVOIDED in off:
            better.update(self._nearest_outside(occasion))
        return sorted(better)

    def _pattern(self, occasion: Occasion) -> Iterator[date]:
        """The body's weekday in its preferred weeks; for the budget procedure, near its day."""
        first, last = self.problem.window(occasion)
        if not occasion.is_ordinary:
            first = max(first, self.planned[occasion] - NEAR)
            last = min(last, self.planned[occasion] + NEAR)
        for day in dates.days_between(first, last):
            off_weekday = levels.is_off_weekday(self.problem, occasion, day)
            if not off_weekday and not levels.is_off_week(self.problem, occasion, day):
                yield day

    def _nearest_outside(self, occasion: Occasion) -> list[date]:
        """The nearest days the meeting could be on alone, outside soft periods."""
        planned = self.planned[occasion]
        outside = [
            day
            for day in dates.days_between(*self.problem.window(occasion))
            if rules.broken_by(self.problem, occasion, day) is None
            and levels.soft_period(self.problem, occasion, day) is None
        ]
        return sorted(outside, key=lambda day: (abs(day - planned), day))[:MOST_OUTSIDE]

    def _name(self, occasion: Occasion, day: date, rule: Rule) -> str | None:
        if rule is Rule.HOLIDAY:
            return self.problem.closed_days.holiday(day)
        hard = rules.hard_period(self.problem, occasion, day)
        return hard.name if hard is not None and rule is Rule.PERIOD else None

    def _collisions(self, occasion: Occasion, day: date) -> Iterator[Cause]:
        for gap in self.gaps[occasion]:
            other = gap.later if gap.earlier == occasion else gap.earlier
            other_day = self.planned.get(other)
            if other_day is not None:
                apart = other_day - day if other == gap.later else day - other_day
                if apart.days < gap.least:
                    yield Cause(day, gap.rule, None, None, other, other_day, gap.least)
        for other in self.clashing[occasion]:
            if self.planned.get(other) == day:
                yield Cause(day, Rule.CLASH, other=other, other_day=day)

    def _by_level(self, occasion: Occasion, day: date) -> Cause | None:
        now = self.planned[occasion]
        for level in levels.SINGLE:
            change = int(levels.is_paid(self.problem, occasion, day, level))
            change -= levels.is_paid(self.problem, occasion, now, level)
            if change:
                return self._worse(occasion, day, level) if change > 0 else None
        there = {**self.planned, occasion: day}
        if levels.rhythm(self.problem, there) <= levels.rhythm(self.problem, self.planned):
            return None
        return Cause(day, level=Level.RHYTHM)

    def _worse(self, occasion: Occasion, day: date, level: Level) -> Cause:
        soft = levels.soft_period(self.problem, occasion, day)
        if soft is None or level is not Level.AVOIDED:
            return Cause(day, level=level)
        return Cause(day, level=level, name=soft.name)
