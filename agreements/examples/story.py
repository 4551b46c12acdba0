"""A whole year of one unit's agreement, made up from the examples: for the demo municipality.

Units differ by their ``place`` in the register alone, so that the same register always gives the
same demo. Most agreements are closed as they should be; a few are late, as in any municipality.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from agreements.agreement import (
    Agreement,
    Course,
    Involvement,
    KeyFigure,
    Parties,
    Partner,
    Profile,
    Room,
)
from agreements.examples.example import Example, as_goal, first_third, last_month
from agreements.examples.library import Area, area_of, for_kind
from agreements.examples.shared import ABSENCE, COMMITTEE_GOALS, OFFERS, TRANSITIONS, Offer
from agreements.followup import Answer, FollowUp
from agreements.goals import (
    Contribution,
    Expense,
    Goal,
    Goals,
    Indicator,
    Milestone,
    Plan,
    SharedGoal,
)
from agreements.lifecycle import Decision
from agreements.measurements import Measurement
from agreements.period import Period
from agreements.transitions import State
from agreements.wheel import default_wheel
from agreements.words import standard
from agreements.words.followup import GoalState, Occasion
from agreements.words.wheel import Step

MIDWAY_STATES = (
    *(GoalState.ON_TRACK, GoalState.ON_THE_WAY, GoalState.ON_TRACK, GoalState.AT_RISK),
    *(GoalState.ON_THE_WAY, GoalState.REACHED, GoalState.NOT_STARTED),
)
ANNUAL_STATES = (
    *(GoalState.REACHED, GoalState.REACHED, GoalState.ON_THE_WAY, GoalState.REACHED),
    *(GoalState.NOT_REACHED, GoalState.ON_TRACK, GoalState.REACHED, GoalState.DROPPED),
)
WAYS_BY_STATE = {
    GoalState.NOT_STARTED: Decimal("0"),
    GoalState.ON_THE_WAY: Decimal("0.5"),
    GoalState.ON_TRACK: Decimal("0.75"),
    GoalState.AT_RISK: Decimal("0.25"),
    GoalState.REACHED: Decimal("1"),
    GoalState.NOT_REACHED: Decimal("0.25"),
    GoalState.DROPPED: Decimal("0"),
}
"""How much of the way from baseline to target a goal in this state has come."""


PARTNERS: Mapping[Area, Partner] = {
    Area.DAY_CARE: Partner("Den nærmeste skole", "overgang til skole"),
    Area.SCHOOLS: Partner("Dagtilbuddene i skoledistriktet", "overgang fra dagtilbud"),
    Area.YOUTH: Partner("Ungeenheden", "uddannelse og job"),
    Area.ELDERLY_CARE: Partner("Hjemmeplejen", "indflytning og udskrivelse"),
    Area.HEALTH: Partner("Plejecentrene", "udskrivelse og træning"),
    Area.SOCIAL: Partner("Jobcentret", "pladser på arbejdspladser"),
    Area.EMPLOYMENT: Partner("Plejecentre og dagtilbud", "praktikpladser"),
    Area.CULTURE: Partner("Skoler og dagtilbud", "besøg og forløb"),
    Area.TECHNICAL: Partner("Skoler og plejecentre", "varsling før arbejde"),
}


class NoExamples(Exception):
    """No example suits this kind of unit."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What the story needs to know of a unit; ``place`` is its place in the register, from 0."""

    place: int
    code: str
    kind: str
    committee_code: str
    parties: Parties
    sites: tuple[str, ...] = ()
    has_user_board: bool = True
    employees: int | None = None  # as the register says; None: made up


@dataclass(frozen=True, slots=True)
class Story:
    """``state`` fits the follow-ups that are there: without the annual one it is not evaluated."""

    agreement: Agreement
    follow_ups: tuple[FollowUp, ...]
    measurements: tuple[Measurement, ...]
    state: State


def story(unit: Unit, period: Period) -> Story:
    """The unit's agreement for ``period``, as it stands some months after the period ended.

    Raises NoExamples for a kind of unit that the library does not know.
    """
    area = area_of(unit.kind)
    if area is None:
        raise NoExamples(unit.kind)
    chosen = _chosen(unit)
    goals = Goals(
        contributions=_contributions(unit, area, period),
        local=tuple(
            as_goal(example, f"{unit.code}-{number}", period)
            for number, example in enumerate(chosen, 1)
        ),
    )
    agreement = _agreement(unit, area, period, goals)
    state = _state(unit.place)
    follow_ups = _follow_ups(unit, agreement, chosen, state)
    return Story(agreement, follow_ups, _measurements(agreement, follow_ups), state)


def _chosen(unit: Unit) -> tuple[Example, ...]:
    """One to three, so that neighbours in the register do not have the same ones."""
    examples = for_kind(unit.kind)
    count = 1 + unit.place % 3
    return tuple(examples[(unit.place * 3 + step) % len(examples)] for step in range(count))


def _contributions(unit: Unit, area: Area, period: Period) -> tuple[Contribution, ...]:
    """One cross-cutting goal each, and the committee's where the area has something to offer."""
    goals = [ABSENCE if unit.place % 3 == 0 else TRANSITIONS]
    committee_goal = COMMITTEE_GOALS.get(unit.committee_code)
    if committee_goal and area in OFFERS[committee_goal.key]:
        goals.append(committee_goal)
    return tuple(_contribution(goal, OFFERS[goal.key][area], unit, period) for goal in goals)


