"""What agreements ask of a person who signs in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select

from agreements.period import Period
from agreements.signatures import Party
from agreements.transitions import State
from agreements.wheel import AWAITED, MAKING
from planner import access, columns
from planner.access import Permission, Scope
from planner.agreements import queries
from planner.agreements.queries import Filter
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.agreements import (
    Agreement,
    AgreementComment,
    AgreementDeadline,
    AgreementRound,
    AgreementSignature,
    AgreementVersion,
)
from planner.models.units import UnitPeriod
from planner.web.filters import as_date
from planner.web.waiting import Waiting

FOLLOW_UP_DAYS = 45
"""So long before a follow-up is due it is asked for."""

SIGNS: Mapping[Role, Party] = {
    Role.UNIT_LEADER: Party.UNIT,
    Role.COMMITTEE_CHAIR: Party.COMMITTEE,
    Role.CENTRE_HEAD: Party.ADMINISTRATION,
}


@dataclass(frozen=True, slots=True)
class _Own:
    """An agreement of the person's own: what it is called, where it stands, what is due when."""

    id: int
    unit: str
    year: int
    state: State
    due: date | None
    comments: int


def waiting(user: User, *, today: date) -> Iterator[Waiting]:
    """Own drafts and follow-ups, what is to be signed, what is to come before the committee."""
    if access.may(user, Permission.WRITE_AGREEMENTS):
        for own in _own(user):
            yield from _of_unit(own, today)
    roles = {each.role for each in user.roles}
    for role, party in SIGNS.items():
        if role in roles:
            yield from _to_sign(user, role, party)
    if Role.COMMITTEE_SECRETARY in roles:
        yield from _to_handle(user)


def _of_unit(own: _Own, today: date) -> Iterator[Waiting]:
    named = {"unit": own.unit, "year": own.year}
    texts = {
        State.DRAFT: _("Write the agreement of %(unit)s for %(year)s", **named),
        State.IN_CONSULTATION: _("Have the agreement of %(unit)s for %(year)s heard", **named),
        State.RUNNING: _("Follow up midway on the agreement of %(unit)s for %(year)s", **named),
        State.MIDWAY: _("Follow up on the year's agreement of %(unit)s for %(year)s", **named),
    }
    url = url_for("agreements.show", agreement_id=own.id)
    if own.state in texts and _is_near(own, today):
        when = _("by %(day)s", day=as_date(own.due)) if own.due else ""
        is_late = own.due is not None and own.due < today
        yield Waiting(texts[own.state], url, when, "warn" if is_late else "")
    if own.comments:
        said = ngettext(
            "%(num)s comment on the agreement of %(unit)s is open",
            "%(num)s comments on the agreement of %(unit)s are open",
            own.comments,
            unit=own.unit,
        )
        yield Waiting(said, url_for("agreements.commenting", agreement_id=own.id))


def _is_near(own: _Own, today: date) -> bool:
    """Drafts always wait; a follow-up when its day comes near."""
    if own.state in (State.DRAFT, State.IN_CONSULTATION):
        return True
    return own.due is not None and own.due - timedelta(days=FOLLOW_UP_DAYS) <= today


def _own(user: User) -> list[_Own]:
    """Those of the units the person writes for."""
    scope = access.own_scope(user, Permission.WRITE_AGREEMENTS)
    comments = (
        select(func.count())
        .where(
            AgreementComment.agreement_id == Agreement.id, AgreementComment.resolved_at.is_(None)
        )
        .correlate(Agreement)
        .scalar_subquery()
    )
    wanted = (
        *(Agreement.id, UnitPeriod.name, Agreement.state, comments, queries.continued()),
        *(AgreementRound.kind, AgreementRound.first_day, AgreementRound.last_day),
        *(AgreementDeadline.step, AgreementDeadline.year, AgreementDeadline.due),
    )
    query = queries.readable(select(*wanted), user, Filter()).outerjoin(
        AgreementDeadline,
        and_(AgreementDeadline.round_id == AgreementRound.id, _is_awaited()),
    )
    if scope is not None:
        query = query.where(Agreement.unit_id.in_(scope.units))
    rows = db.session.execute(query.order_by(AgreementRound.first_day, AgreementDeadline.year))
    found: dict[int, _Own] = {}
    for id_, unit, state, count, gone, *period, step, year, due in rows:
        running = Period(*period).year_after(gone)
        own = found.setdefault(id_, _Own(id_, unit, running, state, None, count))
        if step in MAKING or year == running:
            found[id_] = replace(own, due=due)
    return list(found.values())


