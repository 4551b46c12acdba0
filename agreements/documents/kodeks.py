"""The kodeks as a paper, and in short as an annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agreements.documents.filenames import pdf_name
from agreements.kodeks.kodeks import Clause, Kodeks, Side, its_own, left_out
from agreements.language import Language, Speaker
from agreements.lifecycle import Decision
from agreements.words.agreement import LABELS, Label
from agreements.words.kodeks import SIDES
from agreements.words.papers import PAPERS, Said
from typeset.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Masthead,
    Notice,
    Paragraph,
    Role,
    fact,
)
from typeset.inline import Strong


@dataclass(frozen=True, slots=True, kw_only=True)
class KodeksPaper:
    """A version of the kodeks, and the national norms to hold beside it."""

    municipality: str
    kodeks: Kodeks
    version: int
    created: datetime
    adopted: Decision | None = None
    beside: Kodeks | None = None
    language: Language = Language.DANISH


def document(paper: KodeksPaper) -> Document:
    speaker = Speaker(paper.language)
    title = speaker.say(paper.kodeks.title)
    return Document(
        title=title,
        author=paper.municipality,
        subject=speaker.say(paper.kodeks.preamble),
        created=paper.created,
        filename=pdf_name(title, f"version {paper.version}"),
        opening=Masthead(paper.municipality, _standing(paper, speaker)),
        blocks=tuple(_blocks(paper, speaker)),
        language=paper.language,
        draft=paper.adopted is None,
    )


def in_short(kodeks: Kodeks, speaker: Speaker) -> Iterator[Block]:
    """Each value and what it means; the duties stand in the kodeks itself."""
    yield Paragraph(speaker.say(PAPERS[Said.KODEKS_IN_SHORT]))
    yield Bullets(
        tuple(
            (Strong(speaker.say(clause.title)), f": {speaker.say(clause.meaning)}")
            for clause in kodeks.clauses
        )
    )


def _standing(paper: KodeksPaper, speaker: Speaker) -> str:
    version = f"{speaker.say(PAPERS[Said.VERSION])} {paper.version}"
    if paper.adopted is None:
        return version
    adopted = speaker.say(
        PAPERS[Said.ADOPTED],
        day=speaker.day(paper.adopted.decided_on),
        item=speaker.say(LABELS[Label.DECISION_ITEM], number=paper.adopted.item_number),
    )
    return f"{version}. {adopted}"


def _blocks(paper: KodeksPaper, speaker: Speaker) -> Iterator[Block]:
    yield Paragraph(speaker.say(paper.kodeks.preamble), Role.LEAD)
    for number, clause in enumerate(paper.kodeks.clauses, 1):
        yield from _clause(number, clause, speaker)
    if paper.beside:
        yield from _beside(paper.kodeks, paper.beside, speaker)


def _clause(number: int, clause: Clause, speaker: Speaker) -> Iterator[Block]:
    yield Heading(2, f"{number}. {speaker.say(clause.title)}")
    yield Paragraph(speaker.say(clause.meaning))
    yield Facts(
        tuple(
            fact(speaker.say(SIDES[side]), *(speaker.say(duty) for duty in clause.duties(side)))
            for side in Side
        )
    )


def _beside(kodeks: Kodeks, beside: Kodeks, speaker: Speaker) -> Iterator[Block]:
    """What the local kodeks leaves out and adds, so that the choice is a choice."""
    yield Heading(2, speaker.say(PAPERS[Said.BESIDE_TITLE], other=beside.title))
    for said, clauses in (
        (Said.LEFT_OUT, left_out(kodeks, beside)),
        (Said.ADDED, its_own(kodeks, beside)),
    ):
        lines = tuple(
            (Strong(speaker.say(clause.title)), f": {speaker.say(clause.meaning)}")
            for clause in clauses
        ) or (speaker.say(PAPERS[Said.NOTHING]),)
        yield Notice(speaker.say(PAPERS[said]), (Bullets(lines),))
