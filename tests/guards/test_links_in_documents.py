"""Every link between the repository's pages leads to a page, and to a heading, that is there."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


@cache
def headings(page: Path) -> frozenset[str]:
    """As GitHub names them in addresses: no punctuation, hyphens for spaces."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


def lost(page: Path) -> list[str]:
    """Links of the page that lead nowhere."""
    found = []
    for target, heading in LINK.findall(page.read_text(encoding="utf-8")):
        there = page if not target else page.parent / target
        if not there.exists() or (heading and heading not in headings(there)):
            found.append(f"{target}#{heading}" if heading else target)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert lost(page) == []


def test_a_link_that_leads_nowhere_is_found_out(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One: `a/1`\n[a](#one-a1) [b](#two) [c](other.md) [d](page.md#one-a1)\n")
    assert lost(page) == ["#two", "other.md"]
