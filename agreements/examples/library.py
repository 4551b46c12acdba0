"""Which examples suit which kind of unit."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.examples.culture import CULTURE
from agreements.examples.day_care import DAY_CARE
from agreements.examples.elderly_care import ELDERLY_CARE
from agreements.examples.employment import EMPLOYMENT
from agreements.examples.example import Example
from agreements.examples.health import HEALTH
from agreements.examples.schools import SCHOOLS
from agreements.examples.social import SOCIAL
from agreements.examples.technical import TECHNICAL
from agreements.examples.youth import YOUTH


class Area(StrEnum):
    DAY_CARE = "day_care"
    SCHOOLS = "schools"
    YOUTH = "youth"
    ELDERLY_CARE = "elderly_care"
    HEALTH = "health"
    SOCIAL = "social"
    EMPLOYMENT = "employment"
    CULTURE = "culture"
    TECHNICAL = "technical"


EXAMPLES: Mapping[Area, tuple[Example, ...]] = {
    Area.DAY_CARE: DAY_CARE,
    Area.SCHOOLS: SCHOOLS,
    Area.YOUTH: YOUTH,
    Area.ELDERLY_CARE: ELDERLY_CARE,
    Area.HEALTH: HEALTH,
    Area.SOCIAL: SOCIAL,
    Area.EMPLOYMENT: EMPLOYMENT,
    Area.CULTURE: CULTURE,
    Area.TECHNICAL: TECHNICAL,
}

_WORDS: Mapping[Area, tuple[str, ...]] = {
    Area.YOUTH: ("specialskole", "ungdomsskole", "10.-klassecenter", "heldagsskole"),
    Area.CULTURE: (
        *("bibliotek", "musikskole", "kulturhus", "svømmehal", "naturcenter", "naturskole"),
        *("idrætshal", "arkiv"),
    ),
    Area.SCHOOLS: ("folkeskole",),
    Area.DAY_CARE: (
        *("daginstitution", "dagpleje", "sundhedspleje", "tandpleje", "rådgivning"),
        *("familietilbud", "børnehave", "vuggestue"),
    ),
    Area.ELDERLY_CARE: ("plejecenter", "plejehjem"),
    Area.HEALTH: (
        *("hjemmepleje", "sygepleje", "genoptræning", "sundhedshus", "aktivitetscenter"),
        *("hjælpemidler", "produktionskøkken"),
    ),
    Area.SOCIAL: (
        *("botilbud", "døgntilbud", "socialpsykiatri", "bofællesskab", "bostøtte"),
        *("beskyttet beskæftigelse", "specialundervisning"),
    ),
    Area.EMPLOYMENT: (
        *("jobcenter", "sprogcenter", "ungeindsats", "beskæftigelse", "rusmiddelbehandling"),
        *("forsorgshjem", "værested"),
    ),
    Area.TECHNICAL: ("drift", "ejendom", "havn", "færge", "beredskab"),
}


def area_of(kind: str) -> Area | None:
    """The area whose words begin ``kind`` ("folkeskole (ø)"), or None for a kind nobody foresaw."""
    plain = kind.casefold()
    return next(
        (area for area, words in _WORDS.items() if any(plain.startswith(word) for word in words)),
        None,
    )


def for_kind(kind: str) -> tuple[Example, ...]:
    """Examples for a unit of this kind; none rather than unfitting ones."""
    area = area_of(kind)
    return EXAMPLES[area] if area else ()
