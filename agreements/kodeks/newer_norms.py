"""Dilemmas and questions for the two newer norms and the local values, written for this project."""

from __future__ import annotations

from agreements.kodeks.discussion import Subject
from agreements.language import Bilingual

DEVELOPMENT_AND_COOPERATION = Subject(
    key="udvikling_og_samarbejde",
    title=Bilingual(
        "Udvikling og samarbejde",
        "Development and cooperation",
    ),
    dilemmas=(
        Bilingual(
            "En enhed når sit mål ved at sende de svære opgaver videre til naboen.",
            "A unit reaches its goal by passing the difficult tasks on to its neighbour.",
        ),
        Bilingual(
            "Et forsøg går ikke som ventet efter et halvt år. Skal det stoppes nu eller have tid?",
            "A trial does not go as expected after half a year. Should it be stopped now or "
            "given time?",
        ),
    ),
    questions=(
        Bilingual(
            "Hvad har vi lært af en anden enhed det seneste år, og ved de det?",
            "What have we learnt from another unit in the last year, and do they know it?",
        ),
        Bilingual(
            "Hvordan laver vi et møde mellem udvalg og enheder, som begge parter glæder sig til?",
            "How do we hold a meeting between committee and units that both look forward to?",
        ),
        Bilingual(
            "Hvilken regel eller vane kunne vi prøve at undvære i tre måneder?",
            "Which rule or habit could we try to do without for three months?",
        ),
        Bilingual(
            "Hvem mangler i samtalen, når vi taler om at samarbejde på tværs?",
            "Who is missing from the talk when we speak of working across units?",
        ),
    ),
)

OPENNESS_ABOUT_ERRORS = Subject(
    key="aabenhed_om_fejl",
    title=Bilingual(
        "Åbenhed om fejl",
        "Openness about errors",
    ),
    dilemmas=(
        Bilingual(
            "En fejl i medicin bliver opdaget og rettet samme aften. Næste dag kommer udvalget "
            "på besøg.",
            "A medication error is discovered and mended the same evening. The next day the "
            "committee comes to visit.",
        ),
        Bilingual(
            "En tidligere beslutning i udvalget har haft en følge, som ingen havde set. Lederen "
            "ser den først.",
            "An earlier decision of the committee had a consequence nobody foresaw. The leader "
            "sees it first.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvad sker der hos os i den første time, efter at nogen har fortalt om en fejl?",
            "What happens with us in the first hour after somebody told of an error?",
        ),
        Bilingual(
            "Hvilke fejl skal udvalget kende med det samme, og hvilke kan vente til opfølgningen?",
            "Which errors must the committee know at once, and which can wait for the follow-up?",
        ),
        Bilingual(
            "Hvordan taler vi om fejl, der skyldes noget, vi selv har besluttet?",
            "How do we speak of errors caused by something we ourselves decided?",
        ),
        Bilingual(
            "Hvordan støtter vi den, der har begået en fejl, mens andre taler om den?",
            "How do we support the one who made an error while others talk about it?",
        ),
    ),
)

THE_MUNICIPALITYS_OWN_VALUES = Subject(
    key="kommunens_vaerdier",
    title=Bilingual(
        "Modig, tydelig, kompetent og med glæde",
        "Courageous, clear, competent, and with joy",
    ),
    dilemmas=(
        Bilingual(
            "Et godt resultat skyldes lige så meget held som arbejde. Hvordan fortæller vi om det?",
            "A good result owes as much to luck as to work. How do we tell of it?",
        ),
        Bilingual(
            "Alle er enige i rummet, men tre siger bagefter, at de var i tvivl.",
            "Everyone agrees in the room, but three say afterwards that they were in doubt.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvornår har nogen af os sidst sagt noget modigt i et møde, og hvad skete der "
            "bagefter?",
            "When did one of us last say something courageous in a meeting, and what happened "
            "afterwards?",
        ),
        Bilingual(
            "Kan en ny leder efter et år sige, hvad udvalget vil?",
            "Can a new leader say after a year what the committee wants?",
        ),
        Bilingual(
            "Hvordan forbereder vi os til et besøg, så det bliver værd at komme efter?",
            "How do we prepare for a visit so that it becomes worth coming for?",
        ),
        Bilingual(
            "Hvad er vi stolte af, som ingen uden for huset kender til?",
            "What are we proud of that nobody outside the house knows?",
        ),
    ),
)

NEWER_NORMS = (
    DEVELOPMENT_AND_COOPERATION,
    OPENNESS_ABOUT_ERRORS,
    THE_MUNICIPALITYS_OWN_VALUES,
)
