"""Complete, valid domain values for the tests; each test breaks one thing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from agreements.agreement import (
    Agreement,
    Course,
    Involvement,
    KeyFigure,
    Parties,
    Partner,
    PlannedContact,
    Profile,
    Room,
)
from agreements.goals import (
    Contribution,
    Expense,
    Goals,
    Indicator,
    Layer,
    LocalGoal,
    Milestone,
    Plan,
    SharedGoal,
)
from agreements.lifecycle import Decision, Facts, State
from agreements.period import PeriodKind, beginning
from agreements.signatures import Party

TODAY = date(2027, 3, 17)


def ready_facts(state: State, **changes: object) -> Facts:
    """Facts under which every row of the table is open, except those about time and signatures."""
    values: dict[str, object] = {
        "state": state,
        "period": beginning(PeriodKind.CALENDAR_YEAR, 2027),
        "today": TODAY,
        "content_valid": True,
        "med_heard_on": date(2026, 12, 3),
        "user_board_heard_on": date(2026, 12, 8),
        "dialogue_held_on": date(2027, 2, 10),
        "decision": Decision("7", date(2027, 3, 8)),
        "unsigned": frozenset(Party),
        "midway_written": True,
        "midway_recorded": True,
        "annual_written": True,
        "is_amendment": True,
    }
    return Facts(**(values | changes))  # type: ignore[arg-type]


def plan(**changes: object) -> Plan:
    values: dict[str, object] = {
        "owner": "Pædagogisk leder",
        "actions": ("To ugentlige turdage for alle stuer",),
        "indicators": (
            Indicator(
                key="ude",
                name="Timer ude om dagen",
                unit="timer",
                baseline=Decimal("1.5"),
                target=Decimal("3"),
            ),
        ),
        "milestones": (Milestone(key="plan", name="Plan for turdage", due=date(2027, 4, 1)),),
        "due": date(2027, 12, 1),
        "expense": Expense.NO,
    }
    return Plan(**(values | changes))  # type: ignore[arg-type]


def local_goal(key: str = "udeliv", **changes: object) -> LocalGoal:
    values: dict[str, object] = {
        "key": key,
        "title": f"Udeliv hver dag ({key})",
        "why": "Børnene trives, når de er ude, og de finder sammen på nye måder.",
        "success_criterion": "Alle børn er ude mindst tre timer om dagen.",
        "plan": plan(),
    }
    return LocalGoal(**(values | changes))  # type: ignore[arg-type]


def shared_goal(key: str = "overgange", **changes: object) -> SharedGoal:
    values: dict[str, object] = {
        "key": key,
        "layer": Layer.CROSS_CUTTING,
        "title": f"Gode overgange ({key})",
        "why": "Skift mellem tilbud er svære for mange borgere.",
        "success_criterion": "Alle virksomheder har en fælles plan med en nabo.",
        "area": "alle virksomheder",
    }
    return SharedGoal(**(values | changes))  # type: ignore[arg-type]


def contribution(key: str = "overgange", **changes: object) -> Contribution:
    values: dict[str, object] = {
        "goal": shared_goal(key),
        "text": "Vi holder to fælles møder om året med skolen.",
        "plan": plan(),
    }
    return Contribution(**(values | changes))  # type: ignore[arg-type]


def goals(**changes: object) -> Goals:
    values: dict[str, object] = {"contributions": (contribution(),), "local": (local_goal(),)}
    return Goals(**(values | changes))  # type: ignore[arg-type]


def agreement(**changes: object) -> Agreement:
    values: dict[str, object] = {
        "unit_code": "U022",
        "parties": Parties(
            municipality="Prøve Kommune",
            unit="Skovhuset",
            unit_leader="Leder 22",
            committee="Børne- og Ungeudvalget",
            chair="Medlem 1",
            administration="Center for Børn",
            administrator="Centerchef 2",
        ),
        "period": beginning(PeriodKind.CALENDAR_YEAR, 2027),
        "case_number": "330-2026-00022",
        "purpose": "Aftalen er et redskab til dialog.",
        "profile": Profile(
            core_task="Leg, læring og trivsel for børn fra 0 til 6 år.",
            target_group="Børn og deres forældre",
            key_figures=(KeyFigure("Børn", "64"), KeyFigure("Ansatte", "17")),
            sites=("Skovvej 1",),
        ),
        "room": Room(finances="9,4 mio. kr.", staff="17 ansatte"),
        "goals": goals(),
        "partners": (Partner("Skolen ved Skoven", "Overgang til skole"),),
        "involvement": Involvement(
            med_heard_on=date(2026, 12, 3), user_board_heard_on=date(2026, 12, 8)
        ),
        "course": Course(
            contacts=(PlannedContact(date(2027, 5, 11), "Dialogmøde", "Rådhuset"),),
            midway_due=date(2027, 9, 15),
            annual_due=date(2028, 2, 15),
        ),
        "regulation": "Aftalen kan ændres, hvis budgettet ændrer sig.",
        "decision": Decision("7", date(2027, 3, 8)),
    }
    return Agreement(**(values | changes))  # type: ignore[arg-type]
