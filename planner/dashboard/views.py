"""The start page of each role."""

from flask import Blueprint, render_template

from planner import access, clock
from planner.access import Permission
from planner.dashboard import queries
from planner.meetings import mapping
from planner.meetings import words as meeting_words
from planner.rotations import mapping as rotation_mapping
from planner.web.guard import requires, signed_in

blueprint = Blueprint("dashboard", __name__)


@blueprint.get("/")
@requires(Permission.SEE_START_PAGE)
def start() -> str:
    user, today = signed_in(), clock.today()
    units = queries.own_units(user, today=today)
    return render_template(
        "dashboard/start.html",
        user=user,
        waiting=queries.waiting(user, today=today),
        plans=access.may(user, Permission.PLAN_ROTATION),
        meetings=queries.coming_meetings(user, today=today),
        has_units=bool(units),
        contacts=queries.coming_contacts(user, today=today),
        last_contact=queries.last_contact(units, today=today) if units else None,
        name_of=mapping.name_of,
        unit_on=rotation_mapping.period_on,
        words=meeting_words,
    )
