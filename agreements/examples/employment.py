"""Local goals of employment, language and services for people at risk, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, rises

EMPLOYMENT = (
    Example(
        title="En vej videre for hver ung",
        why="Den, der kender sit næste skridt, tager det oftere.",
        success_criterion="Flere unge er i gang seks måneder efter den første samtale.",
        actions=(
            "Én fast kontaktperson",
            "Brobygning på erhvervsskolen",
        ),
        indicator=rises("Unge i gang efter et halvt år", "%", "57", "68"),
        milestone="Alle unge har en fast kontaktperson",
        owner="Teamleder",
        helped="De unge ringede selv, når de havde ét nummer.",
        hindered="Ventetid i psykiatrien stopper mange forløb.",
    ),
    Example(
        title="Praktik tidligt i forløbet",
        why="Sproget kommer hurtigere blandt kolleger.",
        success_criterion="To ud af tre kursister er i praktik inden for et halvt år.",
        actions=(
            "Praktik fra andet modul",
            "Sprogmakker på arbejdspladsen",
        ),
        indicator=rises("Kursister i praktik inden for et halvt år", "%", "38", "66"),
        milestone="Aftaler med ti arbejdspladser",
        owner="Praktikleder",
        helped="Plejecentrene tog imod flere, end vi bad om.",
        hindered="Nogle arbejdspladser vil først have dansk.",
        ask="At hver kommunal virksomhed tager én sprogpraktikant.",
    ),
    Example(
        title="Virksomheder får svar samme dag",
        why="En arbejdsgiver, der venter, finder en anden vej.",
        success_criterion="Alle henvendelser er besvaret samme dag.",
        actions=(
            "Ét telefonnummer",
            "Besøg hos fyrre virksomheder",
        ),
        indicator=rises("Svar samme dag", "%", "64", "95"),
        milestone="Det fælles nummer er åbent",
        owner="Virksomhedskonsulent",
        helped="Ét nummer og to faste personer var nok.",
        hindered="Skift i personalet i foråret.",
    ),
    Example(
        title="En dør, der er åben",
        why="Den sværeste vej til hjælp er den første.",
        success_criterion="Flere kommer i behandling inden for fjorten dage.",
        actions=(
            "Åben rådgivning to aftener om ugen",
            "Fremskudt hjælp på værestedet",
        ),
        indicator=rises("Behandling begyndt inden for fjorten dage", "%", "71", "90"),
        milestone="Aftenrådgivningen er åbnet",
        owner="Behandlingsleder",
        helped="Værestedet fulgte folk hen over gaden.",
        hindered="Lokalet er svært at finde.",
        ask="Et skilt ved hovedindgangen.",
    ),
    Example(
        title="Egen bolig igen",
        why="Et herberg skal være en begyndelse.",
        success_criterion="Flere flytter i egen bolig inden for fire måneder.",
        actions=(
            "Plan fra den første uge",
            "Støtte det første halve år i boligen",
        ),
        indicator=rises("Ophold under fire måneder", "%", "45", "60"),
        milestone="Aftale med boligforeningen",
        owner="Forstander",
        helped="Boligforeningen satte to boliger af.",
        hindered="Der mangler små, billige boliger.",
        ask="Flere små boliger i den næste boligaftale.",
    ),
)
