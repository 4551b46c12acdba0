"""One thing that waits for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to be done: what, where, by when, how urgent."""

    text: str
    url: str
    when: str = ""
    badge: str = ""
