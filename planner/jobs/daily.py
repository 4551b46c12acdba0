"""What the runner does every day by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """A kind of job queued once a day at a local time."""

    kind: str
    hour: int
    minute: int


ROUNDS = (
    Round(kind="backup", hour=2, minute=10),
    Round(kind="carry_on_agreements", hour=0, minute=20),
    Round(kind="forget_papers", hour=3, minute=40),
    Round(kind="remind_hosts", hour=7, minute=0),
)
