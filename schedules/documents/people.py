"""Who meets, and where: what the visit brief and the host pack both tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from typeset.blocks import Column, Fact, Table, fact
from typeset.inline import Link, Text
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who takes part, by name and what they are there as."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call; empty fields are left out."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visit is held. None: not known."""

    name: str
    address: str
    town: str
    seats: int | None = None
    step_free: bool | None = None
    accessible_toilet: bool | None = None
    hearing_loop: bool | None = None
    directions: str = ""
    parking: str = ""
    transport: str = ""


def people_table(people: Sequence[Person], voice: Voice) -> Table:
    columns = Column(voice("Navn", "Name"), share=0.4), Column(voice("Rolle", "Role"), share=0.6)
    return Table(columns, tuple((person.name, person.role) for person in people))


def place_facts(place: Place, voice: Voice) -> tuple[Fact, ...]:
    """Address, the way there, and what to know for those who move, hear or see otherwise."""
    no_address = voice("Adressen er ikke oplyst", "The address is not stated")
    entries = [
        fact(voice("Sted", "Place"), place.name, place.address or no_address, place.town),
        fact(voice("Find vej", "Finding the way"), place.directions),
        fact(voice("Parkering", "Parking"), place.parking),
        fact(voice("Bus og tog", "Bus and train"), place.transport),
        fact(voice("Tilgængelighed", "Accessibility"), *_access(place, voice)),
    ]
    return tuple(entry for entry in entries if any(entry.values))


def _access(place: Place, voice: Voice) -> tuple[str, ...]:
    known = (
        (place.step_free, voice("Adgang uden trin", "Step-free access")),
        (place.accessible_toilet, voice("Handicaptoilet", "Accessible toilet")),
        (place.hearing_loop, voice("Teleslynge", "Hearing loop")),
    )
    yes, no = voice("ja", "yes"), voice("nej", "no")
    return tuple(f"{what}: {yes if has else no}" for has, what in known if has is not None)


def contact_fact(label: str, contact: Contact) -> Fact:
    """Name, telephone and mail, the last two as links."""
    values: list[Text] = [contact.name]
    if contact.phone:
        values.append(Link(contact.phone, f"tel:{''.join(contact.phone.split())}"))
    if contact.email:
        values.append(Link(contact.email, f"mailto:{contact.email}"))
    return Fact(label, tuple(values))
