"""Reads the tables of docs/formats.md: by format and place, each key with what is said of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
_FORMAT = re.compile(r"[a-z]+(?:-[a-z]+)*/[0-9]+")
_QUOTED = re.compile(r"`([^`]+)`")
_RANGE = re.compile(r"^(whole number|number), (-?[0-9]+) to (-?[0-9]+)(?=[:;,]|$| )")
_CHOICES = re.compile(r"^one of ((?:`[a-z_]+`(?:, )?)+)")


@dataclass(frozen=True, slots=True)
class Key:
    """A row of a table for one of its keys; `default` is empty where only writing is described."""

    name: str
    value: str
    default: str = ""
    refused: str = ""

    @property
    def is_required(self) -> bool:
        return self.default.startswith("required")

    @property
    def is_null_taken(self) -> bool:
        return re.search(r"\bor null\b|, null\b", self.value) is not None

    @property
    def limits(self) -> tuple[int, int] | None:
        """Least and most of a number."""
        found = _RANGE.match(self.value)
        return None if found is None else (int(found[2]), int(found[3]))

    @property
    def choices(self) -> list[str]:
        """What it may be one of."""
        found = _CHOICES.match(self.value)
        return [] if found is None else _QUOTED.findall(found[1])

    @property
    def default_value(self) -> Any:
        """Raises ValueError where the default is told in words."""
        return json.loads(self.default.strip("`"))


def tables(text: str) -> dict[str, dict[str, list[Key]]]:
    """Format -> place, as `$.units[]` -> its keys, in the page's order."""
    found: dict[str, dict[str, list[Key]]] = {}
    own = ""
    for title, body in _sections(text):
        named = [one for one in _QUOTED.findall(title) if _FORMAT.fullmatch(one)]
        if title.startswith("## "):
            own = next(iter(named), "")
            continue
        for place in (one for one in _QUOTED.findall(title) if one.startswith("$")):
            for format_ in (own, *named):
                found.setdefault(format_, {})[place] = list(_rows(body))
    return found


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each heading with the lines below it."""
    title, body = "", list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            yield title, body
            title, body = line, []
        else:
            body.append(line)
    yield title, body


def _rows(body: list[str]) -> Iterator[Key]:
    for line in body:
        first, *cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if first.startswith("`"):
            for name in _QUOTED.findall(first):
                yield Key(name, *cells[:3])


def covers(place: str, way: str) -> bool:
    """Whether a place of the page, `$.by_*[]`, is this way through a file, `$.by_kind[]`."""
    return re.fullmatch(re.escape(place).replace(r"\*", r"[^.\[\]]*"), way) is not None
