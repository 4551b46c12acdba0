"""Few and clear: what an agreement's goals must have before they may be submitted.

Every rule is one function that yields what breaks it, at the field where it is mended. Readability
is a hint beside the field and never stands in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.goals import Contribution, Goals, Layer, LocalGoal
from agreements.language import Bilingual
from agreements.period import Period
from agreements.plan_rules import Frame, Limits, plan_problems, problem, written
from agreements.problems import Problem, at
from agreements.readability import Readability, readability
from agreements.words.goals import BAND_HINTS, LAYERS, GoalFault

__all__ = ["DEFAULT_LIMITS", "Hint", "Limits", "hints", "submission_problems"]

DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Hint:
    """A friendly word about how the text in ``field`` reads."""

    field: str
    readability: Readability
    message: Bilingual


def submission_problems(
    goals: Goals, *, period: Period, today: date, limits: Limits = DEFAULT_LIMITS
) -> tuple[Problem, ...]:
    """Exactly what is missing before the agreement can be submitted; empty when nothing is."""
    frame = Frame(period, today, limits)
    found = [*_too_many_goals(goals, limits), *_a_layer_is_missing(goals), *_same_twice(goals)]
    for place, contribution in enumerate(goals.contributions):
        found += _contribution(contribution, at("contributions", place), frame)
    for place, goal in enumerate(goals.local):
        found += _local_goal(goal, at("local", place), frame)
    return tuple(found)


def hints(goals: Goals) -> tuple[Hint, ...]:
    """How each longer text reads, hard or easy; texts too short to judge are left out."""
    measured = ((field, readability(text)) for field, text in _texts(goals))
    return tuple(
        Hint(field, figure, BAND_HINTS[figure.band].filled(lix=figure.lix))
        for field, figure in measured
        if figure.band is not None
    )


def _too_many_goals(goals: Goals, limits: Limits) -> Iterator[Problem]:
    for layer, limit, field in (
        (Layer.CROSS_CUTTING, limits.cross_cutting, "contributions"),
        (Layer.COMMITTEE, limits.committee, "contributions"),
        (Layer.LOCAL, limits.local, "local"),
    ):
        count = len(goals.in_layer(layer))
        if count > limit:
            named = LAYERS[layer]
            fault = GoalFault.TOO_MANY_GOALS
            yield problem(field, fault, count=count, limit=limit, layer=named)


def _a_layer_is_missing(goals: Goals) -> Iterator[Problem]:
    if not goals.contributions:
        yield problem("contributions", GoalFault.NO_SHARED_GOAL)
    if not goals.local:
        yield problem("local", GoalFault.NO_LOCAL_GOAL)


def _same_twice(goals: Goals) -> Iterator[Problem]:
    """By title, so that a shared goal rewritten as a local one is found as well."""
    titled = [
        *(
            (at("contributions", place), each.title)
            for place, each in enumerate(goals.contributions)
        ),
        *((at("local", place, "title"), each.title) for place, each in enumerate(goals.local)),
    ]
    seen: set[str] = set()
    for field, written_title in titled:
        title = written_title.strip()
        if title and title.casefold() in seen:
            yield problem(field, GoalFault.SAME_GOAL_TWICE, title=title)
        seen.add(title.casefold())


def _contribution(contribution: Contribution, field: str, frame: Frame) -> Iterator[Problem]:
    missing, limit = GoalFault.CONTRIBUTION_MISSING, frame.limits.contribution
    yield from written(contribution.text, at(field, "text"), missing, limit)
    yield from plan_problems(
        contribution.plan,
        field=field,
        frame=frame,
        shared_indicators=len(contribution.goal.indicators),
    )


def _local_goal(goal: LocalGoal, field: str, frame: Frame) -> Iterator[Problem]:
    limits = frame.limits
    for part, text, missing, limit in (
        ("title", goal.title, GoalFault.TITLE_MISSING, limits.title),
        ("why", goal.why, GoalFault.WHY_MISSING, limits.why),
        (
            "success_criterion",
            goal.success_criterion,
            GoalFault.CRITERION_MISSING,
            limits.success_criterion,
        ),
    ):
        yield from written(text, at(field, part), missing, limit)
    yield from plan_problems(goal.plan, field=field, frame=frame)


def _texts(goals: Goals) -> Iterator[tuple[str, str]]:
    for place, contribution in enumerate(goals.contributions):
        yield at("contributions", place, "text"), contribution.text
    for place, goal in enumerate(goals.local):
        yield at("local", place, "why"), goal.why
        yield at("local", place, "success_criterion"), goal.success_criterion
