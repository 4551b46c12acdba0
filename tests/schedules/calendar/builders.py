"""Calendar problems to test with: a year of nine bodies, and small ones drawn by a seed."""

import random
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]

DAY = timedelta(days=1)
ALL_BUT_JULY = [month for month in range(1, 13) if month != 7]
COMMITTEES = (
    ("buu", "Børne- og Ungeudvalget", "mon", "13:00"),
    ("fsu", "Forebyggelses- og Seniorudvalget", "tue", "16:30"),
    ("sbu", "Social- og Beskæftigelsesudvalget", "tue", "14:00"),
    ("hpu", "Handicap- og Psykiatriudvalget", "wed", "16:00"),
    ("kfu", "Kultur- og Fritidsudvalget", "wed", "16:00"),
    ("teu", "Teknik- og Erhvervsudvalget", "thu", "15:00"),
)


def body(id_: str, **changes: Any) -> Json:
    """A committee of one member that meets on the first or second Monday at 16."""
    plain: Json = {
        "id": id_,
        "name": id_.upper(),
        "kind": "committee",
        "cycles": ALL_BUT_JULY,
        "weekday": "mon",
        "weeks": [1, 2],
        "start": "16:00",
        "minutes": 150,
        "members": [f"{id_}-member"],
        "town_hall_months": [],
    }
    return plain | changes


def problem(*bodies: Json, **changes: Any) -> Json:
    """A calendar problem of 2026 with public holidays and nothing else in the way."""
    plain: Json = {
        "format": "calendar/1",
        "year": 2026,
        "bodies": list(bodies),
        "holidays": "DK",
        "closed_days": [],
        "periods": [],
        "chain": {"committee_to_finance": 7, "finance_to_council": 7},
        "budget": None,
        "agenda": {"weekdays_before": 4, "saturday_counts": False},
        "travel_minutes": 30,
        "slack_days": 7,
        "fixed": [],
    }
    return plain | changes


def period(name: str, start: date | str, end: date | str, **changes: Any) -> Json:
    """A soft period for all bodies."""
    plain: Json = {"name": name, "from": str(start), "to": str(end), "hard": False, "bodies": None}
    return plain | changes


def decision(body: str, cycle: int | None, day: date | str, purpose: str = "ordinary") -> Json:
    return {"body": body, "purpose": purpose, "cycle": cycle, "date": str(day)}


def nine_bodies(year: int = 2026, *, seed: int = 1, crowded: bool = False) -> Json:
    """A year of a municipality of 31 councillors: six committees, finance, council, main MED.

    With `crowded` committees of the same weekday share members at the same hour, so that they have
    to take turns.
    """
    drawn = random.Random(seed)
    councillors = [f"m{number:02}" for number in range(1, 32)]
    bodies = [
        body(id_, name=name, weekday=weekday, start=start, town_hall_months=[4, 8, 11])
        for id_, name, weekday, start in COMMITTEES
    ]
    _seat(bodies, councillors, drawn, crowded=crowded)
    finance = body("oeu", name="Økonomiudvalget", kind="finance", weeks=[3], minutes=180)
    finance["members"] = sorted(drawn.sample(councillors, 7))
    council = body("byr", name="Byrådet", kind="council", weeks=[-1], start="17:00", minutes=180)
    council["members"] = councillors
    main_med = body(
        "med", name="Hovedudvalget", kind="other", weeks=[1], weekday="wed", minutes=240
    )
    main_med |= {
        "cycles": [3, 6, 9, 12],
        "start": "09:00",
        "members": [f"s{number:02}" for number in range(1, 15)],
    }
    return problem(
        *bodies,
        finance,
        council,
        main_med,
        year=year,
        closed_days=["06-05", "12-24", "12-31"],
        periods=_periods(year),
        budget={"proposal_by": "09-15", "second_reading_by": "10-15"},
    )


def dense_bodies(year: int = 2026, *, seed: int = 0) -> Json:
    """A year in which any committees may share members, weekday and hour: made to be hard."""
    drawn = random.Random(seed)
    data = nine_bodies(year)
    councillors = data["bodies"][7]["members"]
    data["bodies"][:6] = [
        body(
            f"u{number:02}",
            weekday=drawn.choice(["mon", "tue", "wed", "thu"]),
            members=drawn.sample(councillors, 7),
        )
        for number in range(6)
    ]
    data["periods"] = [p for p in data["periods"] if p["bodies"] in (None, ["oeu", "byr"])]
    return data


def _seat(
    bodies: list[Json], councillors: list[str], drawn: random.Random, *, crowded: bool
) -> None:
    """Seven members to each committee, everyone on one or two, none on two of one weekday."""
    seats = drawn.sample(councillors, len(councillors)) + drawn.sample(councillors, 11)
    taken: dict[str, set[str]] = {}
    for committee in bodies:
        committee["members"] = []
        while len(committee["members"]) < 7:
            busy = set(committee["members"]) | taken.get(committee["weekday"], set())
            free = next((member for member in seats if member not in busy), None)
            if free is None:
                free = next(member for member in councillors if member not in busy)
            else:
                seats.remove(free)
            committee["members"].append(free)
        taken.setdefault(committee["weekday"], set()).update(committee["members"])
    if crowded:
        for first, second in ((1, 2), (3, 4)):
            bodies[second]["start"] = bodies[first]["start"]
            bodies[second]["members"][0] = bodies[first]["members"][0]


