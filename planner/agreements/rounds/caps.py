"""How many goals of each layer the municipality allows."""

from sqlalchemy import select

from agreements.goal_rules import Limits
from planner.extensions import db
from planner.models.municipality import Municipality


def limits() -> Limits:
    """The municipality's own numbers; lengths are the usual ones."""
    columns = (
        Municipality.most_cross_cutting_goals,
        Municipality.most_committee_goals,
        Municipality.most_local_goals,
    )
    cross_cutting, committee, local = db.session.execute(select(*columns)).one()
    return Limits(cross_cutting=cross_cutting, committee=committee, local=local)
