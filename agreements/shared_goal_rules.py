"""What a goal shared by several units must have, and how long it may still be changed.

It is shared from the moment it is there, so unlike a unit's own goals it is whole from birth. Once
an agreement with it stands before its committee, it stands still for everybody: what one committee
decides on must be what the next one reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from agreements.goals import SharedGoal
from agreements.intake import day_problems
from agreements.lifecycle import EDITABLE
from agreements.period import Period
from agreements.plan_rules import Limits, at_most, indicator_problems, written
from agreements.problems import Problem, at
from agreements.transitions import State
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


def may_change(states: Iterable[State]) -> bool:
    """Whether the goal can still be changed; ``states`` are those of the agreements that have it.

    An agreement that is being amended keeps the goal as it was approved, so it counts as approved.
    """
    return all(state in EDITABLE for state in states)


def _due(due: date | None, period: Period, today: date) -> Iterator[Problem]:
    if due is not None:
        yield from day_problems(
            due, field="due", today=today, earliest=period.start, latest=period.end
        )
