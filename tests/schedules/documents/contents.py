"""Contents of every paper: a plain one, an empty one, and one with the longest names there are."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from schedules.documents.calendar import CalendarContent, FreePeriod, Meeting
from schedules.documents.coverage_content import (
    Came,
    CoverageContent,
    Covered,
    Groups,
    Heat,
    Hours,
)
from schedules.documents.coverage_content import Waiting as Waits
from schedules.documents.host_pack import HostPack
from schedules.documents.issue import Issue
from schedules.documents.occasion import Occasion
from schedules.documents.people import Contact, Person, Place
from schedules.documents.programme import usual
from schedules.documents.rotation import RotationContent, Scope, Visit, Waiting
from schedules.documents.visit_brief import Goal, VisitBrief
from schedules.rotation.problem import Form
from typeset.inline import Shape, Status, Tone
from typeset.words import Language

ISSUE = Issue("Prøve Kommune", datetime(2026, 3, 17, 14, 0, tzinfo=UTC), case_number="330-2026-1")
ENGLISH = replace(ISSUE, language=Language.ENGLISH, draft=True)
LONG = "Forebyggelses-, Senior- og Pårørendeudvalgets Underudvalg for Tværgående Samarbejde"
COMMITTEE = "Børne- og Ungeudvalget"
PLACE = Place(
    "Åbakkens Børnehave",
    "Skovvej 12",
    "4200 Slagelse",
    seats=14,
    step_free=True,
    accessible_toilet=False,
    hearing_loop=True,
    directions="Indgang fra gården; følg den grønne stribe",
    parking="8 pladser ved hallen",
    transport="Linje 902, stoppested Skovvej, 4 minutters gang",
)
KODEKS = (
    "Vi spørger for at forstå, før vi mener noget.",
    "Vi taler om opgaven og ikke om personer.",
    "Det, der er svært, kan siges uden at koste.",
)
SECRETARY = Contact("Sekretær 3", "12 34 56 78", "udvalg@example.org")


def rotation(
    issue: Issue = ISSUE, scope: Scope = Scope.COMMITTEE, visits: int = 12
) -> RotationContent:
    return RotationContent(
        issue=issue,
        scope=scope,
        name={Scope.COMMITTEE: COMMITTEE, Scope.UNIT: "Skole 4"}.get(scope, "Prøve Kommune"),
        first=date(2026, 1, 1),
        last=date(2029, 12, 31),
        visits=tuple(_visit(number) for number in range(visits)),
        waiting=(Waiting("Skole 9", COMMITTEE, date(2025, 2, 3), "Lukket for ombygning"),)
        if visits
        else (),
        fairness=("Alle mødes mindst én gang om året.", "Ingen mødes mere end én gang oftere."),
        decided="Børne- og Ungeudvalget den 12. januar 2026, punkt 4",
    )


def _visit(number: int) -> Visit:
    day = date(2026, 1, 13) + timedelta(days=28 * number)
    dialogue = number % 3 == 2
    units = tuple(f"Daginstitution {n}" for n in range(1, 8)) if dialogue else (f"Skole {number}",)
    form = Form.DIALOGUE if dialogue else Form.HOSTED
    reason = "" if number % 2 else "Ventede længst af dem, der kan tage imod på denne dag."
    return Visit(
        day, time(14), time(16, 30), COMMITTEE, form, units, "Skovvej 12, Slagelse", reason
    )


def calendar(issue: Issue = ISSUE, months: int = 11) -> CalendarContent:
    bodies = ("Byrådet", "Økonomiudvalget", COMMITTEE, "Kultur- og Fritidsudvalget")
    meetings = []
    for month in [m for m in range(1, 13) if m != 7][:months]:
        for place, body in enumerate(bodies):
            day = date(2027, month, 5 + 5 * place)
            meetings.append(
                Meeting(
                    day,
                    time(9 + 2 * place),
                    time(11 + 2 * place),
                    body,
                    "Rådhuset, mødelokale 2",
                    agenda_deadline=day - timedelta(days=6),
                    purpose="1. behandling af budgettet" if (month, place) == (9, 0) else "",
                    moved_because="Den faste dag er 2. påskedag."
                    if (month, place) == (3, 2)
                    else "",
                )
            )
    return CalendarContent(
        issue,
        2027,
        "byråd og udvalg",
        tuple(meetings),
        free=(FreePeriod("Vinterferie", date(2027, 2, 15), date(2027, 2, 19)),),
        notes=("Byrådet har fastlagt rammen, udvalgene deres egne dage.",),
    )


def occasion(issue: Issue = ISSUE, name: str = PLACE.name, committee: str = COMMITTEE) -> Occasion:
    return Occasion(
        issue=issue,
        committee=committee,
        unit=name,
        kind="daginstitution",
        form=Form.HOSTED,
        day=date(2026, 5, 12),
        start=time(14),
        end=time(16, 30),
        place=replace(PLACE, name=name),
        programme=usual(Form.HOSTED, time(14), time(16, 30), issue.voice),
    )


def brief(issue: Issue = ISSUE) -> VisitBrief:
    return VisitBrief(
        occasion=occasion(issue),
        contact=Contact("Leder 7", "12 34 56 78"),
        core_task="Vi giver 84 børn i alderen 1-6 år en hverdag, hvor de leger, lærer og er ude.",
        key_figures=(("Børn", "84"), ("Ansatte", "19")),
        goals=(
            Goal("Fælles plan for overgangen til skole", "Tværgående", _status(0)),
            Goal("Flere børn deltager i fællesskabet", COMMITTEE, _status(1)),
            Goal("Udeliv hver dag", "Lokalt mål"),
        ),
        questions=("Hvordan får vi plads til dem, der kommer fra andre byer?",),
        hosts=(Person("Leder 7", "Leder"), Person("Medarbejder 3", "Pædagog og tillidsvalgt")),
        kodeks=KODEKS,
        last_contact=date(2024, 9, 3),
        why_now="Har ventet 20 måneder, længst af dem, der kan tage imod.",
    )


def _status(number: int) -> Status:
    return (
        Status("På sporet", Shape.CIRCLE, Tone.GOOD),
        Status("I risiko", Shape.TRIANGLE, Tone.WARNING),
    )[number]


def pack(issue: Issue = ISSUE) -> HostPack:
    return HostPack(
        occasion=occasion(issue),
        people=16,
        secretary=SECRETARY,
        guests=tuple(Person(f"Medlem {n}", "Medlem af udvalget") for n in range(1, 8)),
        needs=("En deltager bruger kørestol.",),
        more=("Aflever gæstelisten dagen før.",),
        kodeks=KODEKS,
    )


def coverage(issue: Issue = ISSUE, units: int = 30) -> CoverageContent:
    groups = (
        Covered(COMMITTEE, 55, 43, 41, 14, 44, 1.05),
        Covered("Forebyggelses- og Seniorudvalget", 21, 21, 21, 14, 9, 1.1),
        Covered("Teknikudvalget", 0, 0, 0, 0, 0, None),
    )
    start, say = date(2024, 5, 1), issue.voice
    return CoverageContent(
        issue=issue,
        name="Prøve Kommune",
        since=date(2026, 1, 1),
        until=date(2029, 12, 31),
        on=date(2027, 3, 1),
        months=12,
        whole=Covered("", 76, 64, 62, 28, 53, 1.07),
        groups=(
            Groups(
                say("Udvalg for udvalg", "By committee"), say("Udvalg", "Committee"), groups, True
            ),
            Groups(say("By for by", "By town"), say("By", "Town"), groups),
        )
        if units
        else (),
        shares=tuple(float(n % 4) / 2 for n in range(units)),
        gini=0.21 if units else None,
        longest_wait_days=668 if units else None,
        statement=(
            "62 af 76 enheder er mødt inden for et år.",
            "Forskellen mellem det bedst og det dårligst mødte udvalg er 5 %.",
        ),
        heat=Heat(
            "Slags",
            ("Slagelse", "Korsør", "Skælskør"),
            (("Skoler", (1.0, 0.5, None)), ("Plejecentre", (1.2, 1.1, 0.2))),
        )
        if units
        else None,
        waiting=tuple(
            Waits(
                f"Skole {n}",
                COMMITTEE,
                start if n % 2 else None,
                None if n % 3 else date(2027, 6, 1),
            )
            for n in range(units // 5)
        ),
        came=(
            Came("Værtsmøder", 28, 20, 6, 3, 2, 0, 1),
            Came("Dialogmøder", 53, 41, 20, 1, 1, 2, 0),
        )
        if units
        else (),
        hours=tuple(Hours(f"Medlem {n}", 12.5, 4.0 + n) for n in range(units // 3)),
        forecast=("70 af 76 enheder vil være mødt, når valgperioden slutter.",) if units else (),
        advice=("To dialogmøder mere om året når alle.",),
    )
