"""What a host prepares: the general list, and what the kind of place asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from schedules.documents.people import Place
from schedules.rotation.problem import Form
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Section:
    """Points to tick off under one title."""

    title: str
    points: tuple[str, ...]


class Setting(StrEnum):
    """Kinds of place by what a visit there must take care of."""

    SCHOOL = "school"
    DAY_CARE = "day_care"
    CARE_HOME = "care_home"
    RESIDENTIAL = "residential"
    OPEN_HOUSE = "open_house"
    DEPOT = "depot"
    OTHER = "other"


_MARKS = {
    Setting.RESIDENTIAL: ("botilbud", "bofællesskab", "døgntilbud", "forsorgshjem", "værested"),
    Setting.DAY_CARE: ("daginstitution", "børnehave", "vuggestue", "dagpleje"),
    Setting.CARE_HOME: ("plejecenter", "plejehjem", "genoptræning", "aktivitetscenter"),
    Setting.SCHOOL: ("skole", "klassecenter", "sprogcenter", "specialundervisning"),
    Setting.OPEN_HOUSE: ("bibliotek", "kulturhus", "idrætshal", "svømmehal", "sundhedshus"),
    Setting.DEPOT: ("drift", "havn", "beredskab", "produktionskøkken", "færge"),
}


def setting(kind: str) -> Setting:
    """The kind of place from the municipality's own word for it, e.g. `folkeskole`."""
    word = kind.lower()
    return next(
        (found for found, marks in _MARKS.items() if any(mark in word for mark in marks)),
        Setting.OTHER,
    )


def checklist(
    *, kind: str, form: Form, people: int, place: Place, voice: Voice
) -> tuple[Section, ...]:
    """The sections for a visit of `people` persons; what is known to be missing says so."""
    house = tuple(_house(setting(kind), voice))
    sections = [
        Section(voice("Lokalet", "The room"), tuple(_room(form, people, place, voice))),
        Section(voice("Adgang", "Access"), tuple(_access(place, voice))),
        Section(voice("Aftaler", "Arrangements"), tuple(_arrangements(voice))),
    ]
    if house:
        sections.append(Section(voice("Hos netop jer", "At your place"), house))
    return tuple(sections)


def _room(form: Form, people: int, place: Place, voice: Voice) -> Iterator[str]:
    yield voice(
        f"Stole og borde til {people} personer, reserve medregnet",
        f"Chairs and tables for {people} persons, reserve included",
    )
    if place.seats is not None and place.seats < people:
        yield voice(
            f"I har oplyst {place.seats} pladser: aftal med sekretæren, hvor I sidder",
            f"You have stated {place.seats} seats: settle with the secretary where to sit",
        )
    if form is Form.HOSTED:
        yield voice(
            "En dør, der kan lukkes: udvalgets eget møde er ikke åbent for andre",
            "A door that closes: the committee's own meeting is not open to others",
        )
    yield voice("Skærm, lyd og gæstenet er prøvet", "Screen, sound and guest network are tested")
    yield voice("Vand, kaffe og det aftalte måltid", "Water, coffee and the meal agreed on")


def _access(place: Place, voice: Voice) -> Iterator[str]:
    if place.step_free is False:
        yield voice(
            "Der er trin på vejen ind: sig det til sekretæren i god tid",
            "There are steps on the way in: tell the secretary in good time",
        )
    else:
        yield voice(
            "Vejen ind er fri for trin og ting, elevatoren virker",
            "The way in is free of steps and things, the lift works",
        )
    if place.accessible_toilet is False:
        yield voice(
            "Der er intet handicaptoilet: find det nærmeste",
            "There is no accessible toilet: find the nearest",
        )
    if place.hearing_loop:
        yield voice("Teleslyngen er tændt", "The hearing loop is on")
    yield voice("Parkering og skilt ved indgangen", "Parking, and a sign at the entrance")


def _arrangements(voice: Voice) -> Iterator[str]:
    yield voice(
        "En, der tager imod, med mobilnummer hos sekretæren",
        "Someone to welcome the guests, whose number the secretary has",
    )
    yield voice(
        "Hvem fortæller om hvad, også en medarbejder og en tillidsvalgt",
        "Who tells about what, a member of staff and a union representative among them",
    )
    yield voice("Hvornår huset lukker, og hvem der låser", "When the house closes, and who locks")


def _house(kind: Setting, voice: Voice) -> Iterator[str]:
    match kind:
        case Setting.SCHOOL:
            yield voice("Ingen prøver eller forældremøder samme dag", "No exams on the same day")
            yield voice("Alarm og vagt efter kl. 16", "Alarm and caretaker after 4 pm")
        case Setting.DAY_CARE:
            yield voice("Stole i voksenhøjde", "Chairs of adult height")
            yield voice(
                "Små grupper, mens børnene er der", "Small groups while the children are there"
            )
        case Setting.CARE_HOME:
            yield voice("Uden om måltider og middagshvil", "Not at meals or rest time")
            yield voice(
                "Ring til sekretæren ved smitte: besøget flyttes",
                "Call the secretary in case of infection: the visit is moved",
            )
        case Setting.RESIDENTIAL:
            yield voice(
                "Stedet er nogens hjem: spørg beboerne først, vis kun fælles rum",
                "The place is someone's home: ask the residents first, show shared rooms only",
            )
        case Setting.OPEN_HOUSE:
            yield voice("Et rum uden publikum", "A room without the public")
        case Setting.DEPOT:
            yield voice("Veste, sko og sikkerhed på pladsen", "Vests, shoes and safety in the yard")
            yield voice("Mandskabet går tidligt hjem", "The crews go home early")
        case Setting.OTHER:
            return
