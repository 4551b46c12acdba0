"""Local goals of home care, nursing and health, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

HEALTH = (
    Example(
        title="Flere klarer hverdagen selv",
        why="De fleste vil hellere kunne selv end have hjælp.",
        success_criterion="Flere afslutter et forløb uden fast hjælp bagefter.",
        actions=(
            "Træning i borgerens eget køkken",
            "Fælles møde med træning hver uge",
        ),
        indicator=rises("Forløb, der ender uden fast hjælp", "%", "48", "60"),
        milestone="Ugemødet er i gang i alle distrikter",
        owner="Distriktsleder",
        helped="Terapeuter og hjælpere kørte ud sammen.",
        hindered="Ventetid på hjælpemidler trækker forløb ud.",
        ask="Hurtigere levering af de mest brugte hjælpemidler.",
    ),
    Example(
        title="Rette hjælp til tiden",
        why="En aftale om et besøg er et løfte.",
        success_criterion="Ni ud af ti besøg begynder inden for det aftalte tidsrum.",
        actions=(
            "Ruter lagt af dem, der kører dem",
            "Besked til borgeren ved forsinkelse",
        ),
        indicator=rises("Besøg inden for aftalt tid", "%", "81", "90"),
        milestone="Alle ruter er lagt om",
        owner="Planlægger",
        helped="Ruterne blev kortere, da vi selv tegnede dem.",
        hindered="Vejarbejde i tre måneder.",
    ),
    Example(
        title="Trygt hjem fra sygehuset",
        why="De første tre døgn hjemme er de sværeste.",
        success_criterion="Alle får besøg inden for et døgn efter udskrivelse.",
        actions=(
            "Fast udskrivningsteam",
            "Medicin gennemgået ved første besøg",
        ),
        indicator=rises("Besøg inden for et døgn", "%", "76", "98"),
        milestone="Udskrivningsteamet er sat",
        owner="Sygeplejeleder",
        helped="En fast telefon til sygehuset virkede straks.",
        hindered="Udskrivelser fredag eftermiddag kommer for sent.",
        ask="At udskrivelser om fredagen tages op med regionen.",
    ),
    Example(
        title="Mindre spild, mere smag",
        why="God mad, der bliver spist, er den bedste ernæring.",
        success_criterion="Madspildet er en tredjedel lavere.",
        actions=(
            "Borgerpanel smager hver måned",
            "Tre størrelser af portioner",
        ),
        indicator=falls("Madspild om ugen", "kg", "210", "140"),
        milestone="De tre størrelser er indført",
        owner="Køkkenchef",
        helped="Panelet sagde ærligt, hvad der blev levnet.",
        hindered="Emballagen kom tre måneder for sent.",
    ),
    Example(
        title="Et sted at mødes",
        why="Ensomhed er også et helbred.",
        success_criterion="Flere ældre kommer i huset mindst én gang om ugen.",
        actions=(
            "Følgeven de første tre gange",
            "Nye hold valgt af brugerne",
        ),
        indicator=rises("Brugere om ugen", "brugere", "310", "380"),
        milestone="Følgevenner er fundet",
        owner="Daglig leder",
        helped="Følgevennerne er selv brugere af huset.",
        hindered="Der mangler kørsel fra landsbyerne.",
        ask="En prøve med fælles kørsel fra landsbyerne.",
    ),
)
