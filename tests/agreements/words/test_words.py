"""Every label and message exists, in both languages; no member of an enumeration is forgotten."""

from __future__ import annotations

import importlib
import pkgutil
import string
from collections.abc import Iterator, Mapping
from enum import StrEnum

import pytest

import agreements.words
from agreements.language import Bilingual


def _tables() -> Iterator[tuple[str, Mapping[StrEnum, Bilingual]]]:
    for module_info in pkgutil.iter_modules(agreements.words.__path__, "agreements.words."):
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, Mapping):
                yield f"{module_info.name}.{name}", value


TABLES = dict(_tables())


@pytest.mark.parametrize("table", TABLES)
def test_every_member_has_its_words(table):
    members = list(TABLES[table])
    assert set(members) == set(type(members[0])), "add the missing members to this table"


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_name_the_same_places_to_fill(table):
    for member, words in TABLES[table].items():
        assert _places(words.da) == _places(words.en), member


@pytest.mark.parametrize("table", TABLES)
def test_no_two_members_read_alike(table):
    danish = [words.da for words in TABLES[table].values()]
    assert len(set(danish)) == len(danish)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
