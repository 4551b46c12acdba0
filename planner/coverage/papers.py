"""The coverage report: the picture as content of a paper."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from flask_babel import gettext as _

from planner.coverage import people, plans, sentences, shown, words
from planner.coverage.pictures import Picture
from planner.coverage.shown import FormRow, GroupRow
from schedules.documents.coverage_content import (
    Came,
    CoverageContent,
    Covered,
    Groups,
    Heat,
    Hours,
    Waiting,
)
from schedules.documents.issue import Issue
from schedules.equity import grouping
from schedules.equity.coverage import BOTH
from schedules.equity.grouping import Trait
from schedules.equity.ledger import Line, summed
from schedules.rotation.problem import Form


def content(
    picture: Picture, issue: Issue, *, name: str, forms: Sequence[Form] = BOTH
) -> CoverageContent:
    """The report of the units in the picture; `name` says which they are."""
    found, view = picture.coverage, picture.coverage.view
    listed = plans.in_force(view.on)
    access = found.access(found.whole, forms)
    return CoverageContent(
        issue=issue,
        name=name,
        since=view.span.start,
        until=view.span.end,
        on=view.on,
        months=view.months,
        whole=_covered(shown.whole(picture, forms)),
        groups=tuple(
            Groups(
                str(words.BY_TRAIT[trait]),
                str(words.TRAIT[trait]),
                tuple(_covered(row) for row in shown.groups(picture, trait, forms)),
                is_drawn=trait is Trait.COMMITTEE,
            )
            for trait in Trait
        ),
        shares=tuple(shown.shares(picture, forms)),
        gini=None if access.gini is None else float(access.gini),
        longest_wait_days=access.longest_wait_days,
        statement=(*sentences.reached(found, access), *sentences.statement(listed)),
        came=tuple(_came(row) for row in shown.forms(picture)),
        heat=_heat(picture, forms),
        waiting=tuple(
            Waiting(wait.unit.name, shown.committees(picture, wait.unit), wait.last, wait.next)
            for wait in shown.waits(picture, forms)
            if wait.is_overdue
        ),
        hours=tuple(
            Hours(person, load.hosted_minutes / 60, load.dialogue_minutes / 60)
            for person, load in people.loads_of(
                view.counted, committee=picture.chosen.get(Trait.COMMITTEE)
            )
        ),
        forecast=tuple(sentences.forecast(found)),
        advice=tuple(
            text for plan in listed for text in sentences.advice(plan, picture.known.committees)
        ),
    )


def _covered(row: GroupRow) -> Covered:
    access = row.access
    return Covered(
        name=row.label,
        units=access.open_units,
        met=access.met,
        covered=access.covered,
        hosted=row.hosted,
        dialogue=row.dialogue,
        per_year=None if access.per_year is None else float(access.per_year),
    )


def _came(row: FormRow) -> Came:
    came = row.outcomes
    return Came(
        name=row.label,
        held=came.held,
        with_staff=came.with_staff,
        planned=came.planned,
        cancelled=came.cancelled,
        replanned=came.replanned,
        unrecorded=came.unrecorded,
        short=came.short,
    )


def _heat(picture: Picture, forms: Sequence[Form]) -> Heat | None:
    """Contacts per open year by committee and size: are small units met as often as large ones?"""
    committees = shown.groups(picture, Trait.COMMITTEE, forms)
    sizes = shown.groups(picture, Trait.SIZE, forms)
    if len(committees) < 2 or len(sizes) < 2:
        return None
    lines = _lines_by(picture, forms)
    rows = (
        (committee.label, tuple(_rate(lines[committee.name, size.name]) for size in sizes))
        for committee in committees
    )
    columns = tuple(words.short_size(size.name) for size in sizes)
    return Heat(_("Committee, by employees"), columns, tuple(rows))


def _lines_by(picture: Picture, forms: Sequence[Form]) -> Mapping[tuple[str, str], list[Line]]:
    """The units' lines by committee and size; a unit with two committees is under both."""
    found: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    committees, sizes = grouping.names(Trait.COMMITTEE), grouping.names(Trait.SIZE)
    lines = picture.coverage.of_form(forms)
    for unit, line in zip(picture.coverage.lines.units, lines, strict=True):
        for pair in product(committees(unit), sizes(unit)):
            found[pair].append(line)
    return found


def _rate(lines: Sequence[Line]) -> float | None:
    rate = summed(lines).per_year
    return None if rate is None else float(rate)
