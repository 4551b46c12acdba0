"""One host of a published term cancels two weeks before the meeting.

What has happened is locked, the rest is published, the host is closed that day. "Engine" is
`replan.replan` with the published plan and its proof: the plan with the fewest changes, the seven
levels, explanations, and the list of those who are moved, with reasons. HiGHS makes the same plan
by the staged model, `kept` before all but `filled`, level 7 at the engine's totals; explanations
and moves it has none. "Anew" is how many published assignments a plan gives up that does not look
at the published one. `timing_slack` is 0.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from schedules.rotation.plan import Plan
from schedules.rotation.problem import Form, Meeting, Problem, Stability
from schedules.rotation.replanning import replan
from schedules.rotation.replanning.events import HostCancels
from tests.benchmarks import measure, peers
from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess

PATIENCE = 60.0


def run() -> Table:
    """The term, with three different hosts that cancel."""
    problem = engine.parse(instances.term() | {"timing_slack": 0})
    published = engine.plan(problem)
    hosts = [
        one
        for one in sorted(problem.meetings, key=lambda one: (one.date, one.id))
        if one.form is Form.HOSTED and published.assignments[one.id]
    ]
    chosen = [hosts[len(hosts) * quarter // 4] for quarter in (1, 2, 3)]
    with HighsProcess() as highs:
        rows = [_row(problem, published, meeting, highs) for meeting in chosen]
    headings = ["host cancels on", "engine", "HiGHS", "ratio", "published", "changed", "anew"]
    return Table("Replanning", [*headings, "same answer", "proven"], rows)


def _row(problem: Problem, published: Plan, meeting: Meeting, highs: HighsProcess) -> list[str]:
    event = HostCancels(meeting.id, *published.assignments[meeting.id])
    today = meeting.date - timedelta(days=14)
    took, found = measure.timed(
        lambda: replan.replan(problem, published, [event], today=today), repetitions=5
    )
    again = found.problem.to_json()
    read, plan = case.read(again), found.plan.assignments
    totals = judge.totals(read, plan)
    answer = peers.ask(peers.highs(again, totals, highs), repetitions=1, patience=PATIENCE)
    anew = engine.plan(replace(found.problem, published={}, stability=Stability.IN_ORDER))
    return [
        meeting.date.isoformat(),
        str(took),
        str(answer),
        f"1 : {answer.ratio(took)}",
        f"{len(read.published):,}",
        _given_up(read, plan),
        _given_up(read, anew.assignments),
        peers.agreement(judge.values(read, plan), [answer]),
        f"{len(engine.Solved(found.plan).proven)} of 7",
    ]


def _given_up(read: case.Case, plan: Mapping[str, tuple[str, ...]]) -> str:
    return str(len(read.published) - judge.kept(read, plan))
