"""What comes before serving: migrate, load the demo into an empty database, greet with sign-ins."""

import shlex

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, OperationalError

from planner import clock, config
from planner.auth.demo import PASSWORD
from planner.config import MIGRATIONS, Settings
from planner.demo import accounts, load
from planner.extensions import db
from planner.frontend import MANIFEST
from planner.models.accounts import Role, User
from planner.models.municipality import Municipality

FIRST_ADMINISTRATOR = ".venv/bin/flask --app wsgi create-admin YOUR-E-MAIL"


class NotReady(Exception):
    """The application cannot serve yet; the message says what to do."""


def prepare(app: Flask) -> str:
    """Bring the database up to date and fill an empty one; what to tell whoever started it.

    Leaves no connection open. Raises NotReady.
    """
    if not MANIFEST.is_file():
        raise NotReady("The front end is not built: run `make assets`.")
    settings: Settings = app.extensions["settings"]
    try:
        with app.app_context():
            _refuse_newer_database()
            upgrade()
            return _fill_and_greet(settings)
    except OperationalError as error:
        raise _unanswering(error) from None


def _refuse_newer_database() -> None:
    """A database that this version has no migrations for is left as it is."""
    try:
        with db.engine.connect() as connection:
            found = set(MigrationContext.configure(connection).get_current_heads())
    except DBAPIError as error:  # a file that is no database is no OperationalError
        raise _unanswering(error) from None
    known = {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found - known:
        raise NotReady(
            "The database was made by a newer version of Samspil:"
            " start that version, or restore a backup from before it."
        )


def _unanswering(error: DBAPIError) -> NotReady:
    return NotReady(
        f"The database does not answer; check DATABASE_URL and SAMSPIL_VAR. {error.orig}"
    )


def _fill_and_greet(settings: Settings) -> str:
    if settings.demo and load.is_empty():
        load.load(at=clock.now())
        db.session.commit()
    town = db.session.scalars(select(Municipality)).first()
    is_demo = town is not None and town.is_demo
    has_account = db.session.scalar(select(User.id).limit(1)) is not None
    db.session.remove()
    db.engine.dispose()
    if is_demo and settings.is_production:
        raise NotReady(
            "The database holds the demo municipality, whose passwords everybody knows:"
            " give production a database of its own in DATABASE_URL or SAMSPIL_VAR."
        )
    return greeting(settings, is_demo=is_demo, has_account=has_account)


def greeting(settings: Settings, *, is_demo: bool, has_account: bool) -> str:
    """Where to go and how to sign in."""
    lines = [f"Samspil is running at {settings.base_url}"]
    if is_demo:
        lines += ["", f"Demo data. Every demo account has the password: {PASSWORD}"]
        lines += [f"  {_in_words(a.role):<20} {a.email}" for a in accounts.ACCOUNTS]
    elif not has_account:
        lines += ["", "Nobody can sign in yet. Make the first administrator, in another terminal:"]
        lines += [f"  {_same_settings(settings)}{FIRST_ADMINISTRATOR}"]
    return "\n".join([*lines, "", "Stop with Ctrl-C."])


def _in_words(role: Role) -> str:
    return "HovedMED" if role is Role.MAIN_MED else role.replace("_", " ")


def _same_settings(settings: Settings) -> str:
    """What a command in another terminal is told, so that it finds this database and address."""
    usual = config.read({})
    said = {
        "SAMSPIL_VAR": str(settings.var) if settings.var != usual.var else "",
        "DATABASE_URL": "..." if not settings.database_url.startswith("sqlite") else "",
        "PORT": str(settings.port) if settings.port != usual.port else "",
    }
    return "".join(f"{name}={shlex.quote(value)} " for name, value in said.items() if value)
