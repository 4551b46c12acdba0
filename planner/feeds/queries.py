"""Reads for feeds: an account's own, the one behind an address, and what it holds."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Date, ScalarSelect, and_, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from planner import columns
from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementDeadline, AgreementRound
from planner.models.committees import Committee, CommitteePeriod, CommitteeSuccession, Membership
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar
from planner.models.messages import Feed, FeedKind
from planner.models.rotations import Contact
from planner.models.units import Unit, UnitLeader, UnitPeriod

KEPT_BACK = timedelta(days=366)

# What can be chosen, put together once, for that costs as much as sending it.
_TODAY: Final = bindparam("today", type_=Date())
_COMMITTEES: Final = (
    select(Committee.id, CommitteePeriod.name)
    .join(CommitteePeriod, CommitteePeriod.named_on(_TODAY))
    .order_by(Committee.code)
)
_UNITS: Final = (
    select(Unit.id, UnitPeriod.name)
    .join(UnitPeriod, UnitPeriod.named_on(_TODAY))
    .where(Unit.opened_on <= _TODAY, or_(Unit.closed_on.is_(None), Unit.closed_on >= _TODAY))
    .order_by(in_danish_order(UnitPeriod.name), Unit.id)
)


def _called(
    period: type[CommitteePeriod | UnitPeriod], is_own: ColumnElement[bool]
) -> ScalarSelect[str]:
    """What the owner of the periods is called today, or was called last."""
    return (
        select(period.name)
        .where(is_own, period.valid_from <= _TODAY)
        .order_by(period.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )


_IS_OPEN: Final = and_(Feed.user_id == bindparam("user"), Feed.revoked_at.is_(None))
_OF_USER: Final = (
    select(
        Feed.id,
        func.coalesce(
            _called(CommitteePeriod, CommitteePeriod.committee_id == Committee.id),
            Committee.code,
            _called(UnitPeriod, UnitPeriod.unit_id == Unit.id),
            Unit.code,
        ),
        *(Feed.token, Feed.created_at),
    )
    .outerjoin(Feed.committee)
    .outerjoin(Feed.unit)
    .where(_IS_OPEN)
    .order_by(Feed.id.desc())
)


class Subscription(NamedTuple):
    """A row of the list: whose meetings, the secret part of its address, and since when."""

    id: int
    name: str
    token: str
    since: datetime


def number_of(user: User) -> int:
    """How many subscriptions of the account are still open."""
    counted = select(func.count()).select_from(Feed).where(_IS_OPEN)
    return db.session.scalar(counted, {"user": user.id}) or 0


def of_user(
    user: User, *, today: date, most: int | None = None, skip: int = 0
) -> list[Subscription]:
    """The account's subscriptions that are still open, the newest first."""
    found = columns.read(_OF_USER.limit(most).offset(skip), {"user": user.id, "today": today})
    return [
        Subscription(id_, name or str(_("My own meetings")), token, since)
        for id_, name, token, since in found
    ]


def behind(token: str) -> Feed | None:
    """The feed with this token, revoked or not."""
    return db.session.scalar(select(Feed).where(Feed.token == token))


def meetings_of(feed: Feed, *, today: date) -> Sequence[Meeting]:
    """The published meetings of the feed's committee, or of the person's committees.

    When a committee ends, its feed goes on with those that took over, from the day they did.
    """
    committees = _committees(feed, today)
    if not committees:
        return ()
    mine: ColumnElement[bool] = Meeting.committee_id.in_(committees)
    if feed.kind is FeedKind.COMMITTEE and feed.committee_id is not None:
        mine = or_(mine, *_those_after(feed.committee_id))
    return db.session.scalars(
        select(Meeting)
        .join(Meeting.calendar)
        .where(
            mine,
            Meeting.day >= today - KEPT_BACK,
            Meeting.is_draft.is_(False),
            MeetingCalendar.status == CalendarStatus.PUBLISHED,
        )
        .options(
            contains_eager(Meeting.calendar),
            selectinload(Meeting.committee).selectinload(Committee.periods),
        )
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    ).all()


