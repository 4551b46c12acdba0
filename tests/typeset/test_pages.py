"""Pages as another reader sees them: nothing overlaps, nothing leaves the column, text in order."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.peers import poppler
from tests.typeset.documents import Writer, document, sample, sample_blocks
from tests.typeset.looking import assert_nothing_overlaps_on
from typeset import paper

STRUCTURE = Path(__file__).parent / "structure.txt"


@poppler.needs_poppler
@pytest.mark.parametrize("seed", range(30))
def test_no_word_overlaps_another_or_leaves_its_column(seed: int) -> None:
    writer = Writer(seed)
    assert_nothing_overlaps_on(writer.document(), writer.measures())


@poppler.needs_poppler
def test_structure_read_by_poppler_is_as_reviewed(tmp_path: Path) -> None:
    """When this fails and the change is meant, review the new text and save it as the file."""
    blocks = sample_blocks()
    names = ("paragraphs", "lists", "facts", "spans", "notice", "signatures", "heat")
    made = document(*(block for name in names for block in blocks[name]))
    file = tmp_path / "all.pdf"
    file.write_bytes(paper.render(made).content)
    assert poppler.structure_text(file) == STRUCTURE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(sample_blocks()))
def test_file_is_sound_to_qpdf(name: str) -> None:
    pdf = pikepdf.open(BytesIO(paper.render(sample(name)).content))
    assert pdf.check_pdf_syntax() == []
