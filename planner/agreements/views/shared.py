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
    """An agreement and those of its versions the reader may see, oldest first, never none."""

    agreement: Agreement
    versions: list[AgreementVersion]

    @property
    def newest(self) -> AgreementVersion:
        return self.versions[-1]

    def version(self, number: int) -> AgreementVersion:
        """The version with this number; answers 404 when there is none to be seen."""
        return next((row for row in self.versions if row.number == number), None) or abort(404)


def find(agreement_id: int) -> Readable:
    """The agreement, or 404; a refusal leaves an audit event."""
    agreement = queries.whole(agreement_id) or abort(404)
    scope = scopes.of_agreement(agreement)
    ensure(Permission.READ_AGREEMENTS, scope, what=agreement)
    reads_drafts = access.may(signed_in(), Permission.READ_DRAFT_AGREEMENTS, scope=scope)
    versions = [row for row in agreement.versions if row.frozen_at or reads_drafts]
    if not versions:
        ensure(Permission.READ_DRAFT_AGREEMENTS, scope, what=agreement)
    return Readable(agreement, versions)


def find_round(round_id: int) -> AgreementRound:
    """The round, or 404."""
    found: AgreementRound = db.get_or_404(AgreementRound, round_id)
    return found
