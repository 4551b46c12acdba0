"""Same input, same bytes: whatever the hash seed, the number of processes or the file's order."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@cache
def fingerprints(hash_seed: int, workers: int, shuffle: int) -> list[str]:
    """What another process makes of all the problems."""
    command = [sys.executable, "-m", "tests.schedules.fingerprints", str(workers), str(shuffle)]
    found = subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
    )
    return found.stdout.splitlines()


@pytest.mark.parametrize(("hash_seed", "workers", "shuffle"), [(1, 2, 0), (2, 1, 5), (3, 2, 6)])
def test_plans_are_the_same_whatever_hash_seed_processes_and_order(
    hash_seed: int, workers: int, shuffle: int
) -> None:
    assert fingerprints(hash_seed, workers, shuffle) == fingerprints(0, 1, 0)
