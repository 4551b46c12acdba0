"""A goal as the values of a row, and a row's values as a goal."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from agreements.goals import (
    Contribution,
    Direction,
    Goal,
    Indicator,
    LocalGoal,
    Milestone,
    Plan,
    SharedGoal,
)
from planner.agreements.exchange import parsing
from planner.agreements.exchange.goal_columns import DIRECTIONS, EXPENSES, INDICATORS, LAYERS
from planner.agreements.shared_goals.operations import new_key
from planner.exchange.cells import Value
from planner.exchange.parts import day_of
from planner.exchange.sheets import Values

Chosen = TypeVar("Chosen")


def values(goal: Goal, *, code: str, unit: str) -> Values:
    """The row of a goal."""
    shared = goal.goal if isinstance(goal, Contribution) else None
    said = shared or goal
    assert isinstance(said, SharedGoal | LocalGoal)  # noqa: S101 - a goal is one or the other
    plan = goal.plan
    return {
        "code": code,
        "unit": unit,
        "layer": LAYERS[goal.layer],
        "name": said.title,
        "why": said.why,
        "success_criterion": said.success_criterion,
        "contribution": goal.text if isinstance(goal, Contribution) else "",
        "owner": plan.owner,
        "actions": "\n".join(plan.actions),
        "due": plan.due,
        "expense": EXPENSES[plan.expense] if plan.expense else "",
        "expense_note": plan.expense_note,
        "milestones": "\n".join(_milestone(each) for each in plan.milestones),
        **_indicators(plan.indicators),
    }


def contribution(row: Values, goal: SharedGoal, before: Plan) -> Contribution:
    """A unit's contribution as the row says it."""
    return Contribution(goal=goal, text=_text(row, "contribution"), plan=_plan(row, before))


def local_goal(row: Values, key: str, before: Plan) -> LocalGoal:
    """A unit's own goal as the row says it."""
    return LocalGoal(
        key=key,
        title=_text(row, "name"),
        why=_text(row, "why"),
        success_criterion=_text(row, "success_criterion"),
        plan=_plan(row, before),
    )


def nameless(row: Values) -> Iterator[str]:
    """The columns of indicators that have figures and no name."""
    for number in INDICATORS:
        figures = (row.get(f"indicator_{number}_{part}") for part in ("baseline", "target"))
        name = f"indicator_{number}_name"
        if not row.get(name) and any(figure is not None for figure in figures):
            yield name


def _milestone(milestone: Milestone) -> str:
    return f"{milestone.due} {milestone.name}" if milestone.due else milestone.name


def _indicators(indicators: tuple[Indicator, ...]) -> Values:
    found: Values = {}
    for number in INDICATORS:
        one = indicators[number - 1] if number <= len(indicators) else None
        found |= {
            f"indicator_{number}_name": one.name if one else "",
            f"indicator_{number}_unit": one.unit if one else "",
            f"indicator_{number}_direction": DIRECTIONS[one.direction] if one else "",
            f"indicator_{number}_baseline": one.baseline if one else None,
            f"indicator_{number}_target": one.target if one else None,
        }
    return found


def _plan(row: Values, before: Plan) -> Plan:
    return Plan(
        owner=_text(row, "owner"),
        actions=tuple(_text(row, "actions").splitlines()),
        indicators=tuple(_read_indicators(row, before.indicators)),
        milestones=tuple(_read_milestones(row, before.milestones)),
        due=day_of(row.get("due")),
        expense=_chosen(EXPENSES, row.get("expense")),
        expense_note=_text(row, "expense_note"),
    )


def _read_indicators(row: Values, before: tuple[Indicator, ...]) -> Iterator[Indicator]:
    """Under the keys they have, by name or else by place: measurements belong to a key."""
    names = {number: _text(row, f"indicator_{number}_name") for number in INDICATORS}
    by_name = {one.name: one.key for one in before}
    for number, name in names.items():
        if not name:
            continue
        there = before[number - 1] if number <= len(before) else None
        renamed = there.key if there and there.name not in names.values() else new_key()
        yield Indicator(
            key=by_name.get(name, renamed),
            name=name,
            unit=_text(row, f"indicator_{number}_unit"),
            direction=_chosen(DIRECTIONS, row.get(f"indicator_{number}_direction"))
            or Direction.HIGHER,
            baseline=_amount(row.get(f"indicator_{number}_baseline")),
            target=_amount(row.get(f"indicator_{number}_target")),
        )


def _read_milestones(row: Values, before: tuple[Milestone, ...]) -> Iterator[Milestone]:
    by_name = {one.name: one.key for one in before}
    for line in _text(row, "milestones").splitlines():
        due, name = parsing.milestone(line)
        yield Milestone(key=by_name.get(name) or new_key(), name=name, due=due)


def _chosen(words: Mapping[Chosen, str], said: Value) -> Chosen | None:
    return next((each for each, word in words.items() if word == said), None)


def _amount(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _text(row: Values, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
