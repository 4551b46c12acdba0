"""The figures a review freezes: access, agreements and the kodeks, as they stood on one day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agreements.kodeks.review import CommitteeFigures, Figures, Share, ValueDiscussed, Waiting
from planner.coverage import pictures
from planner.kodeks import acknowledgements, queries, values
from planner.reviews import agreements_kept
from schedules.equity import snapshot
from schedules.equity.coverage import Coverage
from schedules.equity.snapshot import Snapshot
from schedules.rotation.problem import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """What the picture is of: the period it looks at, seen from a day, beside a plan."""

    period_start: date
    period_end: date
    as_of: date
    plan_version: str


def counted(asked: Asked) -> Figures:
    """Everything as of the day. Raises OutsideTerms when the day lies in no council term."""
    picture = pictures.of_day(asked.as_of, period=Period(asked.period_start, asked.period_end))
    seen = snapshot.of(picture.coverage, committees=picture.known.committees)
    kept = agreements_kept.as_of(asked.as_of, asked.period_start, asked.period_end)
    outcomes = seen.outcomes
    known = outcomes.held + outcomes.short + outcomes.cancelled
    return Figures(
        as_of=asked.as_of,
        period_start=asked.period_start,
        period_end=asked.period_end,
        plan_version=asked.plan_version,
        with_contact=Share(seen.whole.met, seen.whole.units),
        with_staff_voice=Share(outcomes.with_staff, outcomes.held),
        held_of_planned=Share(outcomes.held, known),
        cancelled_replanned=Share(outcomes.replanned, outcomes.cancelled),
        committees=_committees(seen, picture.coverage, picture.known.committees),
        waiting=tuple(Waiting(each.unit, each.days) for each in seen.waiting),
        agreements_signed_in_time=kept.signed,
        midway_in_time=kept.midway,
        annual_in_time=kept.annual,
        med_heard=kept.med_heard,
        kodeks_acknowledged=_acknowledged(asked.as_of),
        discussed=_discussed(asked.as_of),
    )


def _committees(
    seen: Snapshot, coverage: Coverage, names: Mapping[str, str]
) -> tuple[CommitteeFigures, ...]:
    never = Counter(
        names.get(code, code)
        for wait in coverage.waits()
        if wait.last is None
        for code in wait.unit.committees
    )
    return tuple(
        CommitteeFigures(
            committee=each.name,
            with_contact=Share(each.met, each.units),
            longest_wait=each.longest_wait_days,
            never=never[each.name],
        )
        for each in seen.committees
        if each.units
    )


def _acknowledged(day: date) -> Share:
    current = queries.in_force(day)
    groups = acknowledgements.standing(current, day=day) if current else ()
    return Share(
        sum(each.acknowledged.part for each in groups),
        sum(each.acknowledged.whole for each in groups),
    )


def _discussed(day: date) -> tuple[ValueDiscussed, ...]:
    current = queries.in_force(day)
    if current is None:
        return ()
    return tuple(
        ValueDiscussed(
            title=value.clause.title,
            last_on=value.latest.on if value.latest else None,
            where=value.latest.body if value.latest else "",
        )
        for value in values.discussed(current.kodeks, as_of=day)
    )
