"""What templates may ask: who may do what here, and what day it is."""

from datetime import date, time

from flask import Flask
from flask_login import current_user

from planner import access, clock, scopes
from planner.access import Permission
from planner.models.committees import Committee
from planner.models.meetings import Meeting


def init_app(app: Flask) -> None:
    """Give every template `may(...)`, `today()` and the filters `as_day` and `as_clock`."""
    app.jinja_env.globals.update(may=may, today=clock.today)
    app.jinja_env.filters["as_day"] = date.fromisoformat
    app.jinja_env.filters["as_clock"] = time.fromisoformat


def may(
    permission: str, *, committee: Committee | None = None, meeting: Meeting | None = None
) -> bool:
    """Whether the one signed in has the permission: anywhere, or on the object named."""
    if not current_user.is_authenticated:
        return False
    scope = None
    if committee is not None:
        scope = scopes.of_committee(committee)
    if meeting is not None:
        scope = scopes.of_meeting(meeting)
    return access.may(current_user, Permission(permission), scope=scope)
