"""A version's hash: equal for equal content, different for any difference, stable over time."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

import pytest

from agreements.agreement import Agreement
from agreements.canonical import NotCanonical, canonical, digest
from agreements.versions import FORM, Version, content_hash
from tests.agreements.builders import agreement, goals, local_goal, plan

PINNED = "821e221a661780d2aac57e9085e950607069a7a1651c2cb5e32acd5a131c29de"


def test_the_hash_of_a_known_agreement_is_the_one_it_has_always_been():
    """When this fails, every signature so far stops matching: give the form a new number."""
    assert content_hash(agreement()) == PINNED


def test_equal_content_built_twice_has_one_hash():
    assert content_hash(agreement()) == content_hash(agreement())
    assert Version(1, agreement()).hash == Version(2, agreement(), "Ny lov").hash


def test_composition_and_trailing_zeros_promise_the_same():
    composed = agreement(purpose="Åben skole")
    decomposed = agreement(purpose=unicodedata.normalize("NFD", "Åben skole"))
    assert content_hash(composed) == content_hash(decomposed)

    def with_target(target: str) -> Agreement:
        indicator = replace(plan().indicators[0], target=Decimal(target))
        return agreement(goals=goals(local=(local_goal(plan=plan(indicators=(indicator,))),)))

    assert content_hash(with_target("5")) == content_hash(with_target("5.00"))
    assert content_hash(with_target("100")) == content_hash(with_target("1E+2"))
    assert content_hash(with_target("5")) != content_hash(with_target("50"))


def _changed(value: object) -> Iterator[object]:
    """``value`` with one leaf changed, once for each leaf."""
    match value:
        case bool():
            yield not value
        case StrEnum():
            yield next(member for member in type(value) if member is not value)
        case str():
            yield value + "."
        case Decimal():
            yield value + 1
        case date():
            yield value + timedelta(days=1)
        case None:
            yield "noget"
        case tuple():
            yield (*value, "noget")
            yield from _changed_tuple(value)
        case _ if is_dataclass(value):
            yield from _changed_dataclass(value)


def _changed_tuple(value: tuple[object, ...]) -> Iterator[object]:
    for place, item in enumerate(value):
        for other in _changed(item):
            yield (*value[:place], other, *value[place + 1 :])


def _changed_dataclass(value: object) -> Iterator[object]:
    for each in fields(value):
        for other in _changed(getattr(value, each.name)):
            copy = object.__new__(type(value))
            for name in (one.name for one in fields(value)):
                object.__setattr__(copy, name, getattr(value, name))
            object.__setattr__(copy, each.name, other)
            yield copy


def test_changing_any_single_leaf_changes_the_hash():
    original = agreement()
    hashes = [content_hash(changed) for changed in _changed(original)]
    assert len(hashes) > 80
    assert content_hash(original) not in hashes


def test_the_order_of_goals_is_part_of_what_is_signed():
    first, second = local_goal("a"), local_goal("b")
    one = agreement(goals=goals(local=(first, second)))
    other = agreement(goals=goals(local=(second, first)))
    assert content_hash(one) != content_hash(other)


def test_the_canonical_form_is_json_that_names_its_own_version():
    form = json.loads(canonical(agreement(), form=FORM))
    assert form["form"] == "samspil.agreement/1"
    assert form["content"]["parties"]["unit"] == "Skovhuset"
    assert form["content"]["period"] == {
        "kind": "calendar_year",
        "start": "2027-01-01",
        "end": "2027-12-31",
    }


def test_another_form_of_the_same_content_has_another_hash():
    assert digest(agreement(), form="samspil.agreement/2") != content_hash(agreement())


@pytest.mark.parametrize("stranger", [1.5, ["list"], {"a": 1}, b"bytes"])
def test_a_value_without_a_canonical_form_is_refused_rather_than_guessed(stranger):
    with pytest.raises(NotCanonical):
        content_hash(agreement(purpose=stranger))
