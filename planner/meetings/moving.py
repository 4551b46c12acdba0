"""What a meeting's new day breaks, and which others it pulls along, asked of the engine's rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.meetings import mapping
from planner.meetings.operations import Move
from planner.models.meetings import Meeting, MeetingPurpose
from schedules.calendar import parsing, words
from schedules.calendar import solve as engine
from schedules.calendar.explain import Cause, Explainer
from schedules.calendar.problem import Body, Kind, Occasion, Problem, Purpose
from schedules.dates import Language, Weekday

PREVIEW_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Objection:
    """The rule against a meeting's new day; final where the day alone is impossible."""

    problem: Problem
    cause: Cause

    @property
    def is_final(self) -> bool:
        return self.cause.other is None

    def why(self, language: Language) -> str:
        """`mandag den 29. marts 2027 er helligdag (Anden påskedag)`."""
        return words.cause(self.problem, self.cause, language)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A published meeting that has to follow another, and the rule for it by language."""

    meeting: Meeting
    day: date
    because: Mapping[str, str]


class DayImpossible(Exception):
    """No calendar can keep a meeting's new day."""

    def __init__(self, objection: Objection) -> None:
        super().__init__(objection.why(Language.ENGLISH))
        self.objection = objection


def objection(meeting: Meeting, move: Move) -> Objection | None:
    """The first hard rule that a meeting breaks at its new time, while all others stay.

    None where it keeps all of them, or where neither its day nor its hours change.
    """
    if (move.day, move.starts, move.minutes) == (meeting.day, meeting.starts, _minutes(meeting)):
        return None
    problem, occasion = _question(meeting, move)
    beside = meeting.purpose is MeetingPurpose.DIALOGUE  # held next to its committee's own meeting
    others = {
        _occasion(other): other.day
        for other in mapping.ordinary_meetings(meeting.calendar)
        if other is not meeting and not (beside and other.committee_id == meeting.committee_id)
    }
    cause = Explainer(problem, others).rule_against(occasion, move.day)
    return None if cause is None else Objection(problem, cause)


def preview(meeting: Meeting, move: Move) -> list[Pulled]:
    """Which other published meetings would have to move with this one: the fewest possible.

    A meeting that no pattern asks for pulls none along. Raises DayImpossible.
    """
    against = objection(meeting, move)
    if against is not None and against.is_final:
        raise DayImpossible(against)
    meetings = mapping.ordinary_meetings(meeting.calendar)
    stated = mapping.stated(meeting.calendar)
    stated["published"] = mapping.asked_for(meetings, stated)
    stated["fixed"] = [
        asked | {"date": move.day.isoformat()} for asked in mapping.asked_for([meeting], stated)
    ]
    if not stated["fixed"]:
        return []
    problem = parsing.parse(stated)
    plan = engine.solve(problem, time_limit=PREVIEW_SECONDS)
    explainer = Explainer(problem, {one.occasion: one.day for one in plan.meetings})
    return [
        Pulled(other, day, _because(explainer, other, meeting))
        for other in meetings
        if other is not meeting
        and (day := explainer.planned.get(_occasion(other), other.day)) != other.day
    ]


def _because(explainer: Explainer, other: Meeting, moved: Meeting) -> dict[str, str]:
    """Why `other` cannot stay, in each language."""
    problem, key = explainer.problem, _occasion(moved)
    there, rule = (key, explainer.planned[key]), explainer.rule_against(_occasion(other), other.day)
    return {
        each.value: words.pulled_along(problem, other.day, there, rule, each) for each in Language
    }


def _question(meeting: Meeting, move: Move) -> tuple[Problem, Occasion]:
    """The year's problem with the meeting's body at the new hours, and the meeting in it.

    A meeting that no pattern asks for, such as a dialogue meeting, gets a body of its own, so that
    the days without meetings and the members' other meetings count for it too.
    """
    stated = mapping.stated(meeting.calendar)
    problem = parsing.parse(stated)
    if mapping.asked_for([meeting], stated):
        body, occasion = problem.bodies[meeting.committee.code], _occasion(meeting)
    else:
        body = _own_body(meeting, move.day, problem)
        occasion = Occasion(body.id, move.day.month)
    body = replace(body, start=move.starts, minutes=move.minutes)
    periods = (
        replace(period, bodies=period.bodies | {body.id})
        if period.bodies is not None and meeting.committee.code in period.bodies
        else period
        for period in problem.periods
    )
    bodies = {**problem.bodies, body.id: body}
    return replace(problem, bodies=bodies, periods=tuple(periods)), occasion


def _own_body(meeting: Meeting, day: date, problem: Problem) -> Body:
    """A body that meets beside the others: no place in the chain, but the committee's members."""
    return Body(
        id=f"{meeting.committee.code} {meeting.id}",
        name=meeting.committee.name_on(day),
        kind=Kind.OTHER,
        cycles=(day.month,),
        weekday=Weekday.MONDAY,
        weeks=frozenset({1}),
        start=meeting.starts,
        minutes=_minutes(meeting),
        members=frozenset(mapping.members(meeting.committee, problem.year)),
    )


def _occasion(meeting: Meeting) -> Occasion:
    return Occasion(meeting.committee.code, meeting.cycle or 0, Purpose(meeting.purpose.value))


def _minutes(meeting: Meeting) -> int:
    starts, ends = (moment.hour * 60 + moment.minute for moment in (meeting.starts, meeting.ends))
    return ends - starts
