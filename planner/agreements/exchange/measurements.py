"""The sheet of measurements: one row for an indicator's value on a day, to be added or corrected.

They stand beside the agreement and are no part of what was signed, so they can be brought in as
long as the agreement lives; who handles the whole municipality's figures can do it for everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.goals import Indicator
from agreements.measurements import Measurement
from planner import access, clock, scopes
from planner.access import Permission
from planner.agreements import queries, words
from planner.agreements.exchange import parsing, readable
from planner.agreements.exchange.readable import Exchanged
from planner.agreements.following_up import operations
from planner.agreements.following_up.operations import MEASURED
from planner.exchange import cells
from planner.exchange.cells import BadCell
from planner.exchange.sheets import (
    Change,
    Column,
    Entry,
    Event,
    Known,
    Problem,
    Values,
    recognised,
)
from planner.exchange.tables import Row, Table, Unreadable
from planner.files.formulas import unguarded
from planner.models.accounts import User
from planner.models.agreements import AgreementRound

COLUMNS = (
    Column("code", "id", cells.code),
    Column("indicator", "indikator-id", cells.code, is_required=True),
    Column("unit", "enhed", parsing.read_only),
    Column("goal", "mål", parsing.read_only),
    Column("name", "indikator", parsing.read_only),
    Column("measured_on", "dato", parsing.day, ("målt den",), is_required=True),
    Column("value", "værdi", parsing.amount, ("måling",), is_required=True),
    Column("note", "bemærkning", parsing.text(200, multiline=False)),
)
SHOWN = ("unit", "goal", "name")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of a unit, and the goal it measures."""

    unit: Exchanged
    goal: str
    indicator: Indicator

    def values(self) -> Values:
        """What a row says of the indicator itself."""
        return {
            "indicator": f"{self.unit.unit_code}:{self.indicator.key}",
            "unit": self.unit.unit,
            "goal": self.goal,
            "name": self.indicator.name,
        }


class MeasurementSheet:
    """The measurements of a round's agreements that an account may read."""

    title: LazyString = _("Measurements")
    columns = COLUMNS

    def __init__(self, round_: AgreementRound, *, user: User, at: datetime) -> None:
        self.name = f"measurements-{round_.id}"
        self.on = at.astimezone(clock.LOCAL).date()
        self._user, self._at = user, at
        self.indicators = {
            f"{each.unit_code}:{indicator.key}".casefold(): Measured(each, goal.title, indicator)
            for each in readable.agreements(round_.id, user)
            for goal in each.content.goals.all
            for indicator in goal.indicators
        }

    def prepared(self, table: Table) -> Table:
        """Rows told apart by indicator and day; rows without a day and a value say nothing."""
        named = recognised(COLUMNS, table.headings)
        at = {column.key: place for place, column in enumerate(named) if column}
        lacking = [c.heading for c in COLUMNS if c.is_required and c.key not in at]
        if lacking:
            raise Unreadable(
                _("The file lacks these columns: %(columns)s.", columns=", ".join(lacking))
            )
        kept = [place for place, column in enumerate(named) if not column or column.key != "code"]
        return Table(
            ("id", *(table.headings[place] for place in kept)),
            tuple(
                Row(row.number, (_code(row, at), *(row.cells[place] for place in kept)))
                for row in table.rows
                if row.cells[at["measured_on"]].strip() or row.cells[at["value"]].strip()
            ),
        )

    def known(self) -> Mapping[str, Known]:
        """Every measurement, oldest first within its indicator."""
        found: dict[str, Known] = {}
        for measured in self.indicators.values():
            for row in measured.unit.agreement.measurements:
                if row.indicator_key == measured.indicator.key:
                    code = f"{measured.values()['indicator']}@{row.measured_on}"
                    values = {
                        "code": code,
                        **measured.values(),
                        "measured_on": row.measured_on,
                        "value": row.value.normalize() + 0,
                        "note": row.note,
                    }
                    found[code.casefold()] = Known(row.id, code, values)
        return found

    def template(self) -> list[Values]:
        """A row for each indicator, to write a day and a value in."""
        return [
            {"code": "", **each.values(), "measured_on": None, "value": None, "note": ""}
            for each in self.indicators.values()
        ]

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """What is only shown is what the indicator is called, whatever the file says."""
        measured = self._measured(entry)
        own = measured.values() if measured else {}
        return Entry(entry.number, entry.code, {**entry.values, **own})

    def problems(self, change: Change) -> Iterator[Problem]:
        """Indicators nobody knows, agreements that are not measured now, days to come."""
        measured = self._measured(change.entry)
        if measured is None:
            yield Problem("indicator", _("No agreement you may read has this indicator."))
            return
        agreement = measured.unit.agreement
        scope = scopes.of_agreement(agreement)
        if not access.may(self._user, Permission.EXCHANGE_AGREEMENTS, scope=scope):
            yield Problem("indicator", _("You may not bring figures in for this unit."))
        elif agreement.state not in MEASURED:
            state = words.STATES[agreement.state]
            yield Problem(
                "indicator",
                _("The agreement is “%(state)s”, so nothing is measured now.", state=state),
            )
        day = change.after()["measured_on"]
        if isinstance(day, date) and day > self.on:
            yield Problem("measured_on", _("Nobody has measured on a day to come."))

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Add or correct each; every one has its own event already."""
        for change in changes:
            row, measured = change.after(), self._measured(change.entry)
            agreement = queries.whole(measured.unit.agreement.id) if measured else None
            day, value = row["measured_on"], row["value"]
            assert measured is not None  # noqa: S101 - `problems` refuses the others
            assert agreement is not None  # noqa: S101 - listed in this transaction
            assert isinstance(day, date)  # noqa: S101 - required, and as its column parses
            assert isinstance(value, Decimal)  # noqa: S101 - required, and as its column parses
            operations.measure(
                agreement,
                Measurement(measured.indicator.key, day, value, str(row.get("note") or "")),
                user=self._user,
                at=self._at,
                today=self.on,
            )
        return ()

    def _measured(self, entry: Entry) -> Measured | None:
        return self.indicators.get(str(entry.values.get("indicator") or "").casefold())


def _code(row: Row, at: Mapping[str, int]) -> str:
    indicator, cell = row.cells[at["indicator"]].strip(), row.cells[at["measured_on"]]
    try:
        day = parsing.day(unguarded(cell))
    except BadCell:  # its own column says why
        return f"{indicator}@{cell}"
    return f"{indicator}@{day}"
