"""Which parts an account plays in an agreement's life: its roles here, in the domain's words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy import Date, bindparam, select

from agreements import lifecycle
from planner import access, columns, scopes
from planner.access import Permission
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.agreements import Agreement
from planner.models.committees import Membership, MembershipRole
from planner.models.units import LeaderRole, UnitLeader

PLAYED_BY: Mapping[Role, lifecycle.Role] = {
    Role.UNIT_LEADER: lifecycle.Role.UNIT_LEADER,
    Role.CENTRE_HEAD: lifecycle.Role.CENTRE_HEAD,
    Role.DIRECTOR: lifecycle.Role.DIRECTOR,
    Role.COMMITTEE_CHAIR: lifecycle.Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_SECRETARY: lifecycle.Role.COMMITTEE_SECRETARY,
    # They can do whatever a committee's secretary can, when nobody else is there.
    Role.SECRETARIAT: lifecycle.Role.COMMITTEE_SECRETARY,
    Role.ADMINISTRATOR: lifecycle.Role.COMMITTEE_SECRETARY,
}

_LEADS: Final = select(UnitLeader.role).where(
    UnitLeader.person_id == bindparam("person"),
    UnitLeader.unit_id == bindparam("unit"),
    UnitLeader.on(bindparam("day", type_=Date)),
)
_SITS: Final = select(Membership.role).where(
    Membership.person_id == bindparam("person"),
    Membership.committee_id == bindparam("committee"),
    Membership.on(bindparam("day", type_=Date)),
)


def of(user: User, agreement: Agreement, *, on: date) -> tuple[lifecycle.Role, ...]:
    """The account's parts in this agreement, none twice."""
    assignments = access.assignments_giving(
        user, Permission.ACT_ON_AGREEMENTS, scope=scopes.of_agreement(agreement)
    )
    return tuple(dict.fromkeys(_part(each, user, on) for each in assignments))


def _part(assignment: RoleAssignment, user: User, on: date) -> lifecycle.Role:
    """The register knows who of a unit's people is the deputy, and who the vice-chair is."""
    if assignment.role is Role.UNIT_LEADER and _is_deputy(user, assignment.unit_id, on):
        return lifecycle.Role.DEPUTY
    if assignment.role is Role.COMMITTEE_CHAIR and _is_vice_chair(
        user, assignment.committee_id, on
    ):
        return lifecycle.Role.VICE_CHAIR
    return PLAYED_BY[assignment.role]


def _is_deputy(user: User, unit_id: int | None, on: date) -> bool:
    asked = {"person": user.person_id, "unit": unit_id, "day": on}
    return {role for (role,) in columns.read(_LEADS, asked)} == {LeaderRole.DEPUTY}


def _is_vice_chair(user: User, committee_id: int | None, on: date) -> bool:
    asked = {"person": user.person_id, "committee": committee_id, "day": on}
    return {role for (role,) in columns.read(_SITS, asked)} == {MembershipRole.VICE_CHAIR}
