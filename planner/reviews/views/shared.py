"""What the reviews' pages share: the blueprint, finding a review, leading back to it."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import State
from planner import access, clock
from planner.access import Permission, Scope
from planner.models.reviews import Review
from planner.reviews import queries, roles
from planner.web.guard import ensure, signed_in

blueprint = Blueprint("reviews", __name__, url_prefix="/reviews")

Answer = str | Response | tuple[str, int]
WHOLE_MUNICIPALITY = Scope()  # only a permission that reaches everything covers it


def reads_open() -> bool:
    """Whether the account may read reviews that are not signed yet."""
    return access.may(signed_in(), Permission.READ_OPEN_REVIEWS, scope=WHOLE_MUNICIPALITY)


def find(review_id: int) -> Review:
    """The review, or 404; one on its way only for those who take part."""
    row = queries.whole(review_id) or abort(404)
    if row.state is not State.SIGNED:
        ensure(Permission.READ_OPEN_REVIEWS, WHOLE_MUNICIPALITY, what=row)
    return row


def find_for(review_id: int, permission: Permission) -> Review:
    """The review, for those with the permission; else 404."""
    row = queries.whole(review_id) or abort(404)
    ensure(permission, WHOLE_MUNICIPALITY, what=row)
    return row


def own_side() -> Table:
    """The side the reader speaks for; 403 for a member the register gives none."""
    return roles.side_of(signed_in(), today=clock.today()) or abort(403)


def back_to(row: Review) -> Response:
    """The review's page."""
    return redirect(url_for(".show", review_id=row.id))


def settled(row: Review) -> Response:
    """The review's page, saying that its words stand."""
    flash(_("The review has moved on, so its words stand. It can be taken back first."), "error")
    return back_to(row)
