"""Plans a year: the best calendar, its proof level by level, and a reason for every deviation."""

from collections.abc import Callable
from fractions import Fraction
from time import monotonic

from schedules.calendar import rules, words
from schedules.calendar.explain import Explainer
from schedules.calendar.late import late
from schedules.calendar.levels import Level
from schedules.calendar.plan import CalendarPlan, MissingMeeting, PlannedMeeting, planned_meeting
from schedules.calendar.problem import Dates, Occasion, Problem
from schedules.calendar.search import search
from schedules.calendar.stages import LEVELS, Limits, Standing
from schedules.levels import LevelResult, Proof
from schedules.patience import Patience, never

Progress = Callable[[float, Level | None], None]


def solve(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    progress: Progress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> CalendarPlan:
    """The best calendar, each level with its proof or, out of time, its bound.

    `time_limit` bounds the search, in the work of about so many seconds (`Patience`). `progress`
    hears the share of levels settled and the one now searched; `should_stop` ends the search with
    the best calendar so far. Both are called in the caller's thread. Raises `rules.Impossible` when
    the fixed dates cannot be kept together.
    """
    began = monotonic()
    conflict = rules.conflict(problem)
    if conflict is not None:
        raise rules.Impossible(conflict)

    def tell(settled: int) -> None:
        if progress is not None:
            progress(settled / len(LEVELS), next(iter(LEVELS[settled:]), None))

    limits = Limits(Patience(time_limit, should_stop or never), tell)
    standing = search(problem, limits)
    meetings, missing = explained(problem, late(problem, standing.planned))
    return CalendarPlan(meetings, missing, _results(standing), round(monotonic() - began, 3))


def explained(
    problem: Problem, planned: Dates
) -> tuple[tuple[PlannedMeeting, ...], tuple[MissingMeeting, ...]]:
    """The meetings of a calendar by day and hour, and those it misses, each with its reason."""
    explainer = Explainer(problem, planned)
    meetings = [_meeting(problem, explainer, occasion) for occasion in planned]
    missing = [occasion for occasion in problem.occasions() if occasion not in planned]
    return (
        tuple(sorted(meetings, key=lambda meeting: (meeting.day, meeting.start, meeting.occasion))),
        tuple(_missing(problem, explainer, occasion) for occasion in missing),
    )


def _meeting(problem: Problem, explainer: Explainer, occasion: Occasion) -> PlannedMeeting:
    why = explainer.reason(occasion)
    because = None if why is None else words.reason(problem, why)
    return planned_meeting(problem, occasion, explainer.planned[occasion], because)


def _missing(problem: Problem, explainer: Explainer, occasion: Occasion) -> MissingMeeting:
    ruled_out = explainer.ruled_out(occasion)
    return MissingMeeting(occasion, ruled_out, words.missing(problem, occasion, ruled_out))


def _results(standing: Standing) -> tuple[LevelResult, ...]:
    return tuple(
        LevelResult(
            name=level,
            value=Fraction(standing.values[level]),
            bound=Fraction(standing.bounds[level]),
            proven=place < standing.proven,
            by=Proof.SEARCH if standing.bounds[level] else Proof.CERTIFICATE,
        )
        for place, level in enumerate(LEVELS)
    )
