"""Rotations to be read: the list, one with its plan, a published version."""

from collections.abc import Set

from flask import abort, render_template, request
from sqlalchemy import select

from planner import access, clock
from planner.access import Permission
from planner.audit import queries as audit_queries
from planner.extensions import db
from planner.models.rotations import Rotation, RotationRun
from planner.models.units import Unit
from planner.rotations import (
    advice,
    fairness,
    operations,
    publication,
    queries,
    replanned,
    result,
    words,
)
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
    """The workbench: setup, advice, locks, and the last plan found."""
    rotation = find(rotation_id)
    run, locks = queries.latest_solved(rotation), queries.locks_of(rotation)
    return render_template(
        "rotations/show.html",
        rotation=rotation,
        parts=queries.parts(rotation, on=rotation.window_end),
        dialogues=queries.dialogues(rotation),
        locks=locks,
        advice=advice.of(rotation, today=clock.today()),
        run=run,
        obstacle=publication.obstacle(run, today=clock.today()) if run else None,
        is_own=is_own(rotation, Permission.PLAN_ROTATION),
        may_publish=is_own(rotation, Permission.PUBLISH_ROTATION),
        published=_is_published(rotation, run),
        running=operations.open_job(rotation),
        links=links(rotation, 0),
        replanned=replanned.of(run, language=translations.language()) if run else None,
        history=audit_queries.history(rotation),
        **_shown(run, {(lock.meeting_id, lock.code) for lock in locks}),
    )


@blueprint.get("/<int:rotation_id>/versions/<int:number>")
@requires(Permission.READ_ROTATION)
def version(rotation_id: int, number: int) -> str:
    rotation = find_published(rotation_id)
    shown = queries.version_of(rotation, number) or abort(404)
    return render_template(
        "rotations/version.html",
        rotation=rotation,
        version=shown,
        versions=rotation.versions,
        committees=[
            (part.committee.code, name)
            for part, name in queries.parts(rotation, on=rotation.window_end)
        ],
        may_plan=access.may(
            signed_in(), Permission.PLAN_ROTATION, scope=queries.scope_of(rotation)
        ),
        links=links(rotation, number)
        if access.may(signed_in(), Permission.EXPLAIN_ROTATION)
        else None,
        own_units=_own_units(shown.run),
        reviews=queries.reviews_of(shown),
        **_shown(shown.run, result.locks_then(shown.run)),
    )


def _shown(run: RotationRun | None, locks: Set[tuple[int, str]]) -> dict[str, object]:
    """What both pages show of a plan, with the locks that concern the page."""
    view = request.args.get("view", "date")
    if view not in VIEWS:
        abort(404)
    if run is None:
        return {"view": view, "meetings": [], "units": [], "statement": None, "words": words}
    language = translations.language()
    meetings = result.by_date(run, locks, language=language)
    return {
        "view": view,
        "meetings": meetings,
        "units": result.by_unit(run, meetings, language=language) if view == "unit" else [],
        "statement": fairness.statement(run.plan, run.equity),
        "equity": run.equity,
        "levels": run.plan["levels"],
        "words": words,
    }


def _own_units(run: RotationRun) -> list[tuple[str, str]]:
    """Code and name of the units the reader leads that the plan knows."""
    own = access.assignment_scope(signed_in().roles).units
    if not own:
        return []
    codes = set(db.session.scalars(select(Unit.code).where(Unit.id.in_(own))))
    return [(unit["id"], unit["name"]) for unit in run.problem["units"] if unit["id"] in codes]


def _is_published(rotation: Rotation, run: RotationRun | None) -> bool:
    return bool(run and any(version.run_id == run.id for version in rotation.versions))
