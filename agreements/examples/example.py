"""One example of a local goal, with what may help and hinder it on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from agreements.goals import Direction, Expense, Indicator, LocalGoal, Milestone, Plan
from agreements.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    title: str
    why: str
    success_criterion: str
    actions: tuple[str, ...]
    indicator: Indicator
    milestone: str
    owner: str
    helped: str
    hindered: str
    ask: str = ""


def rises(name: str, unit: str, baseline: str, target: str) -> Indicator:
    return _indicator(Direction.HIGHER, name, unit, baseline, target)


def falls(name: str, unit: str, baseline: str, target: str) -> Indicator:
    return _indicator(Direction.LOWER, name, unit, baseline, target)


def as_goal(example: Example, key: str, period: Period) -> LocalGoal:
    """The example as a goal of an agreement for ``period``, ready to be submitted."""
    return LocalGoal(
        key=key,
        title=example.title,
        why=example.why,
        success_criterion=example.success_criterion,
        plan=Plan(
            owner=example.owner,
            actions=example.actions,
            indicators=(replace(example.indicator, key=f"{key}-tal"),),
            milestones=(
                Milestone(key=f"{key}-start", name=example.milestone, due=first_third(period)),
            ),
            due=last_month(period),
            expense=Expense.NO,
        ),
    )


def first_third(period: Period) -> date:
    return period.start + (period.end - period.start) // 3


def last_month(period: Period) -> date:
    return period.end - timedelta(days=30)


def _indicator(direction: Direction, name: str, unit: str, baseline: str, target: str) -> Indicator:
    return Indicator(
        key="tal",
        name=name,
        unit=unit,
        direction=direction,
        baseline=Decimal(baseline),
        target=Decimal(target),
    )
