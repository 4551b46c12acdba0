"""Labels of the kodeks' states and sides, and what to do about each missing thing."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.kodeks.adoption import Action, Need, Role, State
from agreements.kodeks.discussion import Forum
from agreements.kodeks.kodeks import Side
from agreements.language import Bilingual

STATES: Mapping[State, Bilingual] = {
    State.DRAFTING: Bilingual("Under udarbejdelse", "Being drafted"),
    State.HEARING: Bilingual("I høring", "In hearing"),
    State.ADOPTED: Bilingual("Vedtaget", "Adopted"),
    State.SUPERSEDED: Bilingual("Afløst af en nyere version", "Superseded by a newer version"),
}

ACTIONS: Mapping[Action, Bilingual] = {
    Action.OPEN_HEARING: Bilingual("Send i høring", "Open the hearing"),
    Action.REWORK: Bilingual("Tag tilbage til omskrivning", "Take back for rewriting"),
    Action.ADOPT: Bilingual("Registrér byrådets vedtagelse", "Record the council’s adoption"),
    Action.SUPERSEDE: Bilingual("Erstat med den nye version", "Replace by the new version"),
}

ROLES: Mapping[Role, Bilingual] = {
    Role.POLITICAL_SECRETARIAT: Bilingual("politisk sekretariat", "political secretariat"),
    Role.MAIN_MED: Bilingual("HovedMED", "HovedMED"),
    Role.COUNCIL_MEMBER: Bilingual("byrådsmedlem", "council member"),
    Role.LEADER: Bilingual("leder", "leader"),
    Role.SYSTEM: Bilingual("Samspil", "Samspil"),
}

SIDES: Mapping[Side, Bilingual] = {
    Side.POLITICIANS: Bilingual("Politikere", "Politicians"),
    Side.STAFF: Bilingual("Ledere og medarbejdere", "Leaders and employees"),
}

FORUMS: Mapping[Forum, Bilingual] = {
    Forum.DIALOGUE_MEETING: Bilingual("Dialogmøde", "Dialogue meeting"),
    Forum.COMMITTEE_MEETING: Bilingual("Udvalgsmøde", "Committee meeting"),
    Forum.MAIN_MED: Bilingual("HovedMED", "HovedMED"),
    Forum.LEADERS: Bilingual("Ledermøde", "Leaders’ meeting"),
}

NEEDS: Mapping[Need, Bilingual] = {
    Need.EVERY_CLAUSE_BINDS_BOTH: Bilingual(
        "Hver værdi skal have mindst én pligt for politikere og én for ansatte.",
        "Each value needs at least one duty for politicians and one for staff.",
    ),
    Need.HEARING_DEADLINE: Bilingual(
        "Skriv en høringsfrist, som ligger efter i dag.", "Enter a hearing deadline after today."
    ),
    Need.HEARING_ENDED: Bilingual(
        "Høringsfristen er ikke udløbet.", "The hearing deadline has not passed."
    ),
    Need.COMMENTS_ANSWERED: Bilingual(
        "Svar på alle høringssvar, før kodekset vedtages.",
        "Answer every comment before the code is adopted.",
    ),
    Need.MAIN_MED_DISCUSSED: Bilingual(
        "Skriv datoen, hvor HovedMED har drøftet kodekset.",
        "Enter the date when HovedMED discussed the code.",
    ),
    Need.COUNCIL_DECISION: Bilingual(
        "Skriv punktets nummer og datoen for byrådets beslutning.",
        "Enter the item number and the date of the council’s decision.",
    ),
    Need.SUCCESSOR_ADOPTED: Bilingual(
        "En nyere version skal være vedtaget først.", "A newer version must be adopted first."
    ),
    Need.REASON: Bilingual("Skriv en begrundelse.", "Give a reason."),
}
