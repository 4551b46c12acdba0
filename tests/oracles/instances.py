"""Seeded rotation problems of middle and real size; the same seed gives the same problem.

The municipality is made up, its arithmetic is not: committees with units in the proportions
55/21/10/9/8/6, 28 hosted meetings of a committee in a term, about a third of the units large
enough to host, a few shared by two committees, a few that open or close on an odd day.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]

TERM = date(2026, 1, 1), date(2029, 12, 31)
PROPORTIONS = {"BU": 55, "SO": 21, "KF": 10, "HP": 9, "SB": 8, "TE": 6}
KINDS = {
    "BU": ("daginstitution", "daginstitution", "skole"),
    "SO": ("plejecenter", "hjemmepleje", "aktivitetscenter"),
    "KF": ("bibliotek", "kulturhus", "idrætshal"),
    "HP": ("botilbud", "værksted"),
    "SB": ("jobcenter", "værested"),
    "TE": ("drift", "havn"),
}
TOWNS = {
    "Midtby": (55.40, 11.35, 45),
    "Havneby": (55.33, 11.14, 18),
    "Sundby": (55.25, 11.29, 14),
    "Stationsby": (55.36, 11.25, 8),
    "Skovby": (55.29, 11.42, 7),
    "Bakkeby": (55.45, 11.29, 5),
    "Øby": (55.16, 11.15, 3),
}


@dataclass(frozen=True, slots=True)
class Demand:
    """How much a committee meets in the window."""

    hosted: int
    dialogues: int
    seats: int = 8


def year(seed: int = 1) -> Row:
    """109 units and 55 meetings in one year, the second of the term, the first year held."""
    window = date(2027, 1, 1), date(2027, 12, 31)
    demands = {name: Demand(8, 0) for name in PROPORTIONS}
    demands |= {"BU": Demand(8, 5), "SO": Demand(8, 2)}
    return municipality(random.Random(seed), PROPORTIONS, demands, window=window, past=True)


def term(seed: int = 1) -> Row:
    """109 units and 240 meetings: a whole term."""
    dialogues = {"BU": 36, "SO": 14, "KF": 8, "HP": 6, "SB": 5, "TE": 3}
    demands = {name: Demand(28, number) for name, number in dialogues.items()}
    return municipality(random.Random(seed), PROPORTIONS, demands, window=TERM)


def capital(seed: int = 1) -> Row:
    """1,200 units under seven committees: 420 meetings in a term."""
    sizes = {"BU": 520, "SO": 230, "KF": 130, "HP": 110, "SB": 90, "TE": 70, "MK": 50}
    demands = {name: Demand(28, round(28 * size / 150), 12) for name, size in sizes.items()}
    return municipality(random.Random(seed), sizes, demands, window=TERM)


def municipalities(seed: int = 1, number: int = 98) -> list[Row]:
    """Problems of so many municipalities, about 200 units and 306 meetings each on average."""
    rng = random.Random(seed)
    return [_average_municipality(rng, f"{nth:02}-") for nth in range(1, number + 1)]


def country(seed: int = 1, number: int = 98) -> Row:
    """All municipalities as one problem: about 19,600 units and 30,000 meetings."""
    parts = municipalities(seed, number)
    return parts[0] | {
        key: [row for part in parts for row in part[key]] for key in ("units", "meetings")
    }


def _average_municipality(rng: random.Random, prefix: str) -> Row:
    scale = rng.uniform(0.85, 2.82)
    sizes = {name: max(3, round(size * scale)) for name, size in PROPORTIONS.items()}
    demands = {name: Demand(28, max(2, round(size * 139 / 200))) for name, size in sizes.items()}
    return municipality(rng, sizes, demands, window=TERM, prefix=prefix)


def municipality(
    rng: random.Random,
    sizes: Mapping[str, int],
    demands: Mapping[str, Demand],
    *,
    window: tuple[date, date],
    past: bool = False,
    prefix: str = "",
) -> Row:
    """One municipality; `past` gives its units contacts held before the window."""
    names = list(sizes)
    units = [
        _unit(rng, f"{prefix}{name}{nth:03}", prefix, name, names)
        for name in names
        for nth in range(1, sizes[name] + 1)
    ]
    if past:
        for unit in units:
            unit["contacts"] = _past(rng, unit, window[0])
    meetings = [
        meeting
        for name in names
        for meeting in _meetings(rng, f"{prefix}{name}", demands[name], window)
    ]
    return _problem(units, meetings, window)


def _problem(units: list[Row], meetings: list[Row], window: tuple[date, date]) -> Row:
    return {
        "format": "rotation/1",
        "term": {"start": TERM[0].isoformat(), "end": TERM[1].isoformat()},
        "window": {"start": window[0].isoformat(), "end": window[1].isoformat()},
        "guarantee_months": 12,
        "min_days_between_contacts": 28,
        "units": units,
        "meetings": meetings,
    }


def _unit(rng: random.Random, name: str, prefix: str, home: str, committees: list[str]) -> Row:
    town = rng.choices(list(TOWNS), [weight for *_, weight in TOWNS.values()])[0]
    lat, lon, _ = TOWNS[town]
    shared = [rng.choice([c for c in committees if c != home])] if rng.random() < 0.05 else []
    row: Row = {
        "id": name,
        "name": f"Enhed {name}",
        "kind": rng.choice(KINDS.get(home, ("service",))),
        "town": town,
        "lat": round(lat + rng.uniform(-0.01, 0.01), 4),
        "lon": round(lon + rng.uniform(-0.01, 0.01), 4),
        "committees": [f"{prefix}{committee}" for committee in (home, *shared)],
        "seats": rng.choice([10, 12, 14, 14, 16, 16, 18, 20, 24, 30, 40]),
        "step_free": rng.random() < 0.85,
        "can_host": rng.random() < 0.95,
        "hosting_hours": rng.choice([None, None, None, ["08:00", "17:00"], ["12:00", "21:00"]]),
        "open_from": None,
        "open_to": None,
        "closed": [["2026-07-06", "2026-08-02"]] if rng.random() < 0.1 else [],
        "contacts": [],
    }
    if rng.random() < 0.04:
        row["open_from"] = _some_day(rng, TERM).isoformat()
    elif rng.random() < 0.03:
        row["open_to"] = _some_day(rng, TERM).isoformat()
    return row


def _some_day(rng: random.Random, span: tuple[date, date]) -> date:
    return span[0] + timedelta(days=rng.randrange((span[1] - span[0]).days + 1))


def _past(rng: random.Random, unit: Row, until: date) -> list[Row]:
    opened = date.fromisoformat(unit["open_from"]) if unit["open_from"] else TERM[0]
    if opened >= until or rng.random() < 0.3:
        return []
    form = "hosted" if unit["seats"] >= 18 and rng.random() < 0.4 else "dialogue"
    return [{"date": _some_day(rng, (opened, until - timedelta(days=1))).isoformat(), "form": form}]


def _meetings(
    rng: random.Random, committee: str, demand: Demand, window: tuple[date, date]
) -> list[Row]:
    hour = rng.choice([9, 12, 14, 15, 16])
    weekday = rng.randrange(4)
    hosted = _spread(rng, demand.hosted, window, weekday)
    dialogues = _spread(rng, demand.dialogues, window, weekday)
    return [
        {
            "id": f"{committee}-h{nth:02}",
            "committee": committee,
            "form": "hosted",
            "date": on.isoformat(),
            "start": f"{hour:02}:00",
            "end": f"{hour + 3:02}:00",
            "people": 18,
            "step_free": rng.random() < 0.3,
            "locked": [],
        }
        for nth, on in enumerate(hosted, start=1)
    ] + [
        {
            "id": f"{committee}-d{nth:03}",
            "committee": committee,
            "form": "dialogue",
            "date": on.isoformat(),
            "start": "13:00",
            "end": "15:00",
            "seats": demand.seats,
            "locked": [],
        }
        for nth, on in enumerate(dialogues, start=1)
    ]


def _spread(
    rng: random.Random, number: int, window: tuple[date, date], weekday: int
) -> Sequence[date]:
    """About evenly over the window, on the committee's weekday, never in July."""
    days = [
        window[0] + timedelta(days=n)
        for n in range((window[1] - window[0]).days + 1)
        if (window[0] + timedelta(days=n)).weekday() == weekday
    ]
    days = [day for day in days if day.month != 7]
    return [
        days[min(len(days) - 1, int((nth + rng.random()) * len(days) / number))]
        for nth in range(number)
    ]


