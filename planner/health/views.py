"""Two addresses for the machines that watch over us."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from planner import config
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
    """The database answers and has the tables this version works with."""
    try:
        found = MigrationContext.configure(db.session.connection()).get_current_heads()
    except SQLAlchemyError:
        return {"status": "no database"}, 503
    if found != _wanted():
        return {"status": "not migrated", "revision": ", ".join(found)}, 503
    return {"status": "ok", "revision": ", ".join(found)}, 200


@cache
def _wanted() -> tuple[str, ...]:
    """The revision that this version's migrations lead to; they do not change while it runs."""
    return tuple(ScriptDirectory(str(config.MIGRATIONS)).get_heads())
