"""Complete, valid domain values for the tests; each test breaks one thing."""

from __future__ import annotations

from datetime import date

from agreements.lifecycle import Decision, Facts, State
from agreements.period import PeriodKind, beginning
from agreements.signatures import Party

TODAY = date(2027, 3, 17)


def ready_facts(state: State, **changes: object) -> Facts:
    """Facts under which every row of the table is open, except those about time and signatures."""
    values: dict[str, object] = {
        "state": state,
        "period": beginning(PeriodKind.CALENDAR_YEAR, 2027),
        "today": TODAY,
        "content_valid": True,
        "med_heard_on": date(2026, 12, 3),
        "user_board_heard_on": date(2026, 12, 8),
        "dialogue_held_on": date(2027, 2, 10),
        "decision": Decision("7", date(2027, 3, 8)),
        "unsigned": frozenset(Party),
        "midway_written": True,
        "midway_recorded": True,
        "annual_written": True,
        "is_amendment": True,
    }
    return Facts(**(values | changes))  # type: ignore[arg-type]