def contacts_of(feed: Feed, *, today: date) -> Sequence[Contact]:
    """The contacts of the feed's unit, or of the units the person leads."""
    units = _units(feed, today)
    if not units:
        return ()
    return db.session.scalars(
        select(Contact)
        .where(Contact.unit_id.in_(units), Contact.day >= today - KEPT_BACK)
        .options(
            selectinload(Contact.unit),
            selectinload(Contact.meeting).options(
                selectinload(Meeting.calendar),
                selectinload(Meeting.committee).selectinload(Committee.periods),
            ),
        )
        .order_by(Contact.day, Contact.id)
    ).all()


def deadlines_of(feed: Feed, *, today: date) -> Sequence[AgreementDeadline]:
    """The deadlines of rounds in which the feed's committee or units have agreements.

    A person's feed has those of the units they lead; a committee's members hardly want them all.
    """
    units = _units(feed, today)
    if feed.kind is not FeedKind.COMMITTEE and not units:
        return ()
    mine = Agreement.unit_id.in_(units) if units else Agreement.committee_id == feed.committee_id
    rounds = select(Agreement.round_id).where(mine)
    return db.session.scalars(
        select(AgreementDeadline)
        .join(AgreementDeadline.round)
        .where(
            AgreementRound.id.in_(rounds),
            AgreementRound.opened_at.is_not(None),
            AgreementDeadline.due >= today - KEPT_BACK,
        )
        .options(selectinload(AgreementDeadline.round))
        .order_by(AgreementDeadline.due, AgreementDeadline.id)
    ).all()


def name_of(feed: Feed, *, today: date) -> str:
    """What the feed is called in a calendar program; a person's own names nobody."""
    match feed.kind:
        case FeedKind.COMMITTEE if feed.committee:
            return feed.committee.name_on(today)
        case FeedKind.UNIT if feed.unit:
            return _name_on(feed.unit.periods, today) or feed.unit.code
        case _:
            return str(_("My own meetings"))


def committee_choices(*, today: date) -> list[tuple[int, str]]:
    """Every committee with a name today, by code."""
    return [(id_, name) for id_, name in columns.read(_COMMITTEES, {"today": today})]


def unit_choices(*, today: date) -> list[tuple[int, str]]:
    """Every unit open today, by name, as Danes sort."""
    return [(id_, name) for id_, name in columns.read(_UNITS, {"today": today})]


def _name_on(periods: Sequence[UnitPeriod], today: date) -> str:
    return next((period.name for period in periods if period.holds_on(today)), "")


def _committees(feed: Feed, today: date) -> Sequence[int]:
    if feed.kind is FeedKind.COMMITTEE and feed.committee_id is not None:
        return (feed.committee_id,)
    if feed.kind is FeedKind.PERSON:
        return db.session.scalars(
            select(Membership.committee_id).where(
                Membership.person_id == feed.person_id, Membership.on(today)
            )
        ).all()
    return ()


def _those_after(committee_id: int) -> Iterator[ColumnElement[bool]]:
    """The meetings of each committee that took over, at once or later, from its day."""
    taken_over: list[tuple[int, date]] = [(committee_id, date.min)]
    known = {committee_id}
    while taken_over:
        earlier, since = taken_over.pop()
        found = db.session.execute(
            select(CommitteeSuccession.successor_id, CommitteeSuccession.on_day).where(
                CommitteeSuccession.predecessor_id == earlier
            )
        )
        for heir, on_day in found:
            if heir not in known:
                known.add(heir)
                first = max(since, on_day)
                taken_over.append((heir, first))
                yield and_(Meeting.committee_id == heir, Meeting.day >= first)


def _units(feed: Feed, today: date) -> Sequence[int]:
    if feed.kind is FeedKind.UNIT and feed.unit_id is not None:
        return (feed.unit_id,)
    if feed.kind is FeedKind.PERSON:
        return db.session.scalars(
            select(UnitLeader.unit_id).where(
                UnitLeader.person_id == feed.person_id, UnitLeader.on(today)
            )
        ).all()
    return ()
