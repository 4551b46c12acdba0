"""What a file says about itself, and the data it carries."""

from datetime import datetime, timedelta, timezone
from io import BytesIO

import pikepdf

from tests.peers.pdf_standards import Standard, broken_rules
from tests.typeset.documents import document, sample
from typeset import paper
from typeset.blocks import Attachment, Document, Paragraph
from typeset.metadata import pdf_date
from typeset.words import Language


def opened(made: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(paper.render(made).content))


def test_title_language_and_author_are_stated() -> None:
    pdf = opened(document(language=Language.ENGLISH, title="A <fair> plan & (more) \\ Æ"))
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == "A <fair> plan & (more) \\ Æ"
    assert str(pdf.docinfo["/Author"]) == "Prøve Kommune"


def test_xmp_agrees_with_the_information_dictionary_and_names_both_standards() -> None:
    pdf = opened(document(title="A & B <c>", keywords=("møder", "besøg")))
    xmp = pdf.open_metadata()
    assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
    assert xmp["dc:creator"] == [str(pdf.docinfo["/Author"])]
    assert xmp["pdf:Keywords"] == str(pdf.docinfo["/Keywords"]) == "møder, besøg"
    assert xmp["xmp:CreateDate"] == "2026-03-17T14:00:00+00:00"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20260317140000+00'00'"
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
    assert xmp["pdfuaid:part"] == "1"


def test_date_keeps_its_own_time_zone() -> None:
    summer = timezone(timedelta(hours=2))
    assert pdf_date(datetime(2026, 7, 1, 9, 5, tzinfo=summer)) == "D:20260701090500+02'00'"


def test_attached_data_comes_out_as_it_went_in() -> None:
    pdf = opened(sample("attachment"))
    assert pdf.attachments["aftale.json"].get_file().read_bytes() == b'{"a": 1}'
    assert str(pdf.Root.AF[0].AFRelationship) == "/Data"
    assert pdf.open_metadata()["pdfaid:part"] == "3"


def test_several_attachments_with_danish_names_keep_the_standard() -> None:
    files = tuple(
        Attachment(f"{name}.json", "application/json", b"{}", "Data") for name in ("æble", "bær")
    )
    made = paper.render(document(Paragraph("Data"), attachments=files))
    assert broken_rules(made.content, Standard.PDF_A_3A) == []
    assert set(opened(document(attachments=files)).attachments) == {"æble.json", "bær.json"}


def test_document_without_attachments_is_no_part_three() -> None:
    content = paper.render(document(Paragraph("Tekst"))).content
    assert broken_rules(content, Standard.PDF_A_3A) != []
