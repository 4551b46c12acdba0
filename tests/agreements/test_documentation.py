"""docs/agreements.md shows the life-cycle table as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from agreements.transitions import TABLE, State

PAGE = Path(__file__).parents[2] / "docs" / "agreements.md"
LIVE = ", ".join(state for state in State if state is not State.CLOSED)


def _documented() -> Iterator[tuple[str, str, str, str, str, str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 6 and cells[0] not in {"state", "---"}:
            states, action, roles, to, needs, effects = cells
            for state in states.replace("*live*", LIVE).split(", "):
                new = state if to == "*unchanged*" else to
                yield state, action, roles, new, needs, effects


def test_the_documented_table_is_the_one_in_force():
    in_force = [
        (
            row.state.value,
            row.action.value,
            ", ".join(row.roles),
            row.to.value,
            ", ".join(row.needs),
            ", ".join(row.effects),
        )
        for row in TABLE.rows
    ]
    assert sorted(_documented()) == sorted(in_force)
