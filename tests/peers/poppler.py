"""What poppler, an independent PDF reader, makes of a file; None where it is not installed."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("pdfinfo") is None,
    reason="poppler-utils is not installed",
)


@dataclass(frozen=True)
class Word:
    """A word and its box in points, y downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]


def structure_text(file: Path) -> str:
    """The structure tree with its text, as `pdfinfo -struct-text` prints it."""
    return _run("pdfinfo", "-struct-text", str(file))


def pages(file: Path) -> list[Page]:
    """Where each word stands, by `pdftotext -bbox`."""
    number = r'"([\d.-]+)"'
    size = re.compile(f"width={number} height={number}")
    word = re.compile(f"xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>")
    made: list[Page] = []
    for part in _run("pdftotext", "-bbox", str(file), "-").split("<page ")[1:]:
        found = size.match(part)
        assert found
        boxes = [(text, *map(float, box)) for *box, text in word.findall(part)]
        words = tuple(Word(*box) for box in boxes)
        made.append(Page(float(found[1]), float(found[2]), words))
    return made


def overlaps(page: Page, *, across: float = 1.0, down: float = 4.5) -> list[tuple[str, str]]:
    """Pairs of words whose boxes cover each other by more than this many points both ways."""
    return [
        (one.text, other.text)
        for one, other in combinations(page.words, 2)
        if min(one.right, other.right) - max(one.left, other.left) > across
        and min(one.bottom, other.bottom) - max(one.top, other.top) > down
    ]


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
