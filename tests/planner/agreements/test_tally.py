"""How many agreements a reader may see, counted once for a page."""

import pytest
from flask import Flask

from agreements.transitions import State
from planner.agreements import tally
from planner.agreements.queries import Filter
from planner.models.accounts import Role
from planner.models.agreements import AgreementRound
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round


@pytest.fixture
def rounds(database: Flask) -> tuple[AgreementRound, AgreementRound]:
    """Two approved agreements and a draft in the first, a draft of another committee's after."""
    builders.municipality()
    first, second = agreement_round(2027), agreement_round(2028)
    mine, theirs = builders.committee("BUU"), builders.committee("KFU")
    for _one in range(2):
        agreement(first, builders.unit(mine), mine)
    agreement(first, builders.unit(mine), mine, state=State.DRAFT, are_frozen=(False,))
    agreement(second, builders.unit(theirs), theirs, state=State.DRAFT, are_frozen=(False,))
    return first, second


def test_rounds_and_committees_are_counted_from_the_same_reading(
    rounds: tuple[AgreementRound, AgreementRound],
) -> None:
    first, second = rounds

    seen = tally.of(builders.user(Role.ADMINISTRATOR))

    assert seen.by_round() == {first.id: 3, second.id: 1}
    names = [name for _id, name in seen.committees()]
    assert len(names) == 2
    assert names == sorted(names)


def test_only_what_is_approved_makes_a_catalogue(
    rounds: tuple[AgreementRound, AgreementRound],
) -> None:
    first, second = rounds
    seen = tally.of(builders.user(Role.ADMINISTRATOR))
    [mine, theirs] = [id_ for id_, _name in seen.committees()]

    assert seen.has_approved(Filter())
    assert seen.has_approved(Filter(round_id=first.id, committee_id=mine))
    assert not seen.has_approved(Filter(round_id=second.id))
    assert seen.has_any(Filter(round_id=second.id))
    assert not seen.has_any(Filter(round_id=first.id, committee_id=theirs))


def test_who_may_read_no_drafts_counts_none(
    rounds: tuple[AgreementRound, AgreementRound],
) -> None:
    """Does a number give away what we are still writing?"""
    first, _second = rounds

    seen = tally.of(builders.user(Role.COUNCIL_MEMBER))

    assert seen.by_round() == {first.id: 2}
