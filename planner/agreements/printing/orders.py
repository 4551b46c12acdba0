"""What is printed together: which papers, of whose units, and how they are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

from sqlalchemy import select

from agreements.language import Language
from agreements.words.followup import Occasion
from planner import access, scopes
from planner.access import Permission
from planner.agreements import papers, queries
from planner.agreements.queries import Filter
from planner.collation import danish_key
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementFollowUp, AgreementVersion
from planner.models.committees import CommitteePeriod
from planner.models.units import Unit, UnitPeriod
from typeset.blocks import Document


class PaperKind(StrEnum):
    """Which paper of each agreement."""

    AGREEMENT = "agreement"
    MIDWAY = "midway"
    ANNUAL = "annual"
    DIALOGUE = "dialogue"


class Binding(StrEnum):
    """One file for each paper, or one for all."""

    PACKED = "packed"
    BOUND = "bound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody asked for; `committee_id` None is every committee's."""

    round_id: int
    committee_id: int | None
    kind: PaperKind
    binding: Binding
    language: Language

    def payload(self) -> dict[str, Any]:
        """The order as a job keeps it."""
        return {
            "round_id": self.round_id,
            "committee_id": self.committee_id,
            "kind": self.kind.value,
            "binding": self.binding.value,
            "language": self.language.value,
        }


def of_payload(payload: Mapping[str, Any]) -> Order:
    """The order a job was given."""
    return Order(
        round_id=payload["round_id"],
        committee_id=payload["committee_id"],
        kind=PaperKind(payload["kind"]),
        binding=Binding(payload["binding"]),
        language=Language(payload["language"]),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """One unit's agreement in an order."""

    agreement_id: int
    unit_code: str
    unit: str
    committee: str


def items(order: Order, user: User) -> list[Item]:
    """The agreements the reader may see that have such a paper, by unit in Danish order."""
    narrowed = Filter(round_id=order.round_id, committee_id=order.committee_id)
    columns = select(Agreement.id, Unit.code, UnitPeriod.name, CommitteePeriod.name)
    query = queries.readable(columns, user, narrowed)
    if order.kind in (PaperKind.MIDWAY, PaperKind.ANNUAL):
        handed_in = select(AgreementFollowUp.id).where(
            AgreementFollowUp.agreement_id == Agreement.id,
            AgreementFollowUp.occasion == Occasion(order.kind),
        )
        query = query.where(handed_in.correlate(Agreement).exists())
    elif order.kind is PaperKind.DIALOGUE:
        query = query.where(Agreement.unit_id.in_(papers.units_with_encounters()))
    found = [Item(*row) for row in db.session.execute(query)]
    return sorted(found, key=lambda each: (danish_key(each.unit), each.unit_code))


def document(item: Item, order: Order, user: User, *, today: date) -> Document:
    """The item's paper. Raises LookupError when it has gone since the order was listed."""
    agreement = queries.whole(item.agreement_id)
    if agreement is None:
        raise LookupError(item.agreement_id)
    version = _newest(agreement, user)
    match order.kind:
        case PaperKind.AGREEMENT:
            return papers.of_version(version, language=order.language)
        case PaperKind.MIDWAY | PaperKind.ANNUAL:
            occasion = Occasion(order.kind)
            *_, latest = [row for row in agreement.follow_ups if row.occasion is occasion]
            return papers.of_follow_up(latest, version, language=order.language)
        case PaperKind.DIALOGUE:
            meeting, before = papers.meeting_of(agreement, today=today)
            if meeting is None:
                raise LookupError(item.agreement_id)
            return papers.of_dialogue(version, meeting, before, language=order.language)
        case _:
            assert_never(order.kind)


def _newest(agreement: Agreement, user: User) -> AgreementVersion:
    """The newest version the reader may see."""
    scope = scopes.of_agreement(agreement)
    reads_drafts = access.may(user, Permission.READ_DRAFT_AGREEMENTS, scope=scope)
    standing: Sequence[AgreementVersion] = [
        row
        for row in agreement.versions
        if row.withdrawn_at is None and (row.frozen_at or reads_drafts)
    ]
    if not standing:
        raise LookupError(agreement.id)
    return standing[-1]
