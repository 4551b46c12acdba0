"""Local goals of culture, leisure and nature, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, rises

CULTURE = (
    Example(
        title="Børn i huset før skolealderen",
        why="Gode vaner begynder med en voksen ved hånden.",
        success_criterion="Alle dagtilbud i oplandet har besøgt os to gange.",
        actions=(
            "Faste formiddage for dagtilbud",
            "Rygsække med bøger og lege",
        ),
        indicator=rises("Besøg af dagtilbud om året", "besøg", "46", "80"),
        milestone="Datoerne er meldt ud",
        owner="Børneansvarlig",
        helped="Dagtilbuddene bestilte selv flere formiddage.",
        hindered="Busserne passer ikke med formiddagene.",
    ),
    Example(
        title="Åbent, når folk har fri",
        why="Et hus, der lukker klokken fem, er lukket for mange.",
        success_criterion="Flere bruger huset om aftenen.",
        actions=(
            "Selvbetjening til klokken 21",
            "Frivillige værter",
        ),
        indicator=rises("Besøg efter klokken 17 om måneden", "besøg", "900", "1400"),
        milestone="Frivillige værter er på plads",
        owner="Husleder",
        helped="Værterne tog egne venner med.",
        hindered="Døren til gaden gik i stykker to gange.",
        ask="En ny automatisk dør.",
    ),
    Example(
        title="Kultur dér, hvor folk bor",
        why="Ikke alle har en bil.",
        success_criterion="Hver større by har haft to arrangementer.",
        actions=(
            "Lån af forsamlingshuse",
            "Lokale råd vælger program",
        ),
        indicator=rises("Arrangementer uden for hovedbyen", "stk.", "6", "16"),
        milestone="Aftaler med fem forsamlingshuse",
        owner="Programleder",
        helped="De lokale råd solgte selv billetterne.",
        hindered="Lydanlægget er for gammelt til at flytte.",
    ),
    Example(
        title="Flere lærer at svømme",
        why="At kunne svømme er at være med.",
        success_criterion="Ni ud af ti i 5. klasse kan svømme 200 meter.",
        actions=(
            "Ekstra hold for dem, der er bange for vand",
            "Prøve for alle i 5. klasse",
        ),
        indicator=rises("Elever, der kan svømme 200 meter", "%", "79", "90"),
        milestone="Alle i 5. klasse har været til prøve",
        owner="Halinspektør",
        helped="Små hold gjorde de bange børn modige.",
        hindered="Bassinet var lukket i fem uger.",
    ),
    Example(
        title="Musik til flere",
        why="Prisen må ikke afgøre, hvem der spiller.",
        success_criterion="Flere børn fra de mindste byer går til musik.",
        actions=(
            "Prøvehold på skolerne",
            "Lån af instrumenter det første år",
        ),
        indicator=rises("Elever fra de mindste byer", "elever", "60", "95"),
        milestone="Instrumenter til udlån er indkøbt",
        owner="Musikskoleleder",
        helped="Skolerne lånte os lokaler uden betaling.",
        hindered="Vi mangler lærere i messing.",
    ),
    Example(
        title="Naturen lige uden for døren",
        why="Man passer på det, man kender.",
        success_criterion="Alle gæster får en opgave med hjem.",
        actions=(
            "Nye poster langs stien",
            "Aftenture om sommeren",
        ),
        indicator=rises("Gæster på ture om året", "gæster", "2100", "2800"),
        milestone="De nye poster er sat op",
        owner="Naturvejleder",
        helped="Skolerne brugte posterne uden vores hjælp.",
        hindered="Vinteren gjorde stien ufremkommelig.",
    ),
)
