"""One canonical form per value, so that equal content has one hash on any machine, for good."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


class NotCanonical(Exception):
    """A value of this type has no canonical form; frozen content may not hold it."""

    def __init__(self, kind: type) -> None:
        super().__init__(kind.__name__)
        self.kind = kind


def digest(content: object, *, form: str) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content, form=form)).hexdigest()


def canonical(content: object, *, form: str) -> bytes:
    """UTF-8 JSON without blanks, names sorted, text in NFC, days in ISO 8601, amounts as text.

    Amounts lose trailing zeros (``5.0`` and ``5`` promise the same). Lists keep their order, which
    is the order that is printed. ``form`` names kind and version of the content, so that a change
    to the form can never be taken for a change of the content. Raises NotCanonical.
    """
    whole: Json = {"form": form, "content": _plain(content)}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: object) -> Json:
    match value:
        case bool() | int() | None:
            return value
        case str():
            return text(value)
        case Decimal():
            return amount(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            raise NotCanonical(type(value))


def text(value: str) -> str:
    """The text in NFC: a letter and its accent are one sign, however they were typed."""
    return unicodedata.normalize("NFC", str(value))


def amount(value: Decimal) -> str:
    """The amount without trailing zeros, ``5.0`` as ``5``."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
