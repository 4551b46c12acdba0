"""The local kodeks a municipality may begin with: four values and its own, with duties both ways.

Only the names of the values come from the working group of 2018; every sentence is written for
this project and is meant to be rewritten by those it binds.
"""

from __future__ import annotations

from agreements.kodeks.kodeks import Clause, Kodeks
from agreements.language import Bilingual

TRUTHFULNESS = Clause(
    key="sandhed",
    title=Bilingual("Sandhed", "Truthfulness"),
    meaning=Bilingual(
        "Det, vi siger til hinanden, er rigtigt. Vi fortæller også det, der ikke taler til vores "
        "egen fordel.",
        "What we tell each other is correct. We also tell what does not speak in our own favour.",
    ),
    politicians=(
        Bilingual(
            "Vi spørger for at forstå, og et svar bliver i den sammenhæng, det blev givet i.",
            "We ask in order to understand, and leave an answer in the context it was given in.",
        ),
        Bilingual(
            "Vi tager også imod det svar, vi ikke havde håbet på.",
            "We also receive the answer that we had not hoped for.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi viser hverdagen, som den er, når der ikke er gæster.",
            "We show everyday life as it is when there are no guests.",
        ),
        Bilingual(
            "Vi siger til, når vi ikke ved noget, og vender tilbage med svaret.",
            "We say so when we do not know, and come back with the answer.",
        ),
        Bilingual(
            "Har vi sagt noget forkert, retter vi det over for alle, der hørte det.",
            "If we said something wrong, we correct it with everyone who heard it.",
        ),
    ),
    covers=("sandhed",),
)

PROFESSIONALISM = Clause(
    key="faglighed",
    title=Bilingual("Faglighed", "Professionalism"),
    meaning=Bilingual(
        "Faglig viden og politiske valg er to forskellige ting. Vi holder dem adskilt, og vi har "
        "brug for begge dele.",
        "Professional knowledge and political choice are two different things. We keep them apart, "
        "and we need both.",
    ),
    politicians=(
        Bilingual(
            "Vi stiller krav til fagligheden, men vi bestiller ikke konklusionen.",
            "We make demands on professional work, but we do not order its conclusion.",
        ),
        Bilingual(
            "Når vi vælger en anden vej end den, fagfolk peger på, siger vi det åbent.",
            "When we choose another way than the one professionals point to, we say so openly.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi fortæller, hvad vi ved, hvor sikre vi er, og hvilke andre veje der findes.",
            "We tell what we know, how sure we are, and which other ways there are.",
        ),
        Bilingual(
            "Vi bruger ikke fagord til at lukke en samtale, der er politisk.",
            "We do not use jargon to close a conversation that is political.",
        ),
    ),
    covers=("faglighed",),
)

OPENNESS_ABOUT_ERRORS = Clause(
    key="aabenhed_om_fejl",
    title=Bilingual("Åbenhed om fejl", "Openness about errors"),
    meaning=Bilingual(
        "Hvor mennesker arbejder, går noget galt en gang imellem. Vi vil høre om det tidligt og "
        "lære af det sammen.",
        "Where people work, something goes wrong now and then. We want to hear of it early and "
        "learn from it together.",
    ),
    politicians=(
        Bilingual(
            "Vi møder den, der fortæller om en fejl, med spørgsmål, før vi dømmer.",
            "We meet the one who tells of an error with questions before we judge.",
        ),
        Bilingual(
            "Vi taler med enheden, før vi taler om den.",
            "We talk with the unit before we talk about it.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi går til vores leder samme dag, vi opdager, at noget er gået galt.",
            "We go to our leader the same day that we discover something went wrong.",
        ),
        Bilingual(
            "Når vi fortæller om en fejl, fortæller vi også, hvad vi gør ved den.",
            "When we tell of an error, we also tell what we are doing about it.",
        ),
    ),
    covers=("aabenhed_om_fejl",),
)

