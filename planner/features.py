"""The list of what the application can do: one line per feature."""

from flask import Flask

from planner.auth import views as auth
from planner.contacts import views as contacts
from planner.dashboard import views as dashboard
from planner.feeds import views as feeds
from planner.health import views as health
from planner.meetings import views as meetings
from planner.rotations import views as rotations

BLUEPRINTS = (
    auth.blueprint,
    contacts.blueprint,
    dashboard.blueprint,
    feeds.blueprint,
    health.blueprint,
    meetings.blueprint,
    rotations.blueprint,
)


def init_app(app: Flask) -> None:
    """Register every feature's pages."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
