"""A shared goal is whole from birth."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from agreements.goals import Indicator, SharedGoal
from agreements.period import PeriodKind, beginning
from agreements.plan_rules import Limits
from agreements.shared_goal_rules import shared_goal_problems
from tests.agreements import builders

PERIOD = beginning(PeriodKind.CALENDAR_YEAR, 2027)
TODAY = date(2026, 11, 22)


def fields(goal: SharedGoal) -> list[str]:
    problems = shared_goal_problems(goal, period=PERIOD, today=TODAY, limits=Limits())
    return [problem.field for problem in problems]


def test_a_whole_goal_has_no_problems() -> None:
    assert fields(builders.shared_goal()) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "o" * 101}, "title"),
        ({"why": ""}, "why"),
        ({"success_criterion": ""}, "success_criterion"),
        ({"area": ""}, "area"),
        ({"due": date(2028, 1, 1)}, "due"),
        ({"due": date(1026, 5, 1)}, "due"),
        (
            {"indicators": (Indicator(key="a", name="", baseline=Decimal(1), target=Decimal(2)),)},
            "indicators.0.name",
        ),
        (
            {"indicators": (Indicator(key="a", name="Fravær", baseline=Decimal(1)),)},
            "indicators.0.target",
        ),
        (
            {
                "indicators": (
                    Indicator(key="a", name="Fravær", baseline=Decimal(1), target=Decimal(-2)),
                )
            },
            "indicators.0.target",
        ),
    ],
)
def test_what_it_lacks_is_told_at_its_field(changes: dict[str, object], field: str) -> None:
    assert field in fields(replace(builders.shared_goal(), **changes))  # type: ignore[arg-type]