def _contribution(goal: SharedGoal, offer: Offer, unit: Unit, period: Period) -> Contribution:
    key = f"{unit.code}-{goal.key}"
    milestone = Milestone(key=f"{key}-start", name=offer.milestone, due=first_third(period))
    return Contribution(
        goal=goal,
        text=offer.text,
        plan=Plan(
            owner=unit.parties.unit_leader,
            actions=(offer.action,),
            milestones=(milestone,),
            due=last_month(period),
            expense=Expense.NO,
        ),
    )


def _agreement(unit: Unit, area: Area, period: Period, goals: Goals) -> Agreement:
    due = {deadline.step: deadline.due for deadline in default_wheel(period)}
    staff = 12 + unit.place * 7 % 60 if unit.employees is None else unit.employees
    return Agreement(
        unit_code=unit.code,
        parties=unit.parties,
        period=period,
        case_number=f"330-{period.start.year - 1}-{10_000 + unit.place:05d}",
        purpose=standard.PURPOSE.da,
        profile=Profile(
            core_task=f"Vi løser kommunens opgave som {unit.kind} for borgerne i vores område.",
            key_figures=(KeyFigure("Ansatte", str(staff)),),
            sites=unit.sites,
        ),
        room=Room(
            finances="Budgettet er det, byrådet har vedtaget for året.",
            staff=f"{staff} ansatte",
            carry_over=standard.CARRY_OVER.da,
            leader_decides=standard.LEADER_DECIDES.da,
        ),
        goals=goals,
        partners=(PARTNERS[area],),
        involvement=Involvement(
            med_heard_on=due[Step.HEARING],
            has_user_board=unit.has_user_board,
            user_board_heard_on=due[Step.HEARING] if unit.has_user_board else None,
        ),
        course=Course(
            midway_due=due[Step.MIDWAY],
            annual_due=due[Step.ANNUAL],
            division=standard.DIVISION.da,
        ),
        regulation=standard.REGULATION.da,
        decision=Decision(str(3 + unit.place % 9), due[Step.DECISION]),
    )


def _state(place: int) -> State:
    """Nine in ten are closed; the others lack a follow-up or the closing."""
    return {3: State.MIDWAY, 11: State.RUNNING, 17: State.EVALUATED}.get(place % 20, State.CLOSED)


def _follow_ups(
    unit: Unit, agreement: Agreement, chosen: tuple[Example, ...], state: State
) -> tuple[FollowUp, ...]:
    year = agreement.period.start.year
    made = {State.RUNNING: 0, State.MIDWAY: 1}.get(state, 2)
    both = ((Occasion.MIDWAY, MIDWAY_STATES), (Occasion.ANNUAL, ANNUAL_STATES))
    return tuple(
        FollowUp(
            occasion,
            year,
            tuple(
                _answer(goal.key, states[(unit.place + number) % len(states)], example)
                for number, (goal, example) in enumerate(_with_examples(agreement.goals, chosen))
            ),
        )
        for occasion, states in both[:made]
    )


_SHARED_HELPED = "Vi kendte hinanden i forvejen, og det var let at blive enige."
_SHARED_HINDERED = "Vi har haft svært ved at finde en dato, der passer alle."


def _with_examples(
    goals: Goals, chosen: tuple[Example, ...]
) -> tuple[tuple[Goal, Example | None], ...]:
    """Local goals have the example they were made from; shared ones have none."""
    shared = tuple((each, None) for each in goals.all if isinstance(each, Contribution))
    return (*shared, *zip(goals.local, chosen, strict=True))


def _answer(key: str, state: GoalState, example: Example | None) -> Answer:
    helped = example.helped if example else _SHARED_HELPED
    hindered = example.hindered if example else _SHARED_HINDERED
    match state:
        case GoalState.REACHED | GoalState.ON_TRACK:
            return Answer(key, state, helped)
        case GoalState.ON_THE_WAY:
            return Answer(key, state)
        case _:
            return Answer(key, state, hindered, ask=example.ask if example else "")


def _measurements(
    agreement: Agreement, follow_ups: tuple[FollowUp, ...]
) -> tuple[Measurement, ...]:
    """Each local indicator measured for each follow-up, as far as its goal had come."""
    days = {Occasion.MIDWAY: agreement.course.midway_due, Occasion.ANNUAL: agreement.period.end}
    return tuple(
        Measurement(indicator.key, day, _value(indicator, state))
        for follow_up in follow_ups
        for goal in agreement.goals.local
        for indicator in goal.indicators
        if (state := follow_up.answer_for(goal).state) and (day := days[follow_up.occasion])
    )


def _value(indicator: Indicator, state: GoalState) -> Decimal:
    """Rounded as coarsely as the target is written."""
    if indicator.baseline is None or indicator.target is None:
        raise ValueError(f"the example indicator {indicator.name} has no way to go")
    way = indicator.target - indicator.baseline
    return (indicator.baseline + way * WAYS_BY_STATE[state]).quantize(indicator.target)
