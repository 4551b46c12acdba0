"""What a whole agreement must have before it may be submitted: its sections, and its goals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.agreement import Agreement
from agreements.goal_rules import DEFAULT_LIMITS, Limits, submission_problems
from agreements.plan_rules import at_most, not_longer, written
from agreements.problems import Problem, at
from agreements.words.goals import GoalFault

LONGEST_SECTION = 1500
LONGEST_LINE = 160
MOST_ENTRIES = 12
"""Key figures, addresses and partners; more would break the four to six pages."""


def content_problems(
    agreement: Agreement, *, today: date, limits: Limits = DEFAULT_LIMITS
) -> tuple[Problem, ...]:
    """Everything that stands in the way of submitting, sections first, then goals."""
    return (
        *_sections(agreement),
        *_entries(agreement),
        *submission_problems(agreement.goals, period=agreement.period, today=today, limits=limits),
    )


def _sections(agreement: Agreement) -> Iterator[Problem]:
    for field, text in (
        ("purpose", agreement.purpose),
        ("profile.core_task", agreement.profile.core_task),
        ("room.finances", agreement.room.finances),
    ):
        yield from written(text, field, GoalFault.SECTION_MISSING, LONGEST_SECTION)
    for field, text in (
        ("profile.target_group", agreement.profile.target_group),
        ("room.staff", agreement.room.staff),
        ("room.carry_over", agreement.room.carry_over),
        ("room.leader_decides", agreement.room.leader_decides),
        ("involvement.med_remarks", agreement.involvement.med_remarks),
        ("involvement.user_board_remarks", agreement.involvement.user_board_remarks),
        ("course.division", agreement.course.division),
        ("regulation", agreement.regulation),
    ):
        yield from not_longer(text, field, LONGEST_SECTION)


def _entries(agreement: Agreement) -> Iterator[Problem]:
    profile = agreement.profile
    yield from at_most(profile.key_figures, "profile.key_figures", MOST_ENTRIES)
    for place, figure in enumerate(profile.key_figures):
        field = at("profile.key_figures", place)
        yield from written(figure.name, at(field, "name"), GoalFault.NAME_MISSING, LONGEST_LINE)
        yield from written(figure.value, at(field, "value"), GoalFault.NAME_MISSING, LONGEST_LINE)
    yield from at_most(profile.sites, "profile.sites", MOST_ENTRIES)
    for place, site in enumerate(profile.sites):
        field = at("profile.sites", place)
        yield from written(site, field, GoalFault.NAME_MISSING, LONGEST_LINE)
    yield from at_most(agreement.partners, "partners", MOST_ENTRIES)
    for place, partner in enumerate(agreement.partners):
        field = at("partners", place)
        yield from written(partner.name, at(field, "name"), GoalFault.NAME_MISSING, LONGEST_LINE)
        yield from not_longer(partner.about, at(field, "about"), LONGEST_LINE)
