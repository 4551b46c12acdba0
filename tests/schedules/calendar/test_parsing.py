"""What is malformed is refused with its path; what is well-formed is read whole."""

import copy
import random
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.calendar import parsing
from schedules.calendar.problem import Agenda, Chain, Kind, Occasion, Purpose
from schedules.dates import Weekday
from schedules.reading import Refused
from tests.oracles.profiles import examples
from tests.schedules.calendar import builders


def test_a_year_of_nine_bodies_is_read_whole() -> None:
    problem = parsing.parse(builders.nine_bodies())

    council = problem.bodies["byr"]
    assert len(problem.bodies) == 9
    assert (council.kind, council.weekday, council.weeks) == (
        Kind.COUNCIL,
        Weekday.MONDAY,
        frozenset({-1}),
    )
    assert (council.start, council.to_minute, len(council.members)) == (time(17), 20 * 60, 31)
    assert problem.budget is not None
    assert problem.budget.proposal_by == date(2026, 9, 15)
    assert problem.budget.min_days_between_readings == 21
    assert len(problem.occasions()) == 8 * 11 + 4 + 3
    assert Occasion("oeu", 0, Purpose.BUDGET_PROPOSAL) in problem.occasions()


def test_the_keys_with_defaults_may_be_left_out() -> None:
    data = builders.problem(builders.body("a"))
    for key in ("chain", "agenda", "travel_minutes", "slack_days"):
        del data[key]

    problem = parsing.parse(data)

    assert (problem.chain, problem.agenda) == (Chain(7, 7), Agenda(4, saturday_counts=False))
    assert (problem.travel_minutes, problem.slack_days, problem.published) == (30, 7, None)


def test_the_order_in_the_file_says_nothing() -> None:
    data = builders.nine_bodies()
    turned = copy.deepcopy(data)
    for key in ("bodies", "periods"):
        turned[key].reverse()
    for body in turned["bodies"]:
        body["members"].reverse()
        body["cycles"] = body["cycles"][::-1]

    one, other = parsing.parse(data), parsing.parse(turned)
    assert one == other
    assert (list(one.bodies), one.periods) == (list(other.bodies), other.periods)


BUDGET: dict[str, Any] = {"proposal_by": "09-15", "second_reading_by": "10-15"}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"format": "calendar/2"}, "$.format"),
    ({"year": "2026"}, "$.year"),
    ({"year": True}, "$.year"),
    ({"bodies": {}}, "$.bodies"),
    ({"bodies": [builders.body("a"), builders.body("a")]}, "$.bodies[1].id"),
    ({"bodies": [builders.body("a", kind="board")]}, "$.bodies[0].kind"),
    ({"bodies": [builders.body("a", cycles=[0])]}, "$.bodies[0].cycles[0]"),
    ({"bodies": [builders.body("a", cycles=[1, 1])]}, "$.bodies[0].cycles[1]"),
    ({"bodies": [builders.body("a", weekday="sat")]}, "$.bodies[0].weekday"),
    ({"bodies": [builders.body("a", weeks=[0])]}, "$.bodies[0].weeks[0]"),
    ({"bodies": [builders.body("a", weeks=[])]}, "$.bodies[0].weeks"),
    ({"bodies": [builders.body("a", start="25:00")]}, "$.bodies[0].start"),
    ({"bodies": [builders.body("a", start="22:00", minutes=120)]}, "$.bodies[0].minutes"),
    ({"bodies": [builders.body("a", members=["x", "x"])]}, "$.bodies[0].members[1]"),
    ({"bodies": [builders.body("a", seats=3)]}, "$.bodies[0].seats"),
    ({"holidays": "ATLANTIS"}, "$.holidays"),
    ({"closed_days": ["02-30"]}, "$.closed_days[0]"),
    ({"closed_days": ["6-5"]}, "$.closed_days[0]"),
    ({"periods": [builders.period("x", "2026-02-02", "2026-02-01")]}, "$.periods[0].to"),
    ({"periods": [builders.period("x", "2026-02-02", "2026-02-30")]}, "$.periods[0].to"),
    (
        {"periods": [builders.period("x", "2026-02-02", "2026-02-03", bodies=["b"])]},
        "$.periods[0].bodies[0]",
    ),
    ({"chain": {"committee_to_council": 7}}, "$.chain.committee_to_council"),
    ({"budget": BUDGET}, "$.budget"),
    ({"agenda": {"weekdays_before": -1}}, "$.agenda.weekdays_before"),
    ({"travel_minutes": -1}, "$.travel_minutes"),
    ({"slack_days": 1.5}, "$.slack_days"),
    ({"fixed": [builders.decision("a", 7, "2026-07-01")]}, "$.fixed[0]"),
    ({"fixed": [builders.decision("a", None, "2026-07-01", "first_reading")]}, "$.fixed[0]"),
    ({"fixed": [builders.decision("a", 1, "2026-01-05")] * 2}, "$.fixed[1]"),
    ({"published": [builders.decision("b", 1, "2026-01-05")]}, "$.published[0]"),
    ({"committees": []}, "$.committees"),
]


@pytest.mark.parametrize(("changes", "path"), WRONG, ids=[f"{p} {c}"[:60] for c, p in WRONG])
def test_what_is_malformed_is_refused_with_its_path(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as refusal:
        parsing.parse(builders.problem(builders.body("a"), year=2026) | changes)
    assert refusal.value.path == path


@pytest.mark.parametrize(
    "key", ["format", "year", "bodies", "holidays", "closed_days", "periods", "budget", "fixed"]
)
def test_a_missing_key_is_refused_by_name(key: str) -> None:
    data = builders.problem(builders.body("a"))
    del data[key]
    with pytest.raises(Refused) as refusal:
        parsing.parse(data)
    assert refusal.value.path == f"$.{key}"


JUNK: list[object] = [
    None,
    True,
    -1,
    0,
    13,
    1.5,
    float("nan"),
    "",
    "x",
    "2026-02-30",
    [],
    {},
    [[]],
    10**30,
]


@examples(300)
@given(seed=st.integers(0, 2**32))
def test_a_problem_spoilt_anywhere_is_read_or_refused_and_nothing_else(seed: int) -> None:
    drawn = random.Random(seed)
    data = builders.small(seed % 1000)
    for _ in range(drawn.randint(1, 3)):
        place, key = drawn.choice(list(_places(data)))
        match drawn.randrange(4):
            case 0:
                place[key] = drawn.choice(JUNK)
            case 1 if isinstance(place, dict):
                del place[key]
            case 2 if isinstance(place, dict):
                place["stray"] = 1
            case _ if isinstance(place, list):
                place.append(copy.deepcopy(place[key]))
            case _:
                place[key] = [place[key]]
    refusal = _refusal(data)
    assert refusal is None or refusal.path.startswith("$")


def _refusal(data: Any) -> Refused | None:
    try:
        parsing.parse(data)
    except Refused as refusal:
        return refusal
    return None


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member of every object and list."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
