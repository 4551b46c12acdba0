"""A run's plan as the engine reads it, and what kept a unit out of a meeting, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.models.rotations import RotationRun
from planner.rotations import words
from planner.web import filters
from schedules.rotation import parsing, rules
from schedules.rotation.problem import HostedMeeting, Meeting, Problem, Unit
from schedules.rotation.rules import Rule
from schedules.rotation.telling.rivals import Rivals

Sayings = Mapping[tuple[str | None, str], str]  # by meeting and unit


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A run as the engine reads it, with its own sentences, and those of earlier versions."""

    problem: Problem
    assignments: Mapping[str, tuple[str, ...]]
    rivals: Rivals
    said: Sayings
    at_first: Sayings

    def reason(self, meeting: str, unit: str) -> str:
        """Why the unit has the place: as it was said when the place was given."""
        return self.at_first.get((meeting, unit)) or self.said.get((meeting, unit), "")

    def could_have_come(self, meeting: Meeting) -> set[str]:
        """The units that the rules, and the days between contacts, would have let in."""
        units = {one.id: one for one in self.problem.units}
        others = self.rivals.by_meeting[meeting.id]
        return {one for one in others if too_near(self, units[one], meeting) is None}


def read(run: RotationRun, language: str, earlier: Sequence[RotationRun]) -> ReadPlan:
    """The run read; `earlier` are the runs published before it, the newest first."""
    problem = parsing.parse(run.problem)
    assignments = {key: tuple(codes) for key, codes in run.plan["assignments"].items()}
    return ReadPlan(
        problem,
        assignments,
        Rivals.of(problem, assignments),
        _said(run, language),
        _at_first(run, language, earlier),
    )


def _said(run: RotationRun, language: str) -> Sayings:
    return {(one["meeting"], one["unit"]): one[language] for one in run.plan["explanations"]}


def _at_first(run: RotationRun, language: str, earlier: Sequence[RotationRun]) -> Sayings:
    """For places that were published before the run: what was said when they were given."""
    open_ones = _published(run)
    found: dict[tuple[str | None, str], str] = {}
    for before in earlier:
        said, kept = _said(before, language), _published(before)
        found |= {pair: said[pair] for pair in open_ones - kept if pair in said}
        open_ones &= kept
        if not open_ones:
            break
    return found


def _published(run: RotationRun) -> set[tuple[str | None, str]]:
    told: Mapping[str, list[str]] = run.problem.get("published", {})
    return {(meeting, code) for meeting, codes in told.items() for code in codes}


def why_not(plan: ReadPlan, unit: Unit, meeting: Meeting) -> str:
    """What keeps the unit out of the meeting, or who had the place it could have had."""
    rule = rules.reason(unit, meeting)
    if rule is not None:
        return _kept_out(rule, unit, meeting)
    near = too_near(plan, unit, meeting)
    if near is not None:
        return str(
            ngettext(
                "The unit meets a committee on %(day)s, and at least %(num)s day must lie between.",
                "The unit meets a committee on %(day)s, and at least %(num)s days must lie"
                " between.",
                plan.problem.min_days_between_contacts,
                day=filters.as_date(near),
            )
        )
    return _standing(plan, unit, meeting)


def _standing(plan: ReadPlan, unit: Unit, meeting: Meeting) -> str:
    """The unit could have come: who had the places, and for a host why."""
    names = {one.id: one.name for one in plan.problem.units}
    guests = plan.assignments[meeting.id]
    if not guests:
        return str(_("The unit could have come, but it would cost a place at another meeting."))
    if isinstance(meeting, HostedMeeting):
        return str(
            _(
                "The unit could have hosted. The place went to %(unit)s. %(why)s",
                unit=names[guests[0]],
                why=plan.reason(meeting.id, guests[0]),
            )
        ).strip()
    return str(
        _(
            "The unit could have come. The places went to %(units)s.",
            units=", ".join(names[guest] for guest in guests),
        )
    )


def too_near(plan: ReadPlan, unit: Unit, meeting: Meeting) -> date | None:
    """The day of another contact of the unit that lies too near the meeting."""
    ledger = plan.rivals.ledgers[unit.id]
    days: Iterator[date] = (one.date for one in (*ledger.unit.contacts, *ledger.planned))
    least = plan.problem.min_days_between_contacts
    return next((day for day in days if abs((day - meeting.date).days) < least), None)


def _kept_out(rule: Rule, unit: Unit, meeting: Meeting) -> str:
    """The rule with its figures, as a sentence."""
    match rule, meeting:
        case Rule.SEATS, HostedMeeting():
            return str(
                _(
                    "The meeting needs %(people)s seats, and the unit has %(seats)s.",
                    people=meeting.people,
                    seats=unit.seats,
                )
            )
        case Rule.HOURS, HostedMeeting() if unit.hosting_hours is not None:
            first, last = unit.hosting_hours
            return str(
                _(
                    "The meeting is at %(span)s, and the unit can host at %(hours)s.",
                    span=filters.as_span(meeting.start, meeting.end),
                    hours=filters.as_span(first, last),
                )
            )
        case _:
            return str(words.KEPT_OUT[rule])
