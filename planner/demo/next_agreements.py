"""The demo's next round of agreements, in the midst of being made: rolled over, written, heard."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from agreements import agreement as domain
from agreements.agreement import Involvement
from agreements.examples.shared import COMMITTEE_GOALS, CROSS_CUTTING
from agreements.goal_rules import DEFAULT_LIMITS
from agreements.period import Period, PeriodKind, beginning
from agreements.transitions import State
from agreements.wheel import default_wheel
from agreements.words.wheel import Step
from planner.agreements import mapping
from planner.agreements.rounds import drafting
from planner.demo import agreement_rounds
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementComment, AgreementRound
from planner.models.units import Unit

SHARED = (*CROSS_CUTTING, *COMMITTEE_GOALS.values())


def add(year: int, units: Mapping[str, Unit], *, today: date) -> None:
    """The round of `year`: in preparation, then open, most units past their first draft."""
    period = beginning(PeriodKind.CALENDAR_YEAR, year)
    opened = date(year - 1, 10, 19)
    if today < opened:
        agreement_rounds.add(period, units, opened=None)
        return
    round_ = agreement_rounds.add(period, units, opened=opened)
    changed = agreement_rounds.moment(min(today, date(year - 1, 11, 13)), 9)
    for place, unit in agreement_rounds.open_units(units, on=period.start):
        state = _state(place)
        content = _rolled_over(unit, place, period)
        if state is not State.DRAFT:
            content = _written(unit, place, period, state)
        db.session.add(
            Agreement(
                round_id=round_.id,
                unit=unit,
                committee=unit.committees[0].committee,
                state=state,
                changed_at=changed,
                versions=[mapping.new_version(content)],
            )
        )


def add_comments(unit: Unit, *, by: User, year: int) -> None:
    """What the committee's secretary says beside a draft: about the whole, and about one goal."""
    agreement = db.session.scalars(
        select(Agreement)
        .join(Agreement.round)
        .where(Agreement.unit_id == unit.id, AgreementRound.first_day == date(year, 1, 1))
    ).one_or_none()
    if agreement is None:
        return
    goals = mapping.content(agreement.versions[0].content).goals
    at = agreement_rounds.moment(date(year - 1, 11, 12), 13)
    said = [("", "Et godt udkast. Skriv gerne, hvad MED har sagt, når I har været der.")]
    said += [(goal.key, "Hvordan kan vi se, at det er lykkedes?") for goal in goals.local[:1]]
    for key, text in said:
        agreement.comments.append(AgreementComment(goal_key=key, author=by, at=at, text=text))


def _state(place: int) -> State:
    """One in four still writes, one in eight is ready for the dialogue, the others are heard."""
    return {
        0: State.DRAFT,
        4: State.DRAFT,
        7: State.READY_FOR_DIALOGUE,
    }.get(place % 8, State.IN_CONSULTATION)


def _rolled_over(unit: Unit, place: int, period: Period) -> domain.Agreement:
    """As the opening of the round makes it from last time's agreement and its midway follow-up."""
    last = beginning(period.kind, period.start.year - 1)
    told = agreement_rounds.told(unit, place, last)
    if unit.opened_on > last.end:
        return _fresh(unit, told.agreement, period)
    midway = agreement_rounds.days(last)[Step.MIDWAY]
    return drafting.draft(
        unit.code,
        told.agreement.parties,
        period,
        default_wheel(period),
        goals=SHARED,
        last=drafting.Last(
            content=told.agreement,
            follow_up=told.follow_ups[0] if told.follow_ups else None,
            measurements=tuple(each for each in told.measurements if each.on <= midway),
            shared_keys=frozenset(goal.key for goal in SHARED),
        ),
        limits=DEFAULT_LIMITS,
    ).content


def _fresh(unit: Unit, like: domain.Agreement, period: Period) -> domain.Agreement:
    wheel = default_wheel(period)
    return drafting.draft(
        unit.code,
        like.parties,
        period,
        wheel,
        goals=CROSS_CUTTING,
        last=None,
        limits=DEFAULT_LIMITS,
    ).content


def _written(unit: Unit, place: int, period: Period, state: State) -> domain.Agreement:
    """Ready to be heard; what is ready for the dialogue has been heard already."""
    content = agreement_rounds.told(unit, place, period).agreement
    heard = content.involvement
    day = date(period.start.year - 1, 11, 10) if state is State.READY_FOR_DIALOGUE else None
    return replace(
        content,
        decision=None,
        case_number="",
        involvement=Involvement(
            med_heard_on=day,
            has_user_board=heard.has_user_board,
            user_board_heard_on=day if heard.has_user_board else None,
        ),
    )
