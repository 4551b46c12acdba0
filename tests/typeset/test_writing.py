"""The file's own syntax: strings, addresses, object streams."""

from io import BytesIO

import pikepdf
import pytest

from tests.typeset.documents import rotation_plan
from typeset import paper
from typeset.writing import PACK, text_string, uri


@pytest.mark.parametrize("text", ["plain", "(a) \\ b)", "Ærø – ½", "", "linje\nbrud", "🎉"])
def test_text_string_reads_back_as_it_was(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(text).encode())) == text


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/æ?a=1&b=%20#c", "https://example.org/%C3%A6?a=1&b=%20#c"),
        ("https://example.org/(a)", r"https://example.org/\(a\)"),
        ("tel:12345678", "tel:12345678"),
    ],
)
def test_address_is_ascii_and_keeps_its_parts(address: str, written: str) -> None:
    assert uri(address) == written


def test_more_objects_than_one_stream_holds_are_all_found() -> None:
    pdf = pikepdf.open(BytesIO(paper.render(rotation_plan(80)).content))
    assert len(pdf.objects) > 3 * PACK
    assert pdf.check_pdf_syntax() == []


def test_six_hundred_rows_take_less_than_two_hundred_kilobytes() -> None:
    assert len(paper.render(rotation_plan(600)).content) < 200_000
