"""What the pages of agreements have in common: the blueprint, and finding what may be read."""

from dataclasses import dataclass

from flask import Blueprint, abort

from planner import access, scopes
from planner.access import Permission
from planner.agreements import queries
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementRound, AgreementVersion
from planner.web.guard import ensure, signed_in

blueprint = Blueprint("agreements", __name__, url_prefix="/agreements")


@dataclass(frozen=True, slots=True)
class Readable:
    """An agreement and those of its versions the reader may see, oldest first, never none.

    Amendments that were given up come apart: they are kept, and were never in force.
    """

    agreement: Agreement
    versions: list[AgreementVersion]
    given_up: list[AgreementVersion]

    @property
    def newest(self) -> AgreementVersion:
        return self.versions[-1]

    def version(self, number: int) -> AgreementVersion:
        """The version with this number; answers 404 when there is none to be seen."""
        every = (*self.versions, *self.given_up)
        return next((row for row in every if row.number == number), None) or abort(404)


def find(agreement_id: int) -> Readable:
    """The agreement, or 404; a refusal leaves an audit event."""
    return _readable(queries.whole(agreement_id))


def find_texts(agreement_id: int) -> Readable:
    """As `find`, with what the versions say and no more."""
    return _readable(queries.with_texts(agreement_id))


def _readable(found: Agreement | None) -> Readable:
    agreement = found or abort(404)
    scope = scopes.of_agreement(agreement)
    ensure(Permission.READ_AGREEMENTS, scope, what=agreement)
    reads_drafts = access.may(signed_in(), Permission.READ_DRAFT_AGREEMENTS, scope=scope)
    standing = [row for row in agreement.versions if row.withdrawn_at is None]
    versions = [row for row in standing if row.frozen_at or reads_drafts]
    if not versions:
        ensure(Permission.READ_DRAFT_AGREEMENTS, scope, what=agreement)
    given_up = [row for row in agreement.versions if row.withdrawn_at and reads_drafts]
    return Readable(agreement, versions, given_up)


def find_round(round_id: int) -> AgreementRound:
    """The round, or 404."""
    found: AgreementRound = db.get_or_404(AgreementRound, round_id)
    return found
