"""Reads for the administrators' pages: accounts, the trail, jobs, backups."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select

from planner import columns
from planner.collation import in_danish_order, mentions
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.committees import CommitteePeriod
from planner.models.jobs import Job, JobState
from planner.models.people import Person
from planner.models.units import CentrePeriod, UnitPeriod

Choices = list[tuple[int, str]]


class AccountLine(NamedTuple):
    """One account in the list; `roles` are role and what it is for ("" where it is for nothing)."""

    id: int
    name: str
    email: str
    enabled: bool
    roles: tuple[tuple[Role, str], ...]


@dataclass(frozen=True, slots=True)
class AccountSearch:
    """What the list of accounts is asked for; empty: everything."""

    text: str = ""
    role: Role | None = None


def accounts(search: AccountSearch) -> list[AccountLine]:
    """Accounts by name, with their roles."""
    query = select(User.id, User.name, User.email, User.enabled).order_by(
        in_danish_order(User.name.expression), User.id
    )
    if search.text:
        said = User.name, User.email
        query = query.where(or_(*(mentions(column, search.text) for column in said)))
    if search.role:
        held = select(RoleAssignment.user_id).where(RoleAssignment.role == search.role)
        query = query.where(User.id.in_(held))
    roles = _roles_by_account()
    return [
        AccountLine(number, name, email, enabled, tuple(roles.get(number, ())))
        for number, name, email, enabled in columns.read(query)
    ]


def roles_of(user: User) -> list[tuple[Role, str]]:
    """An account's roles and what each is for."""
    return _roles_by_account(RoleAssignment.user_id == user.id).get(user.id, [])


def _roles_by_account(*only: ColumnElement[bool]) -> dict[int, list[tuple[Role, str]]]:
    committees, centres, units = map(dict, (committee_names(), centre_names(), unit_names()))
    found: dict[int, list[tuple[Role, str]]] = {}
    query = select(
        RoleAssignment.user_id,
        RoleAssignment.role,
        RoleAssignment.committee_id,
        RoleAssignment.centre_id,
        RoleAssignment.unit_id,
    )
    for user, role, committee, centre, unit in columns.read(
        query.where(*only).order_by(RoleAssignment.id)
    ):
        scope = (
            committees.get(committee or 0) or centres.get(centre or 0) or units.get(unit or 0, "")
        )
        found.setdefault(user, []).append((role, scope))
    return found


def committee_names() -> Choices:
    """Every committee under its latest name, in Danish order."""
    return _latest(
        select(CommitteePeriod.committee_id, CommitteePeriod.name, CommitteePeriod.valid_from),
        CommitteePeriod.name.expression,
    )


def centre_names() -> Choices:
    """Every centre under its latest name, in Danish order."""
    return _latest(
        select(CentrePeriod.centre_id, CentrePeriod.name, CentrePeriod.valid_from),
        CentrePeriod.name.expression,
    )


def unit_names() -> Choices:
    """Every unit under its latest name, in Danish order."""
    return _latest(
        select(UnitPeriod.unit_id, UnitPeriod.name, UnitPeriod.valid_from),
        UnitPeriod.name.expression,
    )


def _latest(periods: Select[int, str, date], name: ColumnElement[str]) -> Choices:
    """Of (id, name, since) rows in the order of names, those with the newest `since` of each id."""
    rows = columns.read(periods.order_by(in_danish_order(name)))
    newest: dict[int, date] = {}
    for number, _name, since in rows:
        newest[number] = max(since, newest.get(number, since))
    return [(number, name) for number, name, since in rows if since == newest[number]]


def people() -> Choices:
    """Everybody in the register, in Danish order."""
    query = select(Person.id, Person.name, Person.code).order_by(
        in_danish_order(Person.name.expression), Person.id
    )
    return [(number, f"{name} ({code})") for number, name, code in columns.read(query)]


class JobLine(NamedTuple):
    """One job in the list."""

    id: int
    kind: str
    state: JobState
    percent: int
    message: str
    created_at: datetime
    finished_at: datetime | None
    asked_by: str | None


def jobs(*, state: JobState | None, most: int = 200) -> list[JobLine]:
    """The latest jobs, newest first."""
    query = (
        select(
            *(Job.id, Job.kind, Job.state, Job.percent, Job.message),
            *(Job.created_at, Job.finished_at, User.name),
        )
        .outerjoin(User, Job.created_by_id == User.id)
        .order_by(Job.id.desc())
        .limit(most)
    )
    if state:
        query = query.where(Job.state == state)
    return list(map(JobLine._make, columns.read(query)))


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup on disk."""

    name: str
    size: int
    at: datetime


def backups(folder: Path) -> list[BackupFile]:
    """The backups that are finished, newest first."""
    files = sorted(folder.glob("samspil-*"), reverse=True) if folder.is_dir() else []
    return [
        BackupFile(file.name, stat.st_size, datetime.fromtimestamp(stat.st_mtime, tz=UTC))
        for file in files
        if file.suffix != ".part"
        for stat in [file.stat()]
    ]
