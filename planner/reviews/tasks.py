"""What reviews ask of a person who signs in."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from agreements.kodeks.review_lifecycle import SIGNS_FOR, Action, Role, State
from planner import access
from planner.access import Permission
from planner.models.accounts import User
from planner.models.reviews import Review
from planner.reviews import queries, roles
from planner.web.waiting import Waiting


def waiting(user: User, *, today: date) -> Iterator[Waiting]:
    """To remark for one's side, to answer, to sign."""
    if not access.may(user, Permission.READ_OPEN_REVIEWS):
        return
    open_ones = queries.open_ones()
    parts = roles.parts_of(user, today=today) if open_ones else ()
    for row in open_ones:
        if text := _asked(row, user, parts, today):
            yield Waiting(text, url_for("reviews.show", review_id=row.id))


def _asked(row: Review, user: User, parts: tuple[Role, ...], today: date) -> str:
    match row.state:
        case State.PREPARED:
            return _to_prepare(row, user, parts, today)
        case State.DISCUSSED if Role.ADMINISTRATION in parts:
            return _to_answer(row)
        case State.ANSWERED if _can_sign(row, parts):
            return str(_("%(title)s: sign for your side", title=row.title))
        case _:
            return ""


def _to_prepare(row: Review, user: User, parts: tuple[Role, ...], today: date) -> str:
    if not row.figures:
        is_theirs = Role.MED_SECRETARY in parts
        return str(_("%(title)s: freeze the figures", title=row.title)) if is_theirs else ""
    side = roles.side_of(user, today=today)
    if side and not any(each.med_side is side for each in row.remarks):
        return str(_("%(title)s: write your side's remarks", title=row.title))
    return ""


def _to_answer(row: Review) -> str:
    missing = sum(not each.answer for each in row.recommendations)
    if not missing:
        return str(_("%(title)s: give the answers", title=row.title))
    said = ngettext(
        "%(title)s: %(num)s recommendation waits for an answer",
        "%(title)s: %(num)s recommendations wait for an answer",
        missing,
        title=row.title,
    )
    return str(said)


def _can_sign(row: Review, parts: tuple[Role, ...]) -> bool:
    signed = {each.med_side for each in row.signatures}
    unsigned = frozenset(SIGNS_FOR.values()) - signed
    return Action.SIGN in roles.allowed(parts, row.state, unsigned)
