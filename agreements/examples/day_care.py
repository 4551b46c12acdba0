"""Local goals of day care and services for families, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

DAY_CARE = (
    Example(
        title="Udeliv hver dag",
        why="Børnene bevæger sig mere og bliver sjældnere uvenner, når de er ude.",
        success_criterion="Alle børn er ude mindst tre timer om dagen, også om vinteren.",
        actions=(
            "To faste turdage for hver stue",
            "Regntøj til udlån i garderoben",
        ),
        indicator=rises("Timer ude om dagen", "timer", "1.5", "3"),
        milestone="Turplan for alle stuer",
        owner="Pædagogisk leder",
        helped="Forældrene hjalp med at samle regntøj ind.",
        hindered="Sygdom i foråret gjorde to turdage til én.",
        ask="Et hegn mod vejen, så vi kan bruge hele grunden.",
    ),
    Example(
        title="Alle børn har nogen at lege med",
        why="Nogle børn står uden for legen længe, før vi opdager det.",
        success_criterion="Ingen børn er alene i mere end halvdelen af den frie leg.",
        actions=(
            "Faste legegrupper to formiddage om ugen",
            "Vi ser på hvert barns leg hver måned",
        ),
        indicator=falls("Børn, der ofte er alene i legen", "%", "14", "6"),
        milestone="Første runde af legeiagttagelser",
        owner="Pædagog",
        helped="Legegrupperne gav ro, og stille børn fik venner.",
        hindered="Mange nye børn på én gang gjorde grupperne for store.",
    ),
    Example(
        title="Sproget vokser ved bordet",
        why="Måltidet er den stund, hvor alle børn kan nå at sige noget.",
        success_criterion="Hvert barn taler med en voksen ved hvert måltid.",
        actions=(
            "En voksen ved hvert bord hele måltidet",
            "Billedkort til de børn, der mangler ord",
        ),
        indicator=rises("Børn, der er sikre i sproget før skolestart", "%", "78", "88"),
        milestone="Alle har været på kursus i samtaler ved bordet",
        owner="Sprogpædagog",
        helped="Kurset var kort, og alle kunne bruge det dagen efter.",
        hindered="Vi mangler hænder ved frokosten to dage om ugen.",
        ask="At frokosten tælles med, når bemandingen bliver målt.",
    ),
    Example(
        title="En rolig start om morgenen",
        why="Afleveringen sætter stemningen for resten af dagen.",
        success_criterion="Forældre og børn oplever, at der er en voksen, der tager imod.",
        actions=(
            "Én voksen har modtagelsen uden andre opgaver",
            "Et fast sted at sige farvel",
        ),
        indicator=rises("Forældre, der er trygge ved afleveringen", "%", "74", "90"),
        milestone="Ny vagtplan for morgenen",
        owner="Souschef",
        helped="Forældrene tog godt imod det nye farvelvindue.",
        hindered="Vagtplanen vælter, når to er syge.",
    ),
    Example(
        title="Farvel til dagtilbud, goddag til skole",
        why="Skiftet til skole er stort, og børnene skal kende nogen på den anden side.",
        success_criterion="Alle kommende skolebørn har besøgt deres nye skole fem gange.",
        actions=(
            "Fælles legedage med børnehaveklassen",
            "En pædagog følger med de første to uger",
        ),
        indicator=rises("Besøg på skolen for hvert barn", "besøg", "2", "5"),
        milestone="Aftale med skolen om datoer",
        owner="Leder",
        helped="Børnehaveklasselederen var med fra starten.",
        hindered="Vi kunne ikke få bus til de to sidste besøg.",
        ask="Adgang til skolebussen midt på dagen.",
    ),
    Example(
        title="Natur og årstider på stuen",
        why="Børn, der har rørt ved naturen, spørger mere.",
        success_criterion="Hver stue har et naturforløb i hver årstid.",
        actions=(
            "Vi dyrker køkkenhave",
            "Naturskolen besøger os to gange",
        ),
        indicator=rises("Naturforløb pr. stue om året", "forløb", "1", "4"),
        milestone="Køkkenhaven er anlagt",
        owner="Naturpædagog",
        helped="Bedsteforældre byggede højbede på en lørdag.",
        hindered="Tørken tog det første hold grøntsager.",
    ),
    Example(
        title="Færre sygedage blandt de ansatte",
        why="Børnene har brug for voksne, de kender.",
        success_criterion="Sygefraværet er på højst fem procent ved årets udgang.",
        actions=(
            "Samtale efter tre fraværsdage",
            "Hjælpemidler til løft ved puslebordet",
        ),
        indicator=falls("Sygefravær", "%", "7.1", "5.0"),
        milestone="Alle stuer har gennemgået deres løft",
        owner="Leder",
        helped="Hæve-sænke-puslebordene kom i brug fra dag ét.",
        hindered="Influenza i februar ramte halvdelen af huset.",
    ),
    Example(
        title="Forældre med i hverdagen",
        why="Vi lykkes bedst, når hjem og hus ved det samme om barnet.",
        success_criterion="Alle forældre har været med til mindst én aktivitet.",
        actions=(
            "Åben stue hver sidste fredag",
            "Korte beskeder med ét billede",
        ),
        indicator=rises("Forældre, der har deltaget", "%", "55", "85"),
        milestone="De første åbne stuer er holdt",
        owner="Forældrekontakt",
        helped="Fredagene passede godt, fordi de var korte.",
        hindered="Forældre med skiftende arbejdstid kan sjældent komme.",
    ),
)
