"""Goals in three layers: two shared and inherited by reference, one the unit's own.

A shared goal is one object; each unit that inherits it adds its contribution and never a copy of
the goal. A goal may be unfinished while it is written; ``goal_rules`` says what it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Layer(StrEnum):
    CROSS_CUTTING = "cross_cutting"
    COMMITTEE = "committee"
    LOCAL = "local"


SHARED_LAYERS = (Layer.CROSS_CUTTING, Layer.COMMITTEE)


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Expense(StrEnum):
    """Could this goal be reached at another unit's expense? Not knowing is no answer."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


class SharedGoalInLocalLayer(Exception):
    """A goal of the local layer belongs to one unit and cannot be shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured: from ``baseline`` to ``target``, in ``unit`` (``%``, ``forløb``, ``dage``).

    The measurements themselves belong to the follow-up, so that what was signed stays as it was.
    """

    key: str
    name: str
    unit: str = ""
    direction: Direction = Direction.HIGHER
    baseline: Decimal | None = None
    target: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    key: str
    name: str
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a unit itself does about a goal, its own or a shared one."""

    owner: str = ""
    actions: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    due: date | None = None
    expense: Expense | None = None
    expense_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGoal:
    """One goal for the whole municipality, an area or a committee's units.

    ``area`` is who inherits it, as printed ("alle enheder", "daginstitutioner").
    """

    key: str
    layer: Layer
    title: str
    why: str
    success_criterion: str
    area: str
    indicators: tuple[Indicator, ...] = ()
    due: date | None = None

    def __post_init__(self) -> None:
        if self.layer not in SHARED_LAYERS:
            raise SharedGoalInLocalLayer(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one unit adds to a shared goal."""

    goal: SharedGoal
    text: str = ""
    plan: Plan = Plan()

    @property
    def key(self) -> str:
        return self.goal.key

    @property
    def layer(self) -> Layer:
        return self.goal.layer

    @property
    def title(self) -> str:
        return self.goal.title

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The shared ones first, then the unit's own."""
        return (*self.goal.indicators, *self.plan.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGoal:
    """A goal the unit has set for itself."""

    key: str
    title: str = ""
    why: str = ""
    success_criterion: str = ""
    plan: Plan = Plan()

    @property
    def layer(self) -> Layer:
        return Layer.LOCAL

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.plan.indicators


Goal: TypeAlias = Contribution | LocalGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """All goals of one agreement, in the order they are printed within their layer."""

    contributions: tuple[Contribution, ...] = ()
    local: tuple[LocalGoal, ...] = ()

    @property
    def all(self) -> tuple[Goal, ...]:
        """Cross-cutting, committee, local."""
        return (
            *self.in_layer(Layer.CROSS_CUTTING),
            *self.in_layer(Layer.COMMITTEE),
            *self.local,
        )

    def in_layer(self, layer: Layer) -> tuple[Goal, ...]:
        if layer is Layer.LOCAL:
            return self.local
        return tuple(each for each in self.contributions if each.layer is layer)
