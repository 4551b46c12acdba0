"""Which things are tied to each other, directly or through others."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Ties(Generic[Thing]):
    """Sets of things tied together; each has one root. A thing not heard of is tied to nothing."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def root(self, thing: Thing) -> Thing:
        """The root of the thing's set."""
        way = []
        while (above := self._above.get(thing, thing)) != thing:
            way.append(thing)
            thing = above
        self._above.update(dict.fromkeys(way, thing))
        return thing

    def join(self, one: Thing, other: Thing) -> None:
        """Tie two things, and all that is tied to them."""
        self._above[self.root(other)] = self.root(one)
