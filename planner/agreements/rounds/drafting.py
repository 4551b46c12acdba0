"""A unit's first words in a new round: last time's agreement rolled over, or the standard ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from agreements.agreement import Agreement, Course, Parties, Room
from agreements.followup import FollowUp
from agreements.goal_rules import Limits
from agreements.goals import Contribution, Goals, Layer, SharedGoal
from agreements.measurements import Measurement
from agreements.period import Period
from agreements.rollover import GoalLeftOut, roll_over
from agreements.wheel import Wheel
from agreements.words import standard
from agreements.words.wheel import Step


@dataclass(frozen=True, slots=True)
class Last:
    """The unit's agreement of last time, how it went, and the shared goals there were then."""

    content: Agreement
    follow_up: FollowUp | None
    measurements: tuple[Measurement, ...]
    shared_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new draft, and the goals of last time that it has left behind."""

    content: Agreement
    left_out: tuple[GoalLeftOut, ...] = ()


def draft(
    unit_code: str,
    parties: Parties,
    period: Period,
    wheel: Wheel,
    *,
    goals: Sequence[SharedGoal],
    last: Last | None,
    limits: Limits,
) -> Drafted:
    """The draft for the period; `goals` are the shared ones that concern the unit.

    Shared goals that are new this time come along without a contribution, as far as there is room:
    the unit writes it, or takes the goal out.
    """
    begun = Drafted(_standard(unit_code, parties, period))
    if last:
        begun = _rolled_over(last, period, goals)
    known = last.shared_keys if last else frozenset()
    content = begun.content
    contributions = content.goals.contributions
    return replace(
        begun,
        content=replace(
            content,
            unit_code=unit_code,
            parties=parties,
            course=_course(content.course, period, wheel),
            goals=replace(
                content.goals,
                contributions=(*contributions, *_new(goals, known, contributions, limits)),
            ),
        ),
    )


def _rolled_over(last: Last, period: Period, goals: Iterable[SharedGoal]) -> Drafted:
    rolled = roll_over(
        last.content,
        period,
        shared_goals=goals,
        follow_up=last.follow_up,
        measurements=last.measurements,
    )
    return Drafted(rolled.draft, rolled.left_out)


def _standard(unit_code: str, parties: Parties, period: Period) -> Agreement:
    """The paragraphs every agreement begins with, in Danish: agreements are written in it."""
    return Agreement(
        unit_code=unit_code,
        parties=parties,
        period=period,
        purpose=standard.PURPOSE.da,
        room=Room(
            carry_over=standard.CARRY_OVER.da,
            leader_decides=standard.LEADER_DECIDES.da,
        ),
        goals=Goals(),
        course=Course(division=standard.DIVISION.da),
        regulation=standard.REGULATION.da,
    )


def _course(course: Course, period: Period, wheel: Wheel) -> Course:
    """The first agreement year's follow-ups as the round has them."""
    due = {deadline.step: deadline.due for deadline in wheel if deadline.year == period.years[0]}
    return replace(course, midway_due=due.get(Step.MIDWAY), annual_due=due.get(Step.ANNUAL))


def _new(
    goals: Sequence[SharedGoal],
    known: frozenset[str],
    has: Sequence[Contribution],
    limits: Limits,
) -> list[Contribution]:
    most = {Layer.CROSS_CUTTING: limits.cross_cutting, Layer.COMMITTEE: limits.committee}
    added: list[Contribution] = []
    for goal in goals:
        taken = sum(each.layer is goal.layer for each in (*has, *added))
        if goal.key not in known and taken < most[goal.layer]:
            added.append(Contribution(goal=goal))
    return added
