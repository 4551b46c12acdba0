"""Local goals of care homes, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

ELDERLY_CARE = (
    Example(
        title="Måltidet som dagens samling",
        why="Mad smager bedst sammen med nogen.",
        success_criterion="Alle, der vil, spiser middag i selskab.",
        actions=(
            "Personalet sidder med ved bordet",
            "Beboerrådet vælger ugens ret",
        ),
        indicator=rises("Beboere, der spiser sammen med andre", "%", "58", "75"),
        milestone="Beboerrådets første menu",
        owner="Husleder",
        helped="Duften fra køkkenet kaldte flere til.",
        hindered="Vi mangler hænder i weekenden.",
        ask="At madservice leverer i skåle i stedet for portioner.",
    ),
    Example(
        title="Beboerne bestemmer rytmen",
        why="Man har stået op på sin egen måde hele livet.",
        success_criterion="Hver beboer har selv valgt, hvornår dagen begynder.",
        actions=(
            "Livshistorie skrevet ved indflytning",
            "Morgenvagten følger døgnrytmeplanen",
        ),
        indicator=rises("Beboere med egen døgnrytmeplan", "%", "46", "95"),
        milestone="Planer for alle i det første hus",
        owner="Teamleder",
        helped="De pårørende hjalp med livshistorierne.",
        hindered="Aftenvagten fik ikke ændringerne at vide i starten.",
    ),
    Example(
        title="Færre fald",
        why="Et fald koster ofte mere end et brud.",
        success_criterion="Antallet af fald er halveret.",
        actions=(
            "Vi ser på skoene og lyset hver måned",
            "Balancetræning to gange om ugen",
        ),
        indicator=falls("Fald om måneden", "fald", "18", "9"),
        milestone="Alle boliger er gennemgået",
        owner="Sygeplejerske",
        helped="Træningen blev et fast træf med kaffe.",
        hindered="Gulvet i den gamle fløj er glat.",
        ask="Nyt gulv i den gamle fløj.",
    ),
    Example(
        title="Faste ansigter",
        why="Tryghed er at vide, hvem der kommer ind ad døren.",
        success_criterion="Hver beboer møder højst ti forskellige på en uge.",
        actions=(
            "Små team om hver gang",
            "Egne afløsere før vikarbureau",
        ),
        indicator=falls("Forskellige ansatte hos hver beboer på en uge", "ansatte", "17", "10"),
        milestone="Nye team er sat",
        owner="Plejecenterleder",
        helped="Afløserne blev en del af teamet.",
        hindered="Ferien trak mange nye navne ind.",
    ),
    Example(
        title="Pårørende er med",
        why="Pårørende ved noget, vi ikke kan læse i journalen.",
        success_criterion="Alle pårørende bliver spurgt til råds hvert kvartal.",
        actions=(
            "Fast opkald hvert kvartal",
            "Pårørendecafé",
        ),
        indicator=rises("Pårørende, der føler sig inddraget", "%", "69", "85"),
        milestone="Den første café er holdt",
        owner="Kontaktperson",
        helped="Caféen gav pårørende hinanden at tale med.",
        hindered="Pårørende, der bor langt væk, når vi ikke nok.",
    ),
    Example(
        title="En sidste tid med ro",
        why="Den sidste tid kan kun gøres godt én gang.",
        success_criterion="Alle beboere har talt om ønsker til den sidste tid.",
        actions=(
            "Samtale i de første tre måneder",
            "Vågere fra den frivillige tjeneste",
        ),
        indicator=rises("Beboere, hvis ønsker er skrevet ned", "%", "40", "80"),
        milestone="Alle sygeplejersker har øvet samtalen",
        owner="Sygeplejerske",
        helped="De frivillige vågere gav ro hos alle.",
        hindered="Samtalen er svær for nye medarbejdere.",
    ),
)
