"""Every paper of meetings and visits, in both languages: accessible, and the same in HTML."""

from dataclasses import replace

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
from typeset import html as pages
from typeset import paper
from typeset.blocks import Document, headings
from typeset.inline import plain


def made() -> dict[str, Document]:
    """Each paper in each of its states, by name."""
    papers: dict[str, Document] = {}
    for scope in Scope:
        for visits in (0, 40):
            content = contents.rotation(ENGLISH if visits else ISSUE, scope, visits)
            papers[f"rotation {scope} {visits}"] = rotation.document(content)
    for language, issue in (("da", ISSUE), ("en", ENGLISH)):
        papers[f"rotation {language}"] = rotation.document(contents.rotation(issue))
        papers[f"calendar {language}"] = calendar.document(contents.calendar(issue))
        papers[f"brief {language}"] = visit_brief.document(contents.brief(issue))
        papers[f"pack {language}"] = host_pack.document(contents.pack(issue))
        papers[f"coverage {language}"] = coverage.document(contents.coverage(issue))
    papers["calendar empty"] = calendar.document(contents.calendar(months=0))
    papers["coverage empty"] = coverage.document(contents.coverage(units=0))
    bare = replace(contents.brief(), core_task="", goals=(), hosts=(), kodeks=(), last_contact=None)
    papers["brief bare"] = visit_brief.document(bare)
    long = contents.occasion(name=LONG, committee=LONG)
    papers["brief long"] = visit_brief.document(replace(contents.brief(), occasion=long))
    papers["pack long"] = host_pack.document(replace(contents.pack(), occasion=long))
    return papers


PAPERS = made()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_paper_is_accessible_and_says_what_its_content_says(name: str) -> None:
    found = paper.render(PAPERS[name])
    assert broken_rules(found.content, Standard.PDF_UA_1) == []
    assert broken_rules(found.content, Standard.PDF_A_2A) == []
    structure = read(found.content)
    assert structure.faults == []
    assert settled(structure.spoken) == spoken(PAPERS[name])
    assert found.replaced == ()


@poppler.needs_poppler
@pytest.mark.parametrize("name", sorted(PAPERS))
def test_no_word_of_a_paper_lies_on_another_or_leaves_its_column(name: str) -> None:
    assert_nothing_overlaps(PAPERS[name])


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_html_page_has_the_same_words(name: str) -> None:
    assert "".join(Page(pages.render(PAPERS[name])).words) == heard(PAPERS[name])


@pytest.mark.parametrize("name", ["rotation", "calendar", "brief", "pack", "coverage"])
def test_english_paper_has_no_danish_of_its_own(name: str) -> None:
    """The kit's own words; what the municipality calls its things stays as it is."""
    danish, english = PAPERS[f"{name} da"], PAPERS[f"{name} en"]
    assert danish.title != english.title
    alike = {"2026", "April", "August", "September", "November", "December"}
    assert _titles(danish) & _titles(english) <= alike


def _titles(document: Document) -> set[str]:
    return {plain(text) for _, text in headings(document.blocks)}


def test_visit_brief_fills_two_pages_at_most() -> None:
    artifacts = read(paper.render(PAPERS["brief da"]).content).artifacts
    assert {text for text in artifacts if "Side" in text} == {
        "17. marts 2026Side 1 af 2",
        "17. marts 2026Side 2 af 2",
    }


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_same_content_same_bytes(name: str) -> None:
    assert paper.render(made()[name]) == paper.render(PAPERS[name])
