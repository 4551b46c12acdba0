"""Who has signed which version: bound to its hash, in any order, never moved to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar


class Party(StrEnum):
    """Each signs once. The chair signs for the committee, after the committee's own decision."""

    UNIT = "unit"
    COMMITTEE = "committee"
    ADMINISTRATION = "administration"


ALL_PARTIES = (Party.UNIT, Party.COMMITTEE, Party.ADMINISTRATION)

Signer = TypeVar("Signer", bound=StrEnum)
"""Who can sign: the parties of an agreement, or the two sides of another document."""


class UnsignableSignature(Exception):
    """The signature is not one: ``fault`` says what is wrong with it."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Generic[Signer]):
    """One party's signature on one version.

    ``signed_by`` and ``on_behalf_of`` are what is printed (a name or an office). A reservation is
    the party's own words beside its signature; nobody reserves on another's behalf.
    """

    party: Signer
    version_hash: str
    signed_by: str
    signed_at: datetime
    on_behalf_of: str = ""
    on_behalf_reason: str = ""
    reservation: str = ""

    def __post_init__(self) -> None:
        if self.signed_at.utcoffset() is None:
            raise UnsignableSignature("the moment of signing has no time zone")
        if not self.signed_by.strip():
            raise UnsignableSignature("nobody is named as signer")
        if len(self.version_hash) != 64 or set(self.version_hash) - set("0123456789abcdef"):
            raise UnsignableSignature("the hash is not a SHA-256 in hexadecimal")
        if bool(self.on_behalf_of.strip()) != bool(self.on_behalf_reason.strip()):
            raise UnsignableSignature("on behalf needs both the person and the reason")
        if self.on_behalf_of and self.reservation:
            raise UnsignableSignature("a reservation is the party's own, not given on behalf")


def matches(signature: Signature[Signer], version_hash: str) -> bool:
    """Whether the signature stands on exactly this version."""
    return signature.version_hash == version_hash


@dataclass(frozen=True, slots=True)
class SignatureSheet(Generic[Signer]):
    """Signatures that hold for one version, those given on another, and who is missing."""

    valid: tuple[Signature[Signer], ...]
    mismatched: tuple[Signature[Signer], ...]
    missing: tuple[Signer, ...]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def reservations(self) -> tuple[Signature[Signer], ...]:
        return tuple(signature for signature in self.valid if signature.reservation)


def sheet(
    signatures: Iterable[Signature[Signer]],
    version_hash: str,
    *,
    parties: tuple[Signer, ...],
) -> SignatureSheet[Signer]:
    """What the signatures amount to on the version with ``version_hash``.

    A party that signed the same version twice (a new leader after a transfer) counts once; all its
    signatures are shown. Order: as the parties are listed, then by the moment of signing.
    """
    given = sorted(signatures, key=lambda each: (parties.index(each.party), each.signed_at))
    valid = tuple(each for each in given if matches(each, version_hash))
    signed = {each.party for each in valid}
    return SignatureSheet(
        valid=valid,
        mismatched=tuple(each for each in given if not matches(each, version_hash)),
        missing=tuple(party for party in parties if party not in signed),
    )


def unsigned(
    current: SignatureSheet[Party], *, transferred_at: datetime | None = None
) -> frozenset[Party]:
    """The parties whose signature is open, a new leader's after a transfer among them."""
    missing = frozenset(current.missing)
    if transferred_at is None:
        return missing
    taken_over = any(
        each.party is Party.UNIT and each.signed_at >= transferred_at for each in current.valid
    )
    return missing if taken_over else missing | {Party.UNIT}
