"""Checks any calendar against its problem, without a solver: rules, completeness, levels, hours."""

from collections.abc import Iterator

from schedules.calendar import levels, rules
from schedules.calendar.plan import CalendarPlan, planned_meeting
from schedules.calendar.problem import Problem
from schedules.levels import Proof


def faults(problem: Problem, plan: CalendarPlan) -> Iterator[str]:
    """Every fault as one line; none for a calendar that is what it says."""
    yield from _completeness(problem, plan)
    yield from map(str, rules.violations(problem, plan.dates))
    yield from _details(problem, plan)
    yield from _levels(problem, plan)


def _completeness(problem: Problem, plan: CalendarPlan) -> Iterator[str]:
    listed = {meeting.occasion for meeting in plan.missing}
    for occasion in problem.occasions():
        if occasion not in plan.dates and occasion not in listed:
            yield f"missing: {occasion}: neither planned nor listed as missing"
        if occasion in plan.dates and occasion in listed:
            yield f"missing: {occasion}: planned and listed as missing"


def _details(problem: Problem, plan: CalendarPlan) -> Iterator[str]:
    for meeting in plan.meetings:
        right = planned_meeting(problem, meeting.occasion, meeting.day, meeting.moved_because)
        said, wanted = meeting.to_json(), right.to_json()
        for key in said:
            if said[key] != wanted[key]:
                yield f"details: {meeting.occasion}: {key} is {wanted[key]}, not {said[key]}"


def _levels(problem: Problem, plan: CalendarPlan) -> Iterator[str]:
    values = levels.values(problem, plan.dates)
    names = [result.name for result in plan.levels]
    if names and names != list(levels.Level):
        yield f"levels: expected {', '.join(levels.Level)}, found {', '.join(names)}"
        return
    all_proven = True
    for level, result in zip(levels.Level, plan.levels, strict=False):
        if result.value != values[level]:
            yield f"levels: {level} is {values[level]}, not {result.value}"
        if result.bound is not None and result.bound > values[level]:
            yield f"levels: {level} is {values[level]}, below its bound {result.bound}"
        if result.proven and result.bound != values[level]:
            yield f"levels: {level} is {values[level]}, not its bound {result.bound}, yet proven"
        if result.proven and not all_proven:
            yield f"levels: {level} is proven, though a level before it is not"
        all_proven = all_proven and result.proven
        if result.by is Proof.CERTIFICATE and result.bound != 0:
            yield f"levels: {level} has no certificate for a bound above 0"