DEVELOPMENT_AND_COOPERATION = Clause(
    key="udvikling_og_samarbejde",
    title=Bilingual("Udvikling og samarbejde", "Development and cooperation"),
    meaning=Bilingual(
        "Vi løser opgaverne på tværs af enheder og niveauer, og vi bliver ved med at lede "
        "efter en bedre måde.",
        "We solve our tasks across units and levels, and we keep looking for a better way.",
    ),
    politicians=(
        Bilingual(
            "Vi giver plads til at prøve noget af, også når vi ikke kender udfaldet.",
            "We make room for trying things out, also when we do not know how it will end.",
        ),
        Bilingual(
            "Vi bruger møderne til at lytte og svarer på det, vi bliver bedt om.",
            "We use the meetings to listen, and we answer what we are asked.",
        ),
    ),
    staff=(
        Bilingual(
            "Vi kommer med forslag og ikke kun med ønsker.",
            "We bring proposals, and not only wishes.",
        ),
        Bilingual(
            "Vi fører det ud i livet, som er besluttet, og siger til, hvis det virker anderledes "
            "end tænkt.",
            "We carry out what is decided, and say so if it works otherwise than intended.",
        ),
    ),
    covers=("udvikling_og_samarbejde",),
)

THE_MUNICIPALITYS_OWN_VALUES = Clause(
    key="kommunens_vaerdier",
    title=Bilingual(
        "Kommunens værdier: modig, tydelig, kompetent og med glæde",
        "The municipality’s values: courageous, clear, competent, and with joy",
    ),
    meaning=Bilingual(
        "Kommunens egne værdier gælder også, når politikere og ansatte mødes.",
        "The municipality’s own values also hold when politicians and staff meet.",
    ),
    politicians=(
        Bilingual(
            "Modig: Vi siger, hvad vi vil, og hvad vi er i tvivl om.",
            "Courageous: we say what we want, and what we are in doubt about.",
        ),
        Bilingual(
            "Tydelig: Vi gør det klart, om vi taler for udvalget eller for os selv.",
            "Clear: we make plain whether we speak for the committee or for ourselves.",
        ),
        Bilingual(
            "Kompetent: Vi møder forberedte.",
            "Competent: we come prepared.",
        ),
        Bilingual(
            "Med glæde: Vi fejrer det, der lykkes, sammen med dem, der har gjort det.",
            "With joy: we celebrate what succeeds together with those who did it.",
        ),
    ),
    staff=(
        Bilingual(
            "Modig: Vi tager selv det svære op.",
            "Courageous: we raise the difficult matters ourselves.",
        ),
        Bilingual(
            "Tydelig: Vi taler, så man kan være med uden at være fra faget.",
            "Clear: we speak so that one can follow without being of the trade.",
        ),
        Bilingual(
            "Kompetent: Vi kender vores kerneopgave og vores tal.",
            "Competent: we know our core task and our figures.",
        ),
        Bilingual(
            "Med glæde: Vi viser frem, hvad vi er stolte af.",
            "With joy: we show what we are proud of.",
        ),
    ),
)

LOCAL_SKETCH = Kodeks(
    key="lokalt_kodeks",
    title=Bilingual(
        "Kodeks for mødet mellem politikere og ansatte",
        "Code of conduct where politicians and staff meet",
    ),
    preamble=Bilingual(
        "Kodekset gælder begge veje. Det binder byrådets medlemmer, ledere og medarbejdere, når de "
        "mødes i udvalg, på besøg og til dialogmøder. Det bygger på tillid og træder ikke i stedet "
        "for loven, tavshedspligten eller kommunens øvrige regler.",
        "The code holds both ways. It binds council members, leaders and employees when they meet "
        "in committees, on visits and at dialogue meetings. It rests on trust and does not replace "
        "the law, the duty of confidentiality or the municipality’s other rules.",
    ),
    clauses=(
        TRUTHFULNESS,
        PROFESSIONALISM,
        OPENNESS_ABOUT_ERRORS,
        DEVELOPMENT_AND_COOPERATION,
        THE_MUNICIPALITYS_OWN_VALUES,
    ),
)
