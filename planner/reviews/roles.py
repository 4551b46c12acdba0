"""Which parts an account plays in a review."""

from datetime import date

from sqlalchemy import select

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import SIGNS_FOR, TABLE, Action, Role, State
from agreements.workflow import IllegalTransition
from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.kodeks import members
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteeKind, Membership, MembershipRole

_OFFICES = {MembershipRole.CHAIR: Role.CHAIR, MembershipRole.VICE_CHAIR: Role.VICE_CHAIR}


def side_of(user: User, *, today: date) -> Table | None:
    """The side of the table an account speaks for; None for those who do not sit at it."""
    if not access.may(user, Permission.SPEAK_IN_REVIEW):
        return None
    return members.side_of_table(user.person_id, day=today)


def parts_of(user: User, *, today: date) -> tuple[Role, ...]:
    """The account's parts in the table of steps."""
    parts = []
    if access.may(user, Permission.SPEAK_IN_REVIEW) and (office := _office(user, today)):
        parts.append(office)
    if access.may(user, Permission.PREPARE_REVIEW):
        parts.append(Role.MED_SECRETARY)
    if access.may(user, Permission.ANSWER_REVIEW):
        parts.append(Role.ADMINISTRATION)
    return tuple(parts)


def acting(parts: tuple[Role, ...], state: State, action: Action) -> Role:
    """The part that may take the step. Raises IllegalTransition when none of them may."""
    for part in parts:
        if any(row.action is action for row in TABLE.rows_for(state, part)):
            return part
    raise IllegalTransition(state, action, parts[0] if parts else Role.SYSTEM)


def allowed(
    parts: tuple[Role, ...], state: State, unsigned: frozenset[Table]
) -> tuple[Action, ...]:
    """The steps the account may take next; one whose side has signed has no signature left."""
    found: list[Action] = []
    for part in parts:
        for row in TABLE.rows_for(state, part):
            spent = row.action is Action.SIGN and SIGNS_FOR[part] not in unsigned
            if row.action not in found and not spent:
                found.append(row.action)
    return tuple(found)


def _office(user: User, today: date) -> Role | None:
    role = db.session.scalar(
        select(Membership.role)
        .join(Membership.committee)
        .where(
            Membership.person_id == user.person_id,
            Membership.on(today),
            Membership.role.in_(_OFFICES),
            Committee.kind == CommitteeKind.MAIN_MED,
        )
        .order_by(Membership.id)
        .limit(1)
    )
    return _OFFICES[role] if role else None
