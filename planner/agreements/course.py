"""An agreement's course so far: the states it goes through, its steps, its signatures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from agreements.signatures import Party
from agreements.transitions import State
from planner import columns
from planner.agreements import mapping, words
from planner.agreements.past import Past
from planner.audit import words as trail
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementSignature,
    AgreementStep,
    AgreementVersion,
)
from planner.web.filters import as_date
from planner.web.paging import Paging

WAY = tuple(State)
"""The way of an agreement that nobody sends back, amends or closes early."""

_STEPS: Final = (
    select(
        *(AgreementStep.step, AgreementStep.acted_as, User.name, AgreementStep.at),
        *(AgreementStep.reason, AgreementStep.successor),
    )
    .outerjoin(AgreementStep.user)
    .where(AgreementStep.agreement_id == bindparam("agreement"))
    .order_by(AgreementStep.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)


@dataclass(frozen=True, slots=True)
class Event:
    """A step in a reader's words, as the history of a page shows it."""

    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, and whether it stands on what the version says now."""

    row: AgreementSignature
    holds: bool


def stages(agreement: Agreement, gone: Past) -> Iterator[tuple[str, str, str, str]]:
    """The states in order, for the stepper: name, done, current or coming, who, and when."""
    here = WAY.index(agreement.state)
    for at, state in enumerate(WAY):
        stage = "done" if at < here else "current" if at == here else "coming"
        reached = gone.reached.get(state) if at <= here else None
        when = as_date(reached) if reached else ""
        yield str(words.STATES[state]), stage, "", when


def events(agreement: Agreement, shown: Paging) -> Sequence[Event]:
    """What was done, by whom, in which role and why; the newest first, those of a page."""
    most = shown.total if shown.size is None else shown.size
    asked = {"agreement": agreement.id, "most": most, "skipped": shown.skipped}
    return [
        Event(
            what=": ".join(filter(None, (trail.action(step), successor, reason))),
            who=_who(name or "", str(words.ROLES[role])),
            at=at,
        )
        for step, role, name, at, reason, successor in columns.read(_STEPS, asked)
    ]


def signatures(version: AgreementVersion) -> list[Signed]:
    """The version's signatures in the order they were given."""
    hash_ = mapping.checksum(version)
    return [Signed(row, row.version_hash == hash_) for row in version.signatures]


def unsigned(given: Iterable[Signed]) -> list[Party]:
    """The parties without a signature that holds."""
    have = {each.row.party for each in given if each.holds}
    return [party for party in Party if party not in have]


def _who(name: str, role: str) -> str:
    return f"{name}, {role}" if name else role
