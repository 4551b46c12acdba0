"""The sheets there are, by the name in their address."""

from collections.abc import Callable, Mapping
from datetime import date

from planner.exchange.committee_sheet import CommitteeSheet
from planner.exchange.politician_sheet import PoliticianSheet
from planner.exchange.sheets import Sheet
from planner.exchange.unit_sheet import UnitSheet

SHEETS: Mapping[str, Callable[[date], Sheet]] = {
    UnitSheet.name: UnitSheet,
    PoliticianSheet.name: PoliticianSheet,
    CommitteeSheet.name: CommitteeSheet,
}
