"""The checks can fail: what is broken on purpose is found."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest

from tests.peers.pdf_standards import Standard, broken_rules
from tests.peers.pdf_structure import read
from tests.typeset.documents import sample
from tests.typeset.expected import settled, spoken
from typeset import paper

Change = Callable[[pikepdf.Pdf], None]


def changed(name: str, change: Change) -> bytes:
    pdf = pikepdf.open(BytesIO(paper.render(sample(name)).content))
    change(pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def elems(pdf: pikepdf.Pdf, tag: str) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag and "/P" in item:
            yield item


def without(tag: str, key: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for elem in elems(pdf, tag):
            del elem[key]

    return change


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("bars", without("/Figure", "/Alt")),
        ("table", without("/TH", "/A")),
        ("paragraphs", without_language),
    ],
    ids=["alt", "scope", "language"],
)
def test_validator_finds_what_is_taken_away(name: str, change: Change) -> None:
    assert broken_rules(paper.render(sample(name)).content, Standard.PDF_UA_1) == []
    assert broken_rules(changed(name, change), Standard.PDF_UA_1) != []


def test_reader_finds_a_heading_turned_into_decoration() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        data = page.obj.Contents.read_bytes().replace(b"/H3 <</MCID 3>>", b"/Artifact <</MCID 3>>")
        page.obj.Contents = pdf.make_stream(data)

    assert read(changed("headings", lambda _: None)).faults == []
    assert read(changed("headings", change)).faults != []


def test_reader_finds_a_shifted_parent_tree() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        owners[0], owners[1] = owners[1], owners[0]

    assert read(changed("headings", change)).faults != []


def test_reader_finds_content_outside_any_tag() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + b"\n0 0 5 5 re f\n")

    assert "outside content" in read(changed("headings", change)).faults[0]


def test_comparison_finds_header_cells_turned_into_data() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for elem in elems(pdf, "/TH"):
            elem.S = pikepdf.Name("/TD")

    heard = read(changed("table", change))
    assert settled(heard.spoken) != spoken(sample("table"))
