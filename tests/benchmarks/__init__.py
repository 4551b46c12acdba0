"""Measurements: `make bench` runs them all and writes docs/benchmarks.md.

A benchmark is a module `bench_*.py` here with `run() -> Table`; its docstring is the text above the
table. Whatever a table claims is compared in the run itself, not in somebody's memory.
"""
