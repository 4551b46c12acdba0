"""The visit rotation as a paper: for one committee, for one unit, or for the whole municipality."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import groupby

from schedules.dates import iso_week
from schedules.documents.issue import Heads, Issue, issued, slug
from schedules.rotation.problem import Form
from typeset.blocks import (
    Align,
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Row,
    Sheet,
    Table,
    fact,
)
from typeset.inline import Strong
from typeset.voice import Voice


class Scope(StrEnum):
    """Whom the paper is for."""

    COMMITTEE = "committee"
    UNIT = "unit"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Visit:
    """One meeting and the units that take part in it.

    `place` is where it is held; `reason` says in one sentence why these units now, empty when
    there is nothing to say.
    """

    day: date
    start: time
    end: time
    committee: str
    form: Form
    units: tuple[str, ...]
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit without a visit in the period; `last` is when it was last met, if ever."""

    unit: str
    committee: str
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RotationContent:
    """The visits of `name` (a committee, a unit, or the municipality) from `first` to `last`.

    `fairness` holds the sentences that say how even the plan is; `decided` who decided the places
    and when, in words.
    """

    issue: Issue
    scope: Scope
    name: str
    first: date
    last: date
    visits: tuple[Visit, ...]
    waiting: tuple[Waiting, ...] = ()
    fairness: tuple[str, ...] = ()
    decided: str = ""


def document(content: RotationContent) -> Document:
    """Overview, visits, who waits, how fair it is."""
    voice = content.issue.voice
    blocks = (
        *_overview(content, voice),
        Heading(2, voice("Besøg og møder", "Visits and meetings")),
        *_visits(content, voice),
        *_waiting(content, voice),
        *_fairness(content, voice),
    )
    sheet = Sheet.LANDSCAPE if content.scope is Scope.MUNICIPALITY else Sheet.PORTRAIT
    return issued(content.issue, _heads(content, voice), blocks, sheet=sheet)


def _heads(content: RotationContent, voice: Voice) -> Heads:
    title = voice(f"Besøgsplan for {content.name}", f"Visit plan for {content.name}")
    period = f"{voice.day(content.first)} – {voice.day(content.last)}"
    subject = voice(
        "Hvornår politikere og enheder mødes, hvor og hvorfor",
        "When politicians and units meet, where and why",
    )
    return Heads(slug(f"{title} {content.first}"), title, period, subject)


def _overview(content: RotationContent, voice: Voice) -> tuple[Block, ...]:
    forms = Counter(visit.form for visit in content.visits)
    units = {unit for visit in content.visits for unit in visit.units}
    facts = [
        fact(_form(Form.HOSTED, voice), str(forms[Form.HOSTED])),
        fact(_form(Form.DIALOGUE, voice), str(forms[Form.DIALOGUE])),
    ]
    if content.scope is not Scope.UNIT:
        facts.append(fact(voice("Enheder, der mødes", "Units met"), str(len(units))))
    if content.decided:
        facts.append(fact(voice("Besluttet", "Decided"), content.decided))
    return (Facts(tuple(facts)),)


def _form(form: Form, voice: Voice) -> str:
    match form:
        case Form.HOSTED:
            return voice("Værtsmøde", "Hosted meeting")
        case Form.DIALOGUE:
            return voice("Dialogmøde", "Dialogue meeting")


def _visits(content: RotationContent, voice: Voice) -> Iterator[Block]:
    """A table for each year; and, unless it is of everything, why each comes when it does."""
    visits = sorted(content.visits, key=lambda visit: (visit.day, visit.start, visit.committee))
    if not visits:
        yield Paragraph(voice("Der er ingen besøg i perioden.", "No visits in the period."))
    for year, of_year in groupby(visits, key=lambda visit: visit.day.year):
        yield Heading(3, str(year))
        yield _table(list(of_year), content.scope, voice)
    reasons = tuple(
        fact(voice.day(visit.day), Strong(_parties(visit, content.scope)), visit.reason)
        for visit in visits
        if visit.reason
    )
    if reasons and content.scope is not Scope.MUNICIPALITY:
        yield Heading(2, voice("Hvorfor netop nu", "Why now"))
        yield Facts(reasons)


def _parties(visit: Visit, scope: Scope) -> str:
    return visit.committee if scope is Scope.UNIT else ", ".join(visit.units)


def _table(visits: list[Visit], scope: Scope, voice: Voice) -> Table:
    columns = [
        Column(voice("Dag", "Day")),
        Column(voice("Uge", "Week"), Align.RIGHT),
        Column(voice("Tid", "Time")),
        Column(voice("Form", "Form")),
    ]
    if scope is not Scope.COMMITTEE:
        columns.insert(3, Column(voice("Udvalg", "Committee")))
    if scope is not Scope.UNIT:
        columns.append(Column(voice("Enhed", "Unit")))
    columns.append(Column(voice("Sted", "Place")))
    return Table(tuple(columns), tuple(_row(visit, scope, voice) for visit in visits))


def _row(visit: Visit, scope: Scope, voice: Voice) -> Row:
    cells = [
        voice.short_weekday(visit.day),
        str(iso_week(visit.day)),
        voice.span(visit.start, visit.end),
        _form(visit.form, voice),
    ]
    if scope is not Scope.COMMITTEE:
        cells.insert(3, visit.committee)
    if scope is not Scope.UNIT:
        cells.append(", ".join(visit.units))
    return (*cells, visit.place)


def _waiting(content: RotationContent, voice: Voice) -> Iterator[Block]:
    """Who is not met in the period, and why not."""
    if not content.waiting:
        return
    yield Heading(2, voice("Uden besøg i perioden", "Without a visit in the period"))
    columns = (
        Column(voice("Enhed", "Unit")),
        Column(voice("Udvalg", "Committee")),
        Column(voice("Sidst mødt", "Last met")),
        Column(voice("Hvorfor", "Why")),
    )
    never = voice("Endnu ikke", "Not yet")
    rows = tuple(
        (unit.unit, unit.committee, voice.day(unit.last) if unit.last else never, unit.reason)
        for unit in content.waiting
    )
    yield Table(columns, rows)


def _fairness(content: RotationContent, voice: Voice) -> Iterator[Block]:
    """What the plan says about equal access, in sentences."""
    if not content.fairness:
        return
    title = voice("Sådan er besøgene fordelt", "How the visits are shared")
    yield Notice(title, (Bullets(content.fairness),))
