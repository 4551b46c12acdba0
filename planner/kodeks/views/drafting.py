"""Drafting a version: begin it, edit its opening and its values, put them in order."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner import clock, versions
from planner.access import Permission
from planner.audit.overtaken import Beside, beside, refreshed
from planner.kodeks import drafting, forms, mapping, queries
from planner.kodeks.forms import BeginForm, ClauseForm, OpeningForm
from planner.kodeks.views.shared import (
    WHOLE_MUNICIPALITY,
    Answer,
    blueprint,
    clause_of,
    find_to_change,
)
from planner.models.kodeks import KodeksVersion
from planner.web.forms import VersionForm, answer
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def begin() -> Answer:
    ensure(Permission.DRAFT_KODEKS, WHOLE_MUNICIPALITY, what=signed_in())
    current = queries.in_force(clock.today())
    form = BeginForm(has_current=current is not None)
    if form.validate_on_submit():
        sources = {"sketch": LOCAL_SKETCH, "norms": SEVEN_NORMS}
        if current:
            sources["current"] = current.kodeks
        try:
            with transaction():
                row = drafting.begin(sources[form.source.data], user=signed_in(), at=clock.now())
        except drafting.AlreadyInPreparation as already:
            flash(_("Version %(number)s is in preparation already.", number=already.number), "info")
            return redirect(url_for(".version", number=already.number))
        flash(_("The draft is begun. Write the values as they are to hold here."), "success")
        return redirect(url_for(".version", number=row.number))
    return answer(form, "kodeks/begin.html")


@blueprint.route("/versions/<int:number>/opening", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def opening(number: int) -> Answer:
    row = find_to_change(number)
    form = OpeningForm(data=forms.typed_opening(row))
    differing: tuple[Beside, ...] = ()
    if form.validate_on_submit():
        try:
            with transaction():
                drafting.edit_opening(
                    row,
                    form.opening(),
                    seen=form.version.data,
                    user=signed_in(),
                    at=clock.now(),
                )
        except drafting.TextStands:
            return _stands(row)
        except versions.Overtaken:
            refreshed(row)
            differing = beside(form, row, _texts(forms.typed_opening(row)))
        else:
            flash(_("The opening is saved."), "success")
            return redirect(url_for(".version", number=number))
    return answer(form, "kodeks/opening.html", number=number, differing=differing)


@blueprint.route("/versions/<int:number>/values/new", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def add_clause(number: int) -> Answer:
    row = find_to_change(number)
    form = ClauseForm(version=0)
    if form.validate_on_submit():
        try:
            with transaction():
                drafting.add_clause(row, form.clause(), user=signed_in(), at=clock.now())
        except drafting.TextStands:
            return _stands(row)
        flash(_("The value is added."), "success")
        return redirect(url_for(".version", number=number))
    return answer(form, "kodeks/clause.html", number=number, clause=None, differing=())


@blueprint.route("/versions/<int:number>/values/<key>", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def edit_clause(number: int, key: str) -> Answer:
    row = find_to_change(number)
    clause = clause_of(row, key)
    form = ClauseForm(data=forms.typed_clause(mapping.clause(clause), clause.version))
    differing: tuple[Beside, ...] = ()
    if form.validate_on_submit():
        try:
            with transaction():
                drafting.edit_clause(
                    clause,
                    form.clause(),
                    seen=form.version.data,
                    user=signed_in(),
                    at=clock.now(),
                )
        except drafting.TextStands:
            return _stands(row)
        except versions.Overtaken:
            refreshed(clause)
            stored = forms.typed_clause(mapping.clause(clause), clause.version)
            differing = beside(form, clause, _texts(stored))
        else:
            flash(_("The value is saved."), "success")
            return redirect(url_for(".version", number=number))
    return answer(form, "kodeks/clause.html", number=number, clause=clause, differing=differing)


@blueprint.route("/versions/<int:number>/values/<key>/remove", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def remove_clause(number: int, key: str) -> Answer:
    row = find_to_change(number)
    clause = clause_of(row, key)
    form = VersionForm(version=clause.version)
    title = mapping.clause(clause).title
    if form.validate_on_submit():
        try:
            with transaction():
                drafting.remove_clause(
                    clause, seen=form.version.data, user=signed_in(), at=clock.now()
                )
        except drafting.TextStands:
            return _stands(row)
        except versions.Overtaken:
            flash(_("Somebody has just edited the value. Read it before you take it out."), "error")
        else:
            flash(_("The value is taken out. What was said about it is kept."), "success")
        return redirect(url_for(".version", number=number))
    return render_template("kodeks/remove_clause.html", form=form, number=number, title_of=title)


@blueprint.post("/versions/<int:number>/values/<key>/<any(earlier, later):way>")
@requires(Permission.DRAFT_KODEKS)
def reorder(number: int, key: str, way: str) -> Response:
    row = find_to_change(number)
    clause = clause_of(row, key)
    try:
        with transaction():
            drafting.reorder(clause, later=way == "later", user=signed_in(), at=clock.now())
    except drafting.TextStands:
        return _stands(row)
    return redirect(url_for(".version", number=number, _anchor=key))


def _stands(row: KodeksVersion) -> Response:
    flash(_("The text cannot be edited now. Take it back for rewriting first."), "error")
    return redirect(url_for(".version", number=row.number))


def _texts(stored: dict[str, object]) -> dict[str, str]:
    return {name: text for name, text in stored.items() if isinstance(text, str)}
