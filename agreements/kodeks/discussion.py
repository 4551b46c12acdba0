"""The discussion programme: which norm or theme is talked about where and when in a term.

The norms and the five further themes are kept apart: a meeting has one subject, and a body takes
all norms before it takes a theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agreements.language import Bilingual


class Forum(StrEnum):
    DIALOGUE_MEETING = "dialogue_meeting"
    COMMITTEE_MEETING = "committee_meeting"
    MAIN_MED = "main_med"
    LEADERS = "leaders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A norm or a theme, with situations to imagine and questions to answer together."""

    key: str
    title: Bilingual
    dilemmas: tuple[Bilingual, ...]
    questions: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """A meeting that can take a subject; ``body`` is whose it is ("BUU", "HovedMED")."""

    on: date
    key: str
    forum: Forum
    body: str

    @property
    def group(self) -> tuple[Forum, str]:
        return (self.forum, self.body)


@dataclass(frozen=True, slots=True)
class Slot:
    meeting: Meeting
    subject_key: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A body whose meetings in the term are too few for these subjects."""

    forum: Forum
    body: str
    subject_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    slots: tuple[Slot, ...]
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """What was talked about, and in a few lines what was agreed."""

    subject_key: str
    on: date
    forum: Forum
    body: str
    agreed: str = ""


def spread(
    first_day: date,
    last_day: date,
    meetings: Iterable[Meeting],
    *,
    norms: tuple[Subject, ...],
    themes: tuple[Subject, ...],
) -> Programme:
    """Each body's subjects spread evenly over its own meetings from ``first_day`` to ``last_day``.

    With S subjects and M meetings, the i-th subject lies at meeting ⌊(2i+1)·M / 2S⌋, so the gaps
    differ by at most one meeting. All bodies follow one order, so that the municipality talks about
    the same thing at about the same time. A body with fewer meetings than subjects takes as many as
    it has, norms first, and begins further on in the list than the body before it, so that such
    bodies together still reach them all. Same input, same programme; the order of ``meetings`` does
    not matter.
    """
    slots: list[Slot] = []
    unmet: list[Unmet] = []
    for number, (group, own) in enumerate(sorted(_by_body(meetings, first_day, last_day).items())):
        taken = _taken(norms, themes, room=len(own), start=number)
        slots += [Slot(own[place], key) for place, key in _evenly(taken, len(own))]
        if missed := _missed(norms, themes, taken):
            unmet.append(Unmet(*group, missed))
    return Programme(tuple(sorted(slots, key=lambda slot: slot.meeting)), tuple(unmet))


def last_discussed(
    subjects: Iterable[Subject], records: Iterable[Discussed], *, as_of: date
) -> Mapping[str, Discussed | None]:
    """For every subject the latest talk about it up to ``as_of``, None where there was none."""
    latest: dict[str, Discussed | None] = {subject.key: None for subject in subjects}
    for record in sorted(records, key=lambda each: (each.on, each.forum, each.body)):
        if record.on <= as_of and record.subject_key in latest:
            latest[record.subject_key] = record
    return latest


def _by_body(
    meetings: Iterable[Meeting], first_day: date, last_day: date
) -> dict[tuple[Forum, str], list[Meeting]]:
    groups: dict[tuple[Forum, str], list[Meeting]] = {}
    for meeting in sorted(meetings):
        own = groups.setdefault(meeting.group, [])
        if first_day <= meeting.on <= last_day:
            own.append(meeting)
    return groups


def _taken(
    norms: tuple[Subject, ...], themes: tuple[Subject, ...], *, room: int, start: int
) -> list[str]:
    """The subjects a body has room for: all norms before any theme, each list in its own order."""
    chosen_norms = _from(norms, start=start, count=room)
    chosen_themes = _from(themes, start=start, count=room - len(chosen_norms))
    return [*chosen_norms, *chosen_themes]


def _from(subjects: tuple[Subject, ...], *, start: int, count: int) -> list[str]:
    """``count`` subjects in their order: all when they fit, else the next few in turn."""
    keys = [subject.key for subject in subjects]
    if count >= len(keys):
        return keys
    chosen = {(start * count + offset) % len(keys) for offset in range(count)}
    return [key for place, key in enumerate(keys) if place in chosen]


def _evenly(keys: list[str], room: int) -> list[tuple[int, str]]:
    return [((2 * place + 1) * room // (2 * len(keys)), key) for place, key in enumerate(keys)]


def _missed(
    norms: tuple[Subject, ...], themes: tuple[Subject, ...], taken: list[str]
) -> tuple[str, ...]:
    return tuple(subject.key for subject in (*norms, *themes) if subject.key not in taken)
