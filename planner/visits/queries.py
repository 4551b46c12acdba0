"""Reads about one contact: who leads the unit, who comes, what is agreed, when they last met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import selectinload

from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.agreements import Agreement, AgreementRound, AgreementVersion
from planner.models.committees import Committee, Membership, MembershipRole
from planner.models.people import Person
from planner.models.rotations import Contact, ContactStatus, RotationVersion
from planner.models.units import LeaderRole, Unit, UnitLeader

_SEATING: Mapping[MembershipRole, int] = {role: nth for nth, role in enumerate(MembershipRole)}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with what they are there as."""

    name: str
    role: MembershipRole | LeaderRole
    email: str
    phone: str


def contact(contact_id: int) -> Contact | None:
    """A contact with all its papers speak of."""
    return db.session.get(
        Contact,
        contact_id,
        options=(
            selectinload(Contact.unit).selectinload(Unit.periods),
            selectinload(Contact.unit).selectinload(Unit.sites),
            selectinload(Contact.unit).selectinload(Unit.committees),
            selectinload(Contact.committee).selectinload(Committee.periods),
            selectinload(Contact.meeting),
        ),
    )


def leaders(unit: Unit, day: date) -> list[Somebody]:
    """Who leads the unit on a day, the leader before deputies."""
    rows = db.session.execute(
        select(Person.name, UnitLeader.role, Person.email, Person.phone)
        .join(UnitLeader, UnitLeader.person_id == Person.id)
        .where(UnitLeader.unit_id == unit.id, UnitLeader.on(day))
        .order_by(
            case((UnitLeader.role == LeaderRole.LEADER, 0), else_=1),
            in_danish_order(Person.name.expression),
            Person.id,
        )
    )
    return [Somebody(*row) for row in rows]


def members(committee: Committee, day: date) -> list[Somebody]:
    """Who sits in the committee on a day: chair, vice chair, members by name."""
    rows = db.session.execute(
        select(Person.name, Membership.role, Person.email, Person.phone)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.committee_id == committee.id, Membership.on(day))
        .order_by(
            case(
                *((Membership.role == role, nth) for role, nth in _SEATING.items()),
                else_=len(_SEATING),
            ),
            in_danish_order(Person.name.expression),
            Person.id,
        )
    )
    return [Somebody(*row) for row in rows]


def secretary(committee: Committee) -> User | None:
    """The committee's secretary: the account that has been so longest."""
    return db.session.scalar(
        select(User)
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(
            RoleAssignment.role == Role.COMMITTEE_SECRETARY,
            RoleAssignment.committee_id == committee.id,
            User.enabled,
        )
        .order_by(User.id)
        .limit(1)
    )


def agreement_version(unit: Unit, day: date) -> AgreementVersion | None:
    """What the committee has approved for a day, else last before it: the newest version."""
    return db.session.scalar(
        select(AgreementVersion)
        .join(Agreement, AgreementVersion.agreement_id == Agreement.id)
        .join(AgreementRound, Agreement.round_id == AgreementRound.id)
        .where(
            Agreement.unit_id == unit.id,
            AgreementRound.first_day <= day,
            AgreementVersion.frozen_at.is_not(None),
        )
        .options(
            selectinload(AgreementVersion.agreement).selectinload(Agreement.follow_ups),
            selectinload(AgreementVersion.agreement).selectinload(Agreement.round),
        )
        .order_by(AgreementRound.first_day.desc(), AgreementVersion.number.desc())
        .limit(1)
    )


def last_met(contact: Contact) -> date | None:
    """When this committee and this unit met before the contact."""
    return db.session.scalar(
        select(func.max(Contact.day)).where(
            Contact.unit_id == contact.unit_id,
            Contact.committee_id == contact.committee_id,
            Contact.status == ContactStatus.HELD,
            Contact.day < contact.day,
        )
    )


def published_in(contact: Contact) -> RotationVersion | None:
    """The version that gave the contact, with its plan."""
    if contact.rotation_version_id is None:
        return None
    return db.session.get(RotationVersion, contact.rotation_version_id)


def companions(contact: Contact) -> Sequence[str]:
    """The codes of the other units at the same meeting."""
    return db.session.scalars(
        select(Unit.code)
        .join(Contact, Contact.unit_id == Unit.id)
        .where(
            Contact.meeting_id == contact.meeting_id,
            Contact.id != contact.id,
            Contact.status.in_((ContactStatus.PLANNED, ContactStatus.HELD)),
        )
        .order_by(Unit.code)
    ).all()
