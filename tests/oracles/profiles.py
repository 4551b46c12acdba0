"""How Hypothesis searches, and for how long: the environment variable SAMSPIL_FUZZ.

Unset: a fixed draw, the same on every machine, for every change. `SAMSPIL_FUZZ=20` takes twenty
times as many examples, newly drawn on every run, and prints how to repeat a failure.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FUZZ = int(os.environ.get("SAMSPIL_FUZZ", "0"))
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


def be_patient() -> None:
    """No test fails because the machine is slow or busy, those without settings included."""
    settings.register_profile("patient", deadline=None, suppress_health_check=CHECKS)
    settings.load_profile("patient")


def examples(number: int) -> settings:
    """Settings for so many examples, or so many times more when fuzzing."""
    return settings(
        max_examples=number * max(1, FUZZ),
        derandomize=FUZZ == 0,
        deadline=None,
        print_blob=True,
        suppress_health_check=CHECKS,
        database=None,
    )


def seeds(number: int) -> range:
    """Seeds for middle-sized instances."""
    return range(number * max(1, FUZZ))
