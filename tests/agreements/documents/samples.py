"""A believable agreement of ordinary length, for looking at and for measuring pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from agreements.agreement import Agreement, KeyFigure, Partner, PlannedContact
from agreements.documents import agreement as agreement_document
from agreements.documents import (
    catalogue,
    cross_cutting,
    dialogue_sheet,
    followup,
    kodeks,
    review,
)
from agreements.documents.agreement import AgreementPaper
from agreements.documents.catalogue import Catalogue
from agreements.documents.cross_cutting import SharedGoalsPaper
from agreements.documents.dialogue_sheet import DialogueSheet
from agreements.documents.followup import FollowUpPaper
from agreements.documents.kodeks import KodeksPaper
from agreements.documents.review import ReviewPaper
from agreements.followup import (
    Answer,
    FollowUp,
    Occasion,
    SharedGoalStatus,
    UnitLine,
    dialogue_items,
)
from agreements.goals import (
    Contribution,
    Direction,
    Goals,
    Indicator,
    Layer,
    LocalGoal,
    Milestone,
)
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.lifecycle import Decision
from agreements.measurements import Measurement
from agreements.signatures import Party, Signature
from agreements.versions import Version
from agreements.words import standard
from agreements.words.followup import GoalState
from tests.agreements.builders import agreement, contribution, local_goal, plan, shared_goal
from tests.agreements.kodeks.test_review import REVIEW
from typeset.blocks import Document

CREATED = datetime(2027, 3, 17, 14, 0, tzinfo=UTC)
OVERGANGE = shared_goal(
    title="Gode overgange mellem vores tilbud",
    why="Et skift fra ét tilbud til det næste er svært for mange. Vi vil have, at borgeren mærker, "
    "at vi har talt sammen, før skiftet sker.",
    success_criterion="Hver enhed har en skriftlig aftale om overgange med mindst én nabo.",
)
FAELLESSKAB = shared_goal(
    "faellesskab",
    layer=Layer.COMMITTEE,
    title="Flere børn er med i fællesskabet",
    why="Børn, der står uden for, trives dårligere og lærer mindre. Det begynder tidligt.",
    success_criterion="Færre børn er alene i mere end halvdelen af legen.",
    area="skoler og daginstitutioner",
    indicators=(
        Indicator(
            key="alene",
            name="Børn, der ofte er alene i legen",
            unit="%",
            direction=Direction.LOWER,
            baseline=Decimal("14"),
            target=Decimal("8"),
        ),
    ),
)


def ordinary() -> Agreement:
    """Two shared goals and two local ones, every section filled in."""
    return agreement(
        purpose=standard.PURPOSE.da,
        profile=replace(
            agreement().profile,
            key_figures=(
                KeyFigure("Børn", "64"),
                KeyFigure("Ansatte", "17"),
                KeyFigure("Budget", "9,4 mio. kr."),
            ),
        ),
        room=replace(
            agreement().room,
            finances="Budgettet er 9,4 mio. kr. i 2027, heraf 7,9 mio. kr. til løn.",
            staff="17 ansatte, heraf 9 pædagoger. Vi har to elever.",
            carry_over=standard.CARRY_OVER.da,
            leader_decides=standard.LEADER_DECIDES.da,
        ),
        goals=Goals(contributions=_contributions(), local=_local_goals()),
        partners=(
            Partner("Skolen ved Skoven", "overgang til skole"),
            Partner("Biblioteket", "bogkasser og læsning"),
        ),
        involvement=replace(
            agreement().involvement,
            med_remarks="MED bakker op og peger på, at udeliv kræver tøj til personalet.",
            user_board_remarks="Bestyrelsen ønsker, at forældrene hører om målene hvert halve år.",
        ),
        course=replace(
            agreement().course,
            contacts=(
                PlannedContact(date(2027, 5, 11), "Dialogmøde", "Rådhuset"),
                PlannedContact(date(2027, 10, 4), "Udvalgsmøde hos enheden", "Skovvej 1"),
            ),
            division=standard.DIVISION.da,
        ),
        regulation=standard.REGULATION.da,
    )


def _contributions() -> tuple[Contribution, ...]:
    return (
        contribution(
            goal=OVERGANGE,
            text="Vi holder to møder om året med skolen og følger hvert barn til første "
            "skoledag. Forældrene er med på det første møde.",
            plan=plan(
                owner="Leder 22",
                actions=("Fælles møde i maj og november", "En pædagog med første skoledag"),
                indicators=(),
                milestones=(
                    Milestone(key="a", name="Aftale underskrevet", due=date(2027, 6, 1)),
                    Milestone(key="b", name="Første fælles møde", due=date(2027, 5, 20)),
                ),
            ),
        ),
        contribution(
            goal=FAELLESSKAB,
            text="Vi deler børnene i faste legegrupper to formiddage om ugen, så alle har "
            "nogen at lege med.",
            plan=plan(owner="Pædagog 5", indicators=(), milestones=()),
        ),
    )


def _local_goals() -> tuple[LocalGoal, ...]:
    return (
        local_goal(
            title="Udeliv hver dag",
            why="Børnene sover, spiser og leger bedre, når de er ude. Personalet siger det "
            "samme om sig selv.",
        ),
        local_goal(
            "sprog",
            title="Alle børn bliver læst for",
            why="Sprog kommer af at lytte og svare. Nogle børn hører ingen bøger hjemme.",
            success_criterion="Hvert barn får læst højt mindst én gang om dagen.",
            plan=plan(
                owner="Sprogpædagog 2",
                actions=("Fast læsetid efter frokost", "Bogkasser fra biblioteket"),
                indicators=(
                    Indicator(
                        key="laest",
                        name="Dage med højtlæsning for alle",
                        unit="%",
                        baseline=Decimal("55"),
                        target=Decimal("95"),
                    ),
                ),
                milestones=(),
            ),
        ),
    )


MIDWAY = FollowUp(
    Occasion.MIDWAY,
    2027,
    (
        Answer("overgange", GoalState.ON_TRACK, "Skolen kom selv med datoerne."),
        Answer("faellesskab", GoalState.ON_THE_WAY),
        Answer(
            "udeliv",
            GoalState.AT_RISK,
            "Sygdom i foråret gjorde to turdage til en.",
            ask="Et hegn mod vejen, så vi kan bruge den nordlige plads.",
        ),
        Answer("sprog", GoalState.REACHED),
    ),
)


def signed(content: Agreement) -> tuple[Signature[Party], ...]:
    version_hash = Version(1, content).hash
    names = {
        Party.UNIT: "Leder 22",
        Party.COMMITTEE: "Medlem 1",
        Party.ADMINISTRATION: "Centerchef 2",
    }
    return tuple(
        Signature(party=party, version_hash=version_hash, signed_by=name, signed_at=CREATED)
        for party, name in names.items()
    )


def agreement_paper(**changes: object) -> AgreementPaper:
    values: dict[str, object] = {
        "version": Version(1, ordinary()),
        "created": CREATED,
        "kodeks": LOCAL_SKETCH,
    }
    return AgreementPaper(**(values | changes))  # type: ignore[arg-type]


MEASUREMENTS = (
    Measurement("laest", date(2027, 2, 1), Decimal("71")),
    Measurement("laest", date(2027, 3, 1), Decimal("96")),
)


def every_document() -> dict[str, Document]:
    """One of each kind of paper, by name."""
    return _papers_of_a_unit() | _papers_of_many()


def _papers_of_a_unit() -> dict[str, Document]:
    content = ordinary()
    items = dialogue_items(MIDWAY, content, asked_on=CREATED.date())
    return {
        "agreement": agreement_document.document(
            agreement_paper(signatures=signed(content), follow_ups=(MIDWAY,))
        ),
        "agreement draft": agreement_document.document(agreement_paper(is_draft=True)),
        "follow-up": followup.document(
            FollowUpPaper(
                agreement=content, follow_up=MIDWAY, created=CREATED, measurements=MEASUREMENTS
            )
        ),
        "dialogue sheet": dialogue_sheet.document(
            DialogueSheet(
                agreement=content,
                meeting_on=date(2027, 5, 11),
                place="Rådhuset",
                created=CREATED,
                follow_up=MIDWAY,
                items=items,
                last_contact="4. oktober 2026, besøg på Skovvej 1",
            )
        ),
    }


def _papers_of_many() -> dict[str, Document]:
    return {
        "catalogue": catalogue.document(
            Catalogue(
                municipality="Prøve Kommune",
                of="Børne- og Ungeudvalget",
                period="2027",
                agreements=(ordinary(), agreement()),
                created=CREATED,
            )
        ),
        "shared goals": cross_cutting.document(
            SharedGoalsPaper(
                municipality="Prøve Kommune",
                of="Børne- og Ungeudvalget",
                period="2027",
                goals=(shared_status(),),
                created=CREATED,
            )
        ),
        "kodeks": kodeks.document(
            KodeksPaper(
                municipality="Prøve Kommune",
                kodeks=LOCAL_SKETCH,
                version=1,
                created=CREATED,
                adopted=Decision("12", date(2026, 5, 25)),
                beside=SEVEN_NORMS,
            )
        ),
        "review": review.document(
            ReviewPaper(
                review=REVIEW,
                created=CREATED,
                chair="Formand for HovedMED",
                vice_chair="Næstformand for HovedMED",
            )
        ),
    }


def shared_status() -> SharedGoalStatus:
    contribution_text = "Vi deler børnene i faste legegrupper to formiddage om ugen."
    return SharedGoalStatus(
        FAELLESSKAB,
        (
            UnitLine(
                "Antvorskov Skole",
                contribution_text,
                Answer("faellesskab", GoalState.AT_RISK, "To lærere er rejst."),
            ),
            UnitLine("Broskolen", contribution_text, Answer("faellesskab", GoalState.ON_TRACK)),
            UnitLine("Skovhuset", "", None),
        ),
    )
