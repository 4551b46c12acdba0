"""What the kodeks asks of a person who signs in."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from agreements.kodeks.adoption import State, open_comments
from planner import access
from planner.access import Permission
from planner.kodeks import acknowledgements, mapping, queries
from planner.models.accounts import User
from planner.web.filters import as_date
from planner.web.waiting import Waiting


def waiting(user: User, *, today: date) -> Iterator[Waiting]:
    """To acknowledge the text in force, to comment on the one in hearing, to answer comments."""
    if access.may(user, Permission.ACKNOWLEDGE_KODEKS):
        yield from _acknowledgement(user, today)
    coming = queries.in_preparation()
    if coming is None or coming.state is not State.HEARING or coming.hearing_ends_on is None:
        return
    url = url_for("kodeks.version", number=coming.number)
    if access.may(user, Permission.DRAFT_KODEKS):
        yield from _answers(coming.number, url)
    elif today <= coming.hearing_ends_on and access.may(user, Permission.COMMENT_ON_KODEKS):
        until = _("until %(day)s", day=as_date(coming.hearing_ends_on))
        yield Waiting(_("Comment on the new kodeks"), url, until)


def _acknowledgement(user: User, today: date) -> Iterator[Waiting]:
    owed = acknowledgements.owed_by(user, today=today)
    if owed is None:
        return
    outstanding = owed[1]
    yield Waiting(
        _("Read the kodeks, and say that you stand by it"),
        url_for("kodeks.index"),
        _("by %(day)s", day=as_date(outstanding.due)),
        "warn" if outstanding.is_late(today) else "",
    )


def _answers(number: int, url: str) -> Iterator[Waiting]:
    row = queries.whole(number)
    if row is None:
        return
    known = frozenset(each.key for each in row.clauses)
    unanswered = len(open_comments(mapping.comment(each, known) for each in row.comments))
    if unanswered:
        said = ngettext(
            "%(num)s comment on the kodeks waits for an answer",
            "%(num)s comments on the kodeks wait for an answer",
            unanswered,
        )
        yield Waiting(said, url)
