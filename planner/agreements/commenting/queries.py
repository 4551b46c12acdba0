"""Reads of comments."""

from collections.abc import Mapping

from planner.models.agreements import Agreement, AgreementComment


def by_goal(agreement: Agreement) -> Mapping[str, list[AgreementComment]]:
    """The comments of each goal (by key), oldest first; "" has those about the whole agreement."""
    found: dict[str, list[AgreementComment]] = {}
    for comment in agreement.comments:
        found.setdefault(comment.goal_key, []).append(comment)
    return found
