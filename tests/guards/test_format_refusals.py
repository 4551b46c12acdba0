"""What docs/formats.md says is refused beside a wrong kind of value: refused, at that place."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schedules.reading import Refused
from tests.guards.format_specimens import READERS, WHOLE, objects, refusal, spoilt
from tests.guards.format_tables import PAGE, covers, tables

TABLES = tables(PAGE.read_text(encoding="utf-8"))
DAYS = [{"start": "1989-01-01", "end": "1992-12-31"}, {"start": "2196-01-01", "end": "2200-12-31"}]
TWICE = ["member-1", "member-1"]


def claimed(data: Any) -> None:
    """A level proven without a bound."""
    data["levels"][0].update(proven=True, bound=None)


def doubled(name: str) -> list[Callable[[Any], None]]:
    """The list's first a second time."""
    return [lambda data: data[name].append(data[name][0])]


def without_finance(data: Any) -> None:
    data["bodies"][1]["kind"] = "other"


# By format, place and key: values that the page says are refused, or what makes a file refused.
REFUSED: dict[str, dict[str, list[Any]]] = {
    "rotation/1": {
        "$.term": [*DAYS, {"start": "2026-01-01", "end": "2046-01-16"}],
        "$.window": [{"start": "2025-12-31", "end": "2026-12-31"}],
        "$.published": [{"nowhere": []}, {"children-march": ["nobody"]}],
        "$.term.end": ["2025-12-31"],
        "$.window.end": ["2026-12-31"],
        "$.units[].id": ["library"],
        "$.units[].hosting_hours": [["17:00", "08:00"], ["08:00", "08:00"]],
        "$.units[].open_to": ["2026-12-31"],
        "$.units[].closed": [[["2027-02-02", "2027-02-01"]]],
        "$.units[].contacts[].date": ["2027-01-01"],
        "$.meetings[].id": ["culture-april"],
        "$.meetings[].committee": ["nobody's"],
        "$.meetings[].date": ["2026-12-31"],
        "$.meetings[].end": ["16:30", "09:00"],
        "$.meetings[].people": [12],
        "$.meetings[].step_free": [True],
        "$.meetings[].seats": [2],
        "$.meetings[].locked": [["nobody"]],
    },
    "rotation-plan/1": {
        "$.unfilled[].ruled_out": [{"weather": 1}],
        "$.overruled[].rule": ["weather"],
        "$.levels[].proven": [claimed],
        "$.certificate.levels": [["beauty"]],
        "$.certificate.meetings": [{"m": []}, {"m": [0, 0]}],
        "$.certificate.units": [{"u": []}],
        "$.certificate.blocks": [{"u": {"2027-01-01": [0, 0]}}],
        "$.certificate.prices": [{"u": {"beauty": {"meetings": {}, "levels": {}}}}],
        "$.certificate.prices.*.*.levels": [{"beauty": 1}],
    },
    "calendar/1": {
        "$.holidays": ["Slesvig", "XX"],
        "$.closed_days": [["06-05", "06-05"], ["02-30"], ["13-01"]],
        "$.budget": [without_finance],
        "$.bodies[].id": ["council"],
        "$.bodies[].cycles": [[1, 1]],
        "$.bodies[].weeks": [[], [1, 1]],
        "$.bodies[].minutes": [450],
        "$.bodies[].members": [TWICE],
        "$.bodies[].town_hall_months": [[1, 1]],
        "$.periods[].to": ["2027-02-14"],
        "$.periods[].bodies": [["nobody"]],
        "$.fixed[].body": ["nobody", *doubled("fixed")],
        "$.published[].body": ["nobody", *doubled("published")],
    },
    "calendar-plan/1": {
        "$.levels[].proven": [claimed],
        "$.meetings[].body": ["nobody", *doubled("meetings")],
        "$.missing[].body": ["nobody", *doubled("missing")],
        "$.missing[].ruled_out": [{"weather": 1}],
    },
}
CASES = [
    pytest.param(format_, place, value, id=f"{format_} {place} {getattr(value, '__name__', value)}")
    for format_, by_place in REFUSED.items()
    for place, values in by_place.items()
    for value in values
]


def told() -> dict[str, set[str]]:
    """The keys of the page with something in the last column."""
    return {
        format_: {
            f"{place}.{key.name}"
            for place, keys in TABLES[format_].items()
            for key in keys
            if key.refused
        }
        for format_ in READERS
    }


def test_everything_the_page_says_is_refused_is_tried() -> None:
    assert told() == {format_: set(places) for format_, places in REFUSED.items()}


def refusals(format_: str, place: str, value: Any) -> Iterator[Refused]:
    """Of the whole file with the value at each object of the place in turn."""
    if callable(value):
        spoilt_files = [spoilt(format_, [], value)]
    else:
        parent, _, key = place.rpartition(".")
        ways = [way for here, way, _ in objects(WHOLE[format_]) if covers(parent, here)]
        spoilt_files = [spoilt(format_, way, lambda one: one.update({key: value})) for way in ways]
    for data in spoilt_files:
        if (found := refusal(format_, data)) is not None:
            yield found


@pytest.mark.parametrize(("format_", "place", "value"), CASES)
def test_what_the_page_says_is_refused_is_refused_there(
    format_: str, place: str, value: Any
) -> None:
    """At the place, or at the list or object it is in, or inside it."""
    paths = [re.sub(r"\[[0-9]+\]", "[]", one.path) for one in refusals(format_, place, value)]
    stem = place.partition(".*")[0]
    parent = stem.rpartition(".")[0]
    assert [path for path in paths if path.startswith(stem) or path == parent]
