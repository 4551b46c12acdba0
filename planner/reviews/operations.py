"""Writes of a review while it is prepared: begin, freeze, follow up, remark, recommend."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from agreements.kodeks.review import Figures, Outcome, Table, carried_over
from agreements.kodeks.review_lifecycle import State
from planner import trail, versions
from planner.extensions import db
from planner.models.accounts import User
from planner.models.reviews import Review, ReviewFollowUp, ReviewRecommendation, ReviewRemark
from planner.register.refusals import Refused
from planner.reviews import mapping, queries

SAID_ALREADY = _("Both sides speak about these figures, so they stand. Take the words out first.")


class Settled(Exception):
    """The review has moved on: its words stand."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True, slots=True)
class Frame:
    """What a review is called, and the period it looks at."""

    title: str
    municipality: str
    period_start: date
    period_end: date


def begin(frame: Frame, *, user: User, at: datetime) -> Review:
    """A review of a period, with the last signed one's recommendations to follow up.

    Raises Refused when the period has a review.
    """
    taken = select(Review.id).where(
        Review.period_start == frame.period_start, Review.period_end == frame.period_end
    )
    if db.session.scalar(taken) is not None:
        raise Refused("period_end", _("The period has a review already."))
    last = queries.last_signed(before=frame.period_end)
    row = Review(
        title=frame.title,
        municipality=frame.municipality,
        period_start=frame.period_start,
        period_end=frame.period_end,
        state=State.PREPARED,
        last_review=last,
        changed_at=at,
    )
    followed_up = carried_over(mapping.review(last)) if last else ()
    row.follow_ups.extend(
        ReviewFollowUp(number=number, text=each.text) for number, each in enumerate(followed_up, 1)
    )
    db.session.add(row)
    trail.record("begin", row, user=user, at=at)
    return row


def freeze(
    row: Review, counted: Figures, *, rotation_version_id: int | None, user: User, at: datetime
) -> None:
    """Keep the figures as they stood; once somebody has spoken about them they stand.

    Raises Settled, or Refused.
    """
    _ensure_prepared(row)
    if row.remarks or row.recommendations:
        raise Refused("as_of", SAID_ALREADY)
    row.figures, row.figures_as_of = mapping.figures_text(counted), counted.as_of
    row.rotation_version_id, row.changed_at = rotation_version_id, at
    after = {"figures_as_of": counted.as_of, "rotation_version_id": rotation_version_id}
    trail.record("freeze", row, user=user, at=at, after=after)


def follow_up(
    row: Review,
    told: Mapping[int, tuple[Outcome | None, str]],
    *,
    seen: int,
    user: User,
    at: datetime,
) -> None:
    """What became of last time's recommendations, by number. Raises Settled, or Overtaken."""
    _ensure_prepared(row)
    versions.claim(row, seen=seen)
    for each in row.follow_ups:
        if each.number in told:
            each.outcome, each.note = told[each.number]
    row.changed_at = at
    after = {str(each.number): each.outcome for each in row.follow_ups}
    trail.record("follow_up", row, user=user, at=at, after=after)


def remark(row: Review, side: Table, text: str, *, user: User, at: datetime) -> ReviewRemark:
    """One side's words. Raises Settled."""
    _ensure_prepared(row)
    made = ReviewRemark(review=row, med_side=side, text=text, user_id=user.id)
    db.session.add(made)
    trail.record("remark", row, user=user, at=at, after={"med_side": side, "text": text})
    return made


def take_out_remark(made: ReviewRemark, side: Table, *, user: User, at: datetime) -> None:
    """Take one's own side's words out. Raises Settled, or Refused for the other side's."""
    _ensure_prepared(made.review)
    if made.med_side is not side:
        raise Refused("text", _("Only the side that wrote it takes it out."))
    before = {"med_side": side, "text": made.text}
    trail.record("withdraw", made.review, user=user, at=at, before=before)
    made.review.remarks.remove(made)


def recommend(
    row: Review, side: Table, text: str, *, user: User, at: datetime
) -> ReviewRecommendation:
    """A recommendation of one's own side, numbered as printed. Raises Settled."""
    _ensure_prepared(row)
    made = ReviewRecommendation(
        review=row,
        number=max((each.number for each in row.recommendations), default=0) + 1,
        by_management=side is Table.MANAGEMENT,
        by_employees=side is Table.EMPLOYEES,
        text=text,
    )
    db.session.add(made)
    trail.record("recommend", row, user=user, at=at, after={"med_side": side, "text": text})
    return made


def join(made: ReviewRecommendation, side: Table, *, user: User, at: datetime) -> None:
    """Stand behind what the other side recommends, so that it is both sides' own.

    Raises Settled, or Refused when one's side stands behind it already.
    """
    _ensure_prepared(made.review)
    if side in mapping.recommendation(made).by:
        raise Refused("text", _("Your side stands behind the recommendation already."))
    made.by_management = made.by_employees = True
    after = {"med_side": side, "text": made.text}
    trail.record("join", made.review, user=user, at=at, after=after)


def take_out_recommendation(
    made: ReviewRecommendation, side: Table, *, user: User, at: datetime
) -> None:
    """Take one's own side off a recommendation; with no side left it goes, and the next move up.

    Raises Settled, or Refused for the other side's own.
    """
    row = made.review
    _ensure_prepared(row)
    by = mapping.recommendation(made).by
    if side not in by:
        raise Refused("text", _("Only the side that wrote it takes it out."))
    before = {"med_side": side, "text": made.text}
    trail.record("withdraw", row, user=user, at=at, before=before)
    if by != (side,):
        made.by_management = side is not Table.MANAGEMENT
        made.by_employees = side is not Table.EMPLOYEES
        return
    row.recommendations.remove(made)
    db.session.flush()
    for number, each in enumerate(row.recommendations, 1):
        each.number = number


def _ensure_prepared(row: Review) -> None:
    if row.state is not State.PREPARED:
        raise Settled(row.state)
