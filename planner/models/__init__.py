"""Every table, imported here so that the metadata is whole."""

from planner.models import (
    accounts,
    agreements,
    audit,
    base,
    committees,
    imports,
    jobs,
    meetings,
    messages,
    municipality,
    people,
    rotations,
    units,
)

__all__ = [
    "accounts",
    "agreements",
    "audit",
    "base",
    "committees",
    "imports",
    "jobs",
    "meetings",
    "messages",
    "municipality",
    "people",
    "rotations",
    "units",
]
