"""What the rotations ask of a person who signs in."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.accounts import User
from planner.models.rotations import Rotation
from planner.web.waiting import Waiting

_UNPUBLISHED = (
    select(Rotation)
    .where(~Rotation.versions.any())
    .options(selectinload(Rotation.committees))
    .order_by(Rotation.window_start, Rotation.id)
)


def waiting(user: User) -> Iterator[Waiting]:
    """The rotations of the person's committees that no version is published of."""
    if not access.may(user, Permission.PUBLISH_ROTATION):
        return
    own = access.own_scope(user, Permission.PUBLISH_ROTATION)
    for rotation in db.session.scalars(_UNPUBLISHED):
        if own is None or own.committees & {part.committee_id for part in rotation.committees}:
            yield Waiting(
                _("%(name)s is not published", name=rotation.name),
                url_for("rotations.show", rotation_id=rotation.id),
            )
