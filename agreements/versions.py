"""A version's canonical form and its hash: the same content gives the same 64 letters anywhere."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from agreements.agreement import Agreement

FORM = "samspil.agreement/1"
"""Written first in every canonical form; a change to the form needs a new number."""

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


class NotCanonical(Exception):
    """A value of this type has no canonical form; frozen content may not hold it."""

    def __init__(self, kind: type) -> None:
        super().__init__(kind.__name__)
        self.kind = kind


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
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def canonical(content: Agreement) -> bytes:
    """UTF-8 JSON without blanks, names sorted, text in NFC, days in ISO 8601, amounts as text.

    Amounts lose trailing zeros (``5.0`` and ``5`` promise the same). Lists keep their order, which
    is the order that is printed.
    """
    form: Json = {"form": FORM, "agreement": _plain(content)}
    return json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: object) -> Json:
    match value:
        case bool() | int() | None:
            return value
        case str():
            return unicodedata.normalize("NFC", str(value))
        case Decimal():
            return _amount(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            raise NotCanonical(type(value))


def _amount(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
