"""Two texts compared word by word, as runs that can be shown side by side or in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\s+|\d+(?:[.,:]\d+)*|\w+|[^\w\s]")
"""A number with its decimals is one word: 5,0 that becomes 4,5 is one change."""


class Kind(StrEnum):
    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Run:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class SectionComparison:
    """``key`` names the section or goal; the headings are equal unless one side lacks it."""

    key: str
    heading: str
    runs: tuple[Run, ...]

    @property
    def is_changed(self) -> bool:
        return any(run.kind is not Kind.EQUAL for run in self.runs)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that is compared with the piece of the same key in the other."""

    heading: str
    text: str


def compare(
    old: Mapping[str, Passage], new: Mapping[str, Passage]
) -> tuple[SectionComparison, ...]:
    """Every passage of both, in the new one's order; what was taken out stands where it stood."""
    return tuple(
        SectionComparison(
            key,
            (new.get(key) or old[key]).heading,
            words(old[key].text if key in old else "", new[key].text if key in new else ""),
        )
        for key in _merged_order(list(old), list(new))
    )


def words(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn ``old`` into ``new``.

    Without the inserts they read ``old``, without the deletes ``new``, letter by letter: case,
    punctuation and line breaks count.
    """
    spans = _spans(_TOKEN.findall(old), _TOKEN.findall(new))
    runs: list[Run] = []
    for is_changed, group in groupby(_with_seams(spans), key=lambda each: each.is_changed):
        members = list(group)
        gone = "".join(each.old for each in members)
        come = "".join(each.new for each in members)
        if is_changed:
            runs += [Run(Kind.DELETE, gone)] if gone else []
            runs += [Run(Kind.INSERT, come)] if come else []
        else:
            runs.append(Run(Kind.EQUAL, gone))
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class _Span:
    old: str
    new: str
    is_changed: bool


def _spans(before: list[str], after: list[str]) -> list[_Span]:
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        _Span("".join(before[i1:i2]), "".join(after[j1:j2]), is_changed=tag != "equal")
        for tag, i1, i2, j1, j2 in opcodes
    ]


def _with_seams(spans: list[_Span]) -> Iterator[_Span]:
    """A lone blank between two changes belongs to both: three new words are one change."""
    for place, span in enumerate(spans):
        is_inner = 0 < place < len(spans) - 1
        if is_inner and span.old.isspace() and "\n" not in span.old:
            yield replace(span, is_changed=True)
        else:
            yield span


def _merged_order(old: list[str], new: list[str]) -> list[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    order: list[str] = []
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        order += [key for key in old[old_from:old_to] if key not in new]
        order += new[new_from:new_to]
    return order
