"""`python -m tests.schedules.fingerprints WORKERS SHUFFLE`: a line for each plan, to be compared.

The problems have everything: pieces, locks, published plans, searches by CP-SAT that end and one
that is cut off. Then what is made of a plan: offers, measures, the plan after events, and what
more changes buy. SHUFFLE orders units, meetings, bodies and what is in them anew.
"""

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from schedules.calendar import parsing as calendars
from schedules.calendar import solve as calendar
from schedules.equity import report
from schedules.rotation import parsing as rotations
from schedules.rotation import solve as rotation
from schedules.rotation.problem import Problem
from schedules.rotation.replanning import pareto, replan
from schedules.rotation.replanning.events import Event, HostCancels, MeetingCancelled
from schedules.rotation.telling import suggest
from tests.oracles import instances
from tests.schedules.calendar import builders
from tests.schedules.rotation.instances import town

CUT_OFF = 0.5
"""Work for searches, less than the hardest of the towns wants."""


def main(workers: int, shuffle: int) -> None:
    """Print name and digest of every plan."""
    rotation._WORTH_PROCESSES = 5_000  # the three municipalities
    for name, data, work in _rotations():
        problem = rotations.parse(_shuffled(data, shuffle))
        plan = rotation.solve(problem, time_limit=work, workers=workers)
        _say(name, plan.to_json())
    for name, data in _published():
        for kind, found in _made_of(rotations.parse(_shuffled(data, shuffle)), shuffle):
            _say(f"{kind} of {name}", found)
    for name, data in _calendars():
        year = calendar.solve(calendars.parse(_shuffled(data, shuffle)))
        _say(name, year.to_json())


def _rotations() -> Iterator[tuple[str, Any, float]]:
    for seed in (1, 7, 83, 116):
        yield f"middle {seed}", instances.middle(seed), 30.0
    yield "three municipalities", _three(), 30.0
    for seed in (5, 12):
        searched: Any = town(seed, units=20, meetings=30, min_days=120).to_json()
        yield f"searched {seed}", searched, 30.0
    cut_off: Any = town(24, units=20, meetings=30, min_days=120).to_json()
    yield "cut off", cut_off, CUT_OFF


def _published() -> Iterator[tuple[str, Any]]:
    """Where the days between contacts bind, and where a network knows all."""
    for days in (28, 120):
        yield f"town {days}", town(days, units=16, meetings=8, min_days=days).to_json()


def _made_of(problem: Problem, shuffle: int) -> Iterator[tuple[str, dict[str, object]]]:
    plan = rotation.solve(problem)
    offers = suggest.for_all(problem, plan, most_trials=3)
    yield "offers", {unit: one.to_json() for unit, one in offers.items()}
    yield "measures", report.report(problem, plan.assignments).to_json()
    yield "table", {"text": report.report(problem, plan.assignments).to_text()}
    meetings = sorted(one.id for one in problem.meetings if plan.assignments[one.id])
    host, gone = meetings[len(meetings) // 2], meetings[-1]
    events: list[Event] = [HostCancels(host, plan.assignments[host][0]), MeetingCancelled(gone)]
    told = list(plan.assignments.items())
    if shuffle:
        random.Random(shuffle).shuffle(told)
    known = replace(plan, assignments=dict(told))
    found = replan.replan(problem, known, events, today=problem.window.start)
    yield "plan after events", found.plan.to_json()
    yield "moves after events", {"moves": [repr(one) for one in found.moves]}
    rows = pareto.table(found.problem, found.problem.published, time_limit=20.0)
    yield "what changes buy", {"rows": [repr(one) for one in rows]}


def _three() -> Any:
    sizes, demand = {"BU": 22, "SO": 10}, instances.Demand(5, 4, 4)
    parts = [
        instances.municipality(
            random.Random(seed),
            sizes,
            dict.fromkeys(sizes, demand),
            window=instances.TERM,
            prefix=f"{seed}-",
        )
        for seed in (1, 2, 3)
    ]
    rows = {key: [one for part in parts for one in part[key]] for key in ("units", "meetings")}
    return parts[0] | rows


def _calendars() -> Iterator[tuple[str, Any]]:
    yield "crowded year", builders.nine_bodies(2026, crowded=True)
    yield "dense year", builders.dense_bodies(seed=2)
    for seed in (2, 3, 11):
        yield f"small year {seed}", builders.small(seed)


def _shuffled(data: Any, seed: int) -> Any:
    """The same problem, its lists of things in another order (0: as it is)."""
    drawn = random.Random(seed)
    turned = json.loads(json.dumps(data))
    groups = [turned.get(key, []) for key in ("units", "meetings", "bodies", "periods", "fixed")]
    inner = [
        one[key]
        for group in groups
        for one in group
        for key in ("committees", "contacts", "members", "cycles", "locked", "closed")
        if isinstance(one.get(key), list)
    ]
    for rows in (*groups, *inner) if seed else ():
        drawn.shuffle(rows)
    return turned


def _say(name: str, plan: dict[str, object]) -> None:
    text = json.dumps(plan | {"took_seconds": 0})
    sys.stdout.write(f"{name}: {hashlib.sha256(text.encode()).hexdigest()}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
