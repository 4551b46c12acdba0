"""What is wrong with something somebody wrote: at which field, which rule, and in whose words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agreements.language import Bilingual


@dataclass(frozen=True, slots=True)
class Problem:
    """``field`` names the place, parts joined by dots, list positions from 0.

    Example: ``local.1.indicators.0.target`` is the target of the second local goal's first
    indicator.
    """

    field: str
    code: StrEnum
    message: Bilingual


def at(*parts: str | int) -> str:
    """The field's name from its parts."""
    return ".".join(str(part) for part in parts if part != "")
