"""The command line: solve a problem, check a plan, measure equal access (`docs/engine.md`)."""

import argparse
import codecs
import errno
import io
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TextIO

from schedules import arguments, reading
from schedules.reading import Node, Refused

SOLVED, FAULTY, REFUSED, IMPOSSIBLE = range(4)
STOPPED = 128 + signal.SIGINT  # as a shell says of a program that Ctrl-C has ended
_ABOUT = "Plan a year's meetings and who meets whom; check any plan without a solver."
_EXIT_CODES = """exit codes:
  0  done: the plan is made, or has no fault
  1  the plan has faults (check)
  2  the arguments or a file are refused
  3  no plan keeps the locks, no calendar the fixed dates
  130  stopped by Ctrl-C

formats and examples: docs/formats.md, docs/engine.md"""
_TIME_LIMIT = "about how long searches may go on, by work done and not by the clock (default: 30)"
_PROBLEM = "the problem's file, - for standard input"
_PLAN = "the plan's file, - for standard input"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is refused goes to standard error."""
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        print(end="", flush=True)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(f"{error.filename or 'standard output'}: {error.strerror}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m schedules",
        description=_ABOUT,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    rotation = commands.add_parser("rotation", help="plan who meets whom")
    _add_solver(rotation, _rotation)
    rotation.add_argument(
        "--workers",
        type=arguments.processes,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes for what can be planned apart, as municipalities (default: one a core)",
    )
    rotation.add_argument(
        "--trials",
        type=arguments.trials,
        default=12,
        metavar="N",
        help="changes tried for each unit that gets no contact, fewer the larger the problem"
        " (default: 12, 0 for none)",
    )
    _add_solver(commands.add_parser("calendar", help="plan a year's meetings"), _calendar)
    check = commands.add_parser("check", help="list every fault of a plan, one on each line")
    check.set_defaults(run=_check)
    check.add_argument("problem", metavar="PROBLEM.json", help=_PROBLEM)
    check.add_argument("plan", metavar="PLAN.json", help=_PLAN)
    equity = commands.add_parser("equity", help="measure how equal access is, with a plan or not")
    equity.set_defaults(run=_equity)
    equity.add_argument("problem", metavar="PROBLEM.json", help=_PROBLEM)
    equity.add_argument("plan", metavar="PLAN.json", nargs="?", help=_PLAN)
    equity.add_argument(
        "--on",
        type=arguments.day,
        metavar="YYYY-MM-DD",
        help="the day to look from (default: the window's first, with a plan its last)",
    )
    equity.add_argument("--json", action="store_true", help="exact numbers instead of a table")
    return parser


def _add_solver(command: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    command.set_defaults(run=run)
    command.add_argument("problem", metavar="PROBLEM.json", help=_PROBLEM)
    command.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="PLAN.json",
        help="where the plan is written (default: -, standard output)",
    )
    command.add_argument(
        "--time-limit",
        type=arguments.seconds,
        default=30.0,
        metavar="SECONDS",
        help=_TIME_LIMIT,
    )
    command.add_argument("--progress", action="store_true", help="say how far the search is")


def _rotation(chosen: argparse.Namespace) -> int:
    from schedules.rotation.locks import Infeasible
    from schedules.rotation.parsing import parse
    from schedules.rotation.settling.choose import Progress
    from schedules.rotation.solve import solve
    from schedules.rotation.telling import suggest

    def tell(progress: Progress) -> None:
        if chosen.progress:
            print(f"{progress.done} of {progress.parts}", file=sys.stderr)

    problem = parse(_read(chosen.problem))
    try:
        plan = solve(
            problem,
            time_limit=chosen.time_limit,
            progress=tell,
            workers=chosen.workers,
        )
    except Infeasible as infeasible:
        print(infeasible, file=sys.stderr)
        return IMPOSSIBLE
    plan = replace(plan, suggestions=suggest.for_all(problem, plan, most_trials=chosen.trials))
    _write(chosen.output, plan.to_json())
    return SOLVED


def _equity(chosen: argparse.Namespace) -> int:
    from schedules.equity.report import report
    from schedules.rotation import plan as plans
    from schedules.rotation import rules
    from schedules.rotation.parsing import parse

    _refuse_the_same_stream(chosen)
    problem = parse(_read(chosen.problem))
    assignments = None
    if chosen.plan is not None:
        assignments = plans.from_json(_read(chosen.plan)).assignments
        for unknown in rules.known(problem, assignments):
            raise Refused("$.assignments", expected="the problem's plan", found=str(unknown))
    found = report(problem, assignments, on=chosen.on)
    if chosen.json:
        _write("-", found.to_json())
    else:
        print(found.to_text(), file=_opened(sys.stdout, "output"))
    return SOLVED


def _calendar(chosen: argparse.Namespace) -> int:
    from schedules.calendar import parsing, rules
    from schedules.calendar.levels import Level
    from schedules.calendar.solve import solve

    def tell(share: float, level: Level | None) -> None:
        if chosen.progress:
            print(f"{share:.0%} {level or 'done'}", file=sys.stderr)

    problem = parsing.parse(_read(chosen.problem))
    try:
        plan = solve(problem, time_limit=chosen.time_limit, progress=tell)
    except rules.Impossible as impossible:
        print(impossible, file=sys.stderr)
        return IMPOSSIBLE
    _write(chosen.output, plan.to_json())
    return SOLVED


def _check(chosen: argparse.Namespace) -> int:
    _refuse_the_same_stream(chosen)
    problem, plan = _read(chosen.problem), _read(chosen.plan)
    faults = list(_faults_of(problem)(problem, plan))
    for fault in faults:
        print(fault, file=_opened(sys.stdout, "output"))
    return FAULTY if faults else SOLVED


def _faults_of(problem: Node) -> Callable[[Node, Node], Iterator[str]]:
    """The checker of the problem's format."""
    checkers = {"calendar/1": _calendar_faults, "rotation/1": _rotation_faults}
    name = problem.value.get("format") if isinstance(problem.value, dict) else None
    if not isinstance(name, str) or name not in checkers:
        raise Node(name, problem, "format").refused(f"one of {', '.join(checkers)}")
    return checkers[name]


