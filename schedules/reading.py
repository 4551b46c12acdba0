"""Reads JSON strictly: what is of the wrong kind is refused, with its place and what was wanted."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST_SHOWN = 40
_LONGEST_TEXT = 10_000
_HUGE = 10**18

Value = TypeVar("Value")
Member = TypeVar("Member", bound=StrEnum)


class Refused(ValueError):
    """At `path` (as `$.units[3].seats`) the input has `found` where `expected` was wanted."""

    def __init__(self, path: str, *, expected: str, found: str) -> None:
        super().__init__(f"{path}: expected {expected}, found {found}")
        self.path = path
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and its place; each reader returns it typed or raises `Refused`."""

    value: object
    parent: "Node | None" = None
    key: str | int = "$"

    @property
    def path(self) -> str:
        """Where the value stands, as `$.units[3].seats`."""
        if self.parent is None:
            return str(self.key)
        if isinstance(self.key, str) and _PLAIN_KEY.fullmatch(self.key):
            return f"{self.parent.path}.{self.key}"
        return f"{self.parent.path}[{json.dumps(self.key, ensure_ascii=False)}]"

    def refused(self, expected: str, found: str | None = None) -> Refused:
        """The exception for this value, for the caller to raise."""
        return Refused(self.path, expected=expected, found=found or _shown(self.value))

    def record(self, *, required: Iterable[str], optional: Iterable[str] = ()) -> "Record":
        """An object with every `required` key and no key besides those and the `optional` ones."""
        members = self._object()
        needed = frozenset(required)
        known = needed | frozenset(optional)
        if not members.keys() <= known:
            stray = next(key for key in members if key not in known)
            raise Node(members[stray], self, stray).refused(
                f"one of the keys {', '.join(sorted(known))}", "an unknown key"
            )
        if not needed <= members.keys():
            lacking = min(needed - members.keys())
            raise Node(None, self, lacking).refused("a value", "a missing key")
        return Record(self, members)

    def of_format(self, name: str) -> "Node":
        """This object; one that says it is of another format is refused for that alone."""
        if "format" in self._object():
            Node(self._object()["format"], self, "format").constant(name)
        return self

    def mapping(self) -> dict[str, "Node"]:
        """An object with free keys, each a text of its own."""
        members = self._object()
        for key in members:
            Node(key, self, key).text()
        return {key: Node(member, self, key) for key, member in members.items()}

    def items(self) -> "list[Node]":
        """A list."""
        if not isinstance(self.value, list):
            raise self.refused("a list")
        return [Node(item, self, index) for index, item in enumerate(self.value)]

    def text(self) -> str:
        """A text that is not blank and can be written as UTF-8."""
        if not isinstance(self.value, str):
            raise self.refused("a text")
        if not self.value.strip() or len(self.value) > _LONGEST_TEXT:
            raise self.refused(f"a text of 1 to {_LONGEST_TEXT} characters")
        if not self.value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in self.value):
            raise self.refused("a text of whole characters", "half a surrogate pair")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.refused("true or false")
        return self.value

    def whole(self, *, least: int, most: int) -> int:
        """A whole number within `least..most`; true and false are no numbers."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.refused(f"a whole number from {least} to {most}")
        if not least <= self.value <= most:
            raise self.refused(f"a whole number from {least} to {most}")
        return self.value

    def real(self, *, least: float, most: float) -> float:
        """A number within `least..most`; NaN is within nothing."""
        wanted = f"a number from {least:g} to {most:g}"
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refused(wanted)
        if not least <= self.value <= most:
            raise self.refused(wanted)
        return float(self.value)

    def day(self) -> date:
        """An ISO day, `YYYY-MM-DD`."""
        if isinstance(self.value, str) and _DAY.fullmatch(self.value):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                pass  # a day the calendar does not have, as 2026-02-30: refused below
        raise self.refused("a day as YYYY-MM-DD")

    def clock(self) -> time:
        """A time of day, `HH:MM`."""
        if isinstance(self.value, str) and _CLOCK.fullmatch(self.value):
            try:
                return time.fromisoformat(self.value)
            except ValueError:
                pass  # a time no clock shows, as 25:00: refused below
        raise self.refused("a time of day as HH:MM")

    def one_of(self, choices: type[Member]) -> Member:
        """A member of `choices` by its value."""
        if isinstance(self.value, str):
            for choice in choices:
                if choice.value == self.value:
                    return choice
        raise self.refused(f"one of {', '.join(choices)}")

    def constant(self, wanted: str) -> str:
        """Exactly this text."""
        if self.value != wanted:
            raise self.refused(json.dumps(wanted))
        return wanted

    def maybe(self, read: Callable[["Node"], Value]) -> Value | None:
        """Null, or what `read` makes of the value."""
        return None if self.value is None else read(self)

    def _object(self) -> dict[str, object]:
        if isinstance(self.value, _Repeated):
            raise Node(None, self, self.value.key).refused("the key once", "the key again")
        if not isinstance(self.value, dict):
            raise self.refused("an object")
        return self.value


@dataclass(frozen=True, slots=True)
class Record:
    """The members of an object whose keys have been checked."""

    node: Node
    members: Mapping[str, object]

    def __getitem__(self, key: str) -> Node:
        return Node(self.members[key], self.node, key)

    def __contains__(self, key: str) -> bool:
        return key in self.members

    def get(self, key: str, default: Value, read: Callable[[Node], Value]) -> Value:
        """What `read` makes of an optional key, `default` where it is left out."""
        return read(self[key]) if key in self.members else default

    def items(self, key: str) -> list[Node]:
        """The list at an optional key, empty where it is left out."""
        return self[key].items() if key in self.members else []


def document(text: str | bytes) -> Node:
    """The root of a JSON text, refused here if it is no JSON, a repeated key where it is read."""
    try:
        return Node(json.loads(text, object_pairs_hook=_members))
    except RecursionError:
        raise Refused("$", expected="JSON", found="values nested too deeply") from None
    except ValueError as error:
        raise Refused("$", expected="JSON", found=f"something else ({error})") from None


def unique(nodes: Iterable[Node], read: Callable[[Node], Value]) -> Iterator[Value]:
    """What `read` makes of each node; a value that comes a second time is refused."""
    seen: set[Value] = set()
    for node in nodes:
        value = read(node)
        if value in seen:
            raise node.refused("a value that is not in the list already")
        seen.add(value)
        yield value


class _Repeated(dict[str, object]):
    """An object of the text in which `key` came twice."""

    key: str


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeated = _Repeated(members)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            repeated.key = key
        seen.add(key)
    return repeated


def _shown(value: object) -> str:
    match value:
        case str():
            cut = value if len(value) <= _MOST_SHOWN else value[: _MOST_SHOWN - 1] + "…"
            return f"the text {json.dumps(cut)}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return f"an object of {len(value)} keys"
        case int() if abs(value) >= _HUGE:
            return "a huge number"
        case _:
            return json.dumps(value, default=repr)
