"""Dilemmas and questions for the five further themes, kept apart from the norms."""

from __future__ import annotations

from agreements.kodeks.discussion import Subject
from agreements.language import Bilingual

FRAMES_OF_POLITICAL_WORK = Subject(
    key="rammer_for_politisk_arbejde",
    title=Bilingual(
        "Rammerne om det politiske arbejde",
        "The frames of the political work",
    ),
    dilemmas=(
        Bilingual(
            "Dagsordenen har 22 punkter, og værtens oplæg får seks minutter.",
            "The agenda has 22 items, and the host’s presentation gets six minutes.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvilke møder kunne vi undvære, og hvad ville vi bruge tiden til?",
            "Which meetings could we do without, and what would we use the time for?",
        ),
        Bilingual(
            "Hvordan får et medlem med fuldtidsarbejde lige så godt kendskab til enhederne "
            "som andre?",
            "How does a member with a full-time job get to know the units as well as others do?",
        ),
        Bilingual(
            "Hvem må en politiker kontakte direkte, og hvordan gør man det ordentligt?",
            "Whom may a politician contact directly, and how is it done properly?",
        ),
        Bilingual(
            "Hvilket materiale til mødet hjælper os, og hvilket læser ingen?",
            "Which papers help us, and which does nobody read?",
        ),
    ),
)

POLICY_DEVELOPMENT = Subject(
    key="politikudvikling",
    title=Bilingual(
        "At udvikle politik sammen",
        "Developing policy together",
    ),
    dilemmas=(
        Bilingual(
            "En ny politik bliver skrevet på rådhuset på tre måneder. Enhederne får den i "
            "høring i ti dage.",
            "A new policy is written at the town hall in three months. The units get ten days "
            "to comment.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvornår i arbejdet skal enheder og MED med, for at det gør en forskel?",
            "When in the work must units and MED take part for it to make a difference?",
        ),
        Bilingual(
            "Hvilke enkelte historier fra besøg peger på noget, vi bør tage op for alle?",
            "Which single stories from visits point to something we should take up for all?",
        ),
        Bilingual(
            "Hvordan hører vi de borgere, der ikke selv kommer?",
            "How do we hear the citizens who do not come by themselves?",
        ),
        Bilingual(
            "Hvad bør byrådet se på nu, som først bliver et problem om fem år?",
            "What should the council look at now that will only become a problem in five years?",
        ),
    ),
)

EXTERNAL_RELATIONS = Subject(
    key="eksterne_relationer",
    title=Bilingual(
        "Samarbejde ud af huset",
        "Working with others outside",
    ),
    dilemmas=(
        Bilingual(
            "En leder aftaler noget med en forening, som kræver en beslutning, der endnu ikke "
            "er truffet.",
            "A leader agrees something with an association that needs a decision not yet made.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvornår kan en leder eller chef tale på kommunens vegne, og hvornår skal en "
            "politiker være med?",
            "When can a leader or head speak for the municipality, and when must a politician "
            "be there?",
        ),
        Bilingual(
            "Hvordan hører udvalget om det, der aftales i samarbejder med andre kommuner?",
            "How does the committee hear of what is agreed in cooperation with other "
            "municipalities?",
        ),
        Bilingual(
            "Hvilke foreninger og naboer burde vi invitere med til et dialogmøde?",
            "Which associations and neighbours should we invite to a dialogue meeting?",
        ),
        Bilingual(
            "Hvad gør vi, når en partner beder os om at holde noget fortroligt for byrådet?",
            "What do we do when a partner asks us to keep something confidential from the council?",
        ),
    ),
)

IMPLEMENTATION = Subject(
    key="gennemfoerelse",
    title=Bilingual(
        "Fra beslutning til hverdag",
        "From decision to everyday life",
    ),
    dilemmas=(
        Bilingual(
            "Udvalget har besluttet et mål. Et år efter kender halvdelen af medarbejderne det "
            "ikke.",
            "The committee has decided a goal. A year later half of the employees do not know it.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvordan når en beslutning ud til den, der arbejder om aftenen og i weekenden?",
            "How does a decision reach the one who works evenings and weekends?",
        ),
        Bilingual(
            "Hvem siger til, når to beslutninger trækker hver sin vej?",
            "Who speaks up when two decisions pull in different directions?",
        ),
        Bilingual(
            "Hvad skal udvalget have at vide undervejs, og hvor kort kan det gøres?",
            "What must the committee be told along the way, and how briefly can it be done?",
        ),
        Bilingual(
            "Hvilken beslutning har virket anderledes, end vi troede, og hvad gjorde vi ved det?",
            "Which decision worked otherwise than we thought, and what did we do about it?",
        ),
    ),
)

MEDIA = Subject(
    key="medier",
    title=Bilingual(
        "Medier og offentlighed",
        "Media and the public",
    ),
    dilemmas=(
        Bilingual(
            "En lokalavis ringer til en leder under et besøg og vil vide, hvad udvalget sagde.",
            "A local newspaper calls a leader during a visit and wants to know what the "
            "committee said.",
        ),
        Bilingual(
            "Et opslag om et plejecenter bliver delt tusind gange på en aften. Halvdelen af det "
            "er forkert.",
            "A post about a care home is shared a thousand times in an evening. Half of it is "
            "wrong.",
        ),
    ),
    questions=(
        Bilingual(
            "Hvem taler med pressen om et besøg, og hvornår er det aftalt?",
            "Who speaks to the press about a visit, and when is that agreed?",
        ),
        Bilingual(
            "Hvordan får en enhed besked, før en sag om den bliver offentlig?",
            "How is a unit told before a matter about it becomes public?",
        ),
        Bilingual(
            "Hvilken god historie har vi, som fortjener at blive fortalt, og hvem skal fortælle "
            "den?",
            "Which good story do we have that deserves telling, and who should tell it?",
        ),
        Bilingual(
            "Hvad gør vi for de medarbejdere, der står i en dårlig omtale?",
            "What do we do for the employees who stand in bad publicity?",
        ),
    ),
)

THEMES = (
    FRAMES_OF_POLITICAL_WORK,
    POLICY_DEVELOPMENT,
    EXTERNAL_RELATIONS,
    IMPLEMENTATION,
    MEDIA,
)
