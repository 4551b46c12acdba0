"""What the rotation's pages share: the blueprint, and finding the row an address names."""

from flask import Blueprint, abort
from sqlalchemy.orm import joinedload

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.rotations import Rotation
from planner.rotations import queries
from planner.web import guard

blueprint = Blueprint("rotations", __name__, url_prefix="/rotations")


def find(rotation_id: int) -> Rotation:
    """The rotation, for those who plan for one of its committees; others do not see drafts."""
    term = joinedload(Rotation.council_term)
    rotation = db.session.get(Rotation, rotation_id, options=(term,)) or abort(404)
    guard.ensure(Permission.PLAN_ROTATION, queries.scope_of(rotation), what=rotation)
    return rotation


def find_own(rotation_id: int, permission: Permission = Permission.PLAN_ROTATION) -> Rotation:
    """The rotation, for those who plan for every committee in it: only they change it."""
    rotation = find(rotation_id)
    for scope in queries.scopes_of(rotation):
        guard.ensure(permission, scope, what=rotation)
    return rotation


def is_own(rotation: Rotation, permission: Permission) -> bool:
    """Whether the account has the permission for every committee of the rotation."""
    user = guard.signed_in()
    return all(access.may(user, permission, scope=one) for one in queries.scopes_of(rotation))


def find_published(rotation_id: int) -> Rotation:
    """The rotation, once it has been published."""
    options = (joinedload(Rotation.versions),)
    rotation = db.session.get(Rotation, rotation_id, options=options) or abort(404)
    return rotation if rotation.versions else abort(404)
