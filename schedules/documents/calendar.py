"""The meeting calendar of a year: month by month, with agenda deadlines and ISO weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from schedules.dates import iso_week
from schedules.documents.issue import Heads, Issue, issued, slug
from typeset.blocks import (
    Align,
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Role,
    Sheet,
    Table,
    fact,
)
from typeset.voice import Voice
from typeset.words import words


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `purpose` is in words, empty for an ordinary one; so is `moved_because`.

    `code` is short for the body, where it has one.
    """

    day: date
    start: time
    end: time
    body: str
    place: str
    agenda_deadline: date | None = None
    purpose: str = ""
    moved_because: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class FreePeriod:
    """Days without meetings, first and last included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """The meetings of `year`; `name` is the bodies they are of, in words.

    `notes` are sentences on how the calendar was made and decided.
    """

    issue: Issue
    year: int
    name: str
    meetings: tuple[Meeting, ...]
    free: tuple[FreePeriod, ...] = ()
    notes: tuple[str, ...] = ()


def document(content: CalendarContent) -> Document:
    """The year at a glance, the months, what was moved, when nobody meets."""
    voice = content.issue.voice
    title = voice(f"Mødekalender {content.year}", f"Meeting calendar {content.year}")
    subject = voice(
        f"Møder i {content.name} i {content.year} med frister for dagsordener",
        f"Meetings of {content.name} in {content.year} with agenda deadlines",
    )
    heads = Heads(slug(f"{title} {content.name}"), title, content.name, subject)
    blocks = (
        *_notes(content),
        *_glance(content, voice),
        *_months(content, voice),
        *_moved(content, voice),
        *_free(content, voice),
    )
    return issued(content.issue, heads, blocks, sheet=Sheet.LANDSCAPE)


def _notes(content: CalendarContent) -> Iterator[Block]:
    if content.notes:
        yield Bullets(content.notes)


def _glance(content: CalendarContent, voice: Voice) -> Iterator[Block]:
    """Bodies across, months down, the days of the month in the cells.

    The columns are too narrow for a body's name, so they have its code and the names stand below.
    """
    bodies = sorted({_short(meeting) for meeting in content.meetings})
    if not 1 < len(bodies) <= GLANCE:
        return
    yield Heading(2, voice("Året på én side", "The year on one page"))
    rows = []
    for month, name in enumerate(words(content.issue.language).months, 1):
        days = [
            ", ".join(
                str(meeting.day.day)
                for meeting in sorted(content.meetings, key=lambda meeting: meeting.day)
                if _short(meeting) == body and meeting.day.month == month
            )
            for body in bodies
        ]
        rows.append((name.capitalize(), *days))
    columns = (Column(voice("Måned", "Month")), *(Column(body, Align.CENTRE) for body in bodies))
    yield Table(columns, tuple(rows))
    named = sorted({(meeting.code, meeting.body) for meeting in content.meetings if meeting.code})
    if named:
        text = ". ".join(
            f"{code}: {', '.join(name for _code, name in names)}"
            for code, names in groupby(named, key=lambda pair: pair[0])
        )
        yield Paragraph(f"{text}.", Role.SMALL)


def _short(meeting: Meeting) -> str:
    return meeting.code or meeting.body


GLANCE = 10
"""Bodies that fit side by side in the year at a glance."""


def _months(content: CalendarContent, voice: Voice) -> Iterator[Block]:
    meetings = sorted(content.meetings, key=lambda meeting: (meeting.day, meeting.start))
    names = words(content.issue.language).months
    yield Heading(2, voice("Måned for måned", "Month by month"))
    if not meetings:
        yield Paragraph(voice("Der er ingen møder endnu.", "There are no meetings yet."))
    columns = (
        Column(voice("Dag", "Day"), share=0.15),
        Column(voice("Uge", "Week"), Align.RIGHT, share=0.06),
        Column(voice("Tid", "Time"), share=0.11),
        Column(voice("Møde", "Meeting"), share=0.34),
        Column(voice("Sted", "Place"), share=0.2),
        Column(voice("Dagsorden senest", "Agenda by"), share=0.14),
    )
    for month, of_month in groupby(meetings, key=lambda meeting: meeting.day.month):
        yield Heading(3, names[month - 1].capitalize())
        yield Table(columns, tuple(_row(meeting, voice) for meeting in of_month))


def _row(meeting: Meeting, voice: Voice) -> tuple[str, ...]:
    deadline = meeting.agenda_deadline
    return (
        voice.short_weekday(meeting.day),
        str(iso_week(meeting.day)),
        voice.span(meeting.start, meeting.end),
        f"{meeting.body}: {meeting.purpose}" if meeting.purpose else meeting.body,
        meeting.place,
        voice.short_weekday(deadline) if deadline else "",
    )


def _moved(content: CalendarContent, voice: Voice) -> Iterator[Block]:
    moved = [meeting for meeting in content.meetings if meeting.moved_because]
    if not moved:
        return
    yield Heading(2, voice("Møder uden for det faste mønster", "Meetings off the usual pattern"))
    text = voice(
        "Her står, hvorfor et møde ligger en anden dag, end det plejer.",
        "This is why a meeting is on another day than usual.",
    )
    yield Paragraph(text, Role.SMALL)
    yield Facts(
        tuple(
            fact(f"{meeting.body}\n{voice.day(meeting.day)}", meeting.moved_because)
            for meeting in sorted(moved, key=lambda meeting: meeting.day)
        )
    )


def _free(content: CalendarContent, voice: Voice) -> Iterator[Block]:
    if not content.free:
        return
    yield Heading(2, voice("Mødefrie perioder", "Periods without meetings"))
    yield Facts(
        tuple(
            fact(period.name, f"{voice.day(period.first)} – {voice.day(period.last)}")
            for period in content.free
        )
    )
