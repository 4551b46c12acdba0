"""`python -m tests.benchmarks [NAME ...]`: all benchmarks into docs/benchmarks.md, or some printed.

NAME is the module without `bench_`. A run of some prints their sections and leaves the file alone:
what stands in it was measured in one run on one machine.
"""

import importlib
import pkgutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests import benchmarks
from tests.benchmarks import measure

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
INTRODUCTION = """\
# Benchmarks

Written by `make bench`, which measures everything here in one run; nothing is edited by hand.

{machine} Times are medians of the repetitions, with the least and the most in brackets.
"""


def main(names: Sequence[str]) -> None:
    """Run the benchmarks and write or print what they found."""
    known = [
        module.name.removeprefix("bench_")
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if module.name.startswith("bench_")
    ]
    if unknown := set(names) - set(known):
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    sections = [_section(name) for name in names or known]
    if names:
        print("\n".join(sections))
        return
    text = "\n".join([INTRODUCTION.format(machine=measure.machine()), *sections])
    DOCUMENT.write_text(text, encoding="utf-8")
    print(f"wrote {DOCUMENT}")


def _section(name: str) -> str:
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    started = time.perf_counter()
    table = module.run()
    print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    return table.to_markdown(module.__doc__ or "")


if __name__ == "__main__":
    main(sys.argv[1:])
