"""The versions of one agreement, each known by the hash of what it says."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.agreement import Agreement
from agreements.canonical import digest

FORM = "samspil.agreement/1"
"""A change to what an agreement holds, or how it is written down, needs a new number."""


@dataclass(frozen=True, slots=True)
class Version:
    """``number`` counts from 1 within an agreement; ``reason`` is why an amendment was opened."""

    number: int
    content: Agreement
    reason: str = ""

    @property
    def hash(self) -> str:
        return content_hash(self.content)


def content_hash(content: Agreement) -> str:
    """What signatures are bound to: 64 hexadecimal letters, equal for equal content."""
    return digest(content, form=FORM)
