"""Seeded problems of middle size, with all that a real one has."""

import random
from datetime import date, timedelta

from schedules.rotation.problem import Form, Meeting, Period, Problem, Unit
from tests.schedules.rotation.builders import TERM, dialogue, held, hosted, problem, unit

WINDOW = Period(date(2027, 1, 1), date(2028, 6, 30))
COMMITTEES = ("BUU", "KFU")


def town(seed: int, *, units: int = 14, meetings: int = 16, min_days: int = 28) -> Problem:
    """Units of two committees with a past, and meetings of both forms over a year and a half."""
    rng = random.Random(seed)
    people = [_unit(rng, f"u{number:02}") for number in range(units)]
    dates = [WINDOW.start + timedelta(days=rng.randrange(WINDOW.days)) for _ in range(meetings)]
    return problem(
        people,
        [_meeting(rng, f"m{number:02}", day) for number, day in enumerate(sorted(dates))],
        window=WINDOW,
        min_days=min_days,
    )


def _unit(rng: random.Random, ident: str) -> Unit:
    past = [TERM.start + timedelta(days=rng.randrange(365)) for _ in range(rng.randrange(3))]
    return unit(
        ident,
        committees=COMMITTEES if rng.random() < 0.2 else [rng.choice(COMMITTEES)],
        kind=rng.choice(["school", "library", "care home"]),
        town=rng.choice(["Byen", "Havnen", "Skoven"]),
        seats=rng.choice([8, 14, 30]),
        step_free=rng.random() < 0.8,
        can_host=rng.random() < 0.9,
        open_from=date(2027, 8, 1) if rng.random() < 0.15 else None,
        closed=[Period(date(2027, 7, 1), date(2027, 7, 31))],
        contacts=[held(day, rng.choice(list(Form))) for day in past],
    )


def _meeting(rng: random.Random, ident: str, day: date) -> Meeting:
    committee = rng.choice(COMMITTEES)
    if rng.random() < 0.6:
        return hosted(ident, day, committee=committee, step_free=rng.random() < 0.3)
    return dialogue(ident, day, committee=committee, seats=rng.randrange(2, 5))
