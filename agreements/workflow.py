"""One table of (state, action, role) answers every question about who may do what next.

Agreements, the kodeks and HovedMED's review each have such a table; this module knows none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)
Action = TypeVar("Action", bound=StrEnum)
Role = TypeVar("Role", bound=StrEnum)
Need = TypeVar("Need", bound=StrEnum)
Effect = TypeVar("Effect", bound=StrEnum)


class IllegalTransition(Exception):
    """The table has no row for this state, action and role."""

    def __init__(self, state: StrEnum, action: StrEnum, role: StrEnum) -> None:
        super().__init__(f"{role} may not {action} in state {state}")
        self.state, self.action, self.role = state, action, role


class MissingPrecondition(Exception):
    """The row exists, but these of its needs are not met (in the row's own order)."""

    def __init__(self, action: StrEnum, missing: tuple[StrEnum, ...]) -> None:
        super().__init__(f"{action} lacks: {', '.join(missing)}")
        self.action, self.missing = action, missing


@dataclass(frozen=True, slots=True)
class Row(Generic[State, Action, Role, Need, Effect]):
    """One line: whoever has one of ``roles`` may do ``action`` in ``state`` once ``needs`` are met.

    ``effects`` is what the change means besides the new state, for the caller to carry out.
    """

    state: State
    action: Action
    roles: tuple[Role, ...]
    to: State
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()


class Table(Generic[State, Action, Role, Need, Effect]):
    """Rows looked up by (state, action, role); no two rows may answer the same question."""

    def __init__(self, rows: Iterable[Row[State, Action, Role, Need, Effect]]) -> None:
        self.rows = tuple(rows)
        self._by_key: dict[tuple[State, Action, Role], Row[State, Action, Role, Need, Effect]] = {}
        for row in self.rows:
            for role in row.roles:
                key = (row.state, row.action, role)
                if key in self._by_key:
                    raise ValueError(f"two rows answer {key}")
                self._by_key[key] = row

    def row(
        self, state: State, action: Action, role: Role
    ) -> Row[State, Action, Role, Need, Effect]:
        """Raises IllegalTransition when the table has no such row."""
        try:
            return self._by_key[state, action, role]
        except KeyError:
            raise IllegalTransition(state, action, role) from None

    def rows_for(
        self, state: State, role: Role
    ) -> tuple[Row[State, Action, Role, Need, Effect], ...]:
        """What ``role`` may do in ``state``, in the table's order."""
        return tuple(row for row in self.rows if row.state is state and role in row.roles)
