"""A goal as a card, and all goals of an agreement as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from agreements.documents.statuses import mark
from agreements.goals import Contribution, Goal, Goals, Indicator, Layer, LocalGoal, Milestone, Plan
from agreements.language import Speaker
from agreements.words.agreement import LABELS, Label
from agreements.words.followup import GoalState
from agreements.words.goals import DIRECTIONS, EXPENSES, ONE_GOAL
from agreements.words.papers import PAPERS, Said
from typeset.blocks import Align, Card, Cell, Column, Fact, Row, Table, cell, fact
from typeset.inline import Strong
from typeset.words import short_date

LETTERS: Mapping[Layer, str] = {Layer.CROSS_CUTTING: "T", Layer.COMMITTEE: "U", Layer.LOCAL: "L"}
"""Tværgående, Udvalg, Lokal: a goal's number tells its layer (T1, U1, L1)."""


def numbered(goals: Goals) -> Iterator[tuple[str, Goal]]:
    """Each goal with its number, in the order of print."""
    for layer in Layer:
        for place, goal in enumerate(goals.in_layer(layer), 1):
            yield f"{LETTERS[layer]}{place}", goal


def goal_card(
    number: str, goal: Goal, speaker: Speaker, *, level: int, state: GoalState | None = None
) -> Card:
    """The goal with all its fields; empty ones are left out."""
    area = goal.goal.area if isinstance(goal, Contribution) else ""
    return Card(
        kicker=_joined(" · ", number, speaker.say(ONE_GOAL[goal.layer]), area),
        title=goal.title or "–",
        facts=tuple(each for each in _facts(goal, speaker) if each.values),
        status=mark(state, speaker) if state else None,
        level=level,
    )


def goal_table(goals: Goals, states: Mapping[str, GoalState], speaker: Speaker) -> Table:
    """One row for each indicator and milestone; a goal with neither has one row."""
    say = speaker.say
    rows = tuple(
        row for number, goal in numbered(goals) for row in _rows(number, goal, states, speaker)
    )
    return Table(
        columns=(
            Column(say(PAPERS[Said.NUMBER]), share=0.05),
            Column(say(PAPERS[Said.GOAL]), share=0.175),
            Column(say(PAPERS[Said.INDICATOR_OR_MILESTONE]), share=0.175),
            Column(say(PAPERS[Said.FROM]), Align.RIGHT, share=0.09),
            Column(say(PAPERS[Said.TO]), Align.RIGHT, share=0.085),
            Column(say(LABELS[Label.DUE]), share=0.13),
            Column(say(LABELS[Label.OWNER]), share=0.155),
            Column(say(PAPERS[Said.STATE]), share=0.14),
        ),
        rows=rows,
    )


def _facts(goal: Goal, speaker: Speaker) -> tuple[Fact, ...]:
    own: tuple[tuple[Label, str], ...]
    match goal:
        case Contribution():
            own = (
                (Label.WHY, goal.goal.why),
                (Label.SUCCESS_CRITERION, goal.goal.success_criterion),
                (Label.CONTRIBUTION, goal.text),
            )
        case LocalGoal():
            own = ((Label.WHY, goal.why), (Label.SUCCESS_CRITERION, goal.success_criterion))
    plan = goal.plan
    answer = speaker.say(EXPENSES[plan.expense]) if plan.expense else ""
    lines: tuple[tuple[Label, tuple[str, ...]], ...] = (
        *((label, (text,)) for label, text in own),
        (Label.ACTIONS, plan.actions),
        (
            Label.MEASURES,
            (
                *(indicator_line(each, speaker) for each in goal.indicators),
                *(milestone_line(each, speaker) for each in by_day(plan.milestones)),
            ),
        ),
        (Label.OWNER_AND_DUE, (_joined(", ", plan.owner, speaker.day(plan.due)),)),
        (Label.EXPENSE_SHORT, (_joined(". ", answer, plan.expense_note),)),
    )
    return tuple(
        fact(speaker.say(LABELS[label]), *(text for text in texts if text.strip()))
        for label, texts in lines
    )


def _joined(sign: str, *words: str) -> str:
    return sign.join(filter(None, words))


def indicator_line(indicator: Indicator, speaker: Speaker) -> str:
    """``Sygefravær: fra 6,3 % til 5,0 % (lavere er bedre)``."""
    if indicator.baseline is None or indicator.target is None:
        return indicator.name
    course = speaker.say(
        PAPERS[Said.FROM_TO],
        baseline=speaker.amount(indicator.baseline, indicator.unit),
        target=speaker.amount(indicator.target, indicator.unit),
    )
    direction = speaker.say(DIRECTIONS[indicator.direction])
    return f"{indicator.name}: {course} ({direction})"


def by_day(milestones: tuple[Milestone, ...]) -> list[Milestone]:
    """Oldest first, those without a day last."""
    return sorted(milestones, key=lambda each: each.due or date.max)


def milestone_line(milestone: Milestone, speaker: Speaker) -> str:
    """``1. april 2027: Plan for turdage``."""
    return _joined(": ", speaker.day(milestone.due), milestone.name)


def _rows(
    number: str, goal: Goal, states: Mapping[str, GoalState], speaker: Speaker
) -> Iterator[Row]:
    measures = [
        *(_indicator_cells(each, goal.plan, speaker) for each in goal.indicators),
        *((each.name, "", "", _short(each.due, speaker)) for each in by_day(goal.plan.milestones)),
    ] or [("", "", "", _short(goal.plan.due, speaker))]
    height = len(measures)
    state = states.get(goal.key)
    for place, cells in enumerate(measures):
        if place:
            yield cells
            continue
        yield (
            cell(number, rows=height),
            cell(Strong(goal.title or "–"), rows=height),
            *cells,
            cell(goal.plan.owner, rows=height),
            cell(mark(state, speaker), rows=height) if state else Cell(("",), rows=height),
        )


def _indicator_cells(
    indicator: Indicator, plan: Plan, speaker: Speaker
) -> tuple[str, str, str, str]:
    baseline, target = (
        "" if value is None else speaker.amount(value, indicator.unit)
        for value in (indicator.baseline, indicator.target)
    )
    return indicator.name, baseline, target, _short(plan.due, speaker)


def _short(day: date | None, speaker: Speaker) -> str:
    return short_date(day, speaker.language) if day else ""
