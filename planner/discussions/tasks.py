"""What the discussion programme asks of a person who signs in."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import ngettext

from planner import access
from planner.access import Permission
from planner.discussions import queries
from planner.models.accounts import User
from planner.web.waiting import Waiting


def waiting(user: User, *, today: date) -> Iterator[Waiting]:
    """Discussions that have been, and of which nothing is noted yet."""
    if not access.may(user, Permission.NOTE_DISCUSSION):
        return
    scope = access.own_scope(user, Permission.NOTE_DISCUSSION)
    number = queries.unnoted(before=today, committees=scope.committees if scope else None)
    if number:
        said = ngettext(
            "%(num)s discussion was held, but what was agreed is not noted",
            "%(num)s discussions were held, but what was agreed is not noted",
            number,
        )
        yield Waiting(said, url_for("discussions.index"))
