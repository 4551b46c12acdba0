"""Why a typed or pasted text, day or amount is refused or tidied, and what the writer can do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual


class Fault(StrEnum):
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    DIRECTION_CHARACTER = "direction_character"
    RIGHT_TO_LEFT = "right_to_left"
    OFFICE_MARKUP = "office_markup"
    EMOJI = "emoji"
    UNPRINTABLE = "unprintable"
    LOOSE_MARK = "loose_mark"
    IMPOSSIBLE_YEAR = "impossible_year"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"


class Change(StrEnum):
    """What was made uniform, worth a word to the writer."""

    BULLETS = "bullets"
    INVISIBLE = "invisible"
    QUOTES = "quotes"


FAULTS: Mapping[Fault, Bilingual] = {
    Fault.TOO_LONG: Bilingual(
        "Teksten er på {length} tegn; der er plads til {limit}. Skær {over} tegn væk.",
        "The text has {length} characters; there is room for {limit}. Cut {over} characters.",
    ),
    Fault.CONTROL_CHARACTER: Bilingual(
        "Der er et usynligt styretegn efter »{after}«. Slet det, eller sæt teksten ind igen "
        "som ren tekst (Ctrl+Skift+V).",
        "There is an invisible control character after “{after}”. Delete it, or paste the text "
        "again as plain text (Ctrl+Shift+V).",
    ),
    Fault.DIRECTION_CHARACTER: Bilingual(
        "Efter »{after}« er der et usynligt tegn, som vender skriveretningen, så teksten kan "
        "læses anderledes, end den er skrevet. Slet det.",
        "After “{after}” there is an invisible character that turns the direction of writing, so "
        "that the text may read otherwise than it is written. Delete it.",
    ),
    Fault.RIGHT_TO_LEFT: Bilingual(
        "Tegnene {signs} skrives fra højre mod venstre og kan ikke trykkes i aftalen. Skriv med "
        "latinske bogstaver.",
        "The characters {signs} are written from right to left and cannot be printed in the "
        "agreement. Write with Latin letters.",
    ),
    Fault.OFFICE_MARKUP: Bilingual(
        "Teksten har skjulte koder fra Word med. Sæt den ind igen som ren tekst (Ctrl+Skift+V).",
        "The text carries hidden codes from Word. Paste it again as plain text (Ctrl+Shift+V).",
    ),
    Fault.EMOJI: Bilingual(
        "Billedtegn kan ikke trykkes i aftalen. Slet {signs}, eller skriv det med ord.",
        "Emoji cannot be printed in the agreement. Delete {signs}, or say it in words.",
    ),
    Fault.UNPRINTABLE: Bilingual(
        "Teksten har tegn, som ikke kan trykkes i aftalen ({signs}). Slet dem, eller skriv dem "
        "på en anden måde.",
        "The text has characters that cannot be printed in the agreement ({signs}). Delete them, "
        "or write them in another way.",
    ),
    Fault.LOOSE_MARK: Bilingual(
        "Accenten efter »{after}« kan ikke trykkes på det bogstav. Slet den.",
        "The accent after “{after}” cannot be printed on that letter. Delete it.",
    ),
    Fault.IMPOSSIBLE_YEAR: Bilingual(
        "Året {year} kan ikke passe. Mente du {meant}?",
        "The year {year} cannot be right. Did you mean {meant}?",
    ),
    Fault.TOO_EARLY: Bilingual(
        "Datoen skal være {day} eller senere.", "The date must be {day} or later."
    ),
    Fault.TOO_LATE: Bilingual(
        "Datoen skal være {day} eller tidligere.", "The date must be {day} or earlier."
    ),
    Fault.NOT_A_NUMBER: Bilingual("Skriv et tal.", "Write a number."),
    Fault.NEGATIVE: Bilingual(
        "Tallet må ikke være under 0. Skal noget falde, så vælg »lavere er bedre«.",
        "The number cannot be below 0. If something is to fall, choose “lower is better”.",
    ),
    Fault.TOO_LARGE: Bilingual(
        "Tallet er urimeligt stort. Skriv det i tusinder eller millioner.",
        "The number is beyond reason. Write it in thousands or millions.",
    ),
}

CHANGES: Mapping[Change, Bilingual] = {
    Change.BULLETS: Bilingual(
        "Punkttegn fra Word er skrevet om til •.", "Bullets from Word were rewritten as •."
    ),
    Change.INVISIBLE: Bilingual(
        "Usynlige orddelinger og mellemrum er fjernet.",
        "Invisible hyphens and blanks were removed.",
    ),
    Change.QUOTES: Bilingual(
        "Anførselstegn og streger fra et ældre program er rettet.",
        "Quotation marks and dashes from an older program were corrected.",
    ),
}
