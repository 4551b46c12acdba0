"""Lists of 50 a page, or everything: `?page=2`, `?show=all`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request

PAGE = 50
EVERYTHING = "all"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which rows of a list of `total` to show; `size` is None for all of them."""

    page: int
    size: int | None
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return 1 if self.size is None else max(1, -(-self.total // self.size))

    @property
    def offers_everything(self) -> bool:
        """Whether the list is cut and could be shown whole."""
        return self.size is not None and self.total > self.size

    @property
    def skipped(self) -> int:
        """How many rows stand on the pages before this one."""
        return (self.page - 1) * (self.size or 0)

    def cut(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Those of all the rows that this page shows."""
        if self.size is None:
            return rows
        return rows[self.skipped : self.skipped + self.size]


def asked(total: int) -> Paging:
    """The paging this request asks for; the nearest page where there is no such one."""
    if wants_everything():
        return whole(total)
    wanted = request.args.get("page", 1, type=int)
    last = Paging(page=1, size=PAGE, total=total).pages
    return Paging(page=min(max(1, wanted), last), size=PAGE, total=total)


def wants_everything() -> bool:
    """Whether this request asks for the list on one page."""
    return request.args.get("show") == EVERYTHING


def whole(total: int) -> Paging:
    """A list on one page."""
    return Paging(page=1, size=None, total=total)
