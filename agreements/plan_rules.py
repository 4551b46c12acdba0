"""What a unit's plan for a goal must have: owner, actions, something to measure, and an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.goals import Direction, Expense, Indicator, Milestone, Plan
from agreements.intake import amount_problems, day_problems
from agreements.period import Period
from agreements.problems import Problem, at
from agreements.words.goals import DIRECTIONS, GOAL_FAULTS, GoalFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many goals and of what length (characters); a municipality may set its own."""

    cross_cutting: int = 2
    committee: int = 2
    local: int = 3
    title: int = 100
    why: int = 600
    success_criterion: int = 300
    contribution: int = 600
    owner: int = 80
    action: int = 200
    name: int = 120
    expense_note: int = 400
    actions: int = 6
    indicators: int = 3
    milestones: int = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """What every rule is judged against."""

    period: Period
    today: date
    limits: Limits


def plan_problems(
    plan: Plan, *, field: str, frame: Frame, shared_indicators: int = 0
) -> Iterator[Problem]:
    """``shared_indicators`` counts those the goal brings; then the unit needs none of its own."""
    limits = frame.limits
    yield from written(plan.owner, at(field, "owner"), GoalFault.OWNER_MISSING, limits.owner)
    yield from _actions(plan.actions, field, limits)
    yield from _due(plan.due, field, frame)
    yield from _expense(plan, field, limits)
    if not (plan.indicators or plan.milestones or shared_indicators):
        yield problem(at(field, "indicators"), GoalFault.NOTHING_TO_MEASURE)
    yield from at_most(plan.indicators, at(field, "indicators"), limits.indicators)
    for place, indicator in enumerate(plan.indicators):
        yield from indicator_problems(indicator, at(field, "indicators", place), limits)
    yield from at_most(plan.milestones, at(field, "milestones"), limits.milestones)
    for place, milestone in enumerate(plan.milestones):
        yield from _milestone(milestone, at(field, "milestones", place), frame)


def written(text: str, field: str, missing: GoalFault, limit: int) -> Iterator[Problem]:
    """The text is there and not too long."""
    if not text.strip():
        yield problem(field, missing)
    yield from not_longer(text, field, limit)


def not_longer(text: str, field: str, limit: int) -> Iterator[Problem]:
    if len(text) > limit:
        over = len(text) - limit
        yield problem(field, GoalFault.TOO_LONG, length=len(text), limit=limit, over=over)


def at_most(items: Sequence[object], field: str, limit: int) -> Iterator[Problem]:
    if len(items) > limit:
        yield problem(field, GoalFault.TOO_MANY, count=len(items), limit=limit)


def problem(field: str, fault: GoalFault, **values: object) -> Problem:
    return Problem(field, fault, GOAL_FAULTS[fault].filled(**values))


def _actions(actions: tuple[str, ...], field: str, limits: Limits) -> Iterator[Problem]:
    place_of_all = at(field, "actions")
    if not actions:
        yield problem(place_of_all, GoalFault.ACTIONS_MISSING)
    yield from at_most(actions, place_of_all, limits.actions)
    for place, action in enumerate(actions):
        yield from written(action, at(place_of_all, place), GoalFault.NAME_MISSING, limits.action)


def _due(due: date | None, field: str, frame: Frame) -> Iterator[Problem]:
    """A goal is due within the agreement's own period."""
    if due is None:
        yield problem(at(field, "due"), GoalFault.DUE_MISSING)
        return
    yield from day_problems(
        due,
        field=at(field, "due"),
        today=frame.today,
        earliest=frame.period.start,
        latest=frame.period.end,
    )


def _expense(plan: Plan, field: str, limits: Limits) -> Iterator[Problem]:
    note = plan.expense_note
    if plan.expense is None:
        yield problem(at(field, "expense"), GoalFault.EXPENSE_UNANSWERED)
    elif plan.expense is not Expense.NO and not note.strip():
        yield problem(at(field, "expense_note"), GoalFault.EXPENSE_UNEXPLAINED)
    yield from not_longer(note, at(field, "expense_note"), limits.expense_note)


def indicator_problems(indicator: Indicator, field: str, limits: Limits) -> Iterator[Problem]:
    yield from written(indicator.name, at(field, "name"), GoalFault.NAME_MISSING, limits.name)
    for part, value, missing in (
        ("baseline", indicator.baseline, GoalFault.BASELINE_MISSING),
        ("target", indicator.target, GoalFault.TARGET_MISSING),
    ):
        if value is None:
            yield problem(at(field, part), missing)
        else:
            yield from amount_problems(value, field=at(field, part))
    if _is_backwards(indicator):
        yield problem(
            at(field, "target"),
            GoalFault.TARGET_ON_WRONG_SIDE,
            target=indicator.target,
            baseline=indicator.baseline,
            direction=DIRECTIONS[indicator.direction],
        )


def _is_backwards(indicator: Indicator) -> bool:
    """A target equal to the baseline is a goal of keeping what is, and fine."""
    baseline, target = indicator.baseline, indicator.target
    if baseline is None or target is None or not (baseline.is_finite() and target.is_finite()):
        return False
    return target < baseline if indicator.direction is Direction.HIGHER else target > baseline


def _milestone(milestone: Milestone, field: str, frame: Frame) -> Iterator[Problem]:
    yield from written(milestone.name, at(field, "name"), GoalFault.NAME_MISSING, frame.limits.name)
    yield from _due(milestone.due, field, frame)
