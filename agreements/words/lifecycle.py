"""Labels of an agreement's states, actions and roles, and what to do about each missing thing."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.language import Bilingual
from agreements.signatures import Party
from agreements.transitions import Action, Need, Role, State

STATES: Mapping[State, Bilingual] = {
    State.DRAFT: Bilingual("Udkast", "Draft"),
    State.IN_CONSULTATION: Bilingual("I høring", "In consultation"),
    State.READY_FOR_DIALOGUE: Bilingual("Klar til dialogmøde", "Ready for dialogue"),
    State.BEFORE_COMMITTEE: Bilingual("Til behandling i udvalget", "Before the committee"),
    State.APPROVED: Bilingual("Godkendt", "Approved"),
    State.SIGNED: Bilingual("Underskrevet", "Signed"),
    State.RUNNING: Bilingual("I gang", "Running"),
    State.MIDWAY: Bilingual("Fulgt op midtvejs", "Followed up midway"),
    State.EVALUATED: Bilingual("Evalueret", "Evaluated"),
    State.CLOSED: Bilingual("Afsluttet", "Closed"),
}

ACTIONS: Mapping[Action, Bilingual] = {
    Action.SUBMIT: Bilingual("Send i høring", "Submit for consultation"),
    Action.CONCLUDE_CONSULTATION: Bilingual("Afslut høringen", "Conclude the consultation"),
    Action.BRING_BEFORE_COMMITTEE: Bilingual(
        "Sæt på udvalgets dagsorden", "Bring before committee"
    ),
    Action.SEND_BACK: Bilingual("Send tilbage til enheden", "Send back to the unit"),
    Action.APPROVE: Bilingual("Registrér udvalgets godkendelse", "Record the approval"),
    Action.SIGN: Bilingual("Underskriv", "Sign"),
    Action.SIGN_WITH_RESERVATION: Bilingual("Underskriv med forbehold", "Sign with reservation"),
    Action.SIGN_ON_BEHALF: Bilingual("Underskriv på en andens vegne", "Sign on behalf"),
    Action.COMPLETE_SIGNING: Bilingual("Afslut underskrivningen", "Complete the signing"),
    Action.START: Bilingual("Sæt aftalen i kraft", "Put the agreement into force"),
    Action.RECORD_MIDWAY: Bilingual("Aflever midtvejsopfølgning", "Hand in midway follow-up"),
    Action.EVALUATE: Bilingual("Aflever årsopfølgning", "Hand in annual follow-up"),
    Action.CONTINUE: Bilingual("Fortsæt til næste aftaleår", "Continue into the next year"),
    Action.CLOSE: Bilingual("Afslut aftalen", "Close the agreement"),
    Action.CLOSE_EARLY: Bilingual("Afslut aftalen før tid", "Close the agreement early"),
    Action.AMEND: Bilingual("Ændr aftalen", "Amend the agreement"),
    Action.WITHDRAW_AMENDMENT: Bilingual("Opgiv ændringen", "Withdraw the amendment"),
    Action.TRANSFER: Bilingual("Overdrag aftalen", "Transfer the agreement"),
}

ROLES: Mapping[Role, Bilingual] = {
    Role.UNIT_LEADER: Bilingual("enhedsleder", "unit leader"),
    Role.DEPUTY: Bilingual("stedfortræder for lederen", "deputy leader"),
    Role.CENTRE_HEAD: Bilingual("centerchef", "centre head"),
    Role.DIRECTOR: Bilingual("direktør", "director"),
    Role.COMMITTEE_CHAIR: Bilingual("udvalgsformand", "committee chair"),
    Role.VICE_CHAIR: Bilingual("næstformand", "vice-chair"),
    Role.COMMITTEE_SECRETARY: Bilingual("udvalgssekretær", "committee secretary"),
    Role.SYSTEM: Bilingual("Samspil", "Samspil"),
}

PARTIES: Mapping[Party, Bilingual] = {
    Party.UNIT: Bilingual("For enheden", "For the unit"),
    Party.COMMITTEE: Bilingual("For udvalget", "For the committee"),
    Party.ADMINISTRATION: Bilingual("For forvaltningen", "For the administration"),
}

NEEDS: Mapping[Need, Bilingual] = {
    Need.CONTENT_VALID: Bilingual(
        "Ret de mangler ved målene, som er vist ved felterne.",
        "Mend what is missing in the goals, as shown at the fields.",
    ),
    Need.MED_HEARD: Bilingual(
        "Skriv datoen, hvor aftalen er drøftet i MED. Datoen må ikke ligge i fremtiden.",
        "Enter the date when the MED committee discussed it. It cannot be in the future.",
    ),
    Need.USER_BOARD_HEARD: Bilingual(
        "Skriv datoen, hvor brugerbestyrelsen er hørt. Datoen må ikke ligge i fremtiden.",
        "Enter the date when the user board was heard. It cannot be in the future.",
    ),
    Need.DIALOGUE: Bilingual(
        "Skriv datoen for dialogmødet, eller hvorfor der ikke er holdt et.",
        "Enter the date of the dialogue meeting, or why none was held.",
    ),
    Need.DECISION: Bilingual(
        "Skriv punktets nummer og datoen for udvalgets beslutning.",
        "Enter the item number and the date of the committee's decision.",
    ),
    Need.HEARD_BEFORE_DECISION: Bilingual(
        "MED og brugerbestyrelse skal være hørt senest den dag, udvalget beslutter. Ret datoerne.",
        "MED and user board must be heard no later than the day of the decision. Mend the dates.",
    ),
    Need.OWN_SIGNATURE_OPEN: Bilingual(
        "Din part har allerede underskrevet denne version.",
        "Your party has already signed this version.",
    ),
    Need.ALL_SIGNED: Bilingual(
        "Der mangler en eller flere underskrifter.", "One or more signatures are missing."
    ),
    Need.PERIOD_BEGUN: Bilingual(
        "Aftaleperioden er ikke begyndt.", "The agreement period has not begun."
    ),
    Need.PERIOD_REMAINS: Bilingual(
        "Det er aftalens sidste år. Afslut den, og lav en ny.",
        "This is the agreement's last year. Close it and make a new one.",
    ),
    Need.PERIOD_ENDED: Bilingual(
        "Aftaleperioden er ikke slut.", "The agreement period has not ended."
    ),
    Need.MIDWAY_WRITTEN: Bilingual(
        "Midtvejsopfølgningen mangler svar for et eller flere mål.",
        "The midway follow-up lacks an answer for one or more goals.",
    ),
    Need.MIDWAY_DONE_OR_EXPLAINED: Bilingual(
        "Der er ikke fulgt op midtvejs i år. Skriv hvorfor.",
        "There was no midway follow-up this year. Write why.",
    ),
    Need.ANNUAL_WRITTEN: Bilingual(
        "Årsopfølgningen mangler svar for et eller flere mål.",
        "The annual follow-up lacks an answer for one or more goals.",
    ),
    Need.IS_AMENDMENT: Bilingual(
        "Udkastet er ikke en ændring af en godkendt aftale.",
        "The draft does not amend an approved agreement.",
    ),
    Need.REASON: Bilingual("Skriv en begrundelse.", "Give a reason."),
    Need.RESERVATION: Bilingual("Skriv forbeholdet.", "Write the reservation."),
    Need.SUCCESSOR: Bilingual(
        "Skriv, hvem der overtager aftalen.", "Name who takes the agreement over."
    ),
}
