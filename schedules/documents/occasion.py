"""One visit, as both sides are told of it: who comes to whom, when, where, in which order."""

from dataclasses import dataclass
from datetime import date, time

from schedules.documents.issue import Heads, Issue, issued, slug
from schedules.documents.people import Place
from schedules.documents.programme import Point
from schedules.rotation.problem import Form
from typeset.blocks import Block, Document
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Occasion:
    """A visit of `committee` to `unit`, whose `kind` is the municipality's own word for it."""

    issue: Issue
    committee: str
    unit: str
    kind: str
    form: Form
    day: date
    start: time
    end: time
    place: Place
    programme: tuple[Point, ...]

    @property
    def voice(self) -> Voice:
        return self.issue.voice


def about(occasion: Occasion, blocks: tuple[Block, ...], *, title: str, subject: str) -> Document:
    """The blocks under a title, with committee, day and time below it."""
    voice = occasion.voice
    when = f"{voice.weekday(occasion.day)}, {voice.span(occasion.start, occasion.end)}"
    filename = slug(f"{title} {occasion.day}")
    heads = Heads(filename, title, f"{occasion.committee} · {when}", subject)
    return issued(occasion.issue, heads, blocks)
