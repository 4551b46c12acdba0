"""What the rotation's pages share: the blueprint, and finding the row an address names."""

from flask import Blueprint, abort

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.rotations import Rotation
from planner.rotations import queries
from planner.web import guard

blueprint = Blueprint("rotations", __name__, url_prefix="/rotations")


def find(rotation_id: int) -> Rotation:
    """The rotation, for those who plan it; drafts do not exist for anybody else."""
    rotation = db.session.get(Rotation, rotation_id) or abort(404)
    guard.ensure(Permission.PLAN_ROTATION, queries.scope_of(rotation), what=rotation)
    return rotation


def find_published(rotation_id: int) -> Rotation:
    """The rotation, if it is published or the account plans it."""
    rotation = db.session.get(Rotation, rotation_id) or abort(404)
    plans = access.may(
        guard.signed_in(), Permission.PLAN_ROTATION, scope=queries.scope_of(rotation)
    )
    if not rotation.versions and not plans:
        abort(404)
    return rotation
