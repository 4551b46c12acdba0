"""The host pack: what a unit needs to know and do before a committee comes."""

from collections.abc import Iterator
from dataclasses import dataclass

from schedules.documents import people
from schedules.documents.checklist import Section, checklist
from schedules.documents.occasion import Occasion, about, kodeks_notice, run
from schedules.documents.people import Contact, Person
from schedules.rotation.problem import Form
from typeset.blocks import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Role,
    fact,
)
from typeset.inline import Tone
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class HostPack:
    """What the unit should know and do: there are to be seats for `people`, reserve included.

    `guests` are those known by name; `needs` what guests have asked for; `more` points the
    secretary adds to the checklist; `press` replaces the usual frames for press and pictures when
    it is not empty.
    """

    occasion: Occasion
    people: int
    secretary: Contact
    guests: tuple[Person, ...] = ()
    needs: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    kodeks: tuple[str, ...] = ()
    press: tuple[str, ...] = ()


def document(content: HostPack) -> Document:
    """When and who, what to prepare, the programme, the checklist, the frames for press."""
    visit, voice = content.occasion, content.occasion.voice
    blocks = (
        Paragraph(_lead(visit, voice), Role.LEAD),
        Facts(_facts(content, voice)),
        Heading(2, voice("Det skal I forberede", "What to prepare")),
        Bullets(_prepare(voice)),
        kodeks_notice(content.kodeks, voice),
        *run(visit),
        *_guests(content, voice),
        *_checklist(content, voice),
        *_press(content, voice),
    )
    title = voice(f"Værtspakke til {visit.unit}", f"Host pack for {visit.unit}")
    subject = voice(
        f"Til {visit.unit}, når {visit.committee} kommer på besøg",
        f"For {visit.unit} when {visit.committee} comes to visit",
    )
    return about(visit, blocks, title=title, subject=subject)


def _facts(content: HostPack, voice: Voice) -> tuple[Fact, ...]:
    return (
        fact(voice("Hvem kommer", "Who comes"), content.occasion.committee),
        fact(voice("Pladser i alt", "Seats in all"), str(content.people)),
        *people.place_facts(content.occasion.place, voice),
        people.contact_fact(voice("Spørg sekretæren", "Ask the secretary"), content.secretary),
    )


def _lead(visit: Occasion, voice: Voice) -> str:
    who = visit.committee
    match visit.form:
        case Form.HOSTED:
            comes = voice(f"{who} holder sit møde hos jer.", f"{who} holds its meeting with you.")
        case Form.DIALOGUE:
            comes = voice(
                f"{who} holder dialogmøde hos jer.", f"{who} meets for dialogue with you."
            )
    here = voice("Her står, hvad I skal vide og gøre inden.", "Here is what to know and do before.")
    return f"{comes} {here}"


def _prepare(voice: Voice) -> tuple[str, ...]:
    return (
        voice(
            "Fortæl om opgaven, som den ser ud på en almindelig dag.",
            "Tell about your task as it is on an ordinary day.",
        ),
        voice(
            "Vælg én ting, der lykkes, og én, der er svær. Begge dele er lige velkomne.",
            "Choose one thing that works and one that is hard. Both are equally welcome.",
        ),
        voice(
            "Knyt det til målene i jeres aftale.",
            "Tie it to the goals of your agreement.",
        ),
        voice(
            "Lad en medarbejder og en tillidsvalgt komme til orde.",
            "Give the floor to a member of staff and to a union representative.",
        ),
        voice(
            "Enkeltsager, navne på borgere og personsager hører ikke til på besøget.",
            "Single cases, names of citizens and staff matters have no place in the visit.",
        ),
    )


def _guests(content: HostPack, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice("Gæsterne", "The guests"))
    if content.guests:
        yield people.people_table(content.guests, voice)
    else:
        yield Paragraph(
            voice("Det er ikke oplyst, hvem der kommer.", "It has not been stated who comes.")
        )
    if content.needs:
        yield Notice(
            voice("Gæsterne har brug for", "The guests need"),
            (Bullets(content.needs),),
            Tone.WARNING,
        )


def _checklist(content: HostPack, voice: Voice) -> Iterator[Block]:
    sections = checklist(
        kind=content.occasion.kind,
        form=content.occasion.form,
        people=content.people,
        place=content.occasion.place,
        voice=voice,
    )
    if content.more:
        sections = (*sections, Section(voice("Desuden", "Also"), content.more))
    yield Heading(2, voice("Tjekliste", "Checklist"))
    for section in sections:
        yield Heading(3, section.title)
        yield Bullets(section.points, boxes=True)


def _press(content: HostPack, voice: Voice) -> Iterator[Block]:
    usual = (
        voice(
            "Presse inviteres kun efter aftale mellem jer, formanden og sekretæren.",
            "The press is invited only when you, the chair and the secretary agree.",
        ),
        voice(
            "Billeder af børn, borgere og medarbejdere kræver deres ja. Private rum "
            "fotograferes ikke.",
            "Pictures of children, citizens and staff need their consent. Private rooms are "
            "not photographed.",
        ),
        voice(
            "Besøget bruges ikke i valgkamp, og medarbejdere er ikke baggrund for billeder.",
            "The visit is not used for campaigning, and staff are no backdrop for pictures.",
        ),
        voice(
            "Udvalgets eget møde er lukket. Det, der siges dér, gengives ikke.",
            "The committee's own meeting is closed. What is said there is not repeated.",
        ),
    )
    yield Heading(2, voice("Presse og billeder", "Press and pictures"))
    yield Bullets(content.press or usual)
