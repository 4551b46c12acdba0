"""Many papers by several processes: the same bytes as by one, in the order given."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.files import press
from tests.typeset.documents import agreement
from typeset import paper
from typeset.blocks import Document


def numbered(count: int) -> list[tuple[int, Document]]:
    one = agreement()
    return [(number, replace(one, title=f"Aftale {number}")) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, press.FEWEST - 1, press.FEWEST, press.UNDER_WAY + 3])
def test_papers_come_in_the_order_given_and_none_is_missing(count: int) -> None:
    made = list(press.printed(numbered(count)))

    assert [key for key, _paper in made] == list(range(count))


def test_another_process_makes_the_same_bytes() -> None:
    orders = numbered(press.FEWEST)

    for (_key, made), (_same, document) in zip(press.printed(orders), orders, strict=True):
        assert made.content == paper.render(document).content


def test_few_documents_are_made_before_they_are_needed() -> None:
    """So that memory stays flat however many there are."""
    made = 0

    def counted() -> Iterator[tuple[int, Document]]:
        nonlocal made
        for order in numbered(4 * press.UNDER_WAY):
            made += 1
            yield order

    papers = press.printed(counted())
    next(papers)
    assert made <= press.UNDER_WAY + press.FEWEST
    papers.close()  # type: ignore[attr-defined]
