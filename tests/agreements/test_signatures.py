"""Signatures hold for one version only, and say so when it is another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from agreements.signatures import (
    ALL_PARTIES,
    Party,
    Signature,
    UnsignableSignature,
    matches,
    sheet,
    unsigned,
)

FIRST, SECOND = "a" * 64, "b" * 64
NOON = datetime(2027, 4, 1, 12, tzinfo=UTC)


def signature(party: Party, **changes: object) -> Signature:
    values: dict[str, object] = {
        "party": party,
        "version_hash": FIRST,
        "signed_by": f"Underskriver for {party}",
        "signed_at": NOON,
    }
    return Signature(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("order", list(permutations(Party)))
def test_three_signatures_in_any_order_complete_the_sheet(order):
    signatures = [
        signature(party, signed_at=NOON + timedelta(hours=hour)) for hour, party in enumerate(order)
    ]
    result = sheet(signatures, FIRST, parties=ALL_PARTIES)
    assert result.is_complete
    assert [each.party for each in result.valid] == list(Party)


def test_signatures_on_an_earlier_version_are_shown_as_mismatched_and_do_not_count():
    result = sheet(
        [signature(Party.UNIT), signature(Party.COMMITTEE, version_hash=SECOND)],
        SECOND,
        parties=ALL_PARTIES,
    )
    assert [each.party for each in result.mismatched] == [Party.UNIT]
    assert result.missing == (Party.UNIT, Party.ADMINISTRATION)
    assert not matches(signature(Party.UNIT), SECOND)


def test_a_municipality_with_two_parties_needs_two_signatures():
    parties = (Party.UNIT, Party.ADMINISTRATION)
    result = sheet([signature(party) for party in parties], FIRST, parties=parties)
    assert result.is_complete


def test_after_a_transfer_the_new_leaders_signature_is_open_until_given():
    transferred = NOON + timedelta(days=30)
    before = sheet([signature(party) for party in Party], FIRST, parties=ALL_PARTIES)
    after = sheet(
        [*before.valid, signature(Party.UNIT, signed_at=transferred + timedelta(days=1))],
        FIRST,
        parties=ALL_PARTIES,
    )
    assert unsigned(before) == frozenset()
    assert unsigned(before, transferred_at=transferred) == {Party.UNIT}
    assert unsigned(after, transferred_at=transferred) == frozenset()
    assert len(after.valid) == 4


def test_a_reservation_is_kept_beside_its_signature():
    result = sheet(
        [signature(Party.UNIT, reservation="Målet kræver to stillinger mere.")],
        FIRST,
        parties=ALL_PARTIES,
    )
    assert [each.reservation for each in result.reservations] == [
        "Målet kræver to stillinger mere."
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"signed_at": datetime(2027, 4, 1, 12)},  # noqa: DTZ001  the fault under test
        {"signed_by": "  "},
        {"version_hash": "A" * 64},
        {"version_hash": "a" * 63},
        {"on_behalf_of": "Leder 3"},
        {"on_behalf_reason": "Orlov"},
        {"on_behalf_of": "Leder 3", "on_behalf_reason": "Orlov", "reservation": "Dog ikke mål 2"},
    ],
)
def test_a_signature_that_is_not_one_cannot_exist(changes):
    with pytest.raises(UnsignableSignature):
        signature(Party.UNIT, **changes)
