"""Commands beside the pages: `flask --app wsgi jobs run`, `backup`, `demo load`, `create-admin`."""

from re import fullmatch

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import inspect, select

from planner import clock
from planner.admin import operations
from planner.auth import invitations
from planner.config import Settings
from planner.demo import load
from planner.extensions import db
from planner.jobs import backup, runner
from planner.models.accounts import User
from planner.models.municipality import Municipality
from planner.web.fields import EMAIL

jobs = AppGroup("jobs", help="Background work.")
demo = AppGroup("demo", help="The demo municipality.")


def init_app(app: Flask) -> None:
    """Give the application its commands."""
    for command in (jobs, demo, write_backup, create_admin):
        app.cli.add_command(command)


@jobs.command("run")
def run_jobs() -> None:
    """Work off the job queue until told to stop; one process at a time does, others wait."""
    runner.run_until_told(current_app._get_current_object())  # type: ignore[attr-defined]


@demo.command("load")
def load_demo() -> None:
    """Load the demo municipality into an empty database."""
    if _settings().is_production:
        raise click.ClickException("Production takes no demo data: its passwords are known.")
    if not load.is_empty():
        raise click.ClickException("The database is in use; the demo needs an empty one.")
    load.load(at=clock.now())
    db.session.commit()
    click.echo("The demo municipality is loaded.")


@click.command("backup")
def write_backup() -> None:
    """Back the database up now."""
    try:
        click.echo(backup.write(_settings(), at=clock.local_now()))
    except backup.BackupFailed as failure:
        raise click.ClickException(str(failure)) from None


@click.command("create-admin")
@click.argument("email")
@click.option("--name", default="", help="The person's name; the e-mail if left out.")
@click.option("--municipality", default="", help="The municipality's name, the first time.")
def create_admin(email: str, name: str, municipality: str) -> None:
    """Make an administrator and print the link where they choose a password."""
    if not fullmatch(EMAIL, email):
        raise click.ClickException(f"{email} is no e-mail address.")
    if not inspect(db.engine).has_table(Municipality.__tablename__):
        raise click.ClickException(
            f"The database {db.engine.url} has no tables: start Samspil on it once,"
            " and give this command the same settings."
        )
    if db.session.scalar(select(Municipality.id)) is None:
        municipality = municipality or click.prompt("The municipality's name")
        operations.found_municipality(municipality, at=clock.now())
    if db.session.scalar(select(User.id).where(User.email == email.strip().lower())):
        raise click.ClickException(f"{email} has an account already.")
    user = operations.create_administrator(email, name or email, at=clock.now())
    db.session.commit()
    click.echo(f"Open this link within {invitations.HOURS} hours and choose a password:")
    click.echo(f"{_settings().base_url}{invitations.path(user)}")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
