"""What a goal shared by several units must have.

It is shared from the moment it is there, so unlike a unit's own goals it is whole from birth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.goals import SharedGoal
from agreements.intake import day_problems
from agreements.period import Period
from agreements.plan_rules import Limits, at_most, indicator_problems, written
from agreements.problems import Problem, at
from agreements.words.goals import GoalFault


def shared_goal_problems(
    goal: SharedGoal, *, period: Period, today: date, limits: Limits
) -> tuple[Problem, ...]:
    """Everything it lacks, each at its field (``indicators.0.target``)."""
    return (
        *written(goal.title, "title", GoalFault.TITLE_MISSING, limits.title),
        *written(goal.why, "why", GoalFault.WHY_MISSING, limits.why),
        *written(
            goal.success_criterion,
            "success_criterion",
            GoalFault.CRITERION_MISSING,
            limits.success_criterion,
        ),
        *written(goal.area, "area", GoalFault.NAME_MISSING, limits.name),
        *_due(goal.due, period, today),
        *at_most(goal.indicators, "indicators", limits.indicators),
        *(
            problem
            for place, indicator in enumerate(goal.indicators)
            for problem in indicator_problems(indicator, at("indicators", place), limits)
        ),
    )


def _due(due: date | None, period: Period, today: date) -> Iterator[Problem]:
    if due is not None:
        yield from day_problems(
            due, field="due", today=today, earliest=period.start, latest=period.end
        )
