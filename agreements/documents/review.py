"""HovedMED's review as a paper: frozen figures, both sides' words, answers and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agreements.documents.filenames import pdf_name
from agreements.documents.review_figures import figure_blocks
from agreements.documents.signing import Signers, signing
from agreements.kodeks.review import Recommendation, Review, Table
from agreements.language import Language, Speaker
from agreements.signatures import Signature
from agreements.words.review import OUTCOMES, TABLES
from agreements.words.review_paper import HEADINGS, LINES, Heading, Line
from typeset import blocks
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Column,
    Document,
    Masthead,
    Paragraph,
    fact,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPaper:
    """A review with its signatures; ``signers`` are the two names to sign on paper."""

    review: Review
    created: datetime
    chair: str
    vice_chair: str
    signatures: tuple[Signature[Table], ...] = ()
    is_draft: bool = False
    language: Language = Language.DANISH


def document(paper: ReviewPaper) -> Document:
    review = paper.review
    return Document(
        title=review.title,
        author=review.municipality,
        subject=review.title,
        created=paper.created,
        filename=pdf_name(review.title),
        opening=Masthead(review.municipality, "HovedMED"),
        blocks=tuple(_blocks(paper, Speaker(paper.language))),
        language=paper.language,
        draft=paper.is_draft,
    )


def _blocks(paper: ReviewPaper, speaker: Speaker) -> Iterator[Block]:
    review = paper.review
    if review.figures:
        yield from figure_blocks(review.figures, speaker)
    else:
        yield Paragraph(speaker.say(LINES[Line.NO_FIGURES]))
    yield from _last_year(review, speaker)
    yield from _remarks(review, speaker)
    yield from _recommendations(review, speaker)
    yield _heading(Heading.SIGNATURES, speaker)
    yield from signing(_signers(paper, speaker), paper.signatures, review.hash, speaker)


def _heading(heading: Heading, speaker: Speaker, level: int = 2) -> blocks.Heading:
    return blocks.Heading(level, speaker.say(HEADINGS[heading]))


def _nothing(speaker: Speaker) -> Paragraph:
    return Paragraph(speaker.say(LINES[Line.NONE]))


def _last_year(review: Review, speaker: Speaker) -> Iterator[Block]:
    yield _heading(Heading.LAST_YEAR, speaker)
    if not review.last_years:
        yield _nothing(speaker)
        return
    unknown = speaker.say(LINES[Line.NOT_FOLLOWED_UP])
    yield blocks.Table(
        columns=(
            Column(speaker.say(LINES[Line.RECOMMENDATION]), share=0.55),
            Column(speaker.say(LINES[Line.OUTCOME]), share=0.45),
        ),
        rows=tuple(
            (
                each.text,
                ". ".join(
                    filter(None, (speaker.say(OUTCOMES[each.outcome]), each.note))
                    if each.outcome
                    else (unknown,)
                ),
            )
            for each in review.last_years
        ),
    )


def _remarks(review: Review, speaker: Speaker) -> Iterator[Block]:
    yield _heading(Heading.REMARKS, speaker)
    for table in Table:
        yield blocks.Heading(3, speaker.say(TABLES[table]))
        remarks = review.remarks_by(table)
        yield Bullets(tuple(each.text for each in remarks)) if remarks else _nothing(speaker)


def _recommendations(review: Review, speaker: Speaker) -> Iterator[Block]:
    yield _heading(Heading.RECOMMENDATIONS, speaker)
    if not review.recommendations:
        yield _nothing(speaker)
    for each in review.recommendations:
        yield _recommendation(each, speaker)


def _recommendation(recommendation: Recommendation, speaker: Speaker) -> Card:
    by = speaker.listed(speaker.say(TABLES[table]) for table in recommendation.by)
    answer = (
        speaker.say(
            LINES[Line.ANSWERED_ON],
            answer=recommendation.answer,
            day=speaker.day(recommendation.answered_on),
        )
        if recommendation.is_answered
        else speaker.say(LINES[Line.NOT_ANSWERED])
    )
    return Card(
        kicker=speaker.say(LINES[Line.NUMBERED], number=recommendation.number),
        title=recommendation.text,
        facts=(
            fact(speaker.say(LINES[Line.BY]), by),
            fact(speaker.say(LINES[Line.ANSWER]), answer),
        ),
        level=3,
    )


def _signers(paper: ReviewPaper, speaker: Speaker) -> Signers[Table]:
    return {
        Table.MANAGEMENT: (paper.chair, speaker.say(LINES[Line.SIGN_MANAGEMENT])),
        Table.EMPLOYEES: (paper.vice_chair, speaker.say(LINES[Line.SIGN_EMPLOYEES])),
    }
