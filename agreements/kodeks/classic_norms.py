"""Dilemmas and questions for the five classic norms, written for this project."""

from __future__ import annotations

from agreements.kodeks.discussion import Subject
from agreements.language import Bilingual

LAWFULNESS = Subject(
    key="lovlighed",
    title=Bilingual(
        "Lovlighed",
        "Lawfulness",
    ),
    dilemmas=(
        Bilingual(
            "Under et besøg foreslår et udvalgsmedlem en løsning, som lederen tror er ulovlig, "
            "men ikke er sikker på. Alle ser på lederen.",
            "On a visit a committee member suggests a solution that the leader believes is "
            "unlawful but is not sure about. Everyone looks at the leader.",
        ),
        Bilingual(
            "En enhed har i årevis gjort noget på en måde, som viser sig ikke at have "
            "hjemmel. Borgerne er glade for den.",
            "For years a unit has done something in a way that turns out to have no legal "
            "basis. The citizens are happy with it.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvordan siger man i et møde, at man ikke ved, om noget er lovligt, uden at "
            "samtalen går i stå?",
            "How does one say in a meeting that one does not know whether something is lawful, "
            "without the talk coming to a halt?",
        ),
        Bilingual(
            "Kan vi komme i tanke om en sag, hvor loven gav flere veje, end vi først troede?",
            "Can we think of a case where the law gave more ways than we first believed?",
        ),
        Bilingual(
            "Hvem ringer en enhedsleder til, når et ønske fra en politiker rejser et "
            "juridisk spørgsmål?",
            "Whom does a unit leader call when a politician’s wish raises a legal question?",
        ),
        Bilingual(
            "Hvordan fortæller vi hinanden forskel på det, vi ikke må, og det, vi har valgt "
            "ikke at gøre?",
            "How do we tell each other the difference between what we may not do and what we "
            "have chosen not to do?",
        ),
    ),
)

TRUTHFULNESS = Subject(
    key="sandhed",
    title=Bilingual(
        "Sandhed",
        "Truthfulness",
    ),
    dilemmas=(
        Bilingual(
            "Udvalget kommer på besøg på en dag med fuld bemanding. Normalt mangler der to. "
            "Ingen spørger.",
            "The committee visits on a day with full staff. Normally two are missing. Nobody asks.",
        ),
        Bilingual(
            "En politiker gengiver et tal fra dialogmødet offentligt, men uden det forbehold, "
            "lederen gav.",
            "A politician repeats a figure from the dialogue meeting in public, but without the "
            "reservation the leader gave.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvad skal der til, for at en medarbejder tør fortælle om det, der ikke virker, "
            "mens lederen står ved siden af?",
            "What does it take for an employee to dare tell what does not work while the leader "
            "stands beside?",
        ),
        Bilingual(
            "Hvornår har vi sidst ændret mening, fordi nogen fortalte os noget ubehageligt, der "
            "var rigtigt?",
            "When did we last change our minds because somebody told us something unpleasant "
            "that was right?",
        ),
        Bilingual(
            "Hvordan retter vi en forkert oplysning, så rettelsen når lige så langt som fejlen?",
            "How do we correct wrong information so that the correction reaches as far as the "
            "error?",
        ),
        Bilingual(
            "Hvad må en besøgende fortælle videre, og hvad bliver i huset?",
            "What may a visitor pass on, and what stays in the house?",
        ),
    ),
)

