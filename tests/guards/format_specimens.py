"""A whole file of every format of docs/formats.md, with something of everything in it."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from schedules.calendar import parsing as calendars
from schedules.calendar import plan as calendar_plans
from schedules.calendar.plan import CalendarPlan, MissingMeeting, planned_meeting
from schedules.calendar.problem import Occasion
from schedules.calendar.rules import Rule as CalendarRule
from schedules.equity.report import report
from schedules.levels import LevelResult, Proof
from schedules.reading import Refused
from schedules.rotation import parsing as rotations
from schedules.rotation import plan as rotation_plans
from schedules.rotation.certificate import Certificate, Prices
from schedules.rotation.levels import Level
from schedules.rotation.plan import Explanation, OverruledRule, Plan, Tried, Unfilled
from schedules.rotation.rules import Rule
from schedules.rotation.whatif import Kind, Suggestion
from tests.guards.format_tables import PAGE

EXAMPLES = PAGE.parent / "examples"
Found = tuple[str, list[Any], dict[str, Any]]  # a place, the way to it, and the object there


def example(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_bytes())


def rotation_plan() -> Plan:
    """One with something of everything in it."""
    one = Fraction(1, 3)
    proven = LevelResult("filled", Fraction(1), Fraction(1), True, Proof.CERTIFICATE)
    return Plan(
        {"m": ("u",)},
        unfilled=(Unfilled("m", 1, {Rule.SEATS: 2}),),
        overruled=(OverruledRule("m", "u", Rule.OPEN),),
        levels=(proven,),
        certificate=Certificate(
            (Level.FILLED,),
            meetings={"m": (one,)},
            blocks={("u", "2027-01-01"): (one,)},
            units={"u": (one,)},
            prices={"u": {Level.FILLED: Prices({"m": one}, {Level.FILLED: one})}},
        ),
        explanations=(Explanation("u", "m", "Derfor.", "Because."),),
        suggestions={"u": Tried((Suggestion(Kind.SEATS, "8", "Hvis.", "If."),), 1, is_capped=True)},
        took_seconds=0.5,
        seed=1,
    )


CALENDAR = calendars.parse(example("calendar.json"))


def calendar_plan() -> CalendarPlan:
    held, lost = Occasion("council", 1), Occasion("council", 2)
    return CalendarPlan(
        (planned_meeting(CALENDAR, held, date(2027, 1, 25)),),
        (MissingMeeting(lost, {CalendarRule.PERIOD: 3}, "Derfor."),),
        (LevelResult("missing", Fraction(1), None, False, Proof.SEARCH),),
        0.5,
    )


READERS: dict[str, Callable[[Any], object]] = {
    "rotation/1": rotations.parse,
    "rotation-plan/1": rotation_plans.from_json,
    "calendar/1": calendars.parse,
    "calendar-plan/1": lambda data: calendar_plans.from_json(CALENDAR, data),
}
WRITTEN: dict[str, Any] = {
    "rotation/1": rotations.parse(example("rotation.json")).to_json(),
    "rotation-plan/1": rotation_plan().to_json(),
    "calendar-plan/1": calendar_plan().to_json(),
    "equity/1": report(rotations.parse(example("rotation.json"))).to_json(),
}
WHOLE: dict[str, Any] = {"calendar/1": example("calendar.json"), **WRITTEN}


def objects(data: Any, place: str = "$", way: tuple[Any, ...] = ()) -> Iterator[Found]:
    """Every object of a file with its place, as `$.units[].contacts[]`."""
    if isinstance(data, dict):
        yield place, list(way), data
        for key, member in data.items():
            yield from objects(member, f"{place}.{key}", (*way, key))
    elif isinstance(data, list):
        for index, member in enumerate(data):
            yield from objects(member, f"{place}[]", (*way, index))


def spoilt(format_: str, way: list[Any], change: Callable[[dict[str, Any]], object]) -> Any:
    data = copy.deepcopy(WHOLE[format_])
    target = data
    for key in way:
        target = target[key]
    change(target)
    return data


def refusal(format_: str, data: Any) -> Refused | None:
    try:
        READERS[format_](data)
    except Refused as refused:
        return refused
    return None
