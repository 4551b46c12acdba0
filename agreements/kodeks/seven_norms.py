"""The seven national norms as a kodeks, so that a local one can be held beside them.

The names and their order are those of the Bo Smith committee's code for the advice of the
administration (2015); what they mean and what they ask of each side is written anew here.
"""

from __future__ import annotations

from agreements.kodeks.kodeks import Clause, Kodeks
from agreements.language import Bilingual

LAWFULNESS = Clause(
    key="lovlighed",
    title=Bilingual("Lovlighed", "Lawfulness"),
    meaning=Bilingual(
        "Kommunen gør kun det, den har ret til. Inden for loven er der ofte flere veje, og de skal "
        "kunne ses.",
        "The municipality only does what it has the right to do. Within the law there is often "
        "more than one way, and they must be visible.",
    ),
    politicians=(
        Bilingual(
            "Vi spørger, hvad loven giver mulighed for, og ikke kun, hvad den forbyder.",
            "We ask what the law makes possible, and not only what it forbids.",
        ),
        Bilingual(
            "Vi beder ingen om at handle mod loven.", "We ask nobody to act against the law."
        ),
    ),
    staff=(
        Bilingual(
            "Er noget ulovligt, siger vi det klart og peger på en lovlig vej til det samme mål.",
            "If something is unlawful, we say so plainly and point to a lawful way to that aim.",
        ),
        Bilingual(
            "Er juraen usikker, fortæller vi, hvordan vi læser den, og hvorfor.",
            "Where the law is uncertain, we tell how we read it, and why.",
        ),
    ),
)

TRUTHFULNESS = Clause(
    key="sandhed",
    title=Bilingual("Sandhed", "Truthfulness"),
    meaning=Bilingual(
        "Oplysninger til politikere, kolleger og borgere er rigtige, og de giver tilsammen et "
        "retvisende billede.",
        "What politicians, colleagues and citizens are told is correct, and taken together it "
        "gives a fair picture.",
    ),
    politicians=(
        Bilingual(
            "Vi beder ikke om en fremstilling, der er vinklet på forhånd.",
            "We do not ask for an account that is slanted beforehand.",
        ),
        Bilingual(
            "Vi retter os selv offentligt, når vi har brugt et forkert tal.",
            "We correct ourselves in public when we have used a wrong figure.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi udelader ikke det, der ville ændre modtagerens opfattelse af sagen.",
            "We do not leave out what would change how the reader sees the case.",
        ),
        Bilingual(
            "Vi siger til, når et svar må holdes tilbage på grund af tavshedspligt.",
            "We say so when an answer must be held back for confidentiality.",
        ),
    ),
)

PROFESSIONALISM = Clause(
    key="faglighed",
    title=Bilingual("Faglighed", "Professionalism"),
    meaning=Bilingual(
        "Beslutninger bygger på det bedste, vi ved. Valget mellem flere forsvarlige løsninger er "
        "politisk.",
        "Decisions rest on the best we know. Choosing between sound solutions is political.",
    ),
    politicians=(
        Bilingual(
            "Vi udfordrer fagligheden i rummet og ikke i avisen.",
            "We challenge professional judgement in the room, and not in the newspaper.",
        ),
        Bilingual(
            "Vi lader en faglig vurdering være faglig, også når den er ubelejlig.",
            "We let a professional judgement be one, also when it is inconvenient.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi viser metoden bag en vurdering, så andre kan efterprøve den.",
            "We show the method behind a judgement, so that others can check it.",
        ),
        Bilingual(
            "Vi pakker ikke en præference ind som en faglig nødvendighed.",
            "We do not wrap a preference up as a professional necessity.",
        ),
    ),
)

PARTY_NEUTRALITY = Clause(
    key="partipolitisk_neutralitet",
    title=Bilingual("Partipolitisk neutralitet", "Party-political neutrality"),
    meaning=Bilingual(
        "Administrationen betjener hele byrådet og kan bruges af det næste flertal lige så godt "
        "som af dette.",
        "The administration serves the whole council, and the next majority can use it as well as "
        "this one.",
    ),
    politicians=(
        Bilingual(
            "Vi bruger ikke ansatte eller besøg i en valgkamp.",
            "We do not use employees or visits in an election campaign.",
        ),
        Bilingual(
            "Vi undlader at spørge ansatte, hvad de stemmer, og hvem de støtter.",
            "We refrain from asking employees how they vote and whom they support.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi giver samme hjælp til et medlem af mindretallet som til et af flertallet.",
            "We give a member of the minority the same help as one of the majority.",
        ),
        Bilingual(
            "Vi lader vores egne politiske holdninger blive hjemme.",
            "We leave our own political opinions at home.",
        ),
    ),
)

