"""Which function does which kind of job; features register theirs here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Result = dict[str, Any]


class Stopped(Exception):
    """Raised inside a job that was asked to stop."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a job's function is given: its payload, and the way to tell how far it is."""

    job_id: int
    payload: Mapping[str, Any]
    report: Callable[[int, str], None]  # percent 0-100, message
    should_stop: Callable[[], bool]


Function = Callable[[Work], Result]

_FUNCTIONS: dict[str, Function] = {}


def kind(name: str) -> Callable[[Function], Function]:
    """Register a function under the kind `name`; it is called inside an application context.

    The function commits its own work and must bear being called again after a crash.
    """

    def register(function: Function) -> Function:
        if name in _FUNCTIONS:
            raise ValueError(f"two functions for jobs of kind {name!r}")
        _FUNCTIONS[name] = function
        return function

    return register


def function(name: str) -> Function:
    """The function of a kind; KeyError when none is registered."""
    return _FUNCTIONS[name]
