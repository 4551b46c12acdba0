"""Acknowledging the kodeks, and what the secretariat sees of it: figures, and whom to ask."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.extensions import db
from planner.kodeks import acknowledgements, members, queries, words
from planner.kodeks.forms import OnPaperForm
from planner.kodeks.queries import InForce
from planner.kodeks.views.shared import WHOLE_MUNICIPALITY, Answer, blueprint
from planner.models.kodeks import KodeksVersion
from planner.web.forms import answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction


@blueprint.post("/acknowledge")
@requires(Permission.ACKNOWLEDGE_KODEKS)
def acknowledge() -> Response:
    """The reader's own yes to the text in force."""
    current, user, today = _current(), signed_in(), clock.today()
    try:
        with transaction():
            acknowledgements.acknowledge(current, today=today, user=user, at=clock.now())
    except acknowledgements.NotBound:
        flash(
            _("Your account is not tied to a politician, leader or staff representative."), "error"
        )
    else:
        flash(_("Thank you. Your acknowledgement is recorded."), "success")
    return redirect(url_for(".index"))


@blueprint.get("/acknowledgements")
@requires(Permission.DRAFT_KODEKS)
def standing() -> str:
    current, today = _current(), clock.today()
    _ensure(current)
    return render_template(
        "kodeks/acknowledgements.html",
        current=current,
        standing=acknowledgements.standing(current, day=today),
        without_side=members.without_side(today),
        words=words,
    )


@blueprint.route("/acknowledgements/on-paper", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def on_paper() -> Answer:
    """The one page with names: those to be noted, and only for the one who notes."""
    current, today = _current(), clock.today()
    _ensure(current)
    form = OnPaperForm(acknowledgements.missing(current, day=today), acknowledged_on=today)
    if form.validate_on_submit() and _is_possible(form, current):
        with transaction():
            number = acknowledgements.note_on_paper(
                current,
                form.people.data,
                on=given(form.acknowledged_on.data),
                today=today,
                user=signed_in(),
                at=clock.now(),
            )
        flash(
            ngettext("%(num)s acknowledgement noted.", "%(num)s acknowledgements noted.", number),
            "success",
        )
        return redirect(url_for(".standing"))
    return answer(form, "kodeks/on_paper.html", current=current)


def _is_possible(form: OnPaperForm, current: InForce) -> bool:
    day = given(form.acknowledged_on.data)
    if current.adopted.decided_on <= day <= clock.today():
        return True
    form.acknowledged_on.errors = [
        _("Choose a day from the council's decision until today: nobody acknowledges ahead.")
    ]
    return False


def _current() -> InForce:
    return queries.in_force(clock.today()) or abort(404)


def _ensure(current: InForce) -> None:
    row = db.session.get_one(KodeksVersion, current.version_id)
    ensure(Permission.DRAFT_KODEKS, WHOLE_MUNICIPALITY, what=row)
