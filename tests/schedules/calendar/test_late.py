"""The budget procedure stands as late as it can: its days are counted from the last ones."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schedules import dates
from schedules.calendar import levels, parsing, rules
from schedules.calendar.explain import Explainer
from schedules.calendar.late import late
from schedules.calendar.problem import Dates, Occasion, Problem, Purpose
from schedules.calendar.solve import solve
from tests.oracles.profiles import examples
from tests.schedules.calendar import builders

DAY = timedelta(days=1)


def freer(problem: Problem, planned: Dates) -> list[tuple[Occasion, date]]:
    """Later days on which a meeting of the budget procedure would be as well placed."""
    explainer = Explainer(problem, planned)
    return [
        (occasion, day)
        for occasion, now in planned.items()
        if not occasion.is_ordinary
        for day in dates.days_between(now + DAY, problem.window(occasion)[1])
        if explainer.why_not(occasion, day) is None
    ]


@examples(60)
@given(seed=st.integers(0, 10**6))
def test_no_meeting_of_the_budget_could_as_well_be_later(seed: int) -> None:
    problem = parsing.parse(builders.small(seed))
    try:
        planned = solve(problem).dates
    except rules.Impossible:
        return

    assert freer(problem, planned) == []


def test_a_proposal_left_in_january_goes_to_its_last_day_at_no_cost() -> None:
    """Why is the budget for next year proposed in January?"""
    problem = parsing.parse(builders.nine_bodies(2027))
    best = solve(problem).dates
    proposal = next(one for one in best if one.purpose is Purpose.BUDGET_PROPOSAL)
    explainer = Explainer(problem, best)
    in_january = next(
        day
        for day in dates.days_between(date(2027, 1, 4), date(2027, 1, 31))
        if explainer.why_not(proposal, day) is None
    )
    early = {**best, proposal: in_january}

    settled = late(problem, early)

    assert settled[proposal] == best[proposal] >= date(2027, 9, 1)
    assert rules.violations(problem, settled) == []
    assert levels.values(problem, settled) == levels.values(problem, early)
