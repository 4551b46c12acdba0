"""A review as a paper."""

from datetime import datetime

from agreements.documents import review as review_paper
from agreements.kodeks.review_lifecycle import State
from planner.clock import LOCAL
from planner.models.committees import MembershipRole
from planner.models.reviews import Review
from planner.reviews import mapping, queries
from typeset.blocks import Document
from typeset.words import Language


def of_review(row: Review, *, language: Language) -> Document:
    """The review with its signatures; one that is not signed by both sides is a draft."""
    signed: datetime = row.signed_at or row.changed_at
    names = queries.officers(on=signed.astimezone(LOCAL).date())
    return review_paper.document(
        review_paper.ReviewPaper(
            review=mapping.review(row),
            created=row.changed_at.astimezone(LOCAL),
            chair=names.get(MembershipRole.CHAIR, ""),
            vice_chair=names.get(MembershipRole.VICE_CHAIR, ""),
            signatures=mapping.signatures(row),
            is_draft=row.state is not State.SIGNED,
            language=language,
        )
    )
