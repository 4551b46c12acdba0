"""Reviews to be read: the list, one with what can be done next, its paper."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import State
from planner import clock
from planner.access import Permission
from planner.audit import queries as audit_queries
from planner.files.delivery import deliver
from planner.models.reviews import Review, ReviewRecommendation, ReviewRemark
from planner.reviews import mapping, papers, queries, roles, words
from planner.reviews.views.shared import blueprint, find, reads_open
from planner.web import bilingual, filters, paging
from planner.web.guard import requires, signed_in


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
    side = roles.side_of(user, today=today) if row.state is State.PREPARED else None
    own = _own(row, side) if side else []
    shown = paging.asked(len(own))
    return render_template(
        "reviews/show.html",
        row=row,
        body=papers.body_of_review(row, language=bilingual.language()),
        steps=_steps(row),
        allowed=roles.allowed(parts, row.state, mapping.unsigned(row)),
        side=side,
        said=[_said(each, side) for each in shown.cut(own)] if side else [],
        paging=shown,
        is_prepared=row.state is State.PREPARED,
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


@dataclass(frozen=True, slots=True)
class Said:
    """Something said in the review, and what the reader's side can do with it."""

    words: str
    text: str
    action: str
    url: str


def _own(row: Review, side: Table) -> list[ReviewRemark | ReviewRecommendation]:
    """The side's own remarks, what only the other side recommends, and what the side does."""
    remarks = [each for each in row.remarks if each.med_side is side]
    theirs_first = sorted(row.recommendations, key=lambda each: _is_by(each, side))
    return [*remarks, *theirs_first]


def _is_by(row: ReviewRecommendation, side: Table) -> bool:
    return row.by_management if side is Table.MANAGEMENT else row.by_employees


def _said(row: ReviewRemark | ReviewRecommendation, side: Table) -> Said:
    of = row.review_id
    if isinstance(row, ReviewRemark):
        url = url_for(".take_out_remark", review_id=of, remark_id=row.id)
        return Said(_("Remark:"), row.text, _("Take out"), url)
    if _is_by(row, side):
        number = _("Recommendation %(number)s:", number=row.number)
        url = url_for(".take_out_recommendation", review_id=of, recommendation_id=row.id)
        return Said(number, row.text, _("Take out"), url)
    url = url_for(".join_recommendation", review_id=of, recommendation_id=row.id)
    return Said(_("The other side recommends:"), row.text, _("Join in"), url)


def _steps(row: Review) -> list[tuple[str, str, str, str]]:
    """The stepper's entries: name, state, who, when."""
    order = list(State)
    now = order.index(row.state)
    unsigned = mapping.unsigned(row)
    missing = [str(words.TABLES[side]) for side in Table if side in unsigned]
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
