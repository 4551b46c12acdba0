"""Reads of agreements, in columns; never more than the reader may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased, joinedload, selectinload

from agreements.followup import Answer
from agreements.transitions import Action, State
from planner import access, columns
from planner.access import Permission, Scope
from planner.collation import danish_key, in_danish_order
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    AgreementStep,
    AgreementVersion,
    FollowUpAnswer,
    SharedGoal,
)
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import Unit, UnitPeriod
from planner.web.paging import Paging

# Built once: the list's page asks them five times, and building costs more than asking.
_OTHER_UNIT, _OTHER_COMMITTEE = aliased(UnitPeriod), aliased(CommitteePeriod)
_LATER: Final = aliased(AgreementVersion)
_LATEST_OF_UNIT: Final = and_(
    UnitPeriod.unit_id == Unit.id,
    UnitPeriod.valid_from
    == select(func.max(_OTHER_UNIT.valid_from))
    .where(_OTHER_UNIT.unit_id == Unit.id)
    .correlate(Unit)
    .scalar_subquery(),
)
_LATEST_OF_COMMITTEE: Final = and_(
    CommitteePeriod.committee_id == Committee.id,
    CommitteePeriod.valid_from
    == select(func.max(_OTHER_COMMITTEE.valid_from))
    .where(_OTHER_COMMITTEE.committee_id == Committee.id)
    .correlate(Committee)
    .scalar_subquery(),
)
IS_APPROVED: Final = (
    select(AgreementVersion.id)
    .where(AgreementVersion.agreement_id == Agreement.id, AgreementVersion.frozen_at.is_not(None))
    .correlate(Agreement)
    .exists()
)

_ANSWERS: Final = (
    select(
        *(AgreementFollowUp.agreement_id, FollowUpAnswer.goal_key, FollowUpAnswer.goal_state),
        *(FollowUpAnswer.helped_or_hindered, FollowUpAnswer.ask),
    )
    .join(FollowUpAnswer.follow_up)
    .join(AgreementFollowUp.agreement)
    .where(Agreement.round_id == bindparam("round"))
    .order_by(AgreementFollowUp.written_at, FollowUpAnswer.id)
)
_ANSWERS_ABOUT_ONE: Final = _ANSWERS.where(FollowUpAnswer.goal_key == bindparam("key"))

_ONE: Final = (
    select(Agreement)
    .where(Agreement.id == bindparam("agreement"))
    .options(joinedload(Agreement.round), joinedload(Agreement.unit).selectinload(Unit.periods))
)
_WITH_TEXTS: Final = _ONE.options(selectinload(Agreement.versions))
_WHOLE: Final = _ONE.options(
    selectinload(Agreement.versions).selectinload(AgreementVersion.signatures),
    selectinload(Agreement.follow_ups).selectinload(AgreementFollowUp.answers),
)

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the list."""

    id: int
    unit_code: str
    unit: str
    committee: str
    round_id: int
    state: State
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """The lines shown, and which of how many they are."""

    rows: Sequence[AgreementRow]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which agreements to list; what is empty does not narrow."""

    round_id: int | None = None
    committee_id: int | None = None
    state: State | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approved agreement says, with the unit's name of today."""

    agreement_id: int
    unit: str
    content: str


def agreements(user: User, narrowed: Filter, page_of: Callable[[int], Paging]) -> Page:
    """Those the reader may see, by the unit's name in Danish order, the newest period first.

    `page_of` says which of so many are shown. They are put in order here: SQLite would ask Python
    for the order of each two of them.
    """
    found = sorted(columns.read(within(_LIST, user, narrowed)), key=lambda row: danish_key(row[2]))
    paging = page_of(len(found))
    return Page([AgreementRow(*row) for row in paging.cut(found)], paging)


def rounds() -> Sequence[AgreementRound]:
    """The rounds, the newest first."""
    newest = AgreementRound.first_day.desc(), AgreementRound.id.desc()
    return db.session.scalars(select(AgreementRound).order_by(*newest)).all()


def whole(agreement_id: int) -> Agreement | None:
    """One agreement with its versions, signatures and follow-ups."""
    return db.session.scalar(_WHOLE, {"agreement": agreement_id})


def with_texts(agreement_id: int) -> Agreement | None:
    """One agreement with what its versions say, to be read, compared or written in."""
    return db.session.scalar(_WITH_TEXTS, {"agreement": agreement_id})


def approved(user: User, narrowed: Filter) -> list[Approved]:
    """What is approved: of each agreement the reader may see, the version approved last."""
    newest = (
        select(func.max(_LATER.number))
        .where(_LATER.agreement_id == Agreement.id, _LATER.frozen_at.is_not(None))
        .correlate(Agreement)
        .scalar_subquery()
    )
    query = (
        readable(select(Agreement.id, UnitPeriod.name, AgreementVersion.content), user, narrowed)
        .join(
            AgreementVersion,
            and_(AgreementVersion.agreement_id == Agreement.id, AgreementVersion.number == newest),
        )
        .order_by(in_danish_order(UnitPeriod.name), Agreement.id)
    )
    return [Approved(*row) for row in db.session.execute(query)]


