"""Example shared goals, and what units of each area contribute to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from agreements.examples.library import Area
from agreements.goals import Direction, Indicator, Layer, SharedGoal

TRANSITIONS = SharedGoal(
    key="overgange",
    layer=Layer.CROSS_CUTTING,
    title="Gode overgange mellem vores tilbud",
    why="Et skift fra ét tilbud til det næste er svært for mange. Borgeren skal mærke, at vi har "
    "talt sammen, før skiftet sker.",
    success_criterion="Hver enhed har en skriftlig aftale om overgange med mindst én nabo.",
    area="alle enheder",
)
ABSENCE = SharedGoal(
    key="sygefravaer",
    layer=Layer.CROSS_CUTTING,
    title="Et arbejdsliv, man kan holde til",
    why="Faste og friske kolleger er den bedste kvalitet, vi kan give borgerne.",
    success_criterion="Sygefraværet i kommunen er på højst fem procent.",
    area="alle enheder",
    indicators=(
        Indicator(
            key="sygefravaer-tal",
            name="Sygefravær i kommunen",
            unit="%",
            direction=Direction.LOWER,
            baseline=Decimal("6.1"),
            target=Decimal("5.0"),
        ),
    ),
)
CROSS_CUTTING = (TRANSITIONS, ABSENCE)


def _committee_goal(key: str, title: str, why: str, criterion: str, area: str) -> SharedGoal:
    return SharedGoal(
        key=key,
        layer=Layer.COMMITTEE,
        title=title,
        why=why,
        success_criterion=criterion,
        area=area,
    )


COMMITTEE_GOALS: Mapping[str, SharedGoal] = {
    "BUU": _committee_goal(
        "faellesskab",
        "Flere børn er med i fællesskabet",
        "Børn, der står uden for, trives dårligere og lærer mindre. Det begynder tidligt.",
        "Færre børn og unge føler sig alene i trivselsmålingen.",
        "skoler, dagtilbud og tilbud til familier",
    ),
    "FSU": _committee_goal(
        "hverdagen",
        "Flere ældre klarer hverdagen selv",
        "De fleste vil hellere kunne selv længst muligt.",
        "Flere afslutter et forløb uden at få brug for fast hjælp.",
        "plejecentre, hjemmepleje, sygepleje og træning",
    ),
    "KFU": _committee_goal(
        "taettere_paa",
        "Kultur og fritid tættere på, hvor folk bor",
        "Afstand og åbningstid må ikke afgøre, hvem der kan være med.",
        "Flere borgere uden for hovedbyen bruger et tilbud hver måned.",
        "biblioteker, kulturhuse, haller og natur",
    ),
    "HPU": _committee_goal(
        "arbejde_til_flere",
        "Flere med handicap har et arbejde",
        "Et arbejde giver kolleger, penge og noget at stå op til.",
        "Flere har en plads uden for kommunens egne tilbud.",
        "tilbud inden for handicap og psykiatri",
    ),
    "SBU": _committee_goal(
        "unge_i_gang",
        "Flere unge i uddannelse eller job",
        "Et halvt år uden noget at stå op til sætter sig.",
        "Flere unge er i gang et halvt år efter den første samtale.",
        "tilbud inden for beskæftigelse og social indsats",
    ),
    "TEU": _committee_goal(
        "let_at_melde",
        "Let at melde og let at få svar",
        "Borgere hjælper gerne med at se fejl, hvis de hører, hvad der sker bagefter.",
        "Alle, der melder en fejl, får svar inden for to dage.",
        "drift, ejendomme, havn, færger og beredskab",
    ),
}
"""By the demo committee's code."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What units of an area typically do for a shared goal."""

    text: str
    action: str
    milestone: str


