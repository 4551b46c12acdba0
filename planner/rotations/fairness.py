"""How equal access is before and after a plan, as plain figures and as a sentence to read aloud."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from schedules.equity import measures, record
from schedules.equity.ledger import Access
from schedules.equity.measures import Equity
from schedules.equity.record import Outcome
from schedules.levels import Proof
from schedules.rotation.problem import Problem

# The levels whose proof the statement speaks of.
FAIRNESS_LEVELS = ("filled", "guaranteed", "equity")


def measured(problem: Problem, assignments: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The measures on the window's last day: with what is held only, and with the plan too."""
    units = record.from_problem(problem, assignments)
    both = frozenset({Outcome.HELD, Outcome.PLANNED})
    return {
        "before": _figures(_measure(problem, units, frozenset({Outcome.HELD}))),
        "after": _figures(_measure(problem, units, both)),
        "contacts": _spread(problem, assignments),
    }


def _measure(
    problem: Problem, units: Sequence[record.UnitRecord], counting: frozenset[Outcome]
) -> Equity:
    return measures.measure(
        units, term_start=problem.term.start, on=problem.window.end, counting=counting
    )


def _figures(equity: Equity) -> dict[str, Any]:
    return {
        "whole": _access(equity.whole.together),
        "hosted": _access(equity.whole.hosted),
        "dialogue": _access(equity.whole.dialogue),
        "committees": {group.name: _access(group.together) for group in equity.by_committee},
        "best_to_worst": _plain(equity.best_to_worst),
    }


def _access(access: Access) -> dict[str, Any]:
    return {
        "open_units": access.open_units,
        "covered": access.covered,
        "coverage": _plain(access.coverage),
        "longest_wait_days": access.longest_wait_days,
        "least_per_year": _plain(access.least_per_year),
        "most_per_year": _plain(access.most_per_year),
        "gini": _plain(access.gini),
    }


def _plain(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _spread(problem: Problem, assignments: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """How many units get how many contacts in the window, and which get none."""
    planned = Counter(unit for units in assignments.values() for unit in units)
    counts = Counter(planned[unit.id] for unit in problem.units)
    return {
        "by_number": {str(number): counts[number] for number in sorted(counts)},
        "without": sorted(unit.id for unit in problem.units if not planned[unit.id]),
    }


@dataclass(frozen=True, slots=True)
class Statement:
    """What a plan means for equal access, sentence by sentence, and how sure it is.

    `keeps_first`: the plan changes as little as it can of what is published, and is the fairest of
    those that do.
    """

    sentences: tuple[str, ...]
    is_proven: bool
    keeps_first: bool = False


def statement(plan: Mapping[str, Any], equity: Mapping[str, Any]) -> Statement:
    """The fairness statement of a solved run, in the reader's language."""
    levels = {level["name"]: level for level in plan["levels"]}
    counts = {int(number): units for number, units in equity["contacts"]["by_number"].items()}
    if (budget := equity.get("budget")) is not None:
        said = (_reached(counts), *_shares(counts), _waits(equity), _within(budget))
        return Statement(said, budget["proven"], keeps_first=True)
    first = [levels[name] for name in FAIRNESS_LEVELS if name in levels]
    keeps_first = [level["name"] for level in plan["levels"]][1:2] == ["kept"]
    if keeps_first:
        first.append(levels["kept"])
    proven = all(level["proven"] for level in first)
    checkable = proven and all(level["by"] == Proof.CERTIFICATE for level in first)
    return Statement(
        (
            _reached(counts),
            *_shares(counts),
            _waits(equity),
            _proof(proven=proven, keeps_first=keeps_first),
            *([_checkable()] if checkable else []),
        ),
        proven,
        keeps_first,
    )


def _reached(counts: Mapping[int, int]) -> str:
    total, without = sum(counts.values()), counts.get(0, 0)
    if not without:
        return str(
            ngettext(
                "The one unit there is meets its committee in these days.",
                "All %(num)s units meet their committee in these days.",
                total,
            )
        )
    return str(
        ngettext(
            "%(met)s of %(total)s units meet their committee in these days; %(num)s does not.",
            "%(met)s of %(total)s units meet their committee in these days; %(num)s do not.",
            without,
            met=total - without,
            total=total,
        )
    )


def _shares(counts: Mapping[int, int]) -> list[str]:
    return [
        _("%(units)s with %(contacts)s.", units=_units(units), contacts=_contacts(number))
        for number, units in sorted(counts.items())
        if number
    ]


def _units(number: int) -> str:
    return str(ngettext("%(num)s unit", "%(num)s units", number))


def _contacts(number: int) -> str:
    return str(ngettext("%(num)s contact", "%(num)s contacts", number))


def _waits(equity: Mapping[str, Any]) -> str:
    before = equity["before"]["whole"]["longest_wait_days"]
    after = equity["after"]["whole"]["longest_wait_days"]
    if before is None or after is None:
        return str(_("No unit is open on the last day, so there is no wait to tell of."))
    if before == after:
        return str(
            _(
                "At the end of the period the longest wait is %(num)s days, with the plan and"
                " without it.",
                num=after,
            )
        )
    return str(
        _(
            "At the end of the period the longest wait is %(after)s days; without the plan it"
            " would be %(before)s days.",
            after=after,
            before=before,
        )
    )


def _within(budget: Mapping[str, Any]) -> str:
    """The proof of a plan that was chosen by how much of what is published it may give up."""
    if budget["proven"]:
        return str(
            ngettext(
                "It is proven that no plan that gives up at most %(num)s published place reaches"
                " more units. Of those that reach as many none shares the contacts more equally.",
                "It is proven that no plan that gives up at most %(num)s published places reaches"
                " more units. Of those that reach as many none shares the contacts more equally.",
                budget["changes"],
            )
        )
    return str(
        _(
            "The plan is the best of those that were tried with as few changes. It is not proven"
            " that there is no better one."
        )
    )


def _proof(*, proven: bool, keeps_first: bool) -> str:
    if proven and keeps_first:
        return str(
            _(
                "It is proven that no other plan with the same meetings fills more places. Of those"
                " that fill as many none changes less of what is published, of these none reaches"
                " more units, and of these again none shares the contacts more equally."
            )
        )
    if proven:
        return str(
            _(
                "It is proven that no other plan with the same meetings fills more places. Of those"
                " that fill as many none reaches more units, and of these again none shares the"
                " contacts more equally."
            )
        )
    return str(
        _(
            "The time ran out before it was proven that no better plan exists. Run it again with"
            " fewer locks, or use the plan as it is."
        )
    )


def _checkable() -> str:
    return str(_("The proof can be checked without the program that found the plan."))
