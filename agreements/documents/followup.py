"""A unit's follow-up as a paper: each goal's state, what helped or hindered, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agreements.agreement import Agreement
from agreements.documents.filenames import pdf_name
from agreements.documents.followup_blocks import occasion_title
from agreements.documents.goal_blocks import by_day, indicator_line, milestone_line, numbered
from agreements.documents.statuses import mark
from agreements.followup import FollowUp, dialogue_items
from agreements.goals import Goal, Indicator
from agreements.language import Language, Speaker
from agreements.measurements import Measurement, series
from agreements.words.agreement import LABELS, Label
from agreements.words.goals import ONE_GOAL
from agreements.words.papers import PAPERS, Said
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Document,
    Masthead,
    Notice,
    Paragraph,
    Role,
    fact,
)
from typeset.inline import Strong


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPaper:
    """A follow-up with the measurements known when it was written."""

    agreement: Agreement
    follow_up: FollowUp
    created: datetime
    measurements: tuple[Measurement, ...] = ()
    is_draft: bool = False
    language: Language = Language.DANISH


def document(paper: FollowUpPaper) -> Document:
    speaker = Speaker(paper.language)
    parties = paper.agreement.parties
    title = f"{occasion_title(paper.follow_up, speaker)}: {parties.unit}"
    return Document(
        title=title,
        author=parties.municipality,
        subject=speaker.say(PAPERS[Said.FOLLOW_UP_LEAD]),
        created=paper.created,
        filename=pdf_name(occasion_title(paper.follow_up, speaker), parties.unit),
        opening=Masthead(
            parties.municipality,
            speaker.say(PAPERS[Said.AGREEMENT_TITLE], period=paper.agreement.period),
        ),
        blocks=tuple(_blocks(paper, speaker)),
        language=paper.language,
        draft=paper.is_draft,
    )


def _blocks(paper: FollowUpPaper, speaker: Speaker) -> Iterator[Block]:
    yield Paragraph(speaker.say(PAPERS[Said.FOLLOW_UP_LEAD]), Role.LEAD)
    yield _asked(paper, speaker)
    for number, goal in numbered(paper.agreement.goals):
        yield _card(number, goal, paper, speaker)


def _asked(paper: FollowUpPaper, speaker: Speaker) -> Notice:
    """First on the page: it is what the committee has to answer."""
    title = speaker.say(PAPERS[Said.WHAT_WE_ASK])
    items = dialogue_items(paper.follow_up, paper.agreement, asked_on=paper.created.date())
    if not items:
        return Notice(title, (Paragraph(speaker.say(PAPERS[Said.NOTHING_ASKED])),))
    lines = Bullets(tuple((Strong(f"{item.goal_title}: "), item.text) for item in items))
    return Notice(title, (lines, Paragraph(speaker.say(PAPERS[Said.WHERE_ASKED]))))


def _card(number: str, goal: Goal, paper: FollowUpPaper, speaker: Speaker) -> Card:
    answer = paper.follow_up.answer_for(goal)
    indicators = (_measured(each, paper, speaker) for each in goal.indicators)
    milestones = (milestone_line(each, speaker) for each in by_day(goal.plan.milestones))
    words = [answer.helped_or_hindered] if answer.helped_or_hindered.strip() else []
    facts = (
        fact(speaker.say(LABELS[Label.INDICATORS]), *indicators),
        fact(speaker.say(LABELS[Label.MILESTONES]), *milestones),
        fact(speaker.say(PAPERS[Said.WHAT_HELPED]), *words),
    )
    return Card(
        kicker=f"{number} · {speaker.say(ONE_GOAL[goal.layer])}",
        title=goal.title,
        facts=tuple(each for each in facts if each.values),
        status=mark(answer.state, speaker)
        if answer.state
        else speaker.say(PAPERS[Said.NOT_ANSWERED]),
        level=2,
    )


def _measured(indicator: Indicator, paper: FollowUpPaper, speaker: Speaker) -> str:
    known = series(indicator, paper.measurements, as_of=paper.created.date())
    if known:
        newest = known[-1]
        told = speaker.say(
            PAPERS[Said.MEASURED],
            value=speaker.amount(newest.value, indicator.unit),
            day=speaker.day(newest.on),
        )
    else:
        told = speaker.say(PAPERS[Said.NOT_MEASURED])
    return f"{indicator_line(indicator, speaker)}; {told}"