OFFERS: Mapping[str, Mapping[Area, Offer]] = {
    TRANSITIONS.key: {
        Area.DAY_CARE: Offer(
            "Vi følger hvert barn til skolen og holder to møder om året med børnehaveklassen.",
            "En pædagog er med de første to uger i skolen",
            "Aftale med skolen er skrevet under",
        ),
        Area.SCHOOLS: Offer(
            "Vi tager imod børnehaverne i foråret og følger elever videre til næste skole.",
            "Besøgsdage i april og maj",
            "Aftale med dagtilbud er skrevet under",
        ),
        Area.YOUTH: Offer(
            "Vi følger den unge de første tre måneder på det nye sted.",
            "Kontaktperson ringer hver anden uge",
            "Aftale med jobcentret er skrevet under",
        ),
        Area.ELDERLY_CARE: Offer(
            "Vi besøger nye beboere hjemme, før de flytter ind.",
            "Hjemmebesøg sammen med hjemmeplejen",
            "Aftale med hjemmeplejen er skrevet under",
        ),
        Area.HEALTH: Offer(
            "Vi mødes med sygehus og plejecentre, før en borger skifter sted.",
            "Fast kontakt ved udskrivelse",
            "Aftale med tre plejecentre er skrevet under",
        ),
        Area.SOCIAL: Offer(
            "Vi laver en fælles plan, når en borger skifter bolig eller fylder 18 år.",
            "Fælles møde et halvt år før skiftet",
            "Aftale med børneområdet er skrevet under",
        ),
        Area.EMPLOYMENT: Offer(
            "Vi holder fast i den samme kontaktperson, når en borger skifter tilbud.",
            "Overlevering med borgeren i rummet",
            "Aftale med ungeenheden er skrevet under",
        ),
        Area.CULTURE: Offer(
            "Vi tager imod grupper fra dagtilbud, skoler og plejecentre med en fast vært.",
            "Fast vært for hver gruppe",
            "Aftale med fem naboer er skrevet under",
        ),
        Area.TECHNICAL: Offer(
            "Vi varsler skoler og plejecentre, før vi graver eller flytter noget.",
            "Opslag og besked ti dage før",
            "Aftale om varsling er skrevet under",
        ),
    },
    ABSENCE.key: {
        area: Offer(
            "Vi taler om arbejdsmiljø hver måned i MED og ringer til syge kolleger den tredje dag.",
            "Fast punkt om trivsel i MED",
            "Årets plan for arbejdsmiljø er aftalt i MED",
        )
        for area in Area
    },
    "faellesskab": {
        Area.DAY_CARE: Offer(
            "Vi deler børnene i faste legegrupper to formiddage om ugen.",
            "Faste legegrupper",
            "Legegrupperne er begyndt",
        ),
        Area.SCHOOLS: Offer(
            "Alle klasser har et fællesskab på skemaet én time om ugen.",
            "Klassens time med legemakkere",
            "Timen er på alle skemaer",
        ),
        Area.YOUTH: Offer(
            "Hver elev har en fast aktivitet sammen med unge fra nærområdet.",
            "Prøvehold med en kendt voksen",
            "De første hold er i gang",
        ),
        Area.CULTURE: Offer(
            "Vi tager imod klasser, der øver sig i at være sammen på nye måder.",
            "Forløb om samarbejde i naturen og musikken",
            "De første forløb er holdt",
        ),
        Area.SOCIAL: Offer(
            "Hvert barn har en ven eller en aktivitet uden for huset, som vi hjælper med at holde.",
            "Én fast aftale uden for huset om ugen",
            "Alle børn har en aftale",
        ),
    },
    "hverdagen": {
        Area.ELDERLY_CARE: Offer(
            "Beboerne gør selv det, de kan, med os ved siden af.",
            "Træning lagt ind i dagens gøremål",
            "Alle har en plan for egne gøremål",
        ),
        Area.HEALTH: Offer(
            "Vi begynder altid med at spørge, hvad borgeren selv vil kunne.",
            "Forløb i borgerens eget hjem",
            "Alle nye forløb begynder med egne mål",
        ),
    },
    "taettere_paa": {
        Area.CULTURE: Offer(
            "Vi flytter noget af det, vi laver, ud i de mindre byer.",
            "Arrangementer i forsamlingshuse og på skoler",
            "De første tre arrangementer er holdt",
        ),
    },
    "arbejde_til_flere": {
        Area.SOCIAL: Offer(
            "Vi finder pladser sammen med arbejdspladser i nærheden og bliver ved siden af.",
            "En makker på hver arbejdsplads",
            "Aftale med tre arbejdspladser",
        ),
    },
    "unge_i_gang": {
        Area.EMPLOYMENT: Offer(
            "Hver ung har én kontaktperson hos os og et næste skridt på papir.",
            "Samtale hver anden uge",
            "Alle unge har en kontaktperson",
        ),
    },
    "let_at_melde": {
        Area.TECHNICAL: Offer(
            "Vi svarer alle, der melder en fejl, også når vi ikke kan rette den endnu.",
            "Ét sted at melde og én, der svarer",
            "Svar inden for to dage er indført",
        ),
    },
}
