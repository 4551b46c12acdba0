"""A review as a paper."""

from datetime import datetime
from functools import lru_cache

from markupsafe import Markup

from agreements.documents import review as review_paper
from agreements.documents.review import ReviewPaper
from agreements.kodeks.review_lifecycle import State
from planner.clock import LOCAL
from planner.models.committees import MembershipRole
from planner.models.reviews import Review
from planner.reviews import mapping, queries
from typeset import html
from typeset.blocks import Document
from typeset.words import Language


def of_review(row: Review, *, language: Language) -> Document:
    """The review with its signatures; one that is not signed by both sides is a draft."""
    return review_paper.document(_paper(row, language))


def body_of_review(row: Review, *, language: Language) -> Markup:
    """The same as the body of a page."""
    return _body(_paper(row, language))


@lru_cache(maxsize=8)  # by all that it says, so never stale
def _body(paper: ReviewPaper) -> Markup:
    document = review_paper.document(paper)
    return Markup(html.body(document))  # noqa: S704 - typeset.html escapes every text in it


def _paper(row: Review, language: Language) -> ReviewPaper:
    signed: datetime = row.signed_at or row.changed_at
    names = queries.officers(on=signed.astimezone(LOCAL).date())
    return ReviewPaper(
        review=mapping.review(row),
        created=row.changed_at.astimezone(LOCAL),
        chair=names.get(MembershipRole.CHAIR, ""),
        vice_chair=names.get(MembershipRole.VICE_CHAIR, ""),
        signatures=mapping.signatures(row),
        is_draft=row.state is not State.SIGNED,
        language=language,
    )
