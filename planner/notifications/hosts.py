"""What units are told: a new meeting, one that is gone, and the reminders before the day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from planner import clock
from planner.extensions import db
from planner.jobs.kinds import Result, Work, kind
from planner.models.committees import Committee
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Unit, UnitLeader
from planner.notifications import letters, outbox
from planner.web import filters
from planner.web.translations import speaking

LANGUAGE = "da"


class News(StrEnum):
    """What a publication or a decision means for a unit; the name of its mail's template."""

    ADDED = "added"
    DROPPED = "dropped"
    CANCELLED = "cancelled"
    MOVED = "moved"


def tell(news: News, told: Iterable[tuple[Contact, str]], *, cause: str, at: datetime) -> int:
    """Tell units of their new meetings or of those that are gone, each with why; how many mails.

    The same cause is told once.
    """
    because = {contact.id: why for contact, why in told}
    return sum(
        _write([contact], news, cause, at=at, because=because[contact.id])
        for contact in _found(Contact.id.in_(because))
    )


def tell_cancelled(contacts: Iterable[Contact], because: str, *, at: datetime) -> int:
    """Tell the units of a cancelled meeting, with the reason; how many mails."""
    return _write_each(contacts, News.CANCELLED, because, at=at)


def tell_moved(contacts: Iterable[Contact], because: str, *, at: datetime) -> int:
    """Tell the units of a moved meeting its new day, with the reason; how many mails."""
    return _write_each(contacts, News.MOVED, because, at=at)


def _write_each(contacts: Iterable[Contact], kind_: str, because: str, *, at: datetime) -> int:
    """Each change of a meeting is a cause of its own: it may be moved there and back and there."""
    written = 0
    for contact in _with_addresses(contacts):
        change = contact.sequence + (contact.meeting.sequence if contact.meeting else 0)
        written += _write([contact], kind_, f"change-{change}", at=at, because=because)
    return written


@kind("remind_hosts")
def remind(work: Work) -> Result:
    """Remind the units of meetings in six and in two weeks (the municipality's settings)."""
    town = db.session.scalars(select(Municipality)).one()
    begins, written = clock.today(), 0
    for weeks in sorted({town.first_reminder_weeks, town.second_reminder_weeks}):
        ends = clock.today() + timedelta(weeks=weeks)
        written += _write(_due(begins, ends), "reminder", f"reminder-{weeks}", at=clock.now())
        begins = ends + timedelta(days=1)  # nobody gets both reminders on one day
    outbox.send_soon(at=clock.now())
    db.session.commit()
    work.report(100, "")
    return {"written": written}


def _due(first: date, last: date) -> Iterable[Contact]:
    """Planned contacts within the days; a reminder already written is not written again."""
    return _found(Contact.status == ContactStatus.PLANNED, Contact.day.between(first, last))


def _with_addresses(contacts: Iterable[Contact]) -> Sequence[Contact]:
    """The contacts, with everything their mails say read in a few queries."""
    return _found(Contact.id.in_([contact.id for contact in contacts]))


def _found(*conditions: ColumnElement[bool]) -> Sequence[Contact]:
    return db.session.scalars(
        select(Contact)
        .where(*conditions)
        .options(
            selectinload(Contact.unit).selectinload(Unit.periods),
            selectinload(Contact.unit).selectinload(Unit.leaders).selectinload(UnitLeader.person),
            selectinload(Contact.committee).selectinload(Committee.periods),
            selectinload(Contact.meeting),
        )
        .order_by(Contact.day, Contact.id)
    ).all()


def _write(
    contacts: Iterable[Contact], kind_: str, cause: str, *, at: datetime, because: str = ""
) -> int:
    written = 0
    with speaking(LANGUAGE):
        for contact in contacts:
            for address in _addresses(contact.unit, contact.day):
                written += outbox.put(
                    f"{cause}-{kind_}-{contact.id}-{contact.day}-{address}"[:200],
                    address,
                    _subject(contact, kind_),
                    letters.body(
                        kind_,
                        contact=contact,
                        unit=contact.unit.period_on(contact.day).name,
                        committee=contact.committee.name_on(contact.day),
                        because=because,
                    ),
                    at=at,
                )
    return written


def _addresses(unit: Unit, day: date) -> list[str]:
    """The e-mails of the unit's leaders and deputies on the day."""
    present = (post.person.email for post in unit.leaders if post.holds_on(day))
    return sorted({email for email in present if email})


def _subject(contact: Contact, kind_: str) -> str:
    committee = contact.committee.name_on(contact.day)
    day = filters.as_date(contact.day)
    match kind_:
        case News.ADDED:
            return str(_("Meeting with %(committee)s on %(day)s", committee=committee, day=day))
        case News.DROPPED | News.CANCELLED:
            return str(
                _("The meeting with %(committee)s on %(day)s is off", committee=committee, day=day)
            )
        case News.MOVED:
            return str(
                _(
                    "The meeting with %(committee)s is moved to %(day)s",
                    committee=committee,
                    day=day,
                )
            )
        case _:
            return str(
                _("Soon: meeting with %(committee)s on %(day)s", committee=committee, day=day)
            )
