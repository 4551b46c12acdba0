"""Reads of comments."""

from collections.abc import Collection, Mapping

from planner.models.agreements import Agreement, AgreementComment


def by_goal(agreement: Agreement) -> Mapping[str, list[AgreementComment]]:
    """The comments of each goal (by key), oldest first; "" has those about the whole agreement."""
    found: dict[str, list[AgreementComment]] = {}
    for comment in agreement.comments:
        found.setdefault(comment.goal_key, []).append(comment)
    return found


def about_goals_gone(agreement: Agreement, keys: Collection[str]) -> list[AgreementComment]:
    """The comments about goals that are no longer there."""
    return [comment for comment in agreement.comments if comment.goal_key not in keys]
