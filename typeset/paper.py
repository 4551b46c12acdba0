"""A document becomes a file: the same content always becomes the same bytes."""

from dataclasses import dataclass

from typeset import metadata, page, styles
from typeset.blocks import Document, Sheet, headings
from typeset.canvas import TaggedCanvas
from typeset.composing import document_boxes
from typeset.flow import Landmark, Placed, pages
from typeset.inline import plain
from typeset.setting import Ledger, Setting
from typeset.styles import Measures
from typeset.writing import Objects

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to hand out. `replaced` lists the characters the typeface had to leave out."""

    filename: str
    mimetype: str
    content: bytes
    replaced: tuple[str, ...] = ()


def render(document: Document) -> Paper:
    """The document as PDF/UA-1 and PDF/A-2a, or PDF/A-3a when it carries attachments.

    Raises `fonts.FontsMissing` when the typeface has not been built.
    """
    sheet = {Sheet.PORTRAIT: styles.A4_PORTRAIT, Sheet.LANDSCAPE: styles.A4_LANDSCAPE}
    return render_on(document, sheet[document.sheet])


def render_on(document: Document, measures: Measures) -> Paper:
    """The same on a page of any size."""
    canvas = TaggedCanvas((measures.width, measures.height), document.language.tag)
    ledger = Ledger(landmarks(document), canvas.replaced)
    setting = Setting(canvas.tree.root, measures.column, measures.depth, document.language, ledger)
    made = pages(document_boxes(document, setting), measures.depth)
    for number, placed in enumerate(made, 1):
        furniture = page.Furniture(document, measures, number, len(made))
        _draw_page(canvas, furniture, placed)
    return Paper(document.filename, PDF, _file(canvas, document), tuple(sorted(canvas.replaced)))


def landmarks(document: Document) -> list[Landmark]:
    """The title and all headings, known before composing so that the contents can list them."""
    titles = [
        (1, document.title),
        *((level, plain(text)) for level, text in headings(document.blocks)),
    ]
    return [
        Landmark(level, " ".join(title.split()), f"h{place}")
        for place, (level, title) in enumerate(titles)
    ]


def _draw_page(canvas: TaggedCanvas, furniture: page.Furniture, placed: list[Placed]) -> None:
    furniture.draw_behind(canvas)
    top = furniture.measures.height - furniture.measures.top
    for box, down in placed:
        box.draw(canvas, furniture.measures.left, top - down)
    furniture.draw_foot(canvas)
    canvas.showPage()


def _file(canvas: TaggedCanvas, document: Document) -> bytes:
    objects = Objects(canvas)
    tree = canvas.tree.write(objects, objects.page_numbers(canvas.page))
    info, root = objects.reserve(), objects.reserve()
    objects.put(info, metadata.information(document))
    objects.put(root, metadata.catalogue(document, objects, tree, objects.outlines))
    return objects.file(root, info)
