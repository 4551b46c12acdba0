"""The state of the shared goals: each goal with every unit's contribution, and no comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agreements.documents.filenames import pdf_name
from agreements.documents.goal_blocks import indicator_line
from agreements.documents.statuses import mark
from agreements.followup import SharedGoalStatus, UnitLine
from agreements.language import Language, Speaker
from agreements.words.agreement import LABELS, Label
from agreements.words.papers import PAPERS, Said
from typeset.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Masthead,
    Paragraph,
    Role,
    Row,
    Table,
    fact,
)
from typeset.inline import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGoalsPaper:
    """Shared goals with their units in the order of the register (alphabetical)."""

    municipality: str
    of: str
    period: str
    goals: tuple[SharedGoalStatus, ...]
    created: datetime
    language: Language = Language.DANISH


def document(paper: SharedGoalsPaper) -> Document:
    speaker = Speaker(paper.language)
    title = speaker.say(PAPERS[Said.SHARED_TITLE])
    return Document(
        title=title,
        author=paper.municipality,
        subject=f"{title}: {paper.of} {paper.period}",
        created=paper.created,
        filename=pdf_name(title, paper.of, paper.period),
        opening=Masthead(paper.municipality, f"{paper.of} {paper.period}"),
        blocks=tuple(_blocks(paper, speaker)),
        language=paper.language,
    )


def _blocks(paper: SharedGoalsPaper, speaker: Speaker) -> Iterator[Block]:
    yield Paragraph(speaker.say(PAPERS[Said.SHARED_LEAD]), Role.LEAD)
    if not paper.goals:
        yield Paragraph(speaker.say(PAPERS[Said.GOALS_NONE]))
    for status in paper.goals:
        yield Heading(2, status.goal.title)
        yield _goal(status, speaker)
        if status.lines:
            yield _counts(status, speaker)
            yield _units(status, speaker)


def _goal(status: SharedGoalStatus, speaker: Speaker) -> Facts:
    goal = status.goal
    lines = (
        (Label.AREA, [goal.area]),
        (Label.WHY, [goal.why]),
        (Label.SUCCESS_CRITERION, [goal.success_criterion]),
        (Label.INDICATORS, [indicator_line(each, speaker) for each in goal.indicators]),
        (Label.DUE, [speaker.day(goal.due)]),
    )
    facts = (
        fact(speaker.say(LABELS[label]), *(each for each in values if each.strip()))
        for label, values in lines
    )
    return Facts(tuple(each for each in facts if each.values))


def _counts(status: SharedGoalStatus, speaker: Speaker) -> Table:
    """All states, those of nobody as well: a zero is an answer."""
    return Table(
        columns=(
            Column(speaker.say(PAPERS[Said.STATE]), share=0.4),
            Column(speaker.say(PAPERS[Said.COUNT]), Align.RIGHT, share=0.15),
        ),
        rows=(
            *((mark(state, speaker), str(count)) for state, count in status.counts.items()),
            (speaker.say(PAPERS[Said.NOT_ANSWERED]), str(status.unanswered)),
        ),
        caption=speaker.say(PAPERS[Said.SHARED_COUNTS]),
    )


def _units(status: SharedGoalStatus, speaker: Speaker) -> Table:
    return Table(
        columns=(
            Column(speaker.say(LABELS[Label.UNIT]), share=0.22),
            Column(speaker.say(LABELS[Label.CONTRIBUTION]), share=0.33),
            Column(speaker.say(PAPERS[Said.STATE]), share=0.15),
            Column(speaker.say(PAPERS[Said.WHAT_HELPED]), share=0.3),
        ),
        rows=tuple(_unit(line, speaker) for line in status.lines),
    )


def _unit(line: UnitLine, speaker: Speaker) -> Row:
    answer = line.answer
    state: Text = (
        mark(answer.state, speaker)
        if answer and answer.state
        else speaker.say(PAPERS[Said.NOT_ANSWERED])
    )
    words = answer.helped_or_hindered if answer else ""
    return line.unit, line.contribution or "–", Cell((state,)), words
