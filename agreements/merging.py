"""Two people write in one draft: what each changed is kept, and what both changed is asked about.

Every leaf is compared three ways: as it stood when my page was opened, as I have it, and as it is
stored now. A goal that one removed while the other wrote in it stays, for text is never lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.leaves import Leaves, is_list, keys


@dataclass(frozen=True, slots=True)
class Clash:
    """A leaf both have changed, and not alike."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """``leaves`` hold my text where there is a clash, until somebody has chosen."""

    leaves: dict[str, str]
    clashes: tuple[Clash, ...]


def merge(base: Leaves, mine: Leaves, theirs: Leaves) -> Merged:
    """What the draft says when both have had their word."""
    three = _Three(base, mine, theirs)
    lists = three.lists()
    merged = {name: " ".join(order) for name, order in lists.items()}
    clashes = []
    for name in three.names():
        if is_list(name) or not _has_place(name, lists):
            continue
        before, my, their = three.values(name)
        if their in (before, my):
            merged[name] = my
        elif my == before:
            merged[name] = their
        else:
            merged[name] = my
            clashes.append(Clash(name, my, their))
    return Merged(_without_lost_lists(merged, lists), tuple(clashes))


@dataclass(frozen=True, slots=True)
class _Three:
    base: Leaves
    mine: Leaves
    theirs: Leaves

    def names(self) -> list[str]:
        """In my order, then what only the others have."""
        return list(dict.fromkeys((*self.mine, *self.theirs, *self.base)))

    def values(self, name: str) -> tuple[str, str, str]:
        """Before, mine, theirs; who lacks the leaf has removed its goal and not changed it."""
        before = self.base.get(name, "")
        return before, self.mine.get(name, before), self.theirs.get(name, before)

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Every list's entries in the order they shall have."""
        return {name: tuple(self._order(name)) for name in self.names() if is_list(name)}

    def _order(self, name: str) -> Iterator[str]:
        before, my, their = (keys(value) for value in self.values(name))
        first, second = (their, my) if my == before else (my, their)
        for key in dict.fromkeys((*first, *second)):
            is_new = key not in before
            is_in_both = key in my and key in their
            if is_new or is_in_both or self._is_written_in(f"{name}.{key}.", is_mine=key in my):
                yield key

    def _is_written_in(self, prefix: str, *, is_mine: bool) -> bool:
        """Whether the side that still has the entry changed something in it."""
        side = self.mine if is_mine else self.theirs
        own = (name for name in side if name.startswith(prefix))
        return any(side[name] != self.base.get(name, "") for name in own)


def _has_place(name: str, lists: dict[str, tuple[str, ...]]) -> bool:
    """Whether every entry the leaf lies in is still on its list."""
    parts = name.split(".")
    for end in range(1, len(parts) - 1):
        if (outer := ".".join(parts[:end])) in lists and parts[end] not in lists[outer]:
            return False
    return True


def _without_lost_lists(
    merged: dict[str, str], lists: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    return {name: value for name, value in merged.items() if _has_place(name, lists)}
