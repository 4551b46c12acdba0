"""Local goals of disability and psychiatric services, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

SOCIAL = (
    Example(
        title="Mit liv, mine valg",
        why="At vælge selv skal øves hver dag.",
        success_criterion="Alle borgere har valgt mindst ét mål, der er deres eget.",
        actions=(
            "Samtale med billeder",
            "Borgeren er selv med, når planen skrives",
        ),
        indicator=rises("Borgere med et selvvalgt mål", "%", "47", "90"),
        milestone="Alle har haft samtalen",
        owner="Afdelingsleder",
        helped="Billederne fik også de stille med.",
        hindered="Det tager længere tid, end vi troede.",
    ),
    Example(
        title="Job i en rigtig virksomhed",
        why="Kolleger er mere værd end opgaver.",
        success_criterion="Flere har en plads uden for huset.",
        actions=(
            "Opsøgende medarbejder to dage om ugen",
            "Makker på arbejdspladsen",
        ),
        indicator=rises("Borgere med plads uden for huset", "borgere", "14", "24"),
        milestone="Aftale med fem arbejdspladser",
        owner="Jobkonsulent",
        helped="Kommunens egen materielgård sagde ja først.",
        hindered="Kørslen tager lige så lang tid som arbejdet.",
        ask="At kommunens egne virksomheder hver tager imod én.",
    ),
    Example(
        title="Tryghed uden magt",
        why="Når vi læser uroen tidligt, behøver vi ikke gribe ind.",
        success_criterion="Magtanvendelser er halveret.",
        actions=(
            "Vi gennemgår hver hændelse inden for to døgn",
            "Rolige rum i alle huse",
        ),
        indicator=falls("Magtanvendelser om måneden", "stk.", "11", "5"),
        milestone="Rolige rum er indrettet",
        owner="Faglig koordinator",
        helped="Gennemgangen uden skyld gav åbne svar.",
        hindered="Nyansatte mangler makkertid.",
    ),
    Example(
        title="Ud i byen",
        why="Byen er også for dem, der har brug for støtte.",
        success_criterion="Hver borger har en fast aktivitet uden for boligen.",
        actions=(
            "Støtte i små grupper",
            "Aftaler med bibliotek og svømmehal",
        ),
        indicator=rises("Borgere med fast aktivitet ude", "%", "35", "60"),
        milestone="Aftalerne er på plads",
        owner="Kontaktperson",
        helped="Svømmehallen gav os en stille time.",
        hindered="Aftener er svære at bemande.",
    ),
    Example(
        title="Støtte, før det brænder",
        why="En samtale i dag kan spare en indlæggelse i morgen.",
        success_criterion="Færre borgere bliver indlagt akut.",
        actions=(
            "Åben telefon om aftenen",
            "Kriseplan, som borgeren selv har skrevet",
        ),
        indicator=falls("Akutte indlæggelser om kvartalet", "stk.", "22", "14"),
        milestone="Alle har en kriseplan",
        owner="Teamleder",
        helped="Borgerne brugte telefonen, før det gik galt.",
        hindered="Vi kan ikke få aftenvagter nok.",
        ask="At aftentelefonen bliver fast efter forsøget.",
    ),
)
