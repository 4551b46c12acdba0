"""The list of what the application can do: one line per feature."""

from flask import Flask

from planner import stored_words
from planner.admin import views as admin
from planner.agreements import views as agreements
from planner.agreements.acting import daily as agreement_round
from planner.agreements.printing import job as printing
from planner.agreements.rounds import opening as round_opening
from planner.auth import views as auth
from planner.contacts import views as contacts
from planner.coverage import views as coverage
from planner.dashboard import views as dashboard
from planner.discussions import views as discussions
from planner.exchange import views as exchange
from planner.exports import views as exports
from planner.feeds import views as feeds
from planner.health import views as health
from planner.jobs import backup
from planner.kodeks import views as kodeks
from planner.meetings import solving as calendar_solving
from planner.meetings import views as meetings
from planner.notifications import hosts, mail
from planner.public import views as public
from planner.register import views as register
from planner.reviews import views as reviews
from planner.rotations import inquiries as rotation_inquiries
from planner.rotations import solving as rotation_solving
from planner.rotations import views as rotations
from planner.settings import views as settings
from planner.visits import views as visits

# Importing a module of jobs registers what it can do.
JOBS = (
    backup,
    hosts,
    mail,
    calendar_solving,
    rotation_inquiries,
    rotation_solving,
    round_opening,
    agreement_round,
    printing,
)

# Spreadsheets of the register have their addresses and words under it, and it need not know.
register.blueprint.register_blueprint(exchange.blueprint)

BLUEPRINTS = (
    admin.blueprint,
    agreements.blueprint,
    auth.blueprint,
    contacts.blueprint,
    coverage.blueprint,
    dashboard.blueprint,
    discussions.blueprint,
    exports.blueprint,
    feeds.blueprint,
    health.blueprint,
    kodeks.blueprint,
    meetings.blueprint,
    public.blueprint,
    rotations.blueprint,
    register.blueprint,
    reviews.blueprint,
    settings.blueprint,
    visits.blueprint,
)


def init_app(app: Flask) -> None:
    """Register every feature's pages, and what its stored codes are called in histories."""
    stored_words.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
