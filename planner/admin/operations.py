"""Writes to accounts: open, edit, close, invite to a new password; found the municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from planner import trail
from planner.auth import operations as sessions
from planner.extensions import db
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.municipality import Municipality

# No hash of any password: nobody signs in with it.
NO_PASSWORD = "!"  # noqa: S105


class EmailTaken(Exception):
    """Another account has the e-mail."""


class LastAdministrator(Exception):
    """The change would leave nobody who can manage accounts."""


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """A role, with the committee, unit or centre it is for where it has one."""

    role: Role
    committee_id: int | None = None
    unit_id: int | None = None
    centre_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What an administrator writes about an account."""

    email: str
    name: str
    person_id: int | None
    assignments: frozenset[Assignment]


def create(account: Account, *, user: User | None, at: datetime) -> User:
    """Open an account without a password; its owner chooses one by link. Raises EmailTaken."""
    email = _free_email(account.email)
    row = User(
        email=email,
        name=account.name,
        person_id=account.person_id,
        password_hash=NO_PASSWORD,
        session_key=sessions.new_session_key(),
    )
    row.roles.extend(_rows(account.assignments))
    db.session.add(row)
    after = {"email": email, "name": account.name, "roles": _words(account.assignments)}
    trail.record("create", row, user=user, at=at, after=after)
    return row


def edit(row: User, account: Account, *, user: User, at: datetime) -> None:
    """Change an account's e-mail, name, person and roles. Raises EmailTaken, LastAdministrator."""
    held = assignments(row)
    if row.enabled and _is_administrator(held) and not _is_administrator(account.assignments):
        _keep_an_administrator_besides(row)
    row.email = _free_email(account.email, besides=row)
    row.name, row.person_id = account.name, account.person_id
    before, after = trail.changes(row)
    if held != account.assignments:
        before["roles"], after["roles"] = _words(held), _words(account.assignments)
        gone = [one for one in row.roles if _of(one) not in account.assignments]
        for one in gone:
            row.roles.remove(one)
        row.roles.extend(_rows(account.assignments - held))
    trail.record("edit", row, user=user, at=at, before=before, after=after)


def disable(row: User, *, user: User, at: datetime) -> None:
    """Close an account and sign it out everywhere. Raises LastAdministrator."""
    if row.enabled and _is_administrator(assignments(row)):
        _keep_an_administrator_besides(row)
    row.enabled, row.session_key = False, sessions.new_session_key()
    trail.record("disable", row, user=user, at=at)


def enable(row: User, *, user: User, at: datetime) -> None:
    """Open a closed account again, with the password it had."""
    row.enabled = True
    trail.record("enable", row, user=user, at=at)


def reset_password(row: User, *, user: User, at: datetime) -> None:
    """Take the password away, sign the account out and make earlier links worthless."""
    row.password_hash, row.session_key = NO_PASSWORD, sessions.new_session_key()
    trail.record("reset_password", row, user=user, at=at, after={})


def create_administrator(email: str, name: str, *, at: datetime) -> User:
    """Open an administrator's account from the command line. Raises EmailTaken."""
    everything = frozenset({Assignment(Role.ADMINISTRATOR)})
    account = Account(email=email, name=name, person_id=None, assignments=everything)
    return create(account, user=None, at=at)


def found_municipality(name: str, *, at: datetime) -> Municipality:
    """Begin an empty database: a municipality whose settings its administrator fills in."""
    row = Municipality(name=name, code="", town_hall="Rådhuset", town_hall_address="")
    db.session.add(row)
    trail.record("create", row, user=None, at=at)
    return row


def assignments(row: User) -> frozenset[Assignment]:
    """The account's roles as values."""
    return frozenset(_of(one) for one in row.roles)


def _of(one: RoleAssignment) -> Assignment:
    return Assignment(one.role, one.committee_id, one.unit_id, one.centre_id)


def _rows(wanted: Iterable[Assignment]) -> list[RoleAssignment]:
    return [
        RoleAssignment(
            role=one.role,
            committee_id=one.committee_id,
            unit_id=one.unit_id,
            centre_id=one.centre_id,
        )
        for one in sorted(wanted, key=_order)
    ]


def _order(one: Assignment) -> tuple[str, int, int, int]:
    return one.role.value, one.committee_id or 0, one.unit_id or 0, one.centre_id or 0


def _words(wanted: Iterable[Assignment]) -> list[dict[str, object]]:
    return [
        {"role": role, "committee_id": committee, "unit_id": unit, "centre_id": centre}
        for role, committee, unit, centre in map(_order, sorted(wanted, key=_order))
    ]


def _is_administrator(held: Iterable[Assignment]) -> bool:
    return any(one.role is Role.ADMINISTRATOR for one in held)


def _keep_an_administrator_besides(row: User) -> None:
    """Raise LastAdministrator unless another open account is one.

    Their rows stay locked, so that two administrators cannot remove each other at once.
    """
    administrators = (
        select(User.id)
        .join(RoleAssignment)
        .where(User.enabled, RoleAssignment.role == Role.ADMINISTRATOR)
        .order_by(User.id)
        .with_for_update()
    )
    if not set(db.session.scalars(administrators)) - {row.id}:
        raise LastAdministrator


def _free_email(email: str, *, besides: User | None = None) -> str:
    email = email.strip().lower()
    with db.session.no_autoflush:
        taken = db.session.scalar(select(User.id).where(User.email == email))
    if taken is not None and (besides is None or taken != besides.id):
        raise EmailTaken
    return email
