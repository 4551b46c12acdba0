"""Where and when each value of a kodeks was last discussed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements.kodeks.discussion import Discussed, last_discussed
from agreements.kodeks.kodeks import Clause, Kodeks
from planner.discussions import queries as discussions
from planner.discussions.subjects import SUBJECTS


@dataclass(frozen=True, slots=True)
class Value:
    """A clause, and the latest talk about it; None where there was none yet."""

    clause: Clause
    latest: Discussed | None


def discussed(kodeks: Kodeks, *, as_of: date) -> tuple[Value, ...]:
    """Each clause with the latest talk about it or about a norm it answers to."""
    records = discussions.records(until=as_of)
    latest = last_discussed(SUBJECTS.values(), records, as_of=as_of)
    return tuple(
        Value(clause, _newest(latest.get(key) for key in (clause.key, *clause.covers)))
        for clause in kodeks.clauses
    )


def _newest(talks: Iterable[Discussed | None]) -> Discussed | None:
    known = [talk for talk in talks if talk is not None]
    return max(known, key=lambda talk: talk.on, default=None)
