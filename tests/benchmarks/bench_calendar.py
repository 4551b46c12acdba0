"""The calendar engine beside a plain CP-SAT model of integer days, in one run.

Both settle all six levels; the engine uses one thread, the plain model two workers. *realistic*:
six committees, finance, council and main MED of 31 councillors. *crowded*: committees of one
weekday share a member and take turns. *dense*: any committees may share members, weekday and hour.
*one day lost*: a published date is taken, as few meetings as possible move.
"""

from schedules.calendar import parsing
from schedules.calendar.plan import CalendarPlan
from schedules.calendar.problem import Occasion
from schedules.calendar.solve import solve
from tests.benchmarks import measure
from tests.benchmarks.table import Table
from tests.oracles import calendar_cpsat
from tests.schedules.calendar import builders
from tests.schedules.calendar.builders import Json

PLAIN_SECONDS = 30.0
HEADINGS = ["year", "engine", "plain model", "ratio", "levels", "plain model's levels"]


def run() -> Table:
    """A row for each year."""
    cases = {
        "realistic 2026": builders.nine_bodies(2026),
        "realistic 2027": builders.nine_bodies(2027),
        "realistic 2029": builders.nine_bodies(2029),
        "crowded 2026": builders.nine_bodies(2026, crowded=True),
        "crowded 2027": builders.nine_bodies(2027, crowded=True),
        "dense 2026, first": builders.dense_bodies(seed=0),
        "dense 2026, second": builders.dense_bodies(seed=1),
        "one day lost 2026": one_day_lost(builders.nine_bodies(2026)),
        "one day lost, dense 2026": one_day_lost(builders.dense_bodies(seed=0)),
    }
    return Table("The calendar", HEADINGS, [_row(name, data) for name, data in cases.items()])


def one_day_lost(data: Json) -> Json:
    """The best calendar published, and the council's day in May closed to it."""
    plan = solve(parsing.parse(data))
    published = [
        builders.decision(o.body, o.cycle or None, day, o.purpose) for o, day in plan.dates.items()
    ]
    day = plan.dates[Occasion("byr", 5)]
    lost = builders.period("Optaget", day, day, hard=True, bodies=["byr"])
    return data | {"published": published, "periods": [*data["periods"], lost]}


def _row(name: str, data: Json) -> list[str]:
    problem = parsing.parse(data)
    ours, plan = measure.timed(lambda: solve(problem), repetitions=3)
    theirs, answer = measure.timed(lambda: _plain(data), repetitions=1)
    ratio = (
        f"{theirs.median / ours.median:.0f}" if answer else f"> {PLAIN_SECONDS / ours.median:.0f}"
    )
    return [name, str(ours), str(theirs), ratio, _levels(plan), answer or "not proven"]


def _levels(plan: CalendarPlan) -> str:
    values = " ".join(str(result.value) for result in plan.levels)
    return values if all(result.proven for result in plan.levels) else f"{values} (not proven)"


def _plain(data: Json) -> str | None:
    """The plain model's levels, if it proves them in time."""
    try:
        answer = calendar_cpsat.solve(data, time_limit=PLAIN_SECONDS)
    except TimeoutError:
        return None
    proven = answer is not None and answer.proven
    return " ".join(map(str, answer.levels.values())) if answer is not None and proven else None
