"""Which part an account plays in the life of the kodeks."""

from agreements.kodeks import adoption
from agreements.kodeks.kodeks import Side
from planner import access
from planner.access import Permission
from planner.models.accounts import Role, User

_PARTS = (
    (Role.MAIN_MED, adoption.Role.MAIN_MED),
    (Role.COUNCIL_MEMBER, adoption.Role.COUNCIL_MEMBER),
    (Role.COMMITTEE_CHAIR, adoption.Role.COUNCIL_MEMBER),
    (Role.UNIT_LEADER, adoption.Role.LEADER),
    (Role.CENTRE_HEAD, adoption.Role.LEADER),
    (Role.DIRECTOR, adoption.Role.LEADER),
)


def part_of(user: User) -> adoption.Role | None:
    """The account's part; None for those who only read."""
    if access.may(user, Permission.DRAFT_KODEKS):
        return adoption.Role.POLITICAL_SECRETARIAT
    held = {assignment.role for assignment in user.roles}
    return next((part for role, part in _PARTS if role in held), None)


def side_of(part: adoption.Role) -> Side:
    """The side a part speaks for; the secretariat says itself for whom it writes."""
    return Side.POLITICIANS if part is adoption.Role.COUNCIL_MEMBER else Side.STAFF
