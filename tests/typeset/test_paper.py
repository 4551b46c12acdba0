"""Papers as validators and readers find them, for every block and for random documents."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.peers.pdf_standards import Standard, broken_rules
from tests.peers.pdf_structure import read
from tests.typeset.documents import Writer, document, sample, sample_blocks
from tests.typeset.expected import settled, spoken
from typeset import paper
from typeset.blocks import Card, Cover, Document, Fact, Heading, Paragraph, Table
from typeset.fonts import REPLACEMENT

NAMES = sorted(sample_blocks())
SEEDS = range(100)


def assert_accessible(content: bytes, made_from: Document) -> None:
    """Both standards kept; nothing untagged; what is heard is what was written."""
    part = Standard.PDF_A_3A if made_from.attachments else Standard.PDF_A_2A
    assert broken_rules(content, Standard.PDF_UA_1) == []
    assert broken_rules(content, part) == []
    heard = read(content)
    assert heard.faults == []
    assert settled(heard.spoken) == spoken(made_from)


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_block_is_accessible(name: str) -> None:
    made = sample(name)
    assert_accessible(paper.render(made).content, made)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_document_on_small_pages_is_accessible(seed: int) -> None:
    writer = Writer(seed)
    made = writer.document()
    assert_accessible(paper.render_on(made, writer.measures()).content, made)


def test_same_content_becomes_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import sys; from tests.typeset.documents import Writer; from typeset import paper;"
        "sys.stdout.buffer.write(paper.render(Writer(3).document()).content)"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={"PYTHONHASHSEED": s}
        ).stdout
        for s in ("1", "2")
    ]
    assert made[0] == made[1] == paper.render(Writer(3).document()).content


def test_papers_made_at_the_same_time_do_not_disturb_each_other() -> None:
    made = [Writer(seed).document() for seed in range(8)]
    alone = [paper.render(one).content for one in made]
    with ThreadPoolExecutor(8) as threads:
        together = [made.content for made in threads.map(paper.render, made * 3)]
    assert together == alone * 3


def test_headers_have_scope_and_spans_are_stated() -> None:
    nodes = read(paper.render(sample("spans")).content).nodes
    heads = [node for node in nodes if node.tag == "TH"]
    assert [dict(node.attributes)["/Scope"] for node in heads] == ["/Column"] * 5 + ["/Row"] * 2
    spans = {(key, value) for node in nodes for key, value in node.attributes if "Span" in key}
    assert spans == {("/ColSpan", "2"), ("/RowSpan", "2")}


def test_header_repeated_on_later_pages_is_an_artifact() -> None:
    rows = tuple((f"Skole {number}", str(number)) for number in range(120))
    table = sample("table").blocks[0]
    assert isinstance(table, Table)
    made = document(Table(table.columns[:2], rows))
    heard = read(paper.render(made).content)
    assert [node.text for node in heard.nodes if node.tag == "TH"][:2] == ["Virksomhed", "By"]
    assert sum("VirksomhedBy" in text for text in heard.artifacts) >= 2


def test_running_head_and_page_numbers_are_artifacts_in_the_language_of_the_document() -> None:
    made = document(*(Paragraph("Ord " * 400) for _ in range(9)))
    heard = read(paper.render(made).content)
    assert heard.artifacts[0] == "17. marts 2026Side 1 af 4"
    assert "Prøve KommunePrøveaftale for Åbakkens Børnehave" in heard.artifacts


def test_a_notice_stands_on_every_page_the_cover_too() -> None:
    made = document(
        *(Paragraph("Ord " * 400) for _ in range(4)),
        opening=Cover("Prøve", "Forside"),
        notice="Demodata",
    )
    heard = read(paper.render(made).content)
    feet = [text for text in heard.artifacts if "Demodata" in text]
    assert feet == [
        "Demodata",
        "17. marts 2026 · DemodataSide 2 af 3",
        "17. marts 2026 · DemodataSide 3 af 3",
    ]


def test_contents_name_the_pages_on_which_the_headings_stand() -> None:
    made = sample("contents")
    links = [n.text for n in read(paper.render(made).content).nodes if n.tag == "Link"]
    assert links == ["Et 1", "To 1", "3 2"]


def test_draft_says_so_aloud_and_behind_the_text() -> None:
    heard = read(paper.render(document(Paragraph("Tekst"), draft=True)).content)
    assert (1, "P", "Udkast") in heard.spoken
    assert heard.artifacts[0] == "UDKAST"


def test_characters_without_a_sign_are_replaced_and_reported() -> None:
    made = paper.render(document(Heading(2, "Fest 🎉"), Paragraph("a\u0301 \x07ﬁn 漢\u200b")))
    texts = [node.text for node in read(made.content).nodes]
    assert made.replaced == ("漢", "🎉")
    assert f"Fest {REPLACEMENT}" in texts
    assert f"á ﬁn {REPLACEMENT}" in texts
    assert broken_rules(made.content, Standard.PDF_UA_1) == []


@pytest.mark.parametrize("goals", [0, 1, 40])
def test_any_number_of_goals_is_accessible(goals: int) -> None:
    cards = [
        Card(
            f"Mål {number}",
            "Et meget langt mål, som virksomheden har sat sig " * 4,
            (Fact("Indikator", ("Specialpædagogikkonsulentfunktionsbeskrivelse" * 4, "To")),),
        )
        for number in range(goals)
    ]
    made = document(Heading(2, "Mål"), *cards)
    assert_accessible(paper.render(made).content, made)


def test_names_longer_than_the_line_are_accessible() -> None:
    name = "Forebyggelsesogseniorudvalgetsunderudvalgforpårørendesamarbejde" * 3
    made = document(Heading(2, name), Paragraph(name), title=name, author=name)
    assert_accessible(paper.render(made).content, made)
