"""Every table, imported here so that the metadata is whole."""

from planner.models import (
    accounts,
    agreements,
    audit,
    base,
    committees,
    discussions,
    imports,
    jobs,
    kodeks,
    meetings,
    messages,
    municipality,
    people,
    reviews,
    rotations,
    units,
)

__all__ = [
    "accounts",
    "agreements",
    "audit",
    "base",
    "committees",
    "discussions",
    "imports",
    "jobs",
    "kodeks",
    "meetings",
    "messages",
    "municipality",
    "people",
    "reviews",
    "rotations",
    "units",
]
