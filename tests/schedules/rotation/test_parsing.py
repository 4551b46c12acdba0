"""A problem survives its way through JSON, and what is wrong with one is refused at its place."""

import json
from copy import deepcopy
from datetime import date, time
from typing import Any

import pytest

from schedules.reading import Refused
from schedules.rotation.parsing import parse
from schedules.rotation.problem import Period, Stability
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

WHOLE = problem(
    [
        unit("b", hosting_hours=(time(8), time(16)), open_from=date(2026, 8, 1)),
        unit("a", closed=[Period(date(2026, 7, 1), date(2026, 7, 31))], open_to=date(2028, 1, 1)),
        unit("c", contacts=[held(date(2025, 4, 1))], cancelled=[date(2025, 3, 4)]),
    ],
    [dialogue("m2", date(2026, 9, 1), locked=["c"]), hosted("m1", date(2026, 2, 3))],
    published={"m1": ("a",)},
    stability=Stability.FIRST,
    min_days=28,
)


def test_problem_written_and_read_is_the_same() -> None:
    assert parse(json.loads(json.dumps(WHOLE.to_json()))) == WHOLE


def test_units_are_sorted_by_id_and_meetings_in_order_of_time() -> None:
    assert [one.id for one in WHOLE.units] == ["a", "b", "c"]
    assert [one.id for one in WHOLE.meetings] == ["m1", "m2"]


def test_units_that_lost_a_turn_stand_first_the_earliest_before_the_later() -> None:
    april, may, june = date(2026, 4, 7), date(2026, 5, 5), date(2026, 6, 2)
    units = [
        unit("a"),
        unit("met since", contacts=[held(may)], cancelled=[april, may]),
        unit("june", contacts=[held(may)], cancelled=[april, june]),
        unit("april", cancelled=[june, april]),
    ]
    case = problem(units, [hosted("m", date(2026, 9, 1))])
    assert [one.id for one in case.units] == ["april", "june", "a", "met since"]
    assert [one.lost_turn for one in case.units] == [april, june, None, None]


def test_keys_left_out_take_their_defaults() -> None:
    data = WHOLE.to_json()
    for key in ("guarantee_months", "min_days_between_contacts", "published", "stability"):
        del data[key]
    read = parse(data)
    assert (read.guarantee_months, read.min_days_between_contacts) == (12, 28)
    assert (read.published, read.stability) == ({}, Stability.IN_ORDER)


REFUSED: list[tuple[str, object, str]] = [
    ("format", "rotation/2", "$.format"),
    ("term", {"start": "2027-01-01", "end": "2026-01-01"}, "$.term.end"),
    ("term", {"start": "1000-01-01", "end": "2026-01-01"}, "$.term"),
    ("window", {"start": "2025-12-31", "end": "2026-02-01"}, "$.window"),
    ("guarantee_months", 0, "$.guarantee_months"),
    ("min_days_between_contacts", True, "$.min_days_between_contacts"),
    ("colour", 1, "$.colour"),
    ("units.0.id", "b", "$.units[1].id"),
    ("units.0.seats", "many", "$.units[0].seats"),
    ("units.0.lat", float("nan"), "$.units[0].lat"),
    ("units.0.committees", ["BUU", "BUU"], "$.units[0].committees[1]"),
    ("units.1.hosting_hours", ["16:00", "08:00"], "$.units[1].hosting_hours[1]"),
    ("units.1.hosting_hours", ["16:00"], "$.units[1].hosting_hours"),
    ("units.1.open_to", "2026-07-01", "$.units[1].open_to"),
    ("units.0.closed", [["2026-07-02", "2026-07-01"]], "$.units[0].closed[0][1]"),
    ("units.2.contacts.0.date", "2026-01-01", "$.units[2].contacts[0].date"),
    ("meetings.0.date", "2027-01-01", "$.meetings[0].date"),
    ("meetings.0.committee", "KFU", "$.meetings[0].committee"),
    ("meetings.0.seats", 3, "$.meetings[0].seats"),
    ("meetings.0.end", "15:59", "$.meetings[0].end"),
    ("meetings.0.id", "m2", "$.meetings[1].id"),
    ("meetings.1.locked", ["nobody"], "$.meetings[1].locked[0]"),
    ("meetings.1.locked", ["a", "a"], "$.meetings[1].locked[1]"),
    ("meetings.1.seats", 0, "$.meetings[1].seats"),
    ("published", {"m9": []}, "$.published.m9"),
    ("published", {"m1": ["nobody"]}, "$.published.m1[0]"),
    ("published", None, "$.published"),
]


@pytest.mark.parametrize(("place", "value", "path"), REFUSED)
def test_wrong_value_is_refused_at_its_path(place: str, value: object, path: str) -> None:
    data: Any = deepcopy(WHOLE.to_json())
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    target = data
    for step in way:
        target = target[step]
    target[last] = value
    with pytest.raises(Refused) as refusal:
        parse(data)
    assert refusal.value.path == path


@pytest.mark.parametrize("key", ["term", "window", "units", "meetings", "format"])
def test_missing_key_is_refused_at_the_key(key: str) -> None:
    data = WHOLE.to_json()
    del data[key]
    with pytest.raises(Refused) as refusal:
        parse(data)
    assert refusal.value.path == f"$.{key}"