def middle(seed: int) -> Row:
    """20-60 units and 20-80 meetings, with all that makes a problem hard, for the staged model."""
    rng = random.Random(seed)
    sizes = {name: rng.randint(4, 20) for name in rng.sample(list(PROPORTIONS), rng.randint(2, 4))}
    sizes[next(iter(sizes))] += max(0, 20 - sum(sizes.values()))
    demands = {
        name: Demand(rng.randint(3, 12), rng.randint(2, 8), rng.randint(2, 6)) for name in sizes
    }
    window = rng.choice(
        [TERM, (date(2027, 1, 1), date(2027, 12, 31)), (date(2026, 9, 15), date(2028, 3, 31))]
    )
    problem = municipality(rng, sizes, demands, window=window, past=rng.random() < 0.7)
    problem["min_days_between_contacts"] = rng.choice([0, 0, 28, 28, 90])
    problem["guarantee_months"] = rng.choice([12, 12, 6, 24, 18])
    if rng.random() < 0.4:
        problem["published"] = _draft(rng, problem)
        if rng.random() < 0.5:
            problem["stability"] = "first"
    return problem


def _draft(rng: random.Random, problem: Row) -> dict[str, list[str]]:
    """A plan somebody made by hand, good or not."""
    owned: dict[str, list[str]] = {}
    for unit in problem["units"]:
        for committee in unit["committees"]:
            owned.setdefault(committee, []).append(unit["id"])
    return {
        meeting["id"]: sorted(
            rng.sample(owned[meeting["committee"]], min(meeting.get("seats", 1), 4))
        )
        for meeting in problem["meetings"]
        if len(owned.get(meeting["committee"], ())) >= 4
    }