def _periods(year: int) -> list[Json]:
    winter, autumn = date.fromisocalendar(year, 7, 1), date.fromisocalendar(year, 42, 1)
    easter = easter_sunday(year)
    forum = date(year, 1, 1 + (3 - date(year, 1, 1).weekday()) % 7) + 7 * DAY
    seminar = date(year, 8, 31) - (date(year, 8, 31).weekday() - 3) % 7 * DAY
    return [
        period("Juli", date(year, 7, 1), date(year, 7, 31), hard=True),
        period("Jul", date(year - 1, 12, 20), date(year, 1, 3)),
        period("Vinterferie (uge 7)", winter, winter + 4 * DAY),
        period("Påske", easter - 6 * DAY, easter + DAY),
        period("Efterårsferie (uge 42)", autumn, autumn + 4 * DAY),
        period("Jul", date(year, 12, 20), date(year + 1, 1, 3)),
        period("Kommunaløkonomisk Forum", forum, forum + DAY, hard=True, bodies=["oeu", "byr"]),
        period("Topmøde", date(year, 3, 12), date(year, 3, 13), hard=True, bodies=["oeu", "byr"]),
        period("Børn og Unge-topmøde", date(year, 1, 29), date(year, 1, 30), bodies=["buu"]),
        period("Socialpolitisk forum", date(year, 5, 7), date(year, 5, 8), bodies=["fsu", "sbu"]),
        period("Teknik og Miljø", date(year, 4, 28), date(year, 4, 29), bodies=["teu"]),
        period("Topmøde", date(year, 3, 12), date(year, 3, 13), bodies=["teu", "hpu", "kfu"]),
        period("Budgetseminar", seminar, seminar + DAY, hard=True),
    ]


def easter_sunday(year: int) -> date:
    """By the anonymous Gregorian rule, so that tests do not ask what they test."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


def small(seed: int, *, bodies: int = 4, cycles: int = 3, tiny: bool = False) -> Json:
    """A small random problem with everything the format has; with `tiny` only a few days each."""
    drawn = random.Random(seed)
    months = sorted(drawn.sample(range(1, 13), drawn.randint(1, cycles)))
    kinds = ["committee", "finance", "council", "other", "committee"][:bodies]
    people = [f"m{number}" for number in range(5)]
    made = [
        body(
            f"{kind}{number}",
            kind=kind,
            cycles=sorted(drawn.sample(months, drawn.randint(1, len(months)))),
            weekday=drawn.choice(["mon", "tue", "wed"]),
            weeks=drawn.choice([[1], [2], [1, 2], [3], [-1], [5], [2, -1]]),
            start=drawn.choice(["09:00", "14:00", "16:00", "16:30"]),
            members=drawn.sample(people, drawn.randint(0, 3)),
        )
        for number, kind in enumerate(drawn.sample(kinds, drawn.randint(1, bodies)))
    ]
    data = problem(
        *made,
        year=drawn.choice([2026, 2027, 2028]),
        closed_days=drawn.choice([[], ["06-05", "12-24"]]),
        chain={
            "committee_to_finance": drawn.choice([0, 3, 7]),
            "finance_to_council": drawn.choice([0, 4, 7]),
        },
        travel_minutes=drawn.choice([0, 30, 90]),
        slack_days=drawn.choice([0, 2, 7]),
    )
    data["periods"] = [_random_period(drawn, data) for _ in range(drawn.randint(0, 6))]
    if tiny:
        data["periods"] += _all_but_a_few_days(drawn, data)
    _decide(drawn, data)
    kinds_made = {one["kind"] for one in made}
    if {"finance", "council"} <= kinds_made and drawn.random() < 0.5:
        last = drawn.choice(["10-15", "03-20"])
        data["budget"] = {
            "proposal_by": drawn.choice(["02-10", "09-15"]),
            "second_reading_by": last,
            "min_days_between_readings": drawn.choice([0, 10, 21]),
        }
    return data


def _random_period(drawn: random.Random, data: Json) -> Json:
    start = date(data["year"], 1, 1) + drawn.randrange(365) * DAY
    ids = [one["id"] for one in data["bodies"]]
    return period(
        "Periode",
        start,
        start + drawn.choice([1, 3, 10, 30, 50]) * DAY,
        hard=drawn.random() < 0.5,
        bodies=drawn.choice([None, drawn.sample(ids, drawn.randint(1, len(ids)))]),
    )


def _all_but_a_few_days(drawn: random.Random, data: Json) -> list[Json]:
    """Hard periods that leave each body two or three days around each of its months."""
    found = []
    for one in data["bodies"]:
        day, last = date(data["year"] - 1, 12, 1), date(data["year"] + 1, 2, 1)
        while day < last:
            pause = drawn.randrange(9, 20)
            found.append(period("Spærret", day, day + pause * DAY, hard=True, bodies=[one["id"]]))
            day += (pause + 2) * DAY
    return found


def _decide(drawn: random.Random, data: Json) -> None:
    """Fix and publish some meetings on days near their months."""
    year = data["year"]
    wanted = [(one["id"], cycle) for one in data["bodies"] for cycle in one["cycles"]]
    for key in ("fixed", "published"):
        if drawn.random() < 0.4:
            chosen = drawn.sample(wanted, drawn.randint(1, min(2, len(wanted))))
            days = [date(year, cycle, drawn.randint(1, 28)) for _, cycle in chosen]
            data[key] = [
                decision(id_, cycle, day) for (id_, cycle), day in zip(chosen, days, strict=True)
            ]
