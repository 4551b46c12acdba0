"""One visit, as both sides are told of it: who comes to whom, when, where, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from schedules.documents import programme
from schedules.documents.issue import Heads, Issue, issued, slug
from schedules.documents.people import Place
from schedules.documents.programme import Point
from schedules.rotation.problem import Form
from typeset.blocks import Block, Bullets, Document, Heading, Notice, Paragraph, Role
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Occasion:
    """A visit of `committee` to `unit`, whose `kind` is the municipality's own word for it.

    Until `is_agreed` the programme is a proposal, and says so.
    """

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
    is_agreed: bool = False

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


def run(occasion: Occasion) -> Iterator[Block]:
    """The programme under its heading."""
    voice = occasion.voice
    yield Heading(2, voice("Program", "Programme"))
    yield programme.table(occasion.programme, voice)
    if not occasion.is_agreed:
        yield Paragraph(
            voice(
                "Et forslag: formanden og enhedens leder aftaler det endelige program.",
                "A proposal: the chair and the unit's leader agree on the final programme.",
            ),
            Role.SMALL,
        )


def kodeks_notice(sentences: Sequence[str], voice: Voice) -> Notice:
    """What the kodeks asks of the reader, or that there is none."""
    none = voice(
        "Byrådet har ikke vedtaget et kodeks endnu.",
        "The council has not adopted a code of conduct yet.",
    )
    blocks = (Bullets(tuple(sentences)),) if sentences else (Paragraph(none),)
    return Notice(voice("Sådan taler vi sammen", "How we talk"), blocks)