PROFESSIONALISM = Subject(
    key="faglighed",
    title=Bilingual(
        "Faglighed",
        "Professionalism",
    ),
    dilemmas=(
        Bilingual(
            "Udvalget ønsker en indsats, som personalet ikke tror virker. Der er ingen "
            "forskning, der afgør det.",
            "The committee wants an action that the staff do not believe works. No research "
            "settles it.",
        ),
        Bilingual(
            "To skoler løser den samme opgave på hver sin måde. Begge mener, at deres er den "
            "faglige.",
            "Two schools solve the same task in different ways. Each holds that its way is the "
            "professional one.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvordan kan en politiker udfordre en faglig vurdering, så det gør den bedre?",
            "How can a politician challenge a professional judgement so that it improves?",
        ),
        Bilingual(
            "Hvilke ord fra vores eget fag forstår andre ikke, og hvad kunne vi sige i stedet?",
            "Which words of our own trade do others not understand, and what could we say instead?",
        ),
        Bilingual(
            "Hvordan kan man se på en sag til udvalget, hvor faget slutter, og valget begynder?",
            "How can one see in a case for the committee where the trade ends and the choice "
            "begins?",
        ),
        Bilingual(
            "Hvor har vi hos os mere end én forsvarlig måde at løse kerneopgaven på?",
            "Where do we have more than one sound way of solving the core task?",
        ),
    ),
)

PARTY_NEUTRALITY = Subject(
    key="partipolitisk_neutralitet",
    title=Bilingual(
        "Partipolitisk neutralitet",
        "Party-political neutrality",
    ),
    dilemmas=(
        Bilingual(
            "Fire måneder før valget vil et byrådsmedlem gerne besøge en daginstitution og tage "
            "billeder med.",
            "Four months before the election a council member would like to visit a day care "
            "and take pictures.",
        ),
        Bilingual(
            "En leder kender et udvalgsmedlem privat og bliver spurgt til råds over hækken.",
            "A leader knows a committee member privately and is asked for advice over the hedge.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvilke besøg holder vi op med, når et valg nærmer sig, og fra hvornår?",
            "Which visits do we stop when an election draws near, and from when?",
        ),
        Bilingual(
            "Hvad gør en medarbejder, der bliver bedt om hjælp til noget, der ligner partiarbejde?",
            "What does an employee do who is asked to help with something that resembles party "
            "work?",
        ),
        Bilingual(
            "Får mindretallets medlemmer lige så let svar fra enhederne som flertallets?",
            "Do members of the minority get answers from the units as easily as those of the "
            "majority?",
        ),
        Bilingual(
            "Hvordan viser vi, at vi taler for hele området og ikke kun for vores egen bydel "
            "eller institution?",
            "How do we show that we speak for the whole area and not only for our own part of "
            "town or institution?",
        ),
    ),
)

RESPONSIBILITY_AND_LEADERSHIP = Subject(
    key="ansvar_og_ledelse",
    title=Bilingual(
        "Ansvar og ledelse",
        "Responsibility and leadership",
    ),
    dilemmas=(
        Bilingual(
            "En forælder skriver til et udvalgsmedlem om en konflikt med en lærer. Medlemmet "
            "vil gerne hjælpe.",
            "A parent writes to a committee member about a conflict with a teacher. The member "
            "would like to help.",
        ),
        Bilingual(
            "En beslutning om at samle to funktioner møder modstand. Lederen er selv uenig, men "
            "skal gennemføre den.",
            "A decision to merge two functions meets resistance. The leader disagrees but has "
            "to carry it out.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvordan svarer en politiker en borger, når sagen hører til hos lederen?",
            "How does a politician answer a citizen when the matter belongs with the leader?",
        ),
        Bilingual(
            "Hvad skal udvalget vide om driften for at kunne lede, og hvad skal det lade ligge?",
            "What must the committee know of operations in order to lead, and what should it "
            "leave alone?",
        ),
        Bilingual(
            "Hvordan finder vi ud af, om en beslutning virker, før der er gået to år?",
            "How do we find out whether a decision works before two years have passed?",
        ),
        Bilingual(
            "Hvornår har en leder selv kunnet beslutte, men alligevel spurgt? Hvorfor?",
            "When could a leader have decided alone but asked all the same? Why?",
        ),
    ),
)

CLASSIC_NORMS = (
    LAWFULNESS,
    TRUTHFULNESS,
    PROFESSIONALISM,
    PARTY_NEUTRALITY,
    RESPONSIBILITY_AND_LEADERSHIP,
)
