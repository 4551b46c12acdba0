"""Reviews to be read: the list, one with what can be done next, its paper."""

from flask import render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import State
from planner import clock
from planner.access import Permission
from planner.audit import queries as audit_queries
from planner.files.delivery import deliver
from planner.models.reviews import Review
from planner.reviews import mapping, papers, queries, roles, words
from planner.reviews.views.shared import blueprint, find, reads_open
from planner.web import bilingual, filters
from planner.web.guard import requires, signed_in
from typeset import html


@blueprint.get("")
@requires(Permission.READ_REVIEWS)
def index() -> str:
    return render_template(
        "reviews/index.html", rows=queries.reviews(with_open=reads_open()), words=words
    )


@blueprint.get("/<int:review_id>")
@requires(Permission.READ_REVIEWS)
def show(review_id: int) -> str:
    row, user, today = find(review_id), signed_in(), clock.today()
    parts = roles.parts_of(user, today=today)
    document = papers.of_review(row, language=bilingual.language())
    is_prepared = row.state is State.PREPARED
    return render_template(
        "reviews/show.html",
        row=row,
        body=Markup(html.body(document)),  # noqa: S704 - typeset.html escapes every text in it
        steps=_steps(row),
        allowed=roles.allowed(parts, row.state, mapping.facts(row).unsigned),
        side=roles.side_of(user, today=today) if is_prepared else None,
        both={each.id: mapping.recommendation(each).by for each in row.recommendations},
        is_prepared=is_prepared,
        history=audit_queries.shown(row) if reads_open() else None,
        words=words,
    )


@blueprint.get("/<int:review_id>.<any(pdf, html):kind>")
@requires(Permission.READ_REVIEWS)
def document(review_id: int, kind: str) -> Response | str:
    """The paper: as PDF, or as a page with the same content."""
    row = find(review_id)
    made = papers.of_review(row, language=bilingual.language())
    trail = [
        (_("HovedMED's review"), url_for(".index")),
        (row.title, url_for(".show", review_id=row.id)),
    ]
    return deliver(made, kind, trail=trail)


def _steps(row: Review) -> list[tuple[str, str, str, str]]:
    """The stepper's entries: name, state, who, when."""
    order = list(State)
    now = order.index(row.state)
    signed = {each.med_side for each in row.signatures}
    missing = [str(words.TABLES[side]) for side in Table if side not in signed]
    waiting = {State.ANSWERED: ", ".join(missing)} if row.state is State.ANSWERED else {}
    return [
        (
            str(words.STATES[state]),
            "done" if place < now or row.signed_at else "current" if place == now else "coming",
            waiting.get(state, ""),
            filters.as_date(row.signed_at.date())
            if state is State.SIGNED and row.signed_at
            else "",
        )
        for place, state in enumerate(order)
    ]