def newest_number(user: User) -> ColumnElement[int]:
    """The number of the newest version the reader may see, for a query made by `readable`.

    Drafts only where they may read drafts, and no amendment that was given up.
    """
    drafts = inside(access.own_scope(user, Permission.READ_DRAFT_AGREEMENTS))
    return (
        select(func.max(_LATER.number))
        .where(
            _LATER.agreement_id == Agreement.id,
            _LATER.withdrawn_at.is_(None),
            or_(_LATER.frozen_at.is_not(None), drafts),
        )
        .correlate(Agreement, UnitPeriod)
        .scalar_subquery()
    )


def continued() -> ScalarSelect[int]:
    """How many agreement years an agreement has behind it, for a query made by `readable`."""
    return (
        select(func.count(AgreementStep.id))
        .where(AgreementStep.agreement_id == Agreement.id, AgreementStep.step == Action.CONTINUE)
        .correlate(Agreement)
        .scalar_subquery()
    )


def shared_goals(round_id: int, *, committee_id: int | None) -> Sequence[SharedGoal]:
    """A round's shared goals: those for everybody first, then those of the committee, or of all."""
    of = SharedGoal.committee_id
    query = (
        select(SharedGoal)
        .where(SharedGoal.round_id == round_id)
        .where(or_(of.is_(None), of == committee_id) if committee_id else true())
        .order_by(of.is_not(None), of, SharedGoal.id)
    )
    return db.session.scalars(query).all()


def latest_answers(round_id: int, *, goal_key: str = "") -> dict[tuple[int, str], Answer]:
    """The newest answer of each agreement (id) about each goal (key), or about one of them."""
    query = _ANSWERS_ABOUT_ONE if goal_key else _ANSWERS
    found = columns.read(query, {"round": round_id, "key": goal_key})
    return {(id_, key): Answer(key, state, helped, ask) for id_, key, state, helped, ask in found}


def readable(query: Query, user: User, narrowed: Filter) -> Query:
    """The query, of agreements the reader may see, with unit, round and committee beside them."""
    return _narrowed(beside(query), *_reach(user), narrowed)


def beside(query: Query) -> Query:
    """The query with unit, round and committee beside each agreement; to be built once."""
    return (
        query.select_from(Agreement)
        .join(AgreementRound, Agreement.round_id == AgreementRound.id)
        .join(Unit, Agreement.unit_id == Unit.id)
        .join(UnitPeriod, _LATEST_OF_UNIT)
        .join(Committee, Agreement.committee_id == Committee.id)
        .join(CommitteePeriod, _LATEST_OF_COMMITTEE)
    )


def within(query: Query, user: User, narrowed: Filter) -> Query:
    """A query that `beside` made once, of agreements the reader may see."""
    found: Query = _remembered(query, *_reach(user), narrowed)
    return found


def _reach(user: User) -> tuple[Scope | None, Scope | None]:
    """Where the user may read drafts, and where what has been approved."""
    drafts, approved = Permission.READ_DRAFT_AGREEMENTS, Permission.READ_AGREEMENTS
    return access.own_scope(user, drafts), access.own_scope(user, approved)


def _narrowed(
    query: Query, drafts: Scope | None, approved: Scope | None, narrowed: Filter
) -> Query:
    readable = or_(inside(drafts), and_(inside(approved), IS_APPROVED))
    return query.where(readable, *_conditions(narrowed))


# SQLAlchemy knows a statement again at once when it is the same object.
_remembered = lru_cache(maxsize=128)(_narrowed)


def inside(scope: Scope | None) -> ColumnElement[bool]:
    """True of agreements inside the scope; None is everywhere."""
    if scope is None:
        return true()
    return or_(
        false(),
        Agreement.committee_id.in_(scope.committees),
        Agreement.unit_id.in_(scope.units),
        UnitPeriod.centre_id.in_(scope.centres),
    )


def _conditions(narrowed: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if narrowed.round_id:
        conditions.append(Agreement.round_id == narrowed.round_id)
    if narrowed.committee_id:
        conditions.append(Agreement.committee_id == narrowed.committee_id)
    if narrowed.state:
        conditions.append(Agreement.state == narrowed.state)
    for word in narrowed.text.split():
        named = Unit.code, UnitPeriod.name
        conditions.append(or_(*(column.icontains(word, autoescape=True) for column in named)))
    return conditions


# Below what it is made of; built once.
_LIST: Final = beside(
    select(
        *(Agreement.id, Unit.code, UnitPeriod.name, CommitteePeriod.name),
        *(AgreementRound.id, Agreement.state, Agreement.changed_at),
    )
).order_by(AgreementRound.first_day.desc(), Agreement.id.desc())
