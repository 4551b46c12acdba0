"""Next year's draft from last year's agreement: what still holds is kept, and the rest is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from agreements.agreement import Agreement, Course, Involvement
from agreements.followup import FollowUp
from agreements.goals import Contribution, Goal, Goals, Indicator, Plan, SharedGoal
from agreements.measurements import Measurement, latest
from agreements.period import Period
from agreements.words.followup import GoalState
from agreements.words.rollover import LeftOut

FINISHED = frozenset({GoalState.REACHED, GoalState.DROPPED})


@dataclass(frozen=True, slots=True)
class GoalLeftOut:
    key: str
    title: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The new draft, and every goal that did not come along with the reason."""

    draft: Agreement
    left_out: tuple[GoalLeftOut, ...]


def roll_over(
    last: Agreement,
    period: Period,
    *,
    shared_goals: Iterable[SharedGoal],
    follow_up: FollowUp | None = None,
    measurements: Iterable[Measurement] = (),
) -> RolledOver:
    """A draft for ``period`` that says again what ``last`` said and is still true.

    Kept: parties, purpose, profile, room, partners, regulation; shared goals still among
    ``shared_goals``, as they read now; local goals neither reached nor dropped in ``follow_up``.
    An indicator starts from its latest measurement. Asked anew: due dates, milestones, hearings,
    decision, meetings, and whether a goal could be reached at another unit's expense, for the
    neighbours may have changed.
    """
    current = {goal.key: goal for goal in shared_goals}
    measured = tuple(measurements)
    left_out = {goal.key: why for goal in last.goals.all if (why := _why(goal, current, follow_up))}
    draft = replace(
        last,
        period=period,
        case_number="",
        goals=_kept(last.goals, current, left_out, measured),
        involvement=Involvement(has_user_board=last.involvement.has_user_board),
        course=Course(division=last.course.division),
        decision=None,
    )
    return RolledOver(
        draft,
        tuple(
            GoalLeftOut(goal.key, goal.title, left_out[goal.key])
            for goal in last.goals.all
            if goal.key in left_out
        ),
    )


def _why(
    goal: Goal, current: Mapping[str, SharedGoal], follow_up: FollowUp | None
) -> LeftOut | None:
    if isinstance(goal, Contribution):
        return None if goal.key in current else LeftOut.NO_LONGER_SHARED
    state = follow_up.answer_for(goal).state if follow_up else None
    if state not in FINISHED:
        return None
    return LeftOut.REACHED if state is GoalState.REACHED else LeftOut.DROPPED


def _kept(
    goals: Goals,
    current: Mapping[str, SharedGoal],
    left_out: Mapping[str, LeftOut],
    measured: tuple[Measurement, ...],
) -> Goals:
    return Goals(
        contributions=tuple(
            replace(each, goal=current[each.key], plan=_renewed(each.plan, measured))
            for each in goals.contributions
            if each.key not in left_out
        ),
        local=tuple(
            replace(each, plan=_renewed(each.plan, measured))
            for each in goals.local
            if each.key not in left_out
        ),
    )


def _renewed(plan: Plan, measured: tuple[Measurement, ...]) -> Plan:
    return replace(
        plan,
        indicators=tuple(_from_latest(indicator, measured) for indicator in plan.indicators),
        milestones=(),
        due=None,
        expense=None,
        expense_note="",
    )


def _from_latest(indicator: Indicator, measured: tuple[Measurement, ...]) -> Indicator:
    """Started from where it is; a target already met is left for the unit to set anew."""
    newest: Decimal | None = latest(indicator, measured)
    return indicator if newest is None else replace(indicator, baseline=newest)
