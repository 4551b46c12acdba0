"""The levels of the objective, each the formula of `docs/rotation-model.md`, exact."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, pairwise

from schedules.rotation import access
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.problem import HostedMeeting, Problem, Stability


class Level(StrEnum):
    """The levels in the order of the format."""

    FILLED = "filled"
    GUARANTEED = "guaranteed"
    EQUITY = "equity"
    HOSTING = "hosting"
    KEPT = "kept"
    WAITING = "waiting"
    TIMING = "timing"
    VARIETY = "variety"


MOST_IS_BEST = frozenset({Level.FILLED, Level.GUARANTEED, Level.KEPT, Level.WAITING})


def order(problem: Problem) -> tuple[Level, ...]:
    """The levels in the order they count: with stability first, `kept` comes second."""
    if problem.stability is Stability.IN_ORDER:
        return tuple(Level)
    rest = (level for level in Level if level not in (Level.FILLED, Level.KEPT))
    return (Level.FILLED, Level.KEPT, *rest)


def before_timing(problem: Problem) -> tuple[Level, ...]:
    """The levels before timing in the order they count: prices can prove all of these."""
    return order(problem)[: order(problem).index(Level.TIMING)]


def values(problem: Problem, assignments: Assignments) -> dict[Level, Fraction]:
    """What the assignments reach on every level."""
    ledgers = access.ledgers(problem, assignments)
    return {
        Level.FILLED: Fraction(filled(ledgers)),
        Level.GUARANTEED: Fraction(guaranteed(problem, ledgers)),
        Level.EQUITY: equity(problem, ledgers),
        Level.HOSTING: hosting(problem, ledgers),
        Level.KEPT: Fraction(kept(problem, assignments)),
        Level.WAITING: Fraction(waiting(problem, ledgers)),
        Level.TIMING: timing(problem, ledgers),
        Level.VARIETY: Fraction(variety(problem, assignments)),
    }


def filled(ledgers: Iterable[Ledger]) -> int:
    """Slots filled: the planned contacts."""
    return sum(len(ledger.planned) for ledger in ledgers)


def guaranteed(problem: Problem, ledgers: Iterable[Ledger]) -> int:
    """Pairs (unit, block touching the window and the unit's open days) with a contact."""
    blocks = access.blocks(problem)
    return sum(
        access.is_due(ledger.unit, block)
        and any(contact.date in block for contact in (*ledger.held, *ledger.planned))
        for ledger in ledgers
        for block in blocks
    )


def equity(problem: Problem, ledgers: Iterable[Ledger]) -> Fraction:
    """Sum of c(u)^2 / o(u)."""
    return _squares(problem, ((ledger, ledger.contacts) for ledger in ledgers))


def hosting(problem: Problem, ledgers: Iterable[Ledger]) -> Fraction:
    """Sum of h(u)^2 / o(u)."""
    return _squares(problem, ((ledger, ledger.hosted) for ledger in ledgers))


def _squares(problem: Problem, counts: Iterable[tuple[Ledger, int]]) -> Fraction:
    """Sum of n^2 / o(u), added up by o(u) first: few differ."""
    by_days: Counter[int] = Counter()
    for ledger, count in counts:
        by_days[access.open_days(problem, ledger.unit)] += count * count
    return sum((Fraction(total, days) for days, total in by_days.items()), Fraction(0))


def kept(problem: Problem, assignments: Assignments) -> int:
    """Assignments of the published plan that are in this one."""
    return sum(
        len(set(units) & set(assignments.get(meeting, ())))
        for meeting, units in problem.published.items()
    )


def waiting(problem: Problem, ledgers: Iterable[Ledger]) -> int:
    """Sum of `waited` over the units with a planned contact."""
    return sum(waited(problem, ledger) for ledger in ledgers if ledger.planned)


def waited(problem: Problem, ledger: Ledger) -> int:
    """Days, never below 0, from the unit's last contact to the start of the window.

    Without one, from its opening or the term's start, whichever is later.
    """
    days = [contact.date for contact in ledger.unit.contacts]
    last = max(days) if days else access.opening(problem, ledger.unit)
    return max((problem.window.start - last).days, 0)


def timing(problem: Problem, ledgers: Iterable[Ledger]) -> Fraction:
    """Sum of |date - ideal| in days over the planned contacts.

    The ideal of the j-th of c contacts is opening + (2j - 1) / 2c * (last - opening + 1).
    """
    by_contacts: Counter[int] = Counter()
    for ledger in ledgers:
        count = ledger.contacts
        opening = access.opening(problem, ledger.unit)
        span = (access.closing(ledger.unit, problem.window.end) - opening).days + 1
        for number, contact in enumerate(ledger.planned, start=len(ledger.held) + 1):
            passed = (contact.date - opening).days
            by_contacts[count] += abs(2 * count * passed - (2 * number - 1) * span)
    return sum((Fraction(off, 2 * count) for count, off in by_contacts.items()), Fraction(0))


def variety(problem: Problem, assignments: Assignments) -> int:
    """Consecutive hosts of a committee in one town, or of one kind, and pairs that meet again."""
    units = {unit.id: unit for unit in problem.units}
    hosts: dict[str, list[str]] = {}
    met: Counter[tuple[str, str]] = Counter()
    for meeting in problem.meetings:
        guests = assignments.get(meeting.id, ())
        if isinstance(meeting, HostedMeeting):
            hosts.setdefault(meeting.committee, []).extend(guests)
        else:
            met.update(combinations(sorted(guests), 2))
    alike = sum(
        (units[one].town == units[other].town) + (units[one].kind == units[other].kind)
        for line in hosts.values()
        for one, other in pairwise(line)
    )
    return alike + sum(times - 1 for times in met.values())
