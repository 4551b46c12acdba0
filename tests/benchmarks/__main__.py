"""`python -m tests.benchmarks [NAME ...]`: all benchmarks into docs/benchmarks.md, or some printed.

NAME is the module without `bench_`. A run of some prints their sections and leaves the files alone:
what stands in them was measured in one run on one machine.

Each benchmark has a process of its own and a limit. One that fails or does not end leaves a section
that says so, the others go on, and the exit code is 1. The document is written after each.
"""

import pkgutil
import sys
from collections.abc import Sequence

from tests import benchmarks
from tests.benchmarks import measure, watched

DOCUMENT = watched.ROOT / "docs" / "benchmarks.md"
INTRODUCTION = """\
# Benchmarks

Written by `make bench`, which measures everything here in one run; nothing is edited by hand.

{machine} Times are medians of the repetitions, with the least and the most in brackets.
"""
LIMIT = 900.0
"""Seconds a benchmark may take; none needs half of it."""


def main(names: Sequence[str]) -> int:
    """Run the benchmarks, write or print what they found, and return the exit code."""
    known = [
        module.name.removeprefix("bench_")
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if module.name.startswith("bench_")
    ]
    if unknown := set(names) - set(known):
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    document = [INTRODUCTION.format(machine=measure.machine())]
    failures = 0
    for name in names or known:
        text, failed = _section(name, pictures=not names)
        failures += failed
        document.append(text)
        if names:
            print(text, flush=True)
        else:
            DOCUMENT.write_text("\n".join(document), encoding="utf-8")
    if not names:
        print(f"wrote {DOCUMENT}")
    return 1 if failures else 0


def _section(name: str, *, pictures: bool) -> tuple[str, bool]:
    """The section of a benchmark, and whether it failed."""
    arguments = ["-m", "tests.benchmarks.section", name]
    if pictures:
        arguments.append(str(DOCUMENT.parent))
    try:
        found = watched.run(arguments, limit=LIMIT)
    except (watched.Failed, watched.OutOfTime) as error:
        print(f"{name}: {error}", file=sys.stderr, flush=True)
        return f"## {name}\n\nNot measured: `python -m tests.benchmarks {name}` {error}.\n", True
    print(f"{name}: {found.seconds:.0f} s", file=sys.stderr, flush=True)
    return found.output, False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
