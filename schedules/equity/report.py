"""The measures and the advice of one problem as a table to read, or as JSON that loses nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from schedules import levels
from schedules.equity import capacity, measures, record
from schedules.equity.capacity import Advice
from schedules.equity.ledger import Access, Group
from schedules.equity.measures import Equity
from schedules.equity.record import Outcome
from schedules.rotation.problem import Problem

FORMAT = "equity/1"


@dataclass(frozen=True, slots=True)
class Report:
    """How equal access is, and what would let everyone be met."""

    equity: Equity
    advice: Advice

    def to_json(self) -> dict[str, object]:
        """Whole numbers as numbers, others exactly as a text: `"123/1461"`."""
        equity = self.equity
        return {
            "format": FORMAT,
            "on": equity.on.isoformat(),
            "whole": _group_json(equity.whole),
            "by_committee": [_group_json(group) for group in equity.by_committee],
            "by_kind": [_group_json(group) for group in equity.by_kind],
            "by_town": [_group_json(group) for group in equity.by_town],
            "best_to_worst": _exact(equity.best_to_worst),
            "held": equity.held,
            "planned": equity.planned,
            "cancelled": equity.cancelled,
            "reliability": _exact(equity.reliability),
            "capacity": _advice_json(self.advice),
        }

    def to_text(self) -> str:
        """A table of the whole and of every group, and the advice below it."""
        equity = self.equity
        rows = [_HEADINGS, _row("all units", equity.whole)]
        for title, groups in (
            ("committee", equity.by_committee),
            ("kind", equity.by_kind),
            ("town", equity.by_town),
        ):
            rows += [_row(f"{title} {group.name}", group) for group in groups]
        return "\n".join([f"Access on {equity.on}", *_aligned(rows), *_closing_lines(self)])


def report(
    problem: Problem,
    assignments: Mapping[str, Sequence[str]] | None = None,
    *,
    on: date | None = None,
) -> Report:
    """Without a plan, what has been held when the window starts; with one, what it ends with."""
    window = problem.window
    equity = measures.measure(
        record.from_problem(problem, assignments),
        term_start=problem.term.start,
        on=on or (window.start if assignments is None else window.end),
        counting={Outcome.HELD, Outcome.PLANNED},
    )
    return Report(equity, capacity.advise(problem))


_HEADINGS = (
    *("", "units", "covered", "coverage", "longest wait", "per year", "least", "most", "Gini"),
    *("hosted", "dialogue"),
)


def _row(name: str, group: Group) -> tuple[str, ...]:
    access = group.together
    wait = access.longest_wait_days
    return (
        name,
        str(group.units),
        f"{access.covered}/{access.open_units}",
        "-" if access.coverage is None else f"{float(access.coverage):.0%}",
        "-" if wait is None else f"{wait} days",
        *(_decimals(rate) for rate in (access.per_year, access.least_per_year)),
        *(_decimals(rate) for rate in (access.most_per_year, access.gini)),
        str(group.hosted.contacts),
        str(group.dialogue.contacts),
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Names to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(map(str.rjust, row[1:], widths[1:]))],
        ).rstrip()
        for row in rows
    ]


def _closing_lines(report_: Report) -> Iterable[str]:
    equity, advice = report_.equity, report_.advice
    yield f"Best to worst served committee: {_decimals(equity.best_to_worst)}"
    yield f"Held {equity.held}, planned {equity.planned}, cancelled {equity.cancelled}"
    if not advice.additions:
        yield "The guarantee can hold for all it can reach with the meetings there are."
    else:
        added = ", ".join(f"{name} {number}" for name, number in advice.by_committee().items())
        least = "" if advice.is_exact else f" (at least {advice.at_least} proven)"
        yield f"Dialogue meetings to add for the guarantee: {len(advice.additions)}{least}: {added}"
    for unit, number in advice.unreachable.items():
        yield f"Unit {unit}: {number} guarantee blocks no meeting can reach"


def _decimals(number: Fraction | None) -> str:
    return "-" if number is None else f"{float(number):.2f}"


def _exact(number: Fraction | None) -> int | str | None:
    return None if number is None else levels.exact(number)


def _group_json(group: Group) -> dict[str, object]:
    return {
        "name": group.name,
        "units": group.units,
        "together": _access_json(group.together),
        "hosted": _access_json(group.hosted),
        "dialogue": _access_json(group.dialogue),
    }


def _access_json(access: Access) -> dict[str, object]:
    return {
        "contacts": access.contacts,
        "open_units": access.open_units,
        "covered": access.covered,
        "coverage": _exact(access.coverage),
        "longest_wait_days": access.longest_wait_days,
        "longest_waiting": list(access.longest_waiting),
        "per_year": _exact(access.per_year),
        "least_per_year": _exact(access.least_per_year),
        "most_per_year": _exact(access.most_per_year),
        "gini": _exact(access.gini),
    }


def _advice_json(advice: Advice) -> dict[str, object]:
    return {
        "additions": [
            {
                "committee": one.committee,
                "block": one.block.to_json(),
                "date": one.date.isoformat(),
                "seats": one.seats,
                "units": list(one.units),
            }
            for one in advice.additions
        ],
        "at_least": advice.at_least,
        "unreachable": dict(advice.unreachable),
        "cuts": [
            {
                "units": sorted(cut.units),
                "places": cut.places,
                "committees": sorted(cut.committees),
            }
            for cut in advice.cuts
        ],
    }
