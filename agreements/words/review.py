"""Labels of HovedMED's review, and what to do about each missing thing."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.kodeks.review import Outcome, Table
from agreements.kodeks.review_lifecycle import Action, Need, Role, State
from agreements.language import Bilingual

STATES: Mapping[State, Bilingual] = {
    State.PREPARED: Bilingual("Under drøftelse i HovedMED", "Being discussed in HovedMED"),
    State.DISCUSSED: Bilingual("Til svar i forvaltningen", "Awaiting the administration’s answers"),
    State.ANSWERED: Bilingual("Besvaret", "Answered"),
    State.SIGNED: Bilingual("Underskrevet", "Signed"),
}

ACTIONS: Mapping[Action, Bilingual] = {
    Action.PUT_TO_ADMINISTRATION: Bilingual("Send til svar", "Send for answers"),
    Action.TAKE_BACK: Bilingual("Tag tilbage", "Take back"),
    Action.ANSWER: Bilingual("Afgiv svar", "Give the answers"),
    Action.SIGN: Bilingual("Underskriv", "Sign"),
    Action.COMPLETE_SIGNING: Bilingual("Afslut underskrivningen", "Complete the signing"),
}

ROLES: Mapping[Role, Bilingual] = {
    Role.CHAIR: Bilingual("formand for HovedMED", "chair of HovedMED"),
    Role.VICE_CHAIR: Bilingual("næstformand for HovedMED", "vice-chair of HovedMED"),
    Role.MED_SECRETARY: Bilingual("sekretær for HovedMED", "secretary of HovedMED"),
    Role.ADMINISTRATION: Bilingual("forvaltning", "administration"),
    Role.SYSTEM: Bilingual("Samspil", "Samspil"),
}

TABLES: Mapping[Table, Bilingual] = {
    Table.MANAGEMENT: Bilingual("Ledersiden", "Management side"),
    Table.EMPLOYEES: Bilingual("Medarbejdersiden", "Employee side"),
}

OUTCOMES: Mapping[Outcome, Bilingual] = {
    Outcome.DONE: Bilingual("Gennemført", "Done"),
    Outcome.UNDER_WAY: Bilingual("I gang", "Under way"),
    Outcome.NOT_DONE: Bilingual("Ikke gennemført", "Not done"),
    Outcome.DROPPED: Bilingual("Bortfaldet", "Dropped"),
}

NEEDS: Mapping[Need, Bilingual] = {
    Need.FIGURES_FROZEN: Bilingual(
        "Frys tallene på en dato først.", "Freeze the figures on a day first."
    ),
    Need.LAST_YEAR_FOLLOWED_UP: Bilingual(
        "Skriv, hvad der blev af hver af sidste års anbefalinger.",
        "Say what became of each of last year’s recommendations.",
    ),
    Need.BOTH_SIDES_HEARD: Bilingual(
        "Begge sider af bordet skal have en bemærkning, eller skrive, at de ingen har.",
        "Both sides of the table must remark, or write that they have no remark.",
    ),
    Need.ALL_ANSWERED: Bilingual(
        "Alle anbefalinger skal have et svar med dato.",
        "Every recommendation needs an answer with its date.",
    ),
    Need.OWN_SIGNATURE_OPEN: Bilingual(
        "Din side har allerede underskrevet.", "Your side has already signed."
    ),
    Need.BOTH_SIGNED: Bilingual("Begge sider skal underskrive.", "Both sides must sign."),
    Need.REASON: Bilingual("Skriv en begrundelse.", "Give a reason."),
}
