"""Rows of a review to values of the domain and back."""

from agreements import restoring
from agreements.canonical import canonical
from agreements.kodeks import review as domain
from agreements.kodeks import review_lifecycle
from agreements.kodeks.review import Table
from agreements.signatures import Signature
from planner.clock import LOCAL
from planner.models.reviews import Review, ReviewRecommendation

FIGURES_FORM = "samspil.review-figures/2"


def review(row: Review) -> domain.Review:
    """What a review says: what both sides sign."""
    return domain.Review(
        municipality=row.municipality,
        title=row.title,
        figures=figures(row),
        last_years=tuple(
            domain.FollowedUp(each.text, each.outcome, each.note) for each in row.follow_ups
        ),
        remarks=tuple(domain.Remark(each.med_side, each.text) for each in row.remarks),
        recommendations=tuple(recommendation(each) for each in row.recommendations),
    )


def recommendation(row: ReviewRecommendation) -> domain.Recommendation:
    """One recommendation with its answer."""
    by = ((Table.MANAGEMENT, row.by_management), (Table.EMPLOYEES, row.by_employees))
    return domain.Recommendation(
        number=row.number,
        by=tuple(side for side, is_by in by if is_by),
        text=row.text,
        answer=row.answer,
        answered_on=row.answered_on,
    )


def figures(row: Review) -> domain.Figures | None:
    """The frozen figures as they were stored; nothing is counted again."""
    if not row.figures:
        return None
    return restoring.restore(domain.Figures, row.figures, form=FIGURES_FORM)


def figures_text(counted: domain.Figures) -> str:
    """How figures are stored."""
    return canonical(counted, form=FIGURES_FORM).decode()


def signatures(row: Review) -> tuple[Signature[Table], ...]:
    """The signatures, at Danish time."""
    return tuple(
        Signature(
            party=each.med_side,
            version_hash=each.content_hash,
            signed_by=each.signed_by,
            signed_at=each.signed_at.astimezone(LOCAL),
        )
        for each in row.signatures
    )


def facts(row: Review) -> review_lifecycle.Facts:
    """What the table of steps asks about a review."""
    return review_lifecycle.Facts(state=row.state, review=review(row), unsigned=unsigned(row))


def unsigned(row: Review) -> frozenset[Table]:
    """The sides that have not signed yet."""
    return frozenset(Table) - {each.med_side for each in row.signatures}
