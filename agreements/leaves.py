"""What a unit writes in its agreement, as flat leaves: what forms show and merging compares.

A leaf has a lasting name made of keys, never of positions (``local.U022-1.indicators.ude.target``),
so that it means the same on two screens although one of them has moved or removed a goal. Its value
is text: days in ISO 8601, amounts with a point, lists of keys parted by blanks, and short lists one
entry a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from agreements.agreement import Agreement, KeyFigure, Partner, Profile, Room
from agreements.canonical import amount
from agreements.goals import (
    Contribution,
    Direction,
    Expense,
    Goal,
    Goals,
    Indicator,
    LocalGoal,
    Milestone,
    Plan,
    SharedGoal,
)

Leaves = Mapping[str, str]

CONTRIBUTIONS, LOCAL = "contributions", "local"
YES, NO = "yes", "no"
_LISTS = ("indicators", "milestones")
_LINES = ("profile.key_figures", "profile.sites", "partners")


class UnknownGoal(Exception):
    """A contribution to a shared goal that there is not."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def is_list(name: str) -> bool:
    """Whether the leaf says which entries there are, in which order."""
    return name in (CONTRIBUTIONS, LOCAL) or name.rpartition(".")[2] in _LISTS


def keys(value: str) -> tuple[str, ...]:
    """The entries of a list leaf."""
    return tuple(value.split())


def spread(agreement: Agreement) -> dict[str, str]:
    """Every leaf of the agreement; parties, period, planned meetings and decision are none."""
    profile, room, heard = agreement.profile, agreement.room, agreement.involvement
    return {
        "case_number": agreement.case_number,
        "purpose": agreement.purpose,
        "profile.core_task": profile.core_task,
        "profile.target_group": profile.target_group,
        "profile.key_figures": _pairs((each.name, each.value) for each in profile.key_figures),
        "profile.sites": "\n".join(profile.sites),
        "room.finances": room.finances,
        "room.staff": room.staff,
        "room.carry_over": room.carry_over,
        "room.leader_decides": room.leader_decides,
        "partners": _pairs((each.name, each.about) for each in agreement.partners),
        "involvement.med_heard_on": _day(heard.med_heard_on),
        "involvement.med_remarks": heard.med_remarks,
        "involvement.has_user_board": YES if heard.has_user_board else NO,
        "involvement.user_board_heard_on": _day(heard.user_board_heard_on),
        "involvement.user_board_remarks": heard.user_board_remarks,
        "course.division": agreement.course.division,
        "regulation": agreement.regulation,
        **_goals(agreement.goals),
    }


def gather(leaves: Leaves, onto: Agreement, *, shared_goals: Mapping[str, SharedGoal]) -> Agreement:
    """``onto`` with what the leaves say; a leaf that is missing is empty.

    Raises UnknownGoal, and ValueError where a day or an amount cannot be read.
    """
    heard = onto.involvement
    board = leaves.get("involvement.has_user_board", YES if heard.has_user_board else NO)
    return replace(
        onto,
        case_number=leaves.get("case_number", ""),
        purpose=leaves.get("purpose", ""),
        profile=_profile(leaves),
        room=Room(
            finances=leaves.get("room.finances", ""),
            staff=leaves.get("room.staff", ""),
            carry_over=leaves.get("room.carry_over", ""),
            leader_decides=leaves.get("room.leader_decides", ""),
        ),
        goals=Goals(
            contributions=tuple(
                _contribution(leaves, key, shared_goals)
                for key in keys(leaves.get(CONTRIBUTIONS, ""))
            ),
            local=tuple(_local_goal(leaves, key) for key in keys(leaves.get(LOCAL, ""))),
        ),
        partners=tuple(Partner(*pair) for pair in _read_pairs(leaves.get("partners", ""))),
        involvement=replace(
            heard,
            med_heard_on=_read_day(leaves.get("involvement.med_heard_on", "")),
            med_remarks=leaves.get("involvement.med_remarks", ""),
            has_user_board=board == YES,
            user_board_heard_on=_read_day(leaves.get("involvement.user_board_heard_on", "")),
            user_board_remarks=leaves.get("involvement.user_board_remarks", ""),
        ),
        course=replace(onto.course, division=leaves.get("course.division", "")),
        regulation=leaves.get("regulation", ""),
    )


def leaf_of(field: str, agreement: Agreement) -> str:
    """The leaf that a problem's field is about; a goal's own name where it is the whole goal."""
    head, *rest = field.split(".")
    if head not in (CONTRIBUTIONS, LOCAL) or not rest:
        return next((name for name in _LINES if field.startswith(f"{name}.")), field)
    goals: tuple[Goal, ...] = (
        agreement.goals.contributions if head == CONTRIBUTIONS else agreement.goals.local
    )
    goal = goals[int(rest[0])]
    return ".".join((head, goal.key, *_inside_goal(goal.plan, rest[1:])))


