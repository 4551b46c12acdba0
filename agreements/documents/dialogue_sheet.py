"""One page on a unit for a dialogue meeting: who it is, where its goals stand, what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from agreements.agreement import Agreement
from agreements.documents.filenames import pdf_name
from agreements.documents.goal_blocks import numbered
from agreements.documents.statuses import mark
from agreements.followup import Answer, DialogueItem, FollowUp
from agreements.language import Language, Speaker
from agreements.words.agreement import LABELS, Label
from agreements.words.papers import PAPERS, Said
from typeset.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Masthead,
    Notice,
    Paragraph,
    Row,
    Table,
    fact,
)
from typeset.inline import Strong

MOST_ASKED = 3
LINES_TO_WRITE = 3
FEW_GOALS = 4


@dataclass(frozen=True, slots=True)
class _Room:
    """Characters that fit, so that the sheet stays one page."""

    core_task: int
    title: int
    words: int
    asked: int


_ROOMY = _Room(core_task=180, title=70, words=85, asked=110)
_TIGHT = _Room(core_task=110, title=70, words=85, asked=75)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueSheet:
    """``last_contact`` tells when and where they last met ("11. maj 2026, besøg"), if ever."""

    agreement: Agreement
    meeting_on: date
    place: str
    created: datetime
    follow_up: FollowUp | None = None
    items: tuple[DialogueItem, ...] = ()
    last_contact: str = ""
    language: Language = Language.DANISH


def document(sheet: DialogueSheet) -> Document:
    speaker = Speaker(sheet.language)
    parties = sheet.agreement.parties
    kicker = speaker.say(
        PAPERS[Said.DIALOGUE_KICKER], day=speaker.day(sheet.meeting_on), place=sheet.place
    )
    return Document(
        title=parties.unit,
        author=parties.municipality,
        subject=kicker,
        created=sheet.created,
        filename=pdf_name("dialogmoede", sheet.meeting_on.isoformat(), parties.unit),
        opening=Masthead(kicker),
        blocks=tuple(_blocks(sheet, speaker)),
        language=sheet.language,
    )


def shortened(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words and marked with an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut[:-1]} …"


def _blocks(sheet: DialogueSheet, speaker: Speaker) -> Iterator[Block]:
    agreement = sheet.agreement
    met = sheet.last_contact or speaker.say(PAPERS[Said.NEVER_MET])
    room = _ROOMY if len(agreement.goals.all) <= FEW_GOALS else _TIGHT
    core_task = shortened(agreement.profile.core_task, room.core_task)
    facts = (
        fact(speaker.say(LABELS[Label.UNIT_LEADER]), agreement.parties.unit_leader),
        fact(speaker.say(LABELS[Label.CORE_TASK]), *([core_task] if core_task else [])),
        fact(speaker.say(PAPERS[Said.LAST_CONTACT]), met),
    )
    yield Facts(tuple(each for each in facts if each.values))
    if agreement.goals.all:
        yield _goals(sheet, room, speaker)
    yield _asked(sheet, room, speaker)
    yield Heading(2, speaker.say(PAPERS[Said.TO_TALK_ABOUT]))
    talk = (Said.TALK_PROUD, Said.TALK_HARD, Said.TALK_TOGETHER)
    yield Bullets(tuple(speaker.say(PAPERS[said]) for said in talk))
    yield _to_write(speaker)


def _goals(sheet: DialogueSheet, room: _Room, speaker: Speaker) -> Table:
    rows: list[Row] = []
    for number, goal in numbered(sheet.agreement.goals):
        answer = sheet.follow_up.answer_for(goal) if sheet.follow_up else Answer(goal.key)
        state = mark(answer.state, speaker) if answer.state else "–"
        words = shortened(answer.helped_or_hindered, room.words)
        title = shortened(goal.title, room.title) or "–"
        rows.append((number, Strong(title), state, words))
    return Table(
        columns=(
            Column(speaker.say(PAPERS[Said.NUMBER]), share=0.06),
            Column(speaker.say(PAPERS[Said.GOAL]), share=0.36),
            Column(speaker.say(PAPERS[Said.STATE]), share=0.15),
            Column(speaker.say(PAPERS[Said.WHAT_HELPED]), share=0.43),
        ),
        rows=tuple(rows),
    )


def _asked(sheet: DialogueSheet, room: _Room, speaker: Speaker) -> Notice:
    title = speaker.say(PAPERS[Said.WHAT_WE_ASK])
    if not sheet.items:
        return Notice(title, (Paragraph(speaker.say(PAPERS[Said.NOTHING_ASKED])),))
    lines = [shortened(item.text, room.asked) for item in sheet.items[:MOST_ASKED]]
    if more := len(sheet.items) - MOST_ASKED:
        lines += [speaker.say(PAPERS[Said.AND_MORE], count=more)] if more > 0 else []
    return Notice(title, (Bullets(tuple(lines)),))


def _to_write(speaker: Speaker) -> Table:
    """Empty lines for what is agreed: the promise returns to the unit."""
    return Table(
        columns=(
            Column(speaker.say(PAPERS[Said.AGREED]), share=0.6),
            Column(speaker.say(PAPERS[Said.WHO]), share=0.2),
            Column(speaker.say(PAPERS[Said.WHEN]), share=0.2),
        ),
        rows=tuple((Cell(("\u00a0",)), "", "") for _ in range(LINES_TO_WRITE)),
        row_heads=False,
    )
