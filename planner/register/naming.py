"""What an object is called on a day; when it holds no name then, its nearest one."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from planner.models.base import Valid
from planner.models.committees import Committee, CommitteePeriod
from planner.models.people import Person
from planner.models.units import Centre, CentrePeriod, Unit, UnitPeriod
from planner.register.validity import holding

Row = TypeVar("Row", bound=Valid)


def name_of(owner: Unit | Committee | Person | Centre, *, on: date) -> str:
    """The name on the day."""
    if isinstance(owner, Person):
        return owner.name
    periods: Sequence[UnitPeriod | CommitteePeriod | CentrePeriod] = owner.periods
    period = nearest(periods, on=on)
    return period.name if period else owner.code


def nearest(periods: Sequence[Row], *, on: date) -> Row | None:
    """The period that holds on the day, else the last before it, else the first after it."""
    before = [period for period in periods if period.valid_from <= on]
    return holding(periods, on) or (before[-1] if before else next(iter(periods), None))
