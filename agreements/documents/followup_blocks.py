"""Follow-ups as a table: one column for each occasion, filled in or left to be filled in."""

from __future__ import annotations

from agreements.documents.goal_blocks import numbered
from agreements.documents.statuses import mark
from agreements.followup import Answer, FollowUp
from agreements.goals import Goal, Goals
from agreements.language import Speaker
from agreements.words.followup import Occasion
from agreements.words.papers import OCCASIONS, PAPERS, Said
from typeset.blocks import Cell, Column, Table
from typeset.inline import Emphasis, Strong, Text


def follow_up_table(goals: Goals, follow_ups: tuple[FollowUp, ...], speaker: Speaker) -> Table:
    """Goals down, occasions across; without follow-ups, empty cells for midway and annual."""
    titles = [occasion_title(each, speaker) for each in follow_ups] or [
        speaker.say(OCCASIONS[occasion]) for occasion in Occasion
    ]
    return Table(
        columns=(
            Column(speaker.say(PAPERS[Said.NUMBER])),
            Column(speaker.say(PAPERS[Said.GOAL]), share=0.26),
            *(Column(title, share=0.66 / len(titles)) for title in titles),
        ),
        rows=tuple(
            (
                number,
                Strong(goal.title or "–"),
                *(_cells(goal, follow_ups, speaker) or (Cell(("",)),) * len(titles)),
            )
            for number, goal in numbered(goals)
        ),
    )


def occasion_title(follow_up: FollowUp, speaker: Speaker) -> str:
    """``Midtvejs 2027``."""
    return f"{speaker.say(OCCASIONS[follow_up.occasion])} {follow_up.year}"


def _cells(goal: Goal, follow_ups: tuple[FollowUp, ...], speaker: Speaker) -> tuple[Cell, ...]:
    return tuple(Cell(_answer(each.answer_for(goal), speaker)) for each in follow_ups)


def _answer(answer: Answer, speaker: Speaker) -> tuple[Text, ...]:
    lines: list[Text] = []
    if answer.state:
        lines.append(mark(answer.state, speaker))
    if answer.helped_or_hindered.strip():
        lines.append(answer.helped_or_hindered)
    if answer.ask.strip():
        lines.append((Emphasis(speaker.say(PAPERS[Said.WE_ASK])), f" {answer.ask}"))
    return tuple(lines) or ("",)
