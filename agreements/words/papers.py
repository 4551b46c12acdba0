"""What the papers say around their content: titles, captions, and lines without a field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual
from agreements.words.followup import Occasion


class Said(StrEnum):
    ADDED = "added"
    ADOPTED = "adopted"
    AGREED = "agreed"
    AGREEMENT_SUBJECT = "agreement_subject"
    AGREEMENT_TITLE = "agreement_title"
    AMENDED_BECAUSE = "amended_because"
    AND_MORE = "and_more"
    ANNEX_A = "annex_a"
    ANNEX_B = "annex_b"
    ANNEX_C = "annex_c"
    ATTACHED_DATA = "attached_data"
    AWAITS_SIGNATURE = "awaits_signature"
    BESIDE_TITLE = "beside_title"
    CATALOGUE_COUNT = "catalogue_count"
    CATALOGUE_TITLE = "catalogue_title"
    CHECKSUM = "checksum"
    CHECKSUM_MEANS = "checksum_means"
    COUNT = "count"
    DATE = "date"
    DAY_AT_TIME = "day_at_time"
    DIALOGUE_KICKER = "dialogue_kicker"
    EMPTY_SECTION = "empty_section"
    FOLLOW_UP_LEAD = "follow_up_lead"
    FROM = "from"
    FROM_TO = "from_to"
    GOAL = "goal"
    GOALS_NONE = "goals_none"
    INDICATOR_OR_MILESTONE = "indicator_or_milestone"
    KODEKS_IN_SHORT = "kodeks_in_short"
    LAST_CONTACT = "last_contact"
    LEFT_OUT = "left_out"
    MEASURED = "measured"
    MISMATCH = "mismatch"
    MISMATCH_TITLE = "mismatch_title"
    NEVER_MET = "never_met"
    NOTHING = "nothing"
    NOTHING_ASKED = "nothing_asked"
    NOT_ANSWERED = "not_answered"
    NOT_MEASURED = "not_measured"
    NUMBER = "number"
    ONE_AGREEMENT = "one_agreement"
    ON_BEHALF_OF = "on_behalf_of"
    PARTY = "party"
    RESERVATION = "reservation"
    SHARED_COUNTS = "shared_counts"
    SHARED_LEAD = "shared_lead"
    SHARED_TITLE = "shared_title"
    SIGNED_AT = "signed_at"
    SIGNED_BY = "signed_by"
    STATE = "state"
    TALK_HARD = "talk_hard"
    TALK_PROUD = "talk_proud"
    TALK_TOGETHER = "talk_together"
    TO = "to"
    TO_TALK_ABOUT = "to_talk_about"
    VERSION = "version"
    WE_ASK = "we_ask"
    WHAT_HELPED = "what_helped"
    WHAT_WE_ASK = "what_we_ask"
    WHEN = "when"
    WHERE_ASKED = "where_asked"
    WHO = "who"


OCCASIONS: Mapping[Occasion, Bilingual] = {
    Occasion.MIDWAY: Bilingual("Midtvejs", "Midway"),
    Occasion.ANNUAL: Bilingual("Årets slutning", "End of the year"),
}

PAPERS: Mapping[Said, Bilingual] = {
    Said.ADDED: Bilingual("Det lokale kodeks lægger til", "What the local code adds"),
    Said.ADOPTED: Bilingual(
        "Vedtaget af byrådet {day}, {item}", "Adopted by the council {day}, {item}"
    ),
    Said.AGREED: Bilingual("Det blev aftalt", "What was agreed"),
    Said.AGREEMENT_SUBJECT: Bilingual(
        "Udviklingsaftale mellem {committee} og {unit}",
        "Development agreement between {committee} and {unit}",
    ),
    Said.AGREEMENT_TITLE: Bilingual("Udviklingsaftale {period}", "Development agreement {period}"),
    Said.AMENDED_BECAUSE: Bilingual("Ændret fordi", "Amended because"),
    Said.AND_MORE: Bilingual(
        "og {count} mere (se opfølgningen)", "and {count} more (see the follow-up)"
    ),
    Said.ANNEX_A: Bilingual("Bilag A: Målskema", "Annex A: Table of goals"),
    Said.ANNEX_B: Bilingual("Bilag B: Opfølgningsskema", "Annex B: Follow-up"),
    Said.ANNEX_C: Bilingual("Bilag C: Kodeks", "Annex C: Code of conduct"),
    Said.ATTACHED_DATA: Bilingual(
        "Aftalens indhold i den form, kontrolsummen er regnet af",
        "The agreement’s content in the form that its checksum is made from",
    ),
    Said.AWAITS_SIGNATURE: Bilingual("mangler", "awaited"),
    Said.BESIDE_TITLE: Bilingual("Kodekset ved siden af: {other}", "The code beside: {other}"),
    Said.CATALOGUE_COUNT: Bilingual("{count} aftaler", "{count} agreements"),
    Said.CATALOGUE_TITLE: Bilingual(
        "Udviklingsaftaler {period}", "Development agreements {period}"
    ),
    Said.CHECKSUM: Bilingual("Kontrolsum", "Checksum"),
    Said.CHECKSUM_MEANS: Bilingual(
        "Underskrifterne gælder netop denne tekst. Kontrolsummen er SHA-256 af filen {file} med "
        "aftalens indhold, som kan hentes sammen med aftalen.",
        "The signatures hold for exactly this text. The checksum is the SHA-256 of the file "
        "{file} with the agreement’s content, which can be fetched with the agreement.",
    ),
    Said.COUNT: Bilingual("Antal", "Number"),
    Said.DATE: Bilingual("Dato", "Date"),
    Said.DAY_AT_TIME: Bilingual("{day} kl. {time}", "{day} at {time}"),
    Said.DIALOGUE_KICKER: Bilingual("Dialogmøde {day}, {place}", "Dialogue meeting {day}, {place}"),
    Said.EMPTY_SECTION: Bilingual("Ikke udfyldt endnu.", "Not filled in yet."),
    Said.FOLLOW_UP_LEAD: Bilingual(
        "Her fortæller vi, hvor langt vi er med hvert mål, hvad der har hjulpet, og hvad vi "
        "beder udvalget om.",
        "Here we tell how far we have come with each goal, what helped, and what we ask of the "
        "committee.",
    ),
    Said.FROM: Bilingual("Fra", "From"),
    Said.FROM_TO: Bilingual("fra {baseline} til {target}", "from {baseline} to {target}"),
    Said.GOAL: Bilingual("Mål", "Goal"),
    Said.GOALS_NONE: Bilingual("Ingen mål i dette lag.", "No goals in this layer."),
    Said.INDICATOR_OR_MILESTONE: Bilingual("Indikator eller milepæl", "Indicator or milestone"),
    Said.KODEKS_IN_SHORT: Bilingual(
        "Når vi mødes om aftalen, gælder kommunens kodeks for begge parter.",
        "When we meet about the agreement, the municipality’s code binds both parties.",
    ),
    Said.LAST_CONTACT: Bilingual("Sidst mødtes vi", "We last met"),
    Said.LEFT_OUT: Bilingual("Det lokale kodeks har ikke med", "What the local code leaves out"),
    Said.MEASURED: Bilingual("målt {value} den {day}", "measured {value} on {day}"),
    Said.MISMATCH: Bilingual(
        "{signer} underskrev den {day} en anden version end denne. Underskriften gælder ikke her.",
        "{signer} signed another version than this on {day}. The signature does not hold here.",
    ),
    Said.MISMATCH_TITLE: Bilingual(
        "Underskrift på en anden version", "Signature on another version"
    ),
    Said.NEVER_MET: Bilingual("Det er første gang.", "This is the first time."),
    Said.NOTHING: Bilingual("Intet.", "Nothing."),
    Said.NOTHING_ASKED: Bilingual(
        "Vi beder ikke om noget denne gang.", "We ask for nothing this time."
    ),
    Said.NOT_ANSWERED: Bilingual("Ikke besvaret", "Not answered"),
    Said.NOT_MEASURED: Bilingual("endnu ikke målt", "not yet measured"),
    Said.NUMBER: Bilingual("Nr.", "No."),
    Said.ONE_AGREEMENT: Bilingual("1 aftale", "1 agreement"),
    Said.ON_BEHALF_OF: Bilingual(
        "på vegne af {person} ({reason})", "on behalf of {person} ({reason})"
    ),
    Said.PARTY: Bilingual("Part", "Party"),
    Said.RESERVATION: Bilingual("Forbehold", "Reservation"),
    Said.SHARED_COUNTS: Bilingual("Hvor langt er enhederne?", "How far have the units come?"),
    Said.SHARED_LEAD: Bilingual(
        "Fælles mål er ét mål med mange bidrag. Enhederne står i alfabetisk orden. Siden "
        "sammenligner ikke enheder.",
        "A shared goal is one goal with many contributions. Units stand in alphabetical order. "
        "This paper does not compare units.",
    ),
    Said.SHARED_TITLE: Bilingual("Status på fælles mål", "State of the shared goals"),
    Said.SIGNED_AT: Bilingual("Underskrevet", "Signed"),
    Said.SIGNED_BY: Bilingual("Af", "By"),
    Said.STATE: Bilingual("Status", "State"),
    Said.TALK_HARD: Bilingual(
        "Hvad er sværest lige nu, og hvem kan gøre noget ved det?",
        "What is hardest just now, and who can do something about it?",
    ),
    Said.TALK_PROUD: Bilingual(
        "Hvad er I stolte af, som udvalget bør se?",
        "What are you proud of that the committee should see?",
    ),
    Said.TALK_TOGETHER: Bilingual(
        "Hvilken anden enhed kunne I nå målet sammen med?",
        "With which other unit could you reach the goal together?",
    ),
    Said.TO: Bilingual("Til", "To"),
    Said.TO_TALK_ABOUT: Bilingual("Til samtalen", "To talk about"),
    Said.VERSION: Bilingual("Version", "Version"),
    Said.WE_ASK: Bilingual("Vi beder udvalget om:", "We ask of the committee:"),
    Said.WHAT_HELPED: Bilingual("Hvad hjalp eller stod i vejen", "What helped or hindered"),
    Said.WHAT_WE_ASK: Bilingual("Det beder vi udvalget om", "What we ask of the committee"),
    Said.WHEN: Bilingual("Hvornår", "When"),
    Said.WHERE_ASKED: Bilingual(
        "Det kommer på enhedens næste dialogmøde.",
        "It goes on the unit’s next dialogue meeting.",
    ),
    Said.WHO: Bilingual("Hvem", "Who"),
}
