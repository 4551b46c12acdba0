"""A kodeks as running text, clause by clause: what two versions are compared by."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.comparison import Passage, SectionComparison, compare
from agreements.kodeks.kodeks import Clause, Kodeks, Side
from agreements.language import Language, Speaker
from agreements.words.kodeks import SIDES

OPENING = ""


def compare_versions(old: Kodeks, new: Kodeks, language: Language) -> tuple[SectionComparison, ...]:
    """The opening, then clause by clause, so that a clause moved is not a clause rewritten."""
    return compare(passages(old, language), passages(new, language))


def passages(kodeks: Kodeks, language: Language) -> Mapping[str, Passage]:
    """The opening under ``""`` and each clause under its key, in the order of print."""
    speaker = Speaker(language)
    title = speaker.say(kodeks.title)
    opening = Passage(title, f"{title}\n{speaker.say(kodeks.preamble)}")
    clauses = {
        clause.key: Passage(speaker.say(clause.title), _text(clause, speaker))
        for clause in kodeks.clauses
    }
    return {OPENING: opening, **clauses}


def _text(clause: Clause, speaker: Speaker) -> str:
    lines = [speaker.say(clause.title), speaker.say(clause.meaning)]
    for side in Side:
        lines.append(f"{speaker.say(SIDES[side])}:")
        lines += [f"• {speaker.say(duty)}" for duty in clause.duties(side)]
    return "\n".join(lines)
