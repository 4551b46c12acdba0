"""What SQLite is taught so that it behaves as PostgreSQL does: Danish order, and writers who wait.

SQLite has one writer at a time. A writer who comes second waits (`BUSY_TIMEOUT_MS`), with one
exception: on a connection that still reads from before the first one's commit, SQLite answers
"database is locked" at once. So no connection keeps reading here: a transaction begins with its
first write, and every answer is fetched whole. An answer left half read, by a request that failed
say, would otherwise go back to the pool with its connection and lock the next request out.
"""

import sqlite3

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from planner import collation

BUSY_TIMEOUT_MS = 20_000


def prepare_engines() -> None:
    """Prepare every SQLite connection from now on; other databases are left alone."""
    event.listen(Engine, "connect", _prepare)
    event.listen(Engine, "after_cursor_execute", _fetch_whole)


def is_busy(error: OperationalError) -> bool:
    """Whether a writer gave up waiting for another."""
    return getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def _prepare(connection: object, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.create_collation(collation.DANISH, collation.compare_danish)
    connection.create_function("lower", 1, _lower, deterministic=True)
    connection.isolation_level = "IMMEDIATE"  # how a transaction begins, at its first write
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _lower(text: str | None) -> str | None:
    """SQLite's own `lower` knows ASCII only; a search for østre is to find Østre."""
    return text and text.lower()


def _fetch_whole(
    _connection: Connection,
    cursor: object,
    _statement: str,
    _parameters: object,
    context: object,
    _many: bool,
) -> None:
    if not isinstance(cursor, sqlite3.Cursor) or cursor.description is None:
        return
    if isinstance(context, DefaultExecutionContext) and not context.is_crud:
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
            None, initial_buffer=cursor.fetchall()
        )
