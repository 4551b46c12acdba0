"""The way back from canonical form: JSON as it was stored becomes the frozen values again.

Amounts come back without the trailing zeros the canonical form leaves out. Restoring and writing
down again gives the same bytes, and so the same hash.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from agreements.canonical import Json

Content = TypeVar("Content")
_Reader = Callable[[Any], object]


class UnknownForm(Exception):
    """The text is of another form than the one asked for: older, newer or something else."""

    def __init__(self, found: object, wanted: str) -> None:
        super().__init__(f"{found!r} is not {wanted!r}")
        self.found, self.wanted = found, wanted


def restore(kind: type[Content], canonical: str | bytes, *, form: str) -> Content:
    """The value of ``kind`` that ``canonical.canonical(value, form=form)`` wrote down.

    Raises UnknownForm, and KeyError or ValueError where a field lacks or cannot be read.
    """
    whole: dict[str, Json] = json.loads(canonical)
    if whole.get("form") != form:
        raise UnknownForm(whole.get("form"), form)
    return cast(Content, _reader(cast(Any, kind))(whole["content"]))


@cache
def _reader(kind: Any) -> _Reader:
    """How a value of ``kind`` is read; worked out once for each type."""
    if get_origin(kind) is tuple:
        each = _reader(get_args(kind)[0])
        return lambda stored: tuple(each(one) for one in stored)
    if isinstance(kind, UnionType):
        return _optional(kind)
    if is_dataclass(kind):
        return _dataclass(cast(type, kind))
    if kind is date:
        return date.fromisoformat
    if kind is Decimal or issubclass(kind, StrEnum):
        return cast(_Reader, kind)
    if kind in (str, int, bool):
        return lambda stored: stored
    raise TypeError(f"{kind} has no canonical form")


def _optional(kind: UnionType) -> _Reader:
    [present] = [each for each in get_args(kind) if each is not NoneType]
    read = _reader(present)
    return lambda stored: None if stored is None else read(stored)


def _dataclass(kind: type) -> _Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return lambda stored: kind(**{name: read(stored[name]) for name, read in readers.items()})
