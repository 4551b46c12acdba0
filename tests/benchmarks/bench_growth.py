"""How the engine's time grows with the number of feasible pairs (a unit that may be in a meeting).

One municipality after another, each about twice as large, planned over a term. An exponent of 1 is
exactly linear.
"""

import random

from tests.benchmarks import measure, plot
from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances
from tests.oracles.instances import PROPORTIONS, TERM, Demand

PICTURE = "benchmarks-growth.svg"
SCALES = (0.5, 1, 2, 4, 8, 16)
ENOUGH = 30.0
"""Seconds after which nothing larger is measured."""


def run() -> Table:
    """A row for every scale; the picture too."""
    measured: list[tuple[int, int, int, float]] = []
    for scale in SCALES:
        if not measured or measured[-1][-1] < ENOUGH:
            measured.append(_measured(scale))
    points = [(float(pairs), seconds) for _, _, pairs, seconds in measured]
    line = plot.fit(points)
    title = f"The engine's time grows as the feasible pairs to the power {line.exponent:.2f}"
    picture = plot.svg(points, title=title, x_name="feasible pairs", y_name="engine, seconds")
    rows = [
        [f"{units:,}", f"{meetings:,}", f"{pairs:,}", measure.in_seconds(seconds)]
        for units, meetings, pairs, seconds in measured
    ]
    return Table(
        "Growth",
        ["units", "meetings", "feasible pairs", "engine"],
        rows,
        [f"{title}.", f"![{title}]({PICTURE})"],
        {PICTURE: picture},
    )


def _measured(scale: float) -> tuple[int, int, int, float]:
    sizes = {name: max(2, round(size * scale)) for name, size in PROPORTIONS.items()}
    demands = {name: Demand(28, max(2, round(size * 0.65))) for name, size in sizes.items()}
    problem = instances.municipality(random.Random(1), sizes, demands, window=TERM)
    read = case.read(problem)
    pairs = sum(len(meeting.candidates(read)) for meeting in read.meetings.values())
    took, _ = engine.timed(problem, repetitions=3 if scale < 4 else 1)
    return len(read.units), len(read.meetings), pairs, took.median
