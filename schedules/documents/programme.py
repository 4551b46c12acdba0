"""The programme of a visit: its points in order, and how a visit usually runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from schedules.rotation.problem import Form
from typeset.blocks import Column, Table
from typeset.voice import Voice
from typeset.words import clock


@dataclass(frozen=True, slots=True)
class Point:
    """What happens from `at`, and who takes part."""

    at: time
    what: str
    who: str = ""


def usual(form: Form, start: time, end: time, voice: Voice) -> tuple[Point, ...]:
    """The usual run; `start` is when the formal meeting was called, guests come before.

    A hosted meeting gives the house 75 minutes before the formal agenda. Staff are there for
    their own point only: a committee's meeting is closed, and presence is allowed item by item.
    """
    match form:
        case Form.HOSTED:
            steps = _hosted(voice)
        case Form.DIALOGUE:
            steps = _dialogue(voice)
    points = [Point(_after(start, minutes), what, who) for minutes, what, who in steps]
    last = Point(end, voice("Tak for i dag", "End"), voice("Alle", "Everyone"))
    return (*(point for point in points if point.at < end), last)


def _hosted(voice: Voice) -> list[tuple[int, str, str]]:
    everyone = voice("Udvalg og værter", "Committee and hosts")
    return [
        (-20, voice("Ankomst og kaffe", "Arrival and coffee"), voice("Alle", "Everyone")),
        (
            0,
            voice(
                "Velkomst, og en sætning om, hvordan vi taler sammen",
                "Welcome, and one sentence on how we talk with each other",
            ),
            voice("Formanden", "The chair"),
        ),
        (
            5,
            voice(
                "Rundvisning i små grupper, uden om private rum",
                "Tour in small groups, private rooms left out",
            ),
            everyone,
        ),
        (
            30,
            voice(
                "Præsentation af enheden: opgaven, det der lykkes, det der er svært, målene",
                "The unit presents itself: its task, what works, what is hard, its goals",
            ),
            voice("Leder, medarbejdere, tillidsvalgte", "Leader, staff, union representatives"),
        ),
        (60, voice("Pause", "Break"), voice("Alle", "Everyone")),
        (
            75,
            voice("Udvalgets møde for lukkede døre", "The committee's meeting, closed"),
            voice("Udvalg og sekretær", "Committee and secretary"),
        ),
    ]


def _dialogue(voice: Voice) -> list[tuple[int, str, str]]:
    everyone = voice("Alle", "Everyone")
    return [
        (-15, voice("Ankomst og kaffe", "Arrival and coffee"), everyone),
        (0, voice("Velkomst og dagens spørgsmål", "Welcome and today's questions"), everyone),
        (
            10,
            voice("Samtaler ved bordene", "Talks at the tables"),
            voice("Politikere og ledere blandet", "Politicians and leaders mixed"),
        ),
        (
            70,
            voice("Hvad tager vi med, og hvem gør hvad?", "What do we take away, and who does it?"),
            everyone,
        ),
    ]


def _after(start: time, minutes: int) -> time:
    moment = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)
    return moment.time()


def table(points: Iterable[Point], voice: Voice) -> Table:
    """The points as a table, times first."""
    columns = (
        Column(voice("Tid", "Time"), share=0.1),
        Column(voice("Hvad", "What"), share=0.56),
        Column(voice("Hvem", "Who"), share=0.34),
    )
    rows = tuple((clock(point.at, voice.language), point.what, point.who) for point in points)
    return Table(columns, rows)
