"""How many goals of each layer the municipality allows."""

from typing import Final

from sqlalchemy import select

from agreements.goal_rules import Limits
from planner import columns
from planner.models.municipality import Municipality

_CAPS: Final = select(
    Municipality.most_cross_cutting_goals,
    Municipality.most_committee_goals,
    Municipality.most_local_goals,
)


def limits() -> Limits:
    """The municipality's own numbers; lengths are the usual ones."""
    [(cross_cutting, committee, local)] = columns.read(_CAPS)
    return Limits(cross_cutting=cross_cutting, committee=committee, local=local)
