"""A page whose length depends on the database."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.models.accounts import User
from tests.planner import builders


@dataclass(frozen=True)
class ListPage:
    """An address, a function that fills the database with so many of what the page lists and may
    give the id in the address, and who reads it.
    """

    address: str
    fill: Callable[[int], int | None]
    reader: Callable[[], User] = builders.user
