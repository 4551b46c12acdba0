"""The job that plans a year, and the same engine asked what one moved date would pull along."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner import clock
from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.meetings import mapping, operations, takeover
from planner.models.meetings import Meeting, MeetingCalendar
from schedules.calendar import parsing, rules, words
from schedules.calendar import solve as engine
from schedules.calendar.explain import Explainer
from schedules.calendar.plan import CalendarPlan
from schedules.calendar.problem import Problem
from schedules.calendar.rules import Violation
from schedules.dates import Language

TIME_LIMIT_SECONDS = 60.0
PREVIEW_SECONDS = 8.0


@kind(operations.SOLVE)
def solve(work: Work) -> Result:
    """Plan a draft calendar; meetings put by hand stay. Nothing is kept of a stopped run."""
    calendar = db.session.get_one(MeetingCalendar, work.payload["calendar_id"])
    calendar_id = calendar.id
    fixed = [meeting for meeting in mapping.ordinary_meetings(calendar) if meeting.is_fixed]
    problem = parsing.parse(mapping.problem(calendar, fixed=fixed))
    db.session.rollback()  # no transaction is held open while the engine works
    try:
        plan = engine.solve(
            problem,
            time_limit=TIME_LIMIT_SECONDS,
            progress=lambda share, level: work.report(round(share * 100), level or ""),
            should_stop=work.should_stop,
        )
    except rules.Impossible as conflict:
        return {"conflict": _conflict(problem, conflict)}
    if work.should_stop():
        raise Stopped
    return _keep(calendar_id, problem, plan)


class DayImpossible(Exception):
    """No calendar can keep a meeting's new day; `why` says it in a language."""

    def __init__(self, problem: Problem, conflict: Violation) -> None:
        super().__init__(str(conflict))
        self._problem = problem
        self._occasion = conflict.occasions[-1]

    def why(self, language: Language) -> str:
        """`mandag den 29. marts 2027 er helligdag (Anden påskedag)`."""
        day = self._problem.fixed[self._occasion]
        cause = Explainer(self._problem, self._problem.fixed).why_not(self._occasion, day)
        assert cause is not None  # noqa: S101 - the rule that the day was refused for
        return words.cause(self._problem, cause, language)


def preview(calendar: MeetingCalendar, moved: Meeting, day: date) -> list[tuple[Meeting, date]]:
    """Which other published meetings would have to move if `moved` were held on `day`.

    The fewest possible. Raises DayImpossible.
    """
    meetings = mapping.ordinary_meetings(calendar)
    stated = mapping.problem(calendar, published=meetings)
    stated["fixed"] = [mapping.occasion(moved) | {"date": day.isoformat()}]
    problem = parsing.parse(stated)
    try:
        plan = engine.solve(problem, time_limit=PREVIEW_SECONDS)
    except rules.Impossible as impossible:
        raise DayImpossible(problem, impossible.conflict) from None
    planned = {
        (m.occasion.body, m.occasion.purpose.value, m.occasion.cycle or None): m.day
        for m in plan.meetings
    }
    return [
        (meeting, planned[key])
        for meeting in meetings
        if (key := _key(meeting)) in planned
        and planned[key] != meeting.day
        and meeting is not moved
    ]


def _keep(calendar_id: int, problem: Problem, plan: CalendarPlan) -> Result:
    calendar = db.session.get_one(MeetingCalendar, calendar_id)
    takeover.take_over(calendar, _in_both_languages(problem, plan), user=None, at=clock.now())
    db.session.commit()
    return {
        "meetings": len(plan.meetings),
        "missing": [
            {
                language.value: words.missing(problem, one.occasion, one.ruled_out, language)
                for language in Language
            }
            for one in plan.missing
        ],
        "proven": all(level.proven for level in plan.levels),
        "levels": [level.to_json() for level in plan.levels],
    }


def _in_both_languages(problem: Problem, plan: CalendarPlan) -> dict[str, Any]:
    """The plan as JSON, with each reason in Danish and English."""
    explainer = Explainer(problem, {m.occasion: m.day for m in plan.meetings})
    stated = plan.to_json()
    for entry, meeting in zip(_entries(stated), plan.meetings, strict=True):
        why = explainer.reason(meeting.occasion)
        entry["moved_because"] = (
            {language.value: words.reason(problem, why, language) for language in Language}
            if why is not None
            else None
        )
    return stated


def _entries(stated: dict[str, Any]) -> Sequence[dict[str, Any]]:
    meetings: Sequence[dict[str, Any]] = stated["meetings"]
    return meetings


def _conflict(problem: Problem, conflict: rules.Impossible) -> list[dict[str, str]]:
    """The dates put by hand that cannot be kept together, in both languages."""
    return [
        {
            language.value: words.meeting(problem, occasion, problem.fixed[occasion], language)
            for language in Language
        }
        for occasion in conflict.conflict.occasions
    ]


def _key(meeting: Meeting) -> tuple[str, str, int | None]:
    return meeting.committee.code, meeting.purpose.value, meeting.cycle