def _calendar_faults(problem: Node, plan: Node) -> Iterator[str]:
    from schedules.calendar import check, parsing
    from schedules.calendar import plan as plans

    wanted = parsing.parse(problem)
    return check.faults(wanted, plans.from_json(wanted, plan))


def _rotation_faults(problem: Node, plan: Node) -> Iterator[str]:
    from schedules.rotation import check, parsing
    from schedules.rotation import plan as plans

    return check.faults(parsing.parse(problem), plans.from_json(plan))


def _read(path: str) -> Node:
    if path == "-":
        return reading.document(_opened(sys.stdin, "input").buffer.read())
    return reading.document(Path(path).read_bytes())


def _refuse_the_same_stream(chosen: argparse.Namespace) -> None:
    if chosen.problem == chosen.plan == "-":
        raise Refused("-", expected="the problem or the plan", found="standard input for both")


def _write(path: str, data: dict[str, object]) -> None:
    """Piece by piece: the text of a country's plan takes more memory than solving it."""
    if path == "-":
        _dump(data, codecs.getwriter("utf-8")(_opened(sys.stdout, "output").buffer))
    else:
        with Path(path).open("w", encoding="utf-8") as file:
            _dump(data, file)


def _opened(stream: TextIO | None, name: str) -> TextIO:
    """A standard stream, which whoever started us may have closed. Raises OSError."""
    if stream is None:
        raise OSError(errno.EBADF, "is closed", f"standard {name}")
    return stream


def _dump(data: dict[str, object], file: TextIO | codecs.StreamWriter) -> None:
    json.dump(data, file, ensure_ascii=False, indent=2)
    file.write("\n")


def _stop(number: int, frame: FrameType | None) -> None:
    """Ends the program, on Ctrl-C; where it only waits for its processes, those first.

    While it solves, an exception would be lost: the linear solver hands its answer over through
    Python code, where the signal is taken as a rule, and forgets what is raised there.
    """
    children = multiprocessing.active_children()
    if not children:
        os._exit(STOPPED)
    for child in children:
        child.terminate()
    raise KeyboardInterrupt


if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows no æ is shown a code
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
