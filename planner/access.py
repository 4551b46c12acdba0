"""Who may do what: one table of role x permission, and the scope checked on the object.

A permission is given as ANY (every object) or OWN (objects inside the role's committee, unit or
centre; a committee's are also those of the committees it has taken over). What the table does not
give is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner import clock
from planner.models.accounts import Role, RoleAssignment, User


class Permission(StrEnum):
    """Something a person can do in the planner."""

    SEE_START_PAGE = "see_start_page"
    READ_REGISTER = "read_register"
    EDIT_REGISTER = "edit_register"
    EDIT_PRACTICAL_FACTS = "edit_practical_facts"  # a unit's seats, access, hours, closed days
    EDIT_SETTINGS = "edit_settings"
    READ_CALENDAR = "read_calendar"
    PLAN_CALENDAR = "plan_calendar"
    DECIDE_CALENDAR = "decide_calendar"  # a committee's own dates and places
    PUBLISH_CALENDAR = "publish_calendar"
    READ_ROTATION = "read_rotation"  # the published one
    PLAN_ROTATION = "plan_rotation"
    PUBLISH_ROTATION = "publish_rotation"
    EXPLAIN_ROTATION = "explain_rotation"  # why this unit, why not us, what would change it
    READ_VISIT_BRIEF = "read_visit_brief"  # what politicians read before they meet a unit
    READ_HOST_PACK = "read_host_pack"  # what the unit prepares
    CONFIRM_HOSTING = "confirm_hosting"
    RECORD_CONTACT = "record_contact"
    READ_COVERAGE = "read_coverage"
    READ_AGREEMENTS = "read_agreements"  # approved ones
    READ_DRAFT_AGREEMENTS = "read_draft_agreements"  # those not yet approved, too
    WRITE_AGREEMENTS = "write_agreements"
    COMMENT_ON_AGREEMENTS = "comment_on_agreements"
    ACT_ON_AGREEMENTS = "act_on_agreements"  # which act it is: `agreements.transitions`
    READ_KODEKS = "read_kodeks"  # from the hearing on
    DRAFT_KODEKS = "draft_kodeks"  # through hearing and adoption, too
    COMMENT_ON_KODEKS = "comment_on_kodeks"
    ACKNOWLEDGE_KODEKS = "acknowledge_kodeks"
    PLAN_DISCUSSIONS = "plan_discussions"
    NOTE_DISCUSSION = "note_discussion"  # what a committee's own meeting agreed
    READ_REVIEWS = "read_reviews"  # the signed ones
    READ_OPEN_REVIEWS = "read_open_reviews"  # those on their way, too
    PREPARE_REVIEW = "prepare_review"
    SPEAK_IN_REVIEW = "speak_in_review"  # for one's own side of HovedMED's table
    ANSWER_REVIEW = "answer_review"
    PLAN_AGREEMENTS = "plan_agreements"  # rounds, their deadlines, and what is shared by everybody
    EDIT_SHARED_GOALS = "edit_shared_goals"
    EXCHANGE_AGREEMENTS = "exchange_agreements"  # bring in goals, follow-ups and measurements
    SUBSCRIBE = "subscribe"
    READ_HISTORY = "read_history"
    MANAGE_ACCOUNTS = "manage_accounts"


class Reach(StrEnum):
    """How far a permission goes."""

    ANY = "any"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Scope:
    """The committees, units and centres an object belongs to (database ids)."""

    committees: frozenset[int] = field(default_factory=frozenset)
    units: frozenset[int] = field(default_factory=frozenset)
    centres: frozenset[int] = field(default_factory=frozenset)


_READ: Mapping[Permission, Reach] = dict.fromkeys(
    (
        Permission.SEE_START_PAGE,
        Permission.READ_REGISTER,
        Permission.READ_CALENDAR,
        Permission.READ_ROTATION,
        Permission.READ_COVERAGE,
        Permission.READ_KODEKS,
        Permission.READ_REVIEWS,
        Permission.SUBSCRIBE,
    ),
    Reach.ANY,
)

_ALL_AGREEMENTS: Mapping[Permission, Reach] = dict.fromkeys(
    (Permission.READ_AGREEMENTS, Permission.READ_DRAFT_AGREEMENTS), Reach.ANY
)
_PLAN_AGREEMENTS: Mapping[Permission, Reach] = dict.fromkeys(
    (
        Permission.PLAN_AGREEMENTS,
        Permission.EDIT_SHARED_GOALS,
        Permission.EXCHANGE_AGREEMENTS,
    ),
    Reach.ANY,
)
_OWN_AGREEMENTS: Mapping[Permission, Reach] = dict.fromkeys(_ALL_AGREEMENTS, Reach.OWN)
_HANDLE_AGREEMENTS = (Permission.COMMENT_ON_AGREEMENTS, Permission.ACT_ON_AGREEMENTS)
_HANDLE_ALL: Mapping[Permission, Reach] = dict.fromkeys(_HANDLE_AGREEMENTS, Reach.ANY)
_HANDLE_OWN: Mapping[Permission, Reach] = dict.fromkeys(_HANDLE_AGREEMENTS, Reach.OWN)

_VISITS = (
    Permission.EXPLAIN_ROTATION,
    Permission.READ_VISIT_BRIEF,
    Permission.READ_HOST_PACK,
)
_ALL_VISITS: Mapping[Permission, Reach] = dict.fromkeys(_VISITS, Reach.ANY)
_OWN_VISITS: Mapping[Permission, Reach] = dict.fromkeys(_VISITS, Reach.OWN)

_PLAN: Mapping[Permission, Reach] = dict.fromkeys(
    (
        Permission.EDIT_REGISTER,
        Permission.EDIT_PRACTICAL_FACTS,
        Permission.PLAN_CALENDAR,
        Permission.DECIDE_CALENDAR,
        Permission.PUBLISH_CALENDAR,
        Permission.PLAN_ROTATION,
        Permission.PUBLISH_ROTATION,
        Permission.CONFIRM_HOSTING,
        Permission.RECORD_CONTACT,
        Permission.READ_HISTORY,
        Permission.DRAFT_KODEKS,
        Permission.COMMENT_ON_KODEKS,
        Permission.PLAN_DISCUSSIONS,
        Permission.NOTE_DISCUSSION,
        Permission.READ_OPEN_REVIEWS,
        Permission.PREPARE_REVIEW,
        Permission.ANSWER_REVIEW,
    ),
    Reach.ANY,
)

# The kodeks binds them: they are heard about it, and acknowledge it.
_BOUND: Mapping[Permission, Reach] = dict.fromkeys(
    (Permission.COMMENT_ON_KODEKS, Permission.ACKNOWLEDGE_KODEKS), Reach.ANY
)

TABLE: Mapping[Role, Mapping[Permission, Reach]] = {
    Role.ADMINISTRATOR: {
        **_READ,
        **_ALL_VISITS,
        **_ALL_AGREEMENTS,
        **_HANDLE_ALL,
        **_PLAN_AGREEMENTS,
        **_PLAN,
        Permission.EDIT_SETTINGS: Reach.ANY,
        Permission.MANAGE_ACCOUNTS: Reach.ANY,
    },
    Role.SECRETARIAT: {
        **_READ,
        **_ALL_VISITS,
        **_ALL_AGREEMENTS,
        **_HANDLE_ALL,
        **_PLAN_AGREEMENTS,
        **_PLAN,
        Permission.EDIT_SETTINGS: Reach.ANY,
    },
    Role.COMMITTEE_SECRETARY: {
        **_READ,
        **_OWN_VISITS,
        **_OWN_AGREEMENTS,
        **_HANDLE_OWN,
        Permission.EDIT_REGISTER: Reach.OWN,
        Permission.EDIT_PRACTICAL_FACTS: Reach.OWN,
        Permission.PLAN_CALENDAR: Reach.OWN,
        Permission.DECIDE_CALENDAR: Reach.OWN,
        Permission.PLAN_ROTATION: Reach.OWN,
        Permission.PUBLISH_ROTATION: Reach.OWN,
        Permission.CONFIRM_HOSTING: Reach.OWN,
        Permission.RECORD_CONTACT: Reach.OWN,
        Permission.NOTE_DISCUSSION: Reach.OWN,
        Permission.EDIT_SHARED_GOALS: Reach.OWN,
        Permission.READ_HISTORY: Reach.OWN,
    },
    Role.COMMITTEE_CHAIR: {
        **_READ,
        **_OWN_VISITS,
        **_BOUND,
        **_OWN_AGREEMENTS,
        Permission.ACT_ON_AGREEMENTS: Reach.OWN,
        Permission.READ_HISTORY: Reach.OWN,
    },
    Role.CENTRE_HEAD: {
        **_READ,
        **_OWN_VISITS,
        **_BOUND,
        **_OWN_AGREEMENTS,
        **_HANDLE_OWN,
        Permission.READ_HISTORY: Reach.OWN,
    },
    Role.DIRECTOR: {
        **_READ,
        **_ALL_VISITS,
        **_BOUND,
        **_ALL_AGREEMENTS,
        Permission.ACT_ON_AGREEMENTS: Reach.ANY,
        Permission.READ_OPEN_REVIEWS: Reach.ANY,
        Permission.ANSWER_REVIEW: Reach.ANY,
        Permission.READ_HISTORY: Reach.ANY,
    },
    Role.UNIT_LEADER: {
        **_READ,
        **_OWN_VISITS,
        **_BOUND,
        **_OWN_AGREEMENTS,
        Permission.WRITE_AGREEMENTS: Reach.OWN,
        Permission.EXCHANGE_AGREEMENTS: Reach.OWN,
        Permission.ACT_ON_AGREEMENTS: Reach.OWN,
        Permission.EDIT_PRACTICAL_FACTS: Reach.OWN,
        Permission.CONFIRM_HOSTING: Reach.OWN,
        Permission.READ_HISTORY: Reach.OWN,
    },
    Role.MAIN_MED: {
        **_READ,
        Permission.EXPLAIN_ROTATION: Reach.ANY,
        **_BOUND,
        Permission.READ_AGREEMENTS: Reach.ANY,
        Permission.READ_OPEN_REVIEWS: Reach.ANY,
        Permission.SPEAK_IN_REVIEW: Reach.ANY,
    },
    Role.COUNCIL_MEMBER: {
        **_READ,
        **_BOUND,
        Permission.READ_VISIT_BRIEF: Reach.ANY,
        Permission.READ_AGREEMENTS: Reach.ANY,
    },
}


def may(user: User, permission: Permission, *, scope: Scope | None = None) -> bool:
    """Whether `user` has `permission`, on an object of `scope`.

    Without a scope the question is whether there is any object at all (may the link be shown?).
    """
    return bool(assignments_giving(user, permission, scope=scope))


def assignments_giving(
    user: User, permission: Permission, *, scope: Scope | None = None
) -> list[RoleAssignment]:
    """The account's roles that give `permission`, on an object of `scope`."""
    return [each for each in user.roles if _gives(each, permission, scope)]


