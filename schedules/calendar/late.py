"""The budget procedure as late as the calendar lets it be: its days follow from the last ones."""

from datetime import date, timedelta

from schedules import dates
from schedules.calendar.explain import Explainer
from schedules.calendar.problem import EXTRA_PURPOSES, Dates, Occasion, Problem


def late(problem: Problem, planned: Dates) -> Dates:
    """The same calendar with each meeting of the budget procedure on its latest day.

    All others stay, no rule breaks and no level is worse. The search may leave a proposal for
    September in January, before the meetings it clashes with later: to the levels that is as good,
    to a municipality it is not.
    """
    settled = dict(planned)
    for purpose in reversed(EXTRA_PURPOSES):
        for occasion in [one for one in planned if one.purpose is purpose]:
            settled[occasion] = _latest(problem, settled, occasion)
    return settled


def _latest(problem: Problem, planned: Dates, occasion: Occasion) -> date:
    explainer = Explainer(problem, planned)
    day, (_, last) = planned[occasion], problem.window(occasion)
    later = reversed(list(dates.days_between(day + timedelta(days=1), last)))
    return next((one for one in later if explainer.why_not(occasion, one) is None), day)
