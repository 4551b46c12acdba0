"""Every paper of meetings and visits, in both languages: accessible, and the same in HTML."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pytest

from schedules.documents import calendar, coverage, host_pack, rotation, visit_brief
from schedules.documents.rotation import Scope
from tests.peers import poppler
from tests.peers.pdf_standards import Standard, broken_rules
from tests.peers.pdf_structure import read
from tests.schedules.documents import contents
from tests.schedules.documents.contents import ENGLISH, ISSUE, LONG
from tests.typeset.expected import settled, spoken
from tests.typeset.looking import assert_nothing_overlaps
from tests.typeset.test_html import Page, heard
from typeset.blocks import Document, headings
from typeset.inline import plain
from typeset.paper import Paper


@dataclass(frozen=True)
class Made:
    """One content, as its module makes it."""

    document: Callable[[], Document]
    render: Callable[[], Paper]
    html: Callable[[], str]


def made() -> dict[str, Made]:
    """Each paper in each of its states, by name."""
    papers: dict[str, Made] = {}
    for scope in Scope:
        for visits in (0, 40):
            content = contents.rotation(ENGLISH if visits else ISSUE, scope, visits)
            papers[f"rotation {scope} {visits}"] = _made(rotation, content)
    for language, issue in (("da", ISSUE), ("en", ENGLISH)):
        papers[f"rotation {language}"] = _made(rotation, contents.rotation(issue))
        papers[f"calendar {language}"] = _made(calendar, contents.calendar(issue))
        papers[f"brief {language}"] = _made(visit_brief, contents.brief(issue))
        papers[f"pack {language}"] = _made(host_pack, contents.pack(issue))
        papers[f"coverage {language}"] = _made(coverage, contents.coverage(issue))
    papers["calendar empty"] = _made(calendar, contents.calendar(months=0))
    papers["coverage empty"] = _made(coverage, contents.coverage(units=0))
    bare = replace(contents.brief(), core_task="", goals=(), hosts=(), kodeks=(), last_contact=None)
    papers["brief bare"] = _made(visit_brief, bare)
    long = contents.occasion(name=LONG, committee=LONG)
    papers["brief long"] = _made(visit_brief, replace(contents.brief(), occasion=long))
    papers["pack long"] = _made(host_pack, replace(contents.pack(), occasion=long))
    return papers


def _made(module: object, content: object) -> Made:
    return Made(
        *(partial(getattr(module, part), content) for part in ("document", "render", "html"))
    )


PAPERS = made()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_paper_is_accessible_and_says_what_its_content_says(name: str) -> None:
    paper = PAPERS[name].render()
    assert broken_rules(paper.content, Standard.PDF_UA_1) == []
    assert broken_rules(paper.content, Standard.PDF_A_2A) == []
    structure = read(paper.content)
    assert structure.faults == []
    assert settled(structure.spoken) == spoken(PAPERS[name].document())
    assert paper.replaced == ()


@poppler.needs_poppler
@pytest.mark.parametrize("name", sorted(PAPERS))
def test_no_word_of_a_paper_lies_on_another_or_leaves_its_column(name: str) -> None:
    assert_nothing_overlaps(PAPERS[name].document())


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_html_page_has_the_same_words(name: str) -> None:
    assert "".join(Page(PAPERS[name].html()).words) == heard(PAPERS[name].document())


@pytest.mark.parametrize("name", ["rotation", "calendar", "brief", "pack", "coverage"])
def test_english_paper_has_no_danish_of_its_own(name: str) -> None:
    """The kit's own words; what the municipality calls its things stays as it is."""
    danish, english = PAPERS[f"{name} da"].document(), PAPERS[f"{name} en"].document()
    assert danish.title != english.title
    alike = {"2026", "April", "August", "September", "November", "December"}
    assert _titles(danish) & _titles(english) <= alike


def _titles(document: Document) -> set[str]:
    return {plain(text) for _, text in headings(document.blocks)}


def test_visit_brief_fills_two_pages_at_most() -> None:
    pages = {text for text in read(PAPERS["brief da"].render().content).artifacts if "Side" in text}
    assert pages == {"17. marts 2026Side 1 af 2", "17. marts 2026Side 2 af 2"}


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_same_content_same_bytes(name: str) -> None:
    assert PAPERS[name].render() == PAPERS[name].render()
