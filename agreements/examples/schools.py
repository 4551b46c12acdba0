"""Local goals of schools, as examples."""

from __future__ import annotations

from agreements.examples.example import Example, falls, rises

SCHOOLS = (
    Example(
        title="Flere elever kommer i skole hver dag",
        why="Fravær vokser stille. Jo før vi ringer, jo lettere er vejen tilbage.",
        success_criterion="Elevfraværet er på højst seks procent.",
        actions=(
            "Vi ringer hjem på anden fraværsdag",
            "En tryg voksen tager imod om morgenen",
        ),
        indicator=falls("Elevfravær", "%", "8.4", "6.0"),
        milestone="Alle team har en aftale om opringninger",
        owner="Afdelingsleder",
        helped="Kontaktpersonen ved døren gjorde en forskel for mange.",
        hindered="Lange sygdomsforløb fylder meget i få klasser.",
        ask="Hurtigere adgang til skolepsykolog ved langt fravær.",
    ),
    Example(
        title="Læselyst på alle årgange",
        why="Elever, der læser for deres egen skyld, klarer sig bedre i alle fag.",
        success_criterion="Alle elever læser i en selvvalgt bog hver dag.",
        actions=(
            "Tyve minutters læsning efter første frikvarter",
            "Klassens boghylde skiftes hver måned",
        ),
        indicator=rises("Elever, der læser i fritiden", "%", "41", "60"),
        milestone="Boghylder i alle klasser",
        owner="Læsevejleder",
        helped="Biblioteket kom med nye bøger hver måned.",
        hindered="De ældste elever har svært ved at finde bøger, de gider.",
    ),
    Example(
        title="Arbejdsro, som alle har del i",
        why="Når der er ro, tør flere sige noget.",
        success_criterion="Ni ud af ti elever siger, at der er ro til at arbejde.",
        actions=(
            "Fælles start på alle timer",
            "Elevråd og lærere laver tre aftaler sammen",
        ),
        indicator=rises("Elever, der oplever ro i timerne", "%", "68", "90"),
        milestone="Elevrådets tre aftaler er vedtaget",
        owner="Skoleleder",
        helped="Elevrådet skrev aftalerne, så de blev forstået.",
        hindered="Vikarer kender ikke den fælles start.",
    ),
    Example(
        title="Matematik, man kan røre ved",
        why="Mange elever mister matematikken, når den kun står på papir.",
        success_criterion="Alle klasser har et værksted i matematik hver måned.",
        actions=(
            "Værkstedskasser til hver årgang",
            "Lærere besøger hinandens timer",
        ),
        indicator=rises("Elever på eller over middel i matematik", "%", "61", "70"),
        milestone="Værkstedskasserne er pakket",
        owner="Matematikvejleder",
        helped="Besøgene i hinandens timer gav flest idéer.",
        hindered="Vi mangler et lokale, der kan stå fremme.",
        ask="Et ledigt lokale til et fast værksted.",
    ),
    Example(
        title="Plads til flere måder at lære på",
        why="For mange børn bliver sendt videre, før vi selv har prøvet nok.",
        success_criterion="Flere elever får hjælp i deres egen klasse.",
        actions=(
            "To lærere i timen på 4. og 5. årgang",
            "Fast møde med PPR hver anden uge",
        ),
        indicator=rises("Elever, der får hjælp i egen klasse", "%", "52", "70"),
        milestone="Samarbejdsaftale med PPR",
        owner="Ressourceleder",
        helped="PPR kom ud i klassen i stedet for at holde møder.",
        hindered="To-lærertimerne ryger, når der mangler en vikar.",
        ask="At to-lærertimer ikke bruges som vikardækning.",
    ),
    Example(
        title="Skolen og foreningerne",
        why="Børn med en fritidsinteresse har flere venner.",
        success_criterion="Hver klasse har haft tre forløb med en forening.",
        actions=(
            "Foreningsdag i september",
            "Prøvehold efter skoletid",
        ),
        indicator=rises("Elever, der går til noget i fritiden", "%", "63", "75"),
        milestone="Foreningsdagen er holdt",
        owner="Pædagogisk leder",
        helped="Foreningerne stillede med unge instruktører.",
        hindered="De små foreninger kan ikke komme om formiddagen.",
    ),
    Example(
        title="Overgangen fra dagtilbud",
        why="De første uger i skolen afgør, om et barn hører til.",
        success_criterion="Alle nye elever kender en voksen og tre børn før første skoledag.",
        actions=(
            "Legedage i foråret",
            "En pædagog følger med i august",
        ),
        indicator=rises("Nye elever, der er trygge efter seks uger", "%", "82", "95"),
        milestone="Legedagene er aftalt med alle dagtilbud",
        owner="Børnehaveklasseleder",
        helped="De voksne kendte hinanden i forvejen.",
        hindered="Børn, der flytter til i juli, når ikke at være med.",
    ),
    Example(
        title="Et godt sted at være lærer",
        why="Elever mærker, når de voksne har det godt sammen.",
        success_criterion="Sygefraværet er på højst fem procent.",
        actions=(
            "Fælles forberedelse hver onsdag",
            "Nye lærere får en makker",
        ),
        indicator=falls("Sygefravær", "%", "6.2", "5.0"),
        milestone="Alle nye lærere har en makker",
        owner="Skoleleder",
        helped="Onsdagene blev fredet i skemaet.",
        hindered="Tre langtidssyge trækker tallet op.",
    ),
)
