"""Coverage on a day as plain figures, to be kept unchanged with a review or a report."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from schedules.equity.coverage import Coverage
from schedules.equity.ledger import Group
from schedules.equity.outcomes import Outcomes

FORMAT = "coverage/1"
MOST_WAITING = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """A group of units: open on the day, met in the period, met within the guarantee's months.

    `hosted` and `dialogue` count contacts held in the period; `per_year` is contacts per open year
    of a unit. What cannot be said of no unit is None.
    """

    name: str
    units: int
    met: int
    covered: int
    hosted: int
    dialogue: int
    per_year: float | None
    longest_wait_days: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit past the guarantee: since when it waits, its last contact and the next one planned."""

    unit: str
    days: int
    last: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What coverage was on the day `on`, for contacts from `first` to `last`.

    `outcomes` are of both forms of contact. `waiting` names at most ten of the `overdue` units,
    longest first. `statement` is what the plans in force said about themselves.
    """

    on: date
    first: date
    last: date
    guarantee_months: int
    whole: Figures
    committees: tuple[Figures, ...]
    outcomes: Outcomes
    gini: float | None
    overdue: int
    waiting: tuple[Waiting, ...]
    forecast_units: int
    forecast_met: int
    planned_until: date | None
    statement: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `coverage/1`: days as text, everything else as it is."""
        return {"format": FORMAT, **_plain(asdict(self))}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Snapshot":
        """What `to_json` gave. Raises ValueError for another format."""
        if stored.get("format") != FORMAT:
            raise ValueError(f"not {FORMAT}: {stored.get('format')!r}")
        said = {field.name: stored[field.name] for field in fields(cls)}
        for name in ("on", "first", "last", "planned_until"):
            said[name] = _day(said[name])
        said["outcomes"] = Outcomes(**said["outcomes"])
        said["whole"] = Figures(**said["whole"])
        said["committees"] = tuple(Figures(**one) for one in said["committees"])
        said["waiting"] = tuple(
            Waiting(one["unit"], one["days"], _day(one["last"]), _day(one["next"]))
            for one in said["waiting"]
        )
        said["statement"] = tuple(said["statement"])
        return cls(**said)


def of(
    coverage: Coverage, *, committees: Mapping[str, str], statement: Sequence[str] = ()
) -> Snapshot:
    """The coverage in plain figures; `committees` are names by the keys in the records."""
    view = coverage.view
    overdue = [wait for wait in coverage.waits() if wait.is_overdue]
    reach = coverage.forecast.reach
    return Snapshot(
        on=view.on,
        first=view.span.start,
        last=view.span.end,
        guarantee_months=view.months,
        whole=figures(coverage.whole, ""),
        committees=tuple(
            figures(group, committees.get(group.name, group.name))
            for group in coverage.lines.groups(lambda unit: unit.committees)
        ),
        outcomes=coverage.together,
        gini=_float(coverage.whole.together.gini),
        overdue=len(overdue),
        waiting=tuple(
            Waiting(wait.unit.name, wait.days, wait.last, wait.next)
            for wait in overdue[:MOST_WAITING]
        ),
        forecast_units=coverage.forecast.units,
        forecast_met=coverage.forecast.met,
        planned_until=reach.day if reach else None,
        statement=tuple(statement),
    )


def figures(group: Group, name: str) -> Figures:
    """A group in plain figures."""
    together = group.together
    return Figures(
        name=name,
        units=together.open_units,
        met=together.met,
        covered=together.covered,
        hosted=group.hosted.contacts,
        dialogue=group.dialogue.contacts,
        per_year=_float(together.per_year),
        longest_wait_days=together.longest_wait_days,
    )


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value
