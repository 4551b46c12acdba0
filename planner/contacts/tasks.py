"""What the visits and dialogue meetings ask of a person who signs in."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask import url_for
from flask_babel import ngettext
from sqlalchemy import ColumnElement, SQLColumnExpression, func, select

from planner import access
from planner.access import Permission, Scope
from planner.contacts.queries import LACKS_HOST
from planner.extensions import db
from planner.models.accounts import User
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.register import obstacles
from planner.web.waiting import Waiting


def to_record(user: User, *, today: date) -> Iterator[Waiting]:
    """The meetings that have been, and of which nobody has said whether they were held."""
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    scope = access.own_scope(user, Permission.RECORD_CONTACT)
    number = _count(
        scope,
        Contact.meeting_id.distinct(),
        Contact.status == ContactStatus.PLANNED,
        Contact.day < today,
    )
    if number:
        said = ngettext(
            "%(num)s meeting has been and is not recorded",
            "%(num)s meetings have been and are not recorded",
            number,
        )
        yield Waiting(said, url_for("contacts.index"), badge="warn")


def without_host(user: User, *, today: date) -> Iterator[Waiting]:
    """Coming visits that cannot be held as planned, have lost their host, or are not confirmed."""
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    scope = access.own_scope(user, Permission.RECORD_CONTACT)
    hosts = url_for("contacts.hosts")
    if number := len(obstacles.obstructed(first=today, scope=scope)):
        said = ngettext(
            "%(num)s planned visit cannot be held as planned: the register has changed",
            "%(num)s planned visits cannot be held as planned: the register has changed",
            number,
        )
        yield Waiting(said, hosts, badge="bad")
    if number := _count(scope, Contact.id, LACKS_HOST, Contact.day >= today):
        said = ngettext(
            "%(num)s meeting has lost its host", "%(num)s meetings have lost their hosts", number
        )
        yield Waiting(said, hosts, badge="bad")
    weeks = db.session.scalar(select(Municipality.first_reminder_weeks)) or 0
    if number := _count(scope, Contact.id, *_unconfirmed(today, weeks)):
        said = ngettext(
            "%(num)s host has not confirmed a meeting within %(weeks)s weeks",
            "%(num)s hosts have not confirmed a meeting within %(weeks)s weeks",
            number,
            weeks=weeks,
        )
        yield Waiting(said, hosts, badge="warn")


def _unconfirmed(today: date, weeks: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Contact.status == ContactStatus.PLANNED,
        Contact.form == ContactForm.HOSTED,
        Contact.host_confirmed_at.is_(None),
        Contact.day.between(today, today + timedelta(weeks=weeks)),
    )


def _count(
    scope: Scope | None,
    counted: SQLColumnExpression[int] | SQLColumnExpression[int | None],
    *which: ColumnElement[bool],
) -> int:
    """How many of the contacts, within the committees of a scope where there is one."""
    if scope is not None:
        which = (*which, Contact.committee_id.in_(scope.committees))
    return db.session.scalar(select(func.count(counted)).where(*which)) or 0
