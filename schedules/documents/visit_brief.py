"""The visit brief: what politicians read on the way, on one or two pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schedules.documents import people
from schedules.documents.occasion import Occasion, about, kodeks_notice, run
from schedules.documents.people import Contact, Person
from schedules.rotation.problem import Form
from typeset.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Role,
    Table,
    fact,
)
from typeset.inline import Status
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the unit's agreement: its layer in words, and where it stands, if known."""

    title: str
    layer: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class VisitBrief:
    """What the committee should know before the visit.

    `key_figures` are label and value; `kodeks` the few sentences to bring along; `last_contact`
    the last time the two met; `questions` what the house would like to talk about; `goals_from`
    says where the goals come from, when that is not an agreement of the day. What is not known is
    said to be so.
    """

    occasion: Occasion
    contact: Contact
    core_task: str = ""
    key_figures: tuple[tuple[str, str], ...] = ()
    goals: tuple[Goal, ...] = ()
    goals_from: str = ""
    questions: tuple[str, ...] = ()
    hosts: tuple[Person, ...] = ()
    kodeks: tuple[str, ...] = ()
    last_contact: date | None = None
    why_now: str = ""


def document(content: VisitBrief) -> Document:
    """When and where, the unit, its goals, whom you meet, the programme, how we talk."""
    visit, voice = content.occasion, content.occasion.voice
    blocks = (
        Paragraph(content.core_task or _no_task(voice), Role.LEAD),
        Facts(_facts(content, voice)),
        *_goals(content, voice),
        *_questions(content, voice),
        *_hosts(content, voice),
        *run(visit),
        *_kodeks(content, voice),
    )
    subject = voice(
        f"Til medlemmerne af {visit.committee} før mødet",
        f"For the members of {visit.committee} before the meeting",
    )
    return about(visit, blocks, title=_title(visit, voice), subject=subject)


def _title(visit: Occasion, voice: Voice) -> str:
    match visit.form:
        case Form.HOSTED:
            return voice(f"Besøg hos {visit.unit}", f"Visit to {visit.unit}")
        case Form.DIALOGUE:
            return voice(f"Dialogmøde med {visit.unit}", f"Dialogue meeting with {visit.unit}")


def _no_task(voice: Voice) -> str:
    return voice(
        "Enheden har ikke beskrevet sin opgave endnu.",
        "The unit has not described its task yet.",
    )


def _facts(content: VisitBrief, voice: Voice) -> tuple[Fact, ...]:
    last, kind = content.last_contact, content.occasion.kind
    never = voice("I har ikke mødt hinanden før", "You have not met before")
    figures = (fact(label, value) for label, value in content.key_figures)
    return (
        fact(voice("Slags", "Kind"), kind[:1].upper() + kind[1:]),
        *figures,
        *people.place_facts(content.occasion.place, voice),
        people.contact_fact(voice("Kontakt på dagen", "Contact on the day"), content.contact),
        fact(voice("Sidst mødt", "Last met"), voice.day(last) if last else never),
        *((fact(voice("Hvorfor nu", "Why now"), content.why_now),) if content.why_now else ()),
    )


def _goals(content: VisitBrief, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice("Det arbejder de med", "What they are working on"))
    if not content.goals:
        yield Paragraph(
            voice(
                "Enheden har ingen mål i en godkendt aftale, der gælder på dagen.",
                "The unit has no goals in an approved agreement that holds on the day.",
            )
        )
        return
    if content.goals_from:
        yield Paragraph(content.goals_from, Role.SMALL)
    columns = (
        Column(voice("Mål", "Goal"), share=0.52),
        Column(voice("Sat af", "Set by"), share=0.24),
        Column(voice("Status", "Status"), share=0.24),
    )
    rows = tuple((goal.title, goal.layer, goal.status or "") for goal in content.goals)
    yield Table(columns, rows)


def _questions(content: VisitBrief, voice: Voice) -> Iterator[Block]:
    if content.questions:
        yield Heading(2, voice("Det vil de gerne tale om", "What they would like to talk about"))
        yield Bullets(content.questions)


def _hosts(content: VisitBrief, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice("Dem møder I", "Whom you meet"))
    if content.hosts:
        yield people.people_table(content.hosts, voice)
    else:
        yield Paragraph(voice("Det er ikke oplyst endnu.", "It has not been stated yet."))


def _kodeks(content: VisitBrief, voice: Voice) -> Iterator[Block]:
    yield kodeks_notice(content.kodeks, voice)
