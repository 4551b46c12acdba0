"""The start page of each role."""

from flask import Blueprint, render_template

from planner import access, clock
from planner.access import Permission
from planner.contacts import words as contact_words
from planner.coverage import own
from planner.dashboard import queries
from planner.meetings import words as meeting_words
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
        contacts=queries.coming_contacts(units, today=today),
        explained=queries.explained(units, today=today)
        if access.may(user, Permission.EXPLAIN_ROTATION)
        else [],
        last_contact=queries.last_contact(units, today=today) if units else None,
        own_units=own.of_units(units, on=today),
        own_committees=own.of_committees(
            queries.own_committees(user, today=today), on=today, whole=own.sees_all(user)
        ),
        words=meeting_words,
        contact_words=contact_words,
    )
