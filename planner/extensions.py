"""The Flask extensions, made once and bound to an application in `create_app`."""

import sqlite3

from flask_babel import Babel
from flask_compress import Compress
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from planner import collation, models

db = SQLAlchemy(metadata=models.base.Base.metadata)
migrate = Migrate()
csrf = CSRFProtect()
login_manager = LoginManager()
babel = Babel()
compress = Compress()

BUSY_TIMEOUT_MS = 5_000


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    """Give each SQLite connection what PostgreSQL has by itself; others are left alone."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.create_collation(collation.DANISH, collation.compare_danish)
    connection.create_function("lower", 1, _lower, deterministic=True)
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.close()


def _lower(text: str | None) -> str | None:
    """SQLite's own `lower` knows ASCII only; a search for østre is to find Østre."""
    return text and text.lower()
