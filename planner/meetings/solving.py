"""The job that plans a year."""

from collections.abc import Sequence
from typing import Any

from planner import clock
from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.meetings import mapping, operations, takeover
from planner.models.meetings import MeetingCalendar
from schedules.calendar import parsing, rules, words
from schedules.calendar import solve as engine
from schedules.calendar.explain import Explainer
from schedules.calendar.plan import CalendarPlan
from schedules.calendar.problem import Occasion, Problem
from schedules.dates import Language

TIME_LIMIT_SECONDS = 60.0


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


def _keep(calendar_id: int, problem: Problem, plan: CalendarPlan) -> Result:
    calendar = db.session.get_one(MeetingCalendar, calendar_id)
    takeover.take_over(calendar, _in_both_languages(problem, plan), user=None, at=clock.now())
    db.session.commit()
    return {
        "meetings": len(plan.meetings),
        "missing": [
            {
                language.value: f"{words.without_day(problem, one.occasion, language)}."
                f" {words.missing(problem, one.occasion, one.ruled_out, language)}"
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
    """Each date put by hand that cannot be kept, with the rule against it, in both languages."""
    explainer = Explainer(problem, problem.fixed)
    return [
        {language.value: _against(explainer, occasion, language) for language in Language}
        for occasion in conflict.conflict.occasions
    ]


def _against(explainer: Explainer, occasion: Occasion, language: Language) -> str:
    """`Mødet i Byrådet i marts: mandag den 29. marts 2027 er helligdag (Anden påskedag).`"""
    problem = explainer.problem
    named = words.without_day(problem, occasion, language)
    rule = explainer.rule_against(occasion, problem.fixed[occasion])
    assert rule is not None  # noqa: S101 - the checker named the meeting for it
    return f"{named}: {words.cause(problem, rule, language)}."
