"""The frozen figures of HovedMED's review as facts and tables."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.kodeks.review import CommitteeFigures, Figures, Share, ValueDiscussed
from agreements.language import Speaker
from agreements.words.review_paper import HEADINGS, LINES, Heading, Line
from typeset import blocks
from typeset.blocks import Align, Block, Column, Facts, Paragraph, Row, Table, fact


def figure_blocks(figures: Figures, speaker: Speaker) -> Iterator[Block]:
    """As they stood on their day: access, committees in their own order, the code in use."""
    yield blocks.Heading(2, speaker.say(HEADINGS[Heading.FIGURES]))
    yield _facts(figures, speaker)
    if figures.committees:
        yield blocks.Heading(2, speaker.say(HEADINGS[Heading.COMMITTEES]))
        yield _committees(figures.committees, speaker)
    yield blocks.Heading(2, speaker.say(HEADINGS[Heading.KODEKS]))
    if figures.discussed:
        yield _discussed(figures.discussed, speaker)
    else:
        yield Paragraph(speaker.say(LINES[Line.NONE]))


def share(value: Share, speaker: Speaker) -> str:
    """``93 % (101 af 109)``, or that there is nothing to count yet."""
    if value.percent is None:
        return speaker.say(LINES[Line.NO_SHARE])
    return speaker.say(LINES[Line.SHARE], percent=value.percent, part=value.part, whole=value.whole)


def _facts(figures: Figures, speaker: Speaker) -> Facts:
    shares = (
        (Line.WITH_CONTACT, figures.with_contact),
        (Line.STAFF_VOICE, figures.with_staff_voice),
        (Line.HELD, figures.held_of_planned),
        (Line.REPLANNED, figures.cancelled_replanned),
        (Line.AGREEMENTS_SIGNED, figures.agreements_signed_in_time),
        (Line.MED_HEARD, figures.med_heard),
        (Line.MIDWAY, figures.midway_in_time),
        (Line.ANNUAL, figures.annual_in_time),
        (Line.KODEKS_ACKNOWLEDGED, figures.kodeks_acknowledged),
    )
    span = f"{speaker.day(figures.period_start)} – {speaker.day(figures.period_end)}"
    waiting = [
        speaker.say(LINES[Line.WAITED], unit=each.unit, count=each.days) for each in figures.waiting
    ]
    return Facts(
        (
            fact(speaker.say(LINES[Line.AS_OF]), speaker.day(figures.as_of)),
            fact(speaker.say(LINES[Line.PERIOD]), span),
            fact(speaker.say(LINES[Line.PLAN_VERSION]), figures.plan_version),
            *(fact(speaker.say(LINES[line]), share(value, speaker)) for line, value in shares),
            fact(speaker.say(LINES[Line.WAITING]), *(waiting or [speaker.say(LINES[Line.NONE])])),
        )
    )


def _committees(committees: tuple[CommitteeFigures, ...], speaker: Speaker) -> Table:
    return Table(
        columns=(
            Column(speaker.say(LINES[Line.COMMITTEE]), share=0.38),
            Column(speaker.say(LINES[Line.WITH_CONTACT]), Align.RIGHT, share=0.24),
            Column(speaker.say(LINES[Line.LONGEST_WAIT]), Align.RIGHT, share=0.18),
            Column(speaker.say(LINES[Line.NEVER_CONTACTED]), Align.RIGHT, share=0.2),
        ),
        rows=tuple(_committee(each, speaker) for each in committees),
    )


def _committee(figures: CommitteeFigures, speaker: Speaker) -> Row:
    wait = (
        speaker.say(LINES[Line.DAYS], count=figures.longest_wait)
        if figures.longest_wait is not None
        else "–"
    )
    return figures.committee, share(figures.with_contact, speaker), wait, str(figures.never)


def _discussed(discussed: tuple[ValueDiscussed, ...], speaker: Speaker) -> Table:
    never = speaker.say(LINES[Line.NEVER])
    return Table(
        columns=(
            Column(speaker.say(LINES[Line.VALUE]), share=0.5),
            Column(speaker.say(LINES[Line.LAST_DISCUSSED]), share=0.5),
        ),
        rows=tuple(
            (
                each.title.in_language(speaker.language),
                ", ".join(filter(None, (speaker.day(each.last_on), each.where))) or never,
            )
            for each in discussed
        ),
    )
