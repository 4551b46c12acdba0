"""The whole agreement: sections that must be there, and texts that must not run over."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

import pytest

from agreements.agreement import Agreement, KeyFigure, Partner
from agreements.agreement_rules import content_problems
from agreements.goals import Goals
from tests.agreements.builders import TODAY, agreement


def found(content: Agreement) -> list[tuple[str, str]]:
    return [(each.field, each.code.value) for each in content_problems(content, today=TODAY)]


def with_field(path: str, value: object) -> Agreement:
    head, _, rest = path.partition(".")
    base = agreement()
    if not rest:
        return replace(base, **{head: value})
    return replace(base, **{head: replace(attrgetter(head)(base), **{rest: value})})


def test_the_builders_agreement_may_be_submitted():
    assert found(agreement()) == []


@pytest.mark.parametrize("path", ["purpose", "profile.core_task", "room.finances"])
def test_a_section_that_must_be_there_is_asked_for(path):
    assert found(with_field(path, " ")) == [(path, "section_missing")]


@pytest.mark.parametrize(
    "path",
    [
        "purpose",
        "profile.core_task",
        "profile.target_group",
        "room.finances",
        "room.staff",
        "room.carry_over",
        "room.leader_decides",
        "involvement.med_remarks",
        "involvement.user_board_remarks",
        "course.division",
        "regulation",
    ],
)
def test_a_section_may_be_as_long_as_its_limit_and_not_longer(path):
    assert found(with_field(path, "x" * 1500)) == []
    assert found(with_field(path, "x" * 1501)) == [(path, "too_long")]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("profile.key_figures", KeyFigure("Børn", "64")),
        ("profile.sites", "Skovvej 1"),
        ("partners", Partner("Skolen", "Overgang")),
    ],
)
def test_lists_hold_twelve_entries_and_not_more(path, entry):
    assert found(with_field(path, (entry,) * 12)) == []
    assert found(with_field(path, (entry,) * 13)) == [(path, "too_many")]


@pytest.mark.parametrize(
    ("path", "entries", "field"),
    [
        ("profile.key_figures", (KeyFigure("", "64"),), "profile.key_figures.0.name"),
        ("profile.key_figures", (KeyFigure("Børn", ""),), "profile.key_figures.0.value"),
        ("profile.sites", ("Skovvej 1", " "), "profile.sites.1"),
        ("partners", (Partner("", "Overgang"),), "partners.0.name"),
    ],
)
def test_an_empty_entry_is_filled_in_or_deleted(path, entries, field):
    assert found(with_field(path, entries)) == [(field, "name_missing")]


def test_goals_are_judged_with_the_rest():
    assert [code for _, code in found(replace(agreement(), goals=Goals()))] == [
        "no_shared_goal",
        "no_local_goal",
    ]