def _is_awaited() -> ColumnElement[bool]:
    return or_(
        *(
            and_(Agreement.state == state, AgreementDeadline.step == step)
            for state, step in AWAITED.items()
        )
    )


def _to_sign(user: User, role: Role, party: Party) -> Iterator[Waiting]:
    """Approved agreements the person's party has not signed as they now read."""
    scope = access.assignment_scope([each for each in user.roles if each.role is role])
    query = queries.within(_unsigned(party, scope), user, Filter(state=State.APPROVED))
    ids = [id_ for (id_,) in columns.read(query)]
    if ids:
        said = ngettext(
            "%(num)s agreement is ready for you to sign",
            "%(num)s agreements are ready for you to sign",
            len(ids),
        )
        yield Waiting(said, _one_or_list(ids, State.APPROVED), badge="info")


@lru_cache(maxsize=64)  # SQLAlchemy knows a statement again at once when it is the same object
def _unsigned(party: Party, scope: Scope) -> Select[int]:
    """Agreements inside the scope whose newest approved version the party has not signed."""
    signed = select(AgreementSignature.id).where(
        AgreementSignature.version_id == AgreementVersion.id,
        AgreementSignature.party == party,
        AgreementSignature.version_hash == AgreementVersion.content_hash,
    )
    unsigned = (
        select(AgreementVersion.id)
        .where(
            AgreementVersion.agreement_id == Agreement.id,
            AgreementVersion.number == _newest_approved(),
            ~signed.exists(),
        )
        .correlate(Agreement)
    )
    agreements: Select[int] = queries.beside(select(Agreement.id))
    return agreements.where(queries.inside(scope), unsigned.exists()).order_by(Agreement.id)


def _newest_approved() -> ScalarSelect[int]:
    newest = select(func.max(AgreementVersion.number)).where(
        AgreementVersion.agreement_id == Agreement.id, AgreementVersion.frozen_at.is_not(None)
    )
    return newest.correlate(Agreement).scalar_subquery()


def _to_handle(user: User) -> Iterator[Waiting]:
    """What a committee's secretary is to bring before the committee, or to record from it."""
    of = access.assignment_scope(
        each for each in user.roles if each.role is Role.COMMITTEE_SECRETARY
    )
    for state in (State.READY_FOR_DIALOGUE, State.BEFORE_COMMITTEE):
        query: Select[int] = queries.readable(select(Agreement.id), user, Filter(state=state))
        ids = db.session.scalars(query.where(queries.inside(of)).order_by(Agreement.id)).all()
        if ids:
            yield Waiting(_handled(state, len(ids)), _one_or_list(ids, state))


def _handled(state: State, number: int) -> str:
    if state is State.READY_FOR_DIALOGUE:
        return str(
            ngettext(
                "%(num)s agreement is ready to come before the committee",
                "%(num)s agreements are ready to come before the committee",
                number,
            )
        )
    return str(
        ngettext(
            "%(num)s agreement is before the committee: record its decision",
            "%(num)s agreements are before the committee: record its decisions",
            number,
        )
    )


def _one_or_list(ids: Sequence[int], state: State) -> str:
    if len(ids) == 1:
        return url_for("agreements.show", agreement_id=ids[0])
    return url_for("agreements.index", round="all", state=state)
