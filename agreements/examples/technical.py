"""Local goals of technical services and rescue, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

TECHNICAL = (
    Example(
        title="Huller i vejen væk på fem dage",
        why="Et hul, der bliver meldt, skal ikke meldes igen.",
        success_criterion="Ni ud af ti huller er lukket inden for fem dage.",
        actions=(
            "Melding med billede",
            "Ét hold kører kun reparationer",
        ),
        indicator=rises("Huller lukket inden for fem dage", "%", "66", "90"),
        milestone="Reparationsholdet er i gang",
        owner="Driftsleder",
        helped="Billederne sparede den første køretur.",
        hindered="Frost i marts gav tre gange så mange huller.",
    ),
    Example(
        title="Lavere forbrug i bygningerne",
        why="Det, vi ikke bruger, kan bruges på noget bedre.",
        success_criterion="Varmeforbruget er ti procent lavere.",
        actions=(
            "Følere i de tyve største bygninger",
            "Besøg hos hver leder med tallene",
        ),
        indicator=falls("Varmeforbrug pr. kvadratmeter", "kWh", "118", "106"),
        milestone="Følerne er sat op",
        owner="Energileder",
        helped="Lederne blev nysgerrige på deres egne tal.",
        hindered="Gamle kedler kan ikke styres.",
        ask="Et bevilget loft for udskiftning af to kedler.",
    ),
    Example(
        title="Grønne steder, der bliver brugt",
        why="En park er først en park, når der er nogen i den.",
        success_criterion="Ti steder er lavet om sammen med naboerne.",
        actions=(
            "Naboerne vælger planter",
            "Færre græsplæner, mere eng",
        ),
        indicator=rises("Steder lavet om sammen med naboer", "steder", "2", "10"),
        milestone="De første tre steder er valgt",
        owner="Driftsleder",
        helped="Naboerne vander selv i tørke.",
        hindered="Hærværk på ét af stederne.",
    ),
    Example(
        title="Klar på fem minutter",
        why="Minutter er det eneste, vi aldrig kan købe.",
        success_criterion="Udrykning inden for fem minutter i ni ud af ti tilfælde.",
        actions=(
            "Øvelse hver måned",
            "Nyt skema for deltid",
        ),
        indicator=rises("Udrykning inden for fem minutter", "%", "83", "92"),
        milestone="Det nye skema er aftalt",
        owner="Beredskabsleder",
        helped="Deltidsfolkene lavede selv skemaet.",
        hindered="To folk flyttede fra byen.",
    ),
    Example(
        title="Sikkert på vandet og kajen",
        why="En havn er en arbejdsplads med en kant.",
        success_criterion="Ingen ulykker med fravær.",
        actions=(
            "Runde på kajen hver uge",
            "Redningsstiger pr. 25 meter",
        ),
        indicator=falls("Hændelser om året", "stk.", "7", "2"),
        milestone="Stigerne er sat op",
        owner="Havnefoged",
        helped="Fiskerne pegede selv på de farlige steder.",
        hindered="Leveringen af stiger blev udsat.",
    ),
)
