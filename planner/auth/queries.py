"""Reads for the pages open to everybody."""

from dataclasses import dataclass

from sqlalchemy import select

from planner.extensions import db
from planner.models.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to write or call; empty where the municipality has not said."""

    email: str = ""
    phone: str = ""


def contact() -> Contact:
    """The municipality's contact for questions about the planner."""
    row = db.session.execute(select(Municipality.contact_email, Municipality.contact_phone)).first()
    return Contact(row.contact_email, row.contact_phone) if row else Contact()
