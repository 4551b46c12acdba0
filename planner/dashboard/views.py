"""The start page of each role."""

from flask import Blueprint, render_template

from planner.access import Permission
from planner.web.guard import requires

blueprint = Blueprint("dashboard", __name__)


@blueprint.get("/")
@requires(Permission.SEE_START_PAGE)
def start() -> str:
    return render_template("dashboard/start.html")