def _inside_goal(plan: Plan, parts: list[str]) -> list[str]:
    match parts:
        case ["actions", *_]:
            return ["actions"]
        case ["indicators", place, *rest]:
            return ["indicators", plan.indicators[int(place)].key, *rest]
        case ["milestones", place, *rest]:
            return ["milestones", plan.milestones[int(place)].key, *rest]
        case _:
            return parts


def _goals(goals: Goals) -> dict[str, str]:
    leaves = {
        CONTRIBUTIONS: " ".join(each.key for each in goals.contributions),
        LOCAL: " ".join(each.key for each in goals.local),
    }
    for contribution in goals.contributions:
        at = f"{CONTRIBUTIONS}.{contribution.key}"
        leaves |= {f"{at}.text": contribution.text, **_plan(contribution.plan, at)}
    for goal in goals.local:
        at = f"{LOCAL}.{goal.key}"
        leaves |= {
            f"{at}.title": goal.title,
            f"{at}.why": goal.why,
            f"{at}.success_criterion": goal.success_criterion,
            **_plan(goal.plan, at),
        }
    return leaves


def _plan(plan: Plan, at: str) -> dict[str, str]:
    leaves = {
        f"{at}.owner": plan.owner,
        f"{at}.actions": "\n".join(plan.actions),
        f"{at}.indicators": " ".join(each.key for each in plan.indicators),
        f"{at}.milestones": " ".join(each.key for each in plan.milestones),
        f"{at}.due": _day(plan.due),
        f"{at}.expense": plan.expense or "",
        f"{at}.expense_note": plan.expense_note,
    }
    for indicator in plan.indicators:
        own = f"{at}.indicators.{indicator.key}"
        leaves |= {
            f"{own}.name": indicator.name,
            f"{own}.unit": indicator.unit,
            f"{own}.direction": indicator.direction,
            f"{own}.baseline": _amount(indicator.baseline),
            f"{own}.target": _amount(indicator.target),
        }
    for milestone in plan.milestones:
        own = f"{at}.milestones.{milestone.key}"
        leaves |= {f"{own}.name": milestone.name, f"{own}.due": _day(milestone.due)}
    return {name: str(value) for name, value in leaves.items()}


def _profile(leaves: Leaves) -> Profile:
    figures = _read_pairs(leaves.get("profile.key_figures", ""))
    return Profile(
        core_task=leaves.get("profile.core_task", ""),
        target_group=leaves.get("profile.target_group", ""),
        key_figures=tuple(KeyFigure(*pair) for pair in figures),
        sites=_read_lines(leaves.get("profile.sites", "")),
    )


def _contribution(leaves: Leaves, key: str, shared_goals: Mapping[str, SharedGoal]) -> Contribution:
    if key not in shared_goals:
        raise UnknownGoal(key)
    at = f"{CONTRIBUTIONS}.{key}"
    return Contribution(
        goal=shared_goals[key], text=leaves.get(f"{at}.text", ""), plan=_read_plan(leaves, at)
    )


def _local_goal(leaves: Leaves, key: str) -> LocalGoal:
    at = f"{LOCAL}.{key}"
    return LocalGoal(
        key=key,
        title=leaves.get(f"{at}.title", ""),
        why=leaves.get(f"{at}.why", ""),
        success_criterion=leaves.get(f"{at}.success_criterion", ""),
        plan=_read_plan(leaves, at),
    )


def _read_plan(leaves: Leaves, at: str) -> Plan:
    expense = leaves.get(f"{at}.expense", "")
    return Plan(
        owner=leaves.get(f"{at}.owner", ""),
        actions=_read_lines(leaves.get(f"{at}.actions", "")),
        indicators=tuple(
            _indicator(leaves, key, f"{at}.indicators.{key}")
            for key in keys(leaves.get(f"{at}.indicators", ""))
        ),
        milestones=tuple(
            Milestone(
                key=key,
                name=leaves.get(f"{at}.milestones.{key}.name", ""),
                due=_read_day(leaves.get(f"{at}.milestones.{key}.due", "")),
            )
            for key in keys(leaves.get(f"{at}.milestones", ""))
        ),
        due=_read_day(leaves.get(f"{at}.due", "")),
        expense=Expense(expense) if expense else None,
        expense_note=leaves.get(f"{at}.expense_note", ""),
    )


def _indicator(leaves: Leaves, key: str, at: str) -> Indicator:
    return Indicator(
        key=key,
        name=leaves.get(f"{at}.name", ""),
        unit=leaves.get(f"{at}.unit", ""),
        direction=Direction(leaves.get(f"{at}.direction") or Direction.HIGHER),
        baseline=_read_amount(leaves.get(f"{at}.baseline", "")),
        target=_read_amount(leaves.get(f"{at}.target", "")),
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{first}: {second}" if second else first for first, second in pairs)


def _read_pairs(text: str) -> list[tuple[str, str]]:
    """``Børn: 64`` is a name and a figure; without a colon there is only a name."""
    parted = (line.partition(":") for line in _read_lines(text))
    return [(first.strip(), second.strip()) for first, _colon, second in parted]


def _read_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _amount(value: Decimal | None) -> str:
    return "" if value is None else amount(value)


def _read_amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None
