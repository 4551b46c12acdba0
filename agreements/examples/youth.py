"""Local goals of special schools, youth school and tenth form, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

YOUTH = (
    Example(
        title="Unge kender deres næste skridt",
        why="En plan, man selv har været med til at lave, holder bedre.",
        success_criterion="Alle unge har en plan, de selv kan forklare.",
        actions=(
            "Samtale i september og februar",
            "Besøg på mindst to uddannelser",
        ),
        indicator=rises("Unge, der er i gang tre måneder efter", "%", "81", "90"),
        milestone="Alle har haft den første samtale",
        owner="Vejleder",
        helped="De unge tog selv en voksen med til samtalen.",
        hindered="Nogle praktikpladser faldt fra i sidste øjeblik.",
        ask="Flere praktikpladser i kommunens egne enheder.",
    ),
    Example(
        title="Tilbage i fællesskabet",
        why="Elever hos os skal også have venner dér, hvor de bor.",
        success_criterion="Hver elev har en aktivitet uden for skolen.",
        actions=(
            "Prøvehold med en kendt voksen",
            "Aftale med to foreninger",
        ),
        indicator=rises("Elever med en fast aktivitet", "%", "28", "50"),
        milestone="Aftaler med foreningerne",
        owner="Pædagogisk leder",
        helped="En træner fra håndbold tog ekstra imod.",
        hindered="Kørsel hjem efter træning mangler.",
        ask="Kørsel to eftermiddage om ugen.",
    ),
    Example(
        title="Færre konflikter, mere læring",
        why="Ro er ikke stilhed. Ro er at vide, hvad der skal ske.",
        success_criterion="Antallet af magtanvendelser falder.",
        actions=(
            "Dagens plan med billeder",
            "Alle ansatte øver nedtrapning hvert halve år",
        ),
        indicator=falls("Magtanvendelser om måneden", "stk.", "9", "4"),
        milestone="Alle har øvet nedtrapning",
        owner="Afdelingsleder",
        helped="Planen med billeder hjalp også de store elever.",
        hindered="Nye elever midt på året kræver tid.",
    ),
    Example(
        title="Et sted, de unge kommer af sig selv",
        why="Fritiden er vigtigst for dem, der ikke har så meget andet.",
        success_criterion="Flere unge bruger klubben hver uge.",
        actions=(
            "Åbent to aftener mere",
            "Unge er med til at vælge hold",
        ),
        indicator=rises("Unge, der kommer hver uge", "unge", "140", "190"),
        milestone="Ungerådet har valgt forårets hold",
        owner="Ungdomsskoleleder",
        helped="Ungerådet hentede selv nye med.",
        hindered="Bussen holder op med at køre kl. 21.",
        ask="En senere bus torsdag aften.",
    ),
)
