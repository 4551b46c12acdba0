"""One host cancels in the middle of a published term.

Everything before that day is locked, as it has happened; the rest is published. The host is closed
that day, and the plan is made again with `stability: "first"`: fewest changes before all but filled
slots. "Changed" counts the assignments of the published plan that the new one gives up, "from
scratch" those of a plan that does not look at the published one. The seven levels are compared with
those of the staged HiGHS model, with `timing_slack` 0.
"""

from datetime import date, timedelta
from typing import Any

from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess

Row = dict[str, Any]


def run() -> Table:
    """The term, with three different hosts that cancel."""
    problem = instances.term() | {"timing_slack": 0}
    plan = _solved(problem).plan
    hosts = [m for m in problem["meetings"] if m["form"] == "hosted" and plan.get(m["id"])]
    hosts.sort(key=lambda meeting: (meeting["date"], meeting["id"]))
    with HighsProcess() as highs:
        rows = [
            _row(problem, plan, hosts[len(hosts) * quarter // 4], highs) for quarter in (1, 2, 3)
        ]
    headings = ["host cancels on", "engine", "HiGHS", "published", "changed", "from scratch"]
    return Table("Replanning", [*headings, "same answer", "proven"], rows)


def _row(problem: Row, plan: judge.Plan, meeting: Row, highs: HighsProcess) -> list[str]:
    again = cancelled(problem, plan, meeting)
    took, found = engine.timed(again, repetitions=9)
    read = case.read(again)
    answer = highs.solve(again, judge.totals(read, found.plan))
    if answer is None:
        raise RuntimeError("HiGHS finds no plan where the engine found one")
    scratch = _solved(again | {"published": {}, "stability": "in_order"})
    return [
        meeting["date"],
        str(took),
        f"{answer.seconds:.2f} s",
        f"{len(read.published):,}",
        str(len(read.published) - judge.kept(read, found.plan)),
        str(len(read.published) - judge.kept(read, scratch.plan)),
        "yes" if answer.values == judge.values(read, found.plan) else "NO",
        f"{len(found.proven)} of 7",
    ]


def _solved(problem: Row) -> engine.Solved:
    found = engine.solve(problem)
    if found is None:
        raise RuntimeError("the locks of a plan cannot be kept")
    return found


def cancelled(problem: Row, plan: judge.Plan, meeting: Row) -> Row:
    """The problem on the day the host of a meeting cancels it, two weeks before."""
    (host,) = plan[meeting["id"]]
    happened = date.fromisoformat(meeting["date"]) - timedelta(days=14)
    return problem | {
        "published": {name: list(units) for name, units in plan.items()},
        "stability": "first",
        "units": [
            unit | {"closed": [*unit["closed"], [meeting["date"]] * 2]}
            if unit["id"] == host
            else unit
            for unit in problem["units"]
        ],
        "meetings": [
            one | {"locked": list(plan.get(one["id"], ()))}
            if date.fromisoformat(one["date"]) < happened
            else one
            for one in problem["meetings"]
        ],
    }
