"""Papers at the ends of what people write: one goal, forty goals, the longest and oddest names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from agreements.agreement import Agreement
from agreements.documents import agreement as agreement_document
from agreements.documents import catalogue, cross_cutting, followup
from agreements.documents.agreement import AgreementPaper
from agreements.documents.catalogue import Catalogue
from agreements.documents.cross_cutting import SharedGoalsPaper
from agreements.documents.followup import FollowUpPaper
from agreements.followup import Answer, FollowUp, SharedGoalStatus, UnitLine
from agreements.goals import Goals
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.versions import Version
from agreements.words.followup import GoalState, Occasion
from tests.agreements.builders import agreement, contribution, local_goal, plan, shared_goal
from typeset.blocks import Document

CREATED = datetime(2027, 3, 17, 14, 0, tzinfo=UTC)
LONG_UNIT = "Rehabiliterings- og Træningscentret Ærøskøbing-Ølstykke, Ældreafdeling Østergård"
LONG_COMMITTEE = "Forebyggelses-, Senior- og Pårørendeudvalget for Åbenrå, Æbelø og Øsløs"
LONG_WORD = "Speciallægepraksisplanlægningsstabiliseringsperiodens"


def with_goals(number: int) -> Agreement:
    """An agreement of one shared goal and so many local ones."""
    local = tuple(local_goal(f"maal-{k}", title=f"Mål {k}: {LONG_WORD}") for k in range(number))
    return agreement(goals=Goals(contributions=(contribution(),), local=local))


def long_names() -> Agreement:
    """Every party by the longest name."""
    content = with_goals(2)
    owner = plan(owner=f"{LONG_UNIT}s pædagogiske leder", actions=(LONG_WORD * 2, LONG_COMMITTEE))
    goals = replace(content.goals, local=(local_goal(title=LONG_WORD, plan=owner),))
    parties = replace(
        content.parties,
        unit=LONG_UNIT,
        committee=LONG_COMMITTEE,
        administration=LONG_COMMITTEE,
        unit_leader=f"Leder 22, {LONG_WORD}",
    )
    return replace(content, parties=parties, goals=goals)


def papers_of(content: Agreement) -> dict[str, Document]:
    """The agreement and every paper that repeats its goals."""
    keys = [goal.key for goal in content.goals.local]
    answers = tuple(
        Answer(key, GoalState.AT_RISK, LONG_WORD, ask=f"{LONG_WORD} {LONG_UNIT}") for key in keys
    )
    midway = FollowUp(Occasion.MIDWAY, 2027, answers)
    lines = tuple(UnitLine(f"{LONG_UNIT} {k}", LONG_WORD, answers[0]) for k in range(len(keys)))
    shared = SharedGoalStatus(shared_goal(title=f"{LONG_WORD} på tværs"), lines)
    return {
        "agreement": agreement_document.document(
            AgreementPaper(
                version=Version(1, content),
                created=CREATED,
                kodeks=LOCAL_SKETCH,
                follow_ups=(midway,),
            )
        ),
        "follow-up": followup.document(
            FollowUpPaper(agreement=content, follow_up=midway, created=CREATED, measurements=())
        ),
        "catalogue": catalogue.document(
            Catalogue(
                municipality="Prøve Kommune",
                of=content.parties.committee,
                period=str(date(2027, 1, 1).year),
                agreements=(content,) * 3,
                created=CREATED,
            )
        ),
        "shared goals": cross_cutting.document(
            SharedGoalsPaper(
                municipality="Prøve Kommune",
                of=content.parties.committee,
                period="2027",
                goals=(shared,),
                created=CREATED,
            )
        ),
    }


def every_extreme() -> dict[str, Document]:
    """By name: the case and the paper."""
    cases = {"one goal": with_goals(1), "forty goals": with_goals(40), "long names": long_names()}
    return {
        f"{case}: {kind}": made
        for case, content in cases.items()
        for kind, made in papers_of(content).items()
    }
