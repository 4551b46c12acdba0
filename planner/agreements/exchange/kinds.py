"""The sheets there are, by the name in their address, and the one a kept file belongs to."""

from collections.abc import Mapping
from datetime import datetime

from planner.agreements.exchange.follow_ups import FollowUpSheet
from planner.agreements.exchange.goals import GoalSheet
from planner.agreements.exchange.measurements import MeasurementSheet
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import AgreementRound
from planner.models.imports import ImportFile

Kind = type[GoalSheet] | type[FollowUpSheet] | type[MeasurementSheet]
RoundSheet = GoalSheet | FollowUpSheet | MeasurementSheet

SHEETS: Mapping[str, Kind] = {
    "goals": GoalSheet,
    "follow-ups": FollowUpSheet,
    "measurements": MeasurementSheet,
}


def round_of(file: ImportFile) -> AgreementRound | None:
    """The round a kept file is about; None for files of other features."""
    name, _hyphen, number = file.sheet.rpartition("-")
    if name not in SHEETS or not number.isdecimal():
        return None
    return db.session.get(AgreementRound, int(number))


def sheet_of(file: ImportFile, round_: AgreementRound, *, user: User, at: datetime) -> RoundSheet:
    """The sheet a kept file is compared with, as the account may see it now."""
    name, _hyphen, _number = file.sheet.rpartition("-")
    return SHEETS[name](round_, user=user, at=at)
