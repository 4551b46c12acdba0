"""What is wrong with an agreement's goals, and what the writer can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.goals import Direction, Expense, Layer
from agreements.language import Bilingual
from agreements.readability import Band


class GoalFault(StrEnum):
    TOO_MANY_GOALS = "too_many_goals"
    NO_SHARED_GOAL = "no_shared_goal"
    NO_LOCAL_GOAL = "no_local_goal"
    SAME_GOAL_TWICE = "same_goal_twice"
    TITLE_MISSING = "title_missing"
    WHY_MISSING = "why_missing"
    CRITERION_MISSING = "criterion_missing"
    CONTRIBUTION_MISSING = "contribution_missing"
    OWNER_MISSING = "owner_missing"
    ACTIONS_MISSING = "actions_missing"
    NOTHING_TO_MEASURE = "nothing_to_measure"
    DUE_MISSING = "due_missing"
    EXPENSE_UNANSWERED = "expense_unanswered"
    EXPENSE_UNEXPLAINED = "expense_unexplained"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NAME_MISSING = "name_missing"
    SECTION_MISSING = "section_missing"
    BASELINE_MISSING = "baseline_missing"
    TARGET_MISSING = "target_missing"
    TARGET_ON_WRONG_SIDE = "target_on_wrong_side"


GOAL_FAULTS: Mapping[GoalFault, Bilingual] = {
    GoalFault.TOO_MANY_GOALS: Bilingual(
        "Der er {count} {layer}; der må højst være {limit}. Vælg de vigtigste.",
        "There are {count} {layer}; at most {limit} are allowed. Choose the most important.",
    ),
    GoalFault.NO_SHARED_GOAL: Bilingual(
        "Vælg mindst ét fælles mål (tværgående mål eller udvalgsmål), som I bidrager til.",
        "Choose at least one shared goal (cross-cutting or committee goal) that you contribute to.",
    ),
    GoalFault.NO_LOCAL_GOAL: Bilingual(
        "Skriv mindst ét lokalt mål.", "Write at least one local goal."
    ),
    GoalFault.SAME_GOAL_TWICE: Bilingual(
        "Målet »{title}« står to gange. Slet det ene.",
        "The goal “{title}” is there twice. Delete one of them.",
    ),
    GoalFault.TITLE_MISSING: Bilingual("Giv målet en titel.", "Give the goal a title."),
    GoalFault.WHY_MISSING: Bilingual(
        "Skriv, hvorfor målet er vigtigt.", "Write why the goal matters."
    ),
    GoalFault.CRITERION_MISSING: Bilingual(
        "Skriv, hvordan I kan se, at målet er nået.", "Write how you can tell that it is reached."
    ),
    GoalFault.CONTRIBUTION_MISSING: Bilingual(
        "Skriv, hvad I bidrager med til det fælles mål.",
        "Write what you contribute to the shared goal.",
    ),
    GoalFault.OWNER_MISSING: Bilingual(
        "Skriv, hvem der har ansvaret for målet.", "Write who is responsible for the goal."
    ),
    GoalFault.ACTIONS_MISSING: Bilingual(
        "Skriv mindst én indsats: hvad gør I?", "Write at least one action: what do you do?"
    ),
    GoalFault.NOTHING_TO_MEASURE: Bilingual(
        "Tilføj mindst én indikator eller én milepæl med dato.",
        "Add at least one indicator, or one milestone with a date.",
    ),
    GoalFault.DUE_MISSING: Bilingual("Skriv en frist.", "Enter a date when it is due."),
    GoalFault.EXPENSE_UNANSWERED: Bilingual(
        "Svar på spørgsmålet: Kan målet nås på en anden enheds bekostning?",
        "Answer the question: Could this goal be reached at another unit's expense?",
    ),
    GoalFault.EXPENSE_UNEXPLAINED: Bilingual(
        "Skriv, hvem det kan gå ud over, og hvad I gør for at undgå det.",
        "Write who could bear the cost, and what you do to avoid it.",
    ),
    GoalFault.TOO_LONG: Bilingual(
        "Teksten er på {length} tegn; der er plads til {limit}. Skær {over} tegn væk.",
        "The text has {length} characters; there is room for {limit}. Cut {over} characters.",
    ),
    GoalFault.TOO_MANY: Bilingual(
        "Der er {count}; der må højst være {limit}. Behold de vigtigste.",
        "There are {count}; at most {limit} are allowed. Keep the most important.",
    ),
    GoalFault.NAME_MISSING: Bilingual(
        "Skriv en tekst her, eller slet linjen.", "Fill in or delete."
    ),
    GoalFault.SECTION_MISSING: Bilingual("Udfyld afsnittet.", "Fill in this section."),
    GoalFault.BASELINE_MISSING: Bilingual(
        "Skriv udgangspunktet. Kender I det ikke, så lav en milepæl for den første måling.",
        "Enter the baseline. If it is not known, make a milestone of the first measurement.",
    ),
    GoalFault.TARGET_MISSING: Bilingual(
        "Skriv det tal, I vil nå.", "Enter the figure that you want to reach."
    ),
    GoalFault.TARGET_ON_WRONG_SIDE: Bilingual(
        "Målet {target} er dårligere end udgangspunktet {baseline}, når {direction}. Ret tallene "
        "eller retningen.",
        "The target {target} is worse than the baseline {baseline} when {direction}. Mend the "
        "figures or the direction.",
    ),
}

LAYERS: Mapping[Layer, Bilingual] = {
    Layer.CROSS_CUTTING: Bilingual("tværgående mål", "cross-cutting goals"),
    Layer.COMMITTEE: Bilingual("udvalgsmål", "committee goals"),
    Layer.LOCAL: Bilingual("lokale mål", "local goals"),
}

ONE_GOAL: Mapping[Layer, Bilingual] = {
    Layer.CROSS_CUTTING: Bilingual("Tværgående mål", "Cross-cutting goal"),
    Layer.COMMITTEE: Bilingual("Udvalgsmål", "Committee goal"),
    Layer.LOCAL: Bilingual("Lokalt mål", "Local goal"),
}

DIRECTIONS: Mapping[Direction, Bilingual] = {
    Direction.HIGHER: Bilingual("højere er bedre", "higher is better"),
    Direction.LOWER: Bilingual("lavere er bedre", "lower is better"),
}

EXPENSES: Mapping[Expense, Bilingual] = {
    Expense.NO: Bilingual("Nej", "No"),
    Expense.PERHAPS: Bilingual("Måske", "Perhaps"),
    Expense.YES: Bilingual("Ja", "Yes"),
}

BANDS: Mapping[Band, Bilingual] = {
    Band.VERY_EASY: Bilingual("meget let", "very easy"),
    Band.EASY: Bilingual("let", "easy"),
    Band.MIDDLING: Bilingual("middel", "middling"),
    Band.HARD: Bilingual("svær", "hard"),
    Band.VERY_HARD: Bilingual("meget svær", "very hard"),
}

BAND_HINTS: Mapping[Band, Bilingual] = {
    Band.VERY_EASY: Bilingual(
        "Lix {lix}: Teksten er meget let at læse. Fint, hvis meningen er hel.",
        "LIX {lix}: the text is very easy to read. Fine, if it says all you mean.",
    ),
    Band.EASY: Bilingual(
        "Lix {lix}: Teksten er let at læse. Sådan!",
        "LIX {lix}: the text is easy to read. Well done!",
    ),
    Band.MIDDLING: Bilingual(
        "Lix {lix}: De fleste kan læse teksten uden besvær.",
        "LIX {lix}: most people read this without trouble.",
    ),
    Band.HARD: Bilingual(
        "Lix {lix}: Teksten er svær. Prøv at dele den længste sætning i to.",
        "LIX {lix}: the text is hard. Try to split the longest sentence in two.",
    ),
    Band.VERY_HARD: Bilingual(
        "Lix {lix}: Teksten er meget svær. Sig den til en kollega, og skriv så det, du sagde.",
        "LIX {lix}: the text is very hard. Say it to a colleague, and write what you said.",
    ),
}
