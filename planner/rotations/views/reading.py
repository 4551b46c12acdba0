"""Rotations to be read: the list, one with its plan, a published version."""

from flask import abort, render_template, request
from sqlalchemy import select

from planner import access, clock
from planner.access import Permission, Scope
from planner.audit import queries as audit_queries
from planner.extensions import db
from planner.models.units import Unit
from planner.rotations import (
    advice,
    fairness,
    mapping,
    operations,
    publication,
    queries,
    replanned,
    result,
    words,
)
from planner.rotations.result import Result, UnitPlan
from planner.rotations.views.reasons import links
from planner.rotations.views.shared import blueprint, find, find_published, is_own
from planner.web import translations
from planner.web.guard import requires, signed_in

VIEWS = ("date", "unit")


@blueprint.get("/")
@requires(Permission.READ_ROTATION)
def index() -> str:
    return render_template("rotations/index.html", rotations=queries.rotations(signed_in()))


@blueprint.get("/<int:rotation_id>")
@requires(Permission.PLAN_ROTATION)
def show(rotation_id: int) -> str:
    """The workbench: setup, advice, locks, and how fair the last plan found is."""
    rotation = find(rotation_id)
    run = queries.latest_solved(rotation)
    language, today = translations.language(), clock.today()
    found = result.of_run(run.id, language=language) if run else None
    asked_from = publication.first_day(found.problem) if found else today
    now, then = mapping.at_a_look(rotation, (today, asked_from))
    return render_template(
        "rotations/show.html",
        rotation=rotation,
        parts=queries.parts(rotation, on=rotation.window_end),
        dialogues=queries.dialogues(rotation),
        held=queries.locks_of(rotation),
        advice=advice.for_stated(rotation, now) if now else None,
        run=run,
        obstacle=publication.obstacle_to_plan(run, found.problem, today=today, now=then)
        if run and found
        else None,
        is_own=is_own(rotation, Permission.PLAN_ROTATION),
        may_publish=is_own(rotation, Permission.PUBLISH_ROTATION),
        published=queries.is_published(run),
        running=operations.open_job(rotation),
        replanned=replanned.of(run, language=language) if run else None,
        history=audit_queries.shown(rotation),
        **_shown(found),
    )


@blueprint.get("/<int:rotation_id>/plan")
@requires(Permission.PLAN_ROTATION)
def plan(rotation_id: int) -> str:
    """The last plan found, by date, where each unit can be locked to its meeting, or by unit."""
    rotation = find(rotation_id)
    run = queries.latest_solved(rotation) or abort(404)
    return render_template(
        "rotations/planned.html",
        rotation=rotation,
        is_own=is_own(rotation, Permission.PLAN_ROTATION),
        published=queries.is_published(run),
        links=links(rotation, 0),
        locks={(lock.meeting_id, lock.code) for lock in queries.locks_of(rotation)},
        **_shown(result.of_run(run.id, language=translations.language())),
    )


@blueprint.get("/<int:rotation_id>/versions/<int:number>")
@requires(Permission.READ_ROTATION)
def version(rotation_id: int, number: int) -> str:
    rotation = find_published(rotation_id)
    found = (row for row in rotation.versions if row.number == number)
    shown = next(found, None) or abort(404)
    committees = queries.committees(rotation, on=rotation.window_end)
    solved = result.of_run(shown.run_id, language=translations.language())
    scope = Scope(committees=frozenset(one.id for one in committees))
    explains = access.may(signed_in(), Permission.EXPLAIN_ROTATION)
    return render_template(
        "rotations/version.html",
        rotation=rotation,
        version=shown,
        versions=rotation.versions,
        committees=committees,
        may_plan=access.may(signed_in(), Permission.PLAN_ROTATION, scope=scope),
        links=links(rotation, number, committees) if explains else None,
        own_units=_own_units(solved),
        reviews=queries.reviews_of(shown),
        locks=solved.locks,
        **_shown(solved),
    )


def _shown(plan: Result | None) -> dict[str, object]:
    """What the pages show of a plan."""
    view = request.args.get("view", "date")
    if view not in VIEWS:
        abort(404)
    if plan is None:
        return {"view": view, "statement": None, "words": words}
    return {
        "view": view,
        "plan": plan,
        "statement": fairness.statement({"levels": plan.levels}, plan.equity),
        "words": words,
    }


def _own_units(plan: Result) -> list[UnitPlan]:
    """The units the reader leads that the plan knows."""
    own = access.assignment_scope(signed_in().roles).units
    if not own:
        return []
    codes = set(db.session.scalars(select(Unit.code).where(Unit.id.in_(own))))
    return [unit for unit in plan.units if unit.code in codes]