def _gives(assignment: RoleAssignment, permission: Permission, scope: Scope | None) -> bool:
    match TABLE[assignment.role].get(permission):
        case Reach.ANY:
            return True
        case Reach.OWN:
            return scope is None or _inside(assignment_scope([assignment]), scope)
        case _:
            return False


def assignment_scope(assignments: Iterable[RoleAssignment]) -> Scope:
    """The committees, units and centres that role assignments name.

    A role in a committee reaches what the committee has taken over from others by today.
    """
    listed, today = list(assignments), clock.today()
    return Scope(
        committees=frozenset().union(*(each.committees_on(today) for each in listed)),
        units=frozenset(each.unit_id for each in listed if each.unit_id is not None),
        centres=frozenset(each.centre_id for each in listed if each.centre_id is not None),
    )


def own_scope(user: User, permission: Permission) -> Scope | None:
    """Where `user` has `permission`; None means everywhere."""
    granted = [a for a in user.roles if permission in TABLE[a.role]]
    if any(TABLE[a.role][permission] is Reach.ANY for a in granted):
        return None
    return assignment_scope(granted)


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that have `permission` at all."""
    return frozenset(role for role, given in TABLE.items() if permission in given)


def _inside(own: Scope, asked: Scope) -> bool:
    return bool(
        own.committees & asked.committees or own.units & asked.units or own.centres & asked.centres
    )
