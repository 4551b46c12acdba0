"""The signatures of a version: given, still open, and those that stand on another version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from agreements.language import Speaker
from agreements.signatures import Signature, Signer, sheet
from agreements.words.papers import PAPERS, Said
from typeset import blocks
from typeset.blocks import Block, Column, Notice, Paragraph, Table
from typeset.inline import Tone
from typeset.words import clock

Signers: TypeAlias = Mapping[Signer, tuple[str, str]]
"""Who is to sign for each party: the name, and what it signs as; in the order of print."""


def signing(
    signers: Signers[Signer],
    signatures: tuple[Signature[Signer], ...],
    version_hash: str,
    speaker: Speaker,
) -> Iterator[Block]:
    """Lines to sign on while nobody has signed, then a table of who has."""
    if not signatures:
        lines = tuple(blocks.Signature(name, as_what) for name, as_what in signers.values())
        yield blocks.Signatures(lines)
        return
    result = sheet(signatures, version_hash, parties=tuple(signers))
    waiting = speaker.say(PAPERS[Said.AWAITS_SIGNATURE])
    given = [(signers[each.party][1], *_given(each, speaker)) for each in result.valid]
    missing = [(signers[party][1], waiting, "") for party in result.missing]
    yield Table(
        columns=(
            Column(speaker.say(PAPERS[Said.PARTY]), share=0.24),
            Column(speaker.say(PAPERS[Said.SIGNED_BY])),
            Column(speaker.say(PAPERS[Said.SIGNED_AT]), share=0.26),
        ),
        rows=(*given, *missing),
    )
    for signature in result.reservations:
        title = f"{speaker.say(PAPERS[Said.RESERVATION])}: {signature.signed_by}"
        yield Notice(title, (Paragraph(signature.reservation),), Tone.WARNING)
    for signature in result.mismatched:
        yield _mismatch(signature, speaker)


def moment(at: datetime, speaker: Speaker) -> str:
    """``17. marts 2026 kl. 14.00``, in the zone the moment is given in."""
    at_time = clock(at.time(), speaker.language)
    return speaker.say(PAPERS[Said.DAY_AT_TIME], day=speaker.day(at.date()), time=at_time)


def _given(signature: Signature[Signer], speaker: Speaker) -> tuple[str, str]:
    by = signature.signed_by
    if signature.on_behalf_of:
        by = f"{by}, " + speaker.say(
            PAPERS[Said.ON_BEHALF_OF],
            person=signature.on_behalf_of,
            reason=signature.on_behalf_reason,
        )
    return by, moment(signature.signed_at, speaker)


def _mismatch(signature: Signature[Signer], speaker: Speaker) -> Notice:
    told = speaker.say(
        PAPERS[Said.MISMATCH],
        signer=signature.signed_by,
        day=moment(signature.signed_at, speaker),
    )
    return Notice(speaker.say(PAPERS[Said.MISMATCH_TITLE]), (Paragraph(told),), Tone.BAD)