RESPONSIBILITY_AND_LEADERSHIP = Clause(
    key="ansvar_og_ledelse",
    title=Bilingual("Ansvar og ledelse", "Responsibility and leadership"),
    meaning=Bilingual(
        "Der er en lige linje fra byrådets beslutning til det, borgeren møder, og alle på linjen "
        "kender deres del af ansvaret.",
        "There is a straight line from the council’s decision to what the citizen meets, and "
        "everyone along it knows their part of the responsibility.",
    ),
    politicians=(
        Bilingual(
            "Vi leder gennem mål og rammer og går ikke ind i driften eller i personalesager.",
            "We lead through goals and frames, and do not step into operations or staff matters.",
        ),
        Bilingual(
            "Vi står ved vores beslutninger, også når de bliver upopulære.",
            "We stand by our decisions, also when they become unpopular.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi omsætter beslutninger til handling og følger op på, om de virker.",
            "We turn decisions into action, and follow up on whether they work.",
        ),
        Bilingual(
            "Er vi i tvivl om en beslutning, går vi til vores leder og ikke uden om.",
            "When in doubt about a decision, we go to our leader and not around.",
        ),
    ),
)

DEVELOPMENT_AND_COOPERATION = Clause(
    key="udvikling_og_samarbejde",
    title=Bilingual("Udvikling og samarbejde", "Development and cooperation"),
    meaning=Bilingual(
        "Kommunen bliver bedre ved at se ud over egne mure, lytte til borgerne og bruge pengene "
        "klogt.",
        "The municipality improves by looking beyond its own walls, listening to citizens and "
        "using its money wisely.",
    ),
    politicians=(
        Bilingual(
            "Vi fortæller, hvad vi har brug for af hjælp, før vi er utilfredse med den.",
            "We tell what help we need before we are dissatisfied with it.",
        ),
        Bilingual(
            "Vi henter viden uden for kommunen og deler den.",
            "We fetch knowledge outside the municipality and share it.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi tager imod faglig kritik som hjælp.",
            "We take professional criticism as help.",
        ),
        Bilingual(
            "Vi vælger den løsning, der er bedst for helheden, og ikke kun for vores eget hus.",
            "We choose the solution that is best for the whole, and not only for our own house.",
        ),
    ),
)

OPENNESS_ABOUT_ERRORS = Clause(
    key="aabenhed_om_fejl",
    title=Bilingual("Åbenhed om fejl", "Openness about errors"),
    meaning=Bilingual(
        "En fejl, der er fortalt, kan rettes. Ledelsen gør det trygt at fortælle den.",
        "An error that is told can be mended. The leadership makes it safe to tell.",
    ),
    politicians=(
        Bilingual(
            "Vi spørger til, hvad der er lært, før vi spørger til, hvem der har skylden.",
            "We ask what was learnt before we ask who is to blame.",
        ),
        Bilingual(
            "Vi aftaler med administrationen, hvem der forklarer en fejl udadtil.",
            "We agree with the administration who explains an error to the public.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi dækker ikke over en fejl, hverken vores egen eller andres.",
            "We do not cover up an error, neither our own nor that of others.",
        ),
        Bilingual(
            "Vi orienterer opad, før en alvorlig fejl når ud.",
            "We inform upwards before a serious error reaches the outside.",
        ),
    ),
)

SEVEN_NORMS = Kodeks(
    key="syv_normer",
    title=Bilingual("De syv nationale normer", "The seven national norms"),
    preamble=Bilingual(
        "De syv normer blev formuleret nationalt i 2015 for administrationens rådgivning af "
        "byråd og udvalg. De vises her ved siden af det lokale kodeks, så man kan se, hvad der er "
        "fælles, og hvad der er valgt fra.",
        "The seven norms were formulated nationally in 2015 for the administration’s advice to "
        "councils and committees. They are shown beside the local code, so that one can see what "
        "is common and what was left out.",
    ),
    clauses=(
        LAWFULNESS,
        TRUTHFULNESS,
        PROFESSIONALISM,
        PARTY_NEUTRALITY,
        RESPONSIBILITY_AND_LEADERSHIP,
        DEVELOPMENT_AND_COOPERATION,
        OPENNESS_ABOUT_ERRORS,
    ),
)
