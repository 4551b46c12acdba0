"""Two addresses for the machines that watch over us."""

from flask import Blueprint
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from planner.extensions import db
from planner.web.guard import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def alive() -> tuple[dict[str, str], int]:
    """The process answers."""
    return {"status": "ok"}, 200


@blueprint.get("/readyz")
@public
def ready() -> tuple[dict[str, str], int]:
    """The database answers and is migrated."""
    try:
        revision = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        return {"status": "no database"}, 503
    return {"status": "ok", "revision": str(revision)}, 200
