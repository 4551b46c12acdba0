"""Many papers by several processes: documents in, finished papers out, a few under way at a time.

The processes are started afresh rather than forked, since the job runner has threads, and they end
when the one that started them does, even when it is killed.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from typeset import paper
from typeset.blocks import Document
from typeset.paper import Paper

Key = TypeVar("Key")

PROCESSES = 2
UNDER_WAY = 3 * PROCESSES  # so that no process waits for work, and few documents are in memory
FEWEST = 8  # below this, starting processes takes longer than it saves


def printed(orders: Iterable[tuple[Key, Document]]) -> Iterator[tuple[Key, Paper]]:
    """Each document as a paper, in the order given."""
    coming = iter(orders)
    first = list(islice(coming, FEWEST))
    if len(first) < FEWEST:
        yield from ((key, paper.render(document)) for key, document in first)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, initializer=_end_with_parent) as pool:
        try:
            yield from _through(pool, chain(first, coming))
        finally:
            pool.shutdown(cancel_futures=True)


def _through(
    pool: ProcessPoolExecutor, orders: Iterator[tuple[Key, Document]]
) -> Iterator[tuple[Key, Paper]]:
    under_way: deque[tuple[Key, Future[Paper]]] = deque()
    for key, document in orders:
        under_way.append((key, pool.submit(paper.render, document)))
        if len(under_way) >= UNDER_WAY:
            done, future = under_way.popleft()
            yield done, future.result()
    for done, future in under_way:
        yield done, future.result()


def _end_with_parent() -> None:
    """Let the process end when the one that started it is gone; run in each as it starts."""
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
