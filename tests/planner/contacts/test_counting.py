"""Which contacts count: held, with a quorum of politicians."""

import pytest
from flask import Flask
from sqlalchemy import select

from planner.contacts import counting
from planner.extensions import db
from planner.models.rotations import Contact, ContactStatus
from tests.planner import builders, occasions


@pytest.mark.parametrize(
    ("status", "politicians", "counts"),
    [
        (ContactStatus.HELD, 3, True),
        (ContactStatus.HELD, 2, False),
        (ContactStatus.HELD, 0, False),
        (ContactStatus.PLANNED, 7, False),
        (ContactStatus.CANCELLED, 7, False),
        (ContactStatus.REPLACED, 7, False),
    ],
)
def test_a_contact_counts_when_it_was_held_with_a_quorum(
    database: Flask, status: ContactStatus, politicians: int, counts: bool
) -> None:
    """Two politicians who drop by are no meeting with the committee."""
    builders.municipality(quorum_politicians=3)
    committee = builders.committee()
    meeting = occasions.meeting(occasions.calendar(), committee)
    row = occasions.contact(builders.unit(committee), meeting, status, politicians=politicians)

    counted = db.session.scalars(select(Contact).where(counting.counts())).all()

    assert counted == ([row] if counts else [])
