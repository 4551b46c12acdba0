"""Papers made three ways, side by side in one run: this kit, plain ReportLab, WeasyPrint.

The same content tree is set by each: by the kit as a tagged file, by ReportLab's own layout
(Platypus) untagged, by WeasyPrint from the HTML page with the tags of PDF/UA-1. Times are medians
of processor time; the runs take turns, so that other work on the machine falls on all three alike.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Pdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus import Table as PlainTable

from tests.benchmarks.table import Table
from tests.typeset.documents import agreement, rotation_plan
from typeset import fonts, html, paper
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Sheet,
)
from typeset.blocks import Table as BlockTable
from typeset.fonts import Face
from typeset.inline import Emphasis, Link, Strong, Text, parts, plain
from typeset.styles import A4_LANDSCAPE, A4_PORTRAIT

ROUNDS = 9


def run() -> Table:
    """A row for each document and way."""
    ways: dict[str, Callable[[Document], bytes]] = {
        "typeset": lambda document: paper.render(document).content,
        "plain ReportLab": plain_reportlab,
        "WeasyPrint, PDF/UA-1": weasyprint,
    }
    rows = []
    for name, document, rounds in (
        ("agreement", agreement(), ROUNDS),
        ("rotation, 600 rows", rotation_plan(600), 3),
    ):
        taken = _take_turns(document, ways, rounds)
        for way, (seconds, content) in taken.items():
            pages = len(Pdf.open(BytesIO(content)).pages)
            times = seconds / taken["typeset"][0]
            figures = (f"{seconds * 1000:.1f}", str(pages), f"{len(content):,}", f"{times:.2f}")
            rows.append([name, way, *figures])
    headings = ["document", "way", "ms", "pages", "bytes", "times the kit"]
    return Table("Papers", headings, rows)


def _take_turns(
    document: Document, ways: dict[str, Callable[[Document], bytes]], rounds: int
) -> dict[str, tuple[float, bytes]]:
    """Median processor time and the file of each way; the first round warms up and is left out."""
    times: dict[str, list[float]] = {way: [] for way in ways}
    made: dict[str, bytes] = {}
    for _ in range(rounds + 1):
        for way, make in ways.items():
            start = time.process_time()
            made[way] = make(document)
            times[way].append(time.process_time() - start)
    return {way: (statistics.median(times[way][1:]), made[way]) for way in ways}


def weasyprint(document: Document) -> bytes:
    from weasyprint import CSS, HTML

    size = "A4 landscape" if document.sheet is Sheet.LANDSCAPE else "A4"
    look = (
        f"@page {{ size: {size}; margin: 24mm }} body {{ font: 10.2pt/15pt 'IBM Plex Sans' }}"
        "table { border-collapse: collapse; width: 100%; font-size: 8.8pt; line-height: 12.2pt }"
        "th, td { text-align: left; border-bottom: 0.5pt solid #c3cfd3; padding: 3.5pt 4.8pt }"
    )
    head = f"<title>{escape(document.title)}</title>"
    page = f"<html lang='da'><head>{head}</head><body>{html.render(document)}</body></html>"
    made = HTML(string=page).write_pdf(stylesheets=[CSS(string=look)], pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made


def plain_reportlab(document: Document) -> bytes:
    """The same blocks by Platypus, as its manual shows it."""
    _register()
    out = BytesIO()
    size = landscape(A4) if document.sheet is Sheet.LANDSCAPE else A4
    side = (A4_LANDSCAPE if document.sheet is Sheet.LANDSCAPE else A4_PORTRAIT).left
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), side)
    template = SimpleDocTemplate(out, pagesize=size, title=document.title, **margins)
    story: list[Flowable] = [PlainParagraph(escape(document.title), _style(24, 29))]
    for block in document.blocks:
        story += _flowables(block, template.width)
    template.build(story)
    return out.getvalue()


def _register() -> None:
    names = {"Plain": Face.REGULAR, "PlainB": Face.STRONG, "PlainI": Face.ITALIC}
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        for name, face in names.items():
            pdfmetrics.registerFont(TTFont(name, str(fonts.FOLDER / f"{face}.ttf")))
        pdfmetrics.registerFontFamily("Plain", "Plain", "PlainB", "PlainI", "PlainB")


def _style(size: float, leading: float, after: float = 7) -> ParagraphStyle:
    name = f"s{size}/{leading}/{after}"
    return ParagraphStyle(name, fontName="Plain", fontSize=size, leading=leading, spaceAfter=after)


BODY, CELL = _style(10.2, 15), _style(8.8, 12.2, 0)


def _flowables(block: Block, width: float) -> Iterator[Flowable]:
    match block:
        case Heading(level, text):
            yield PlainParagraph(f"<b>{_markup(text)}</b>", _style(18 - 2 * level, 20))
        case Paragraph(text):
            yield PlainParagraph(_markup(text), BODY)
        case Bullets(items) | Numbered(items):
            for entry in items:
                text = entry.text if isinstance(entry, Item) else entry
                yield PlainParagraph(_markup(text), BODY, bulletText="•")
        case Facts(facts):
            yield _facts(facts, width)
        case Card(kicker, title, facts):
            yield PlainParagraph(escape(kicker), CELL)
            yield PlainParagraph(f"<b>{_markup(title)}</b>", BODY)
            yield _facts(facts, width)
        case BlockTable(columns, rows):
            cells = [[column.title for column in columns], *rows]
            longest = [max(len(plain(row[n])) for row in cells) + 4 for n in range(len(columns))]
            widths = [width * part / sum(longest) for part in longest]
            yield _table([list(map(_values, row)) for row in cells], widths, 1)
        case _:
            raise AssertionError(f"{type(block).__name__} is not part of the comparison")
    yield Spacer(1, 6)


def _facts(facts: tuple[Fact, ...], width: float) -> Flowable:
    cells = [[_values(fact.label), _values(Cell(fact.values))] for fact in facts]
    return _table(cells, [width * 0.3, width * 0.7])


def _values(cell: Cell | Text) -> PlainParagraph:
    values = cell.values if isinstance(cell, Cell) else (cell,)
    return PlainParagraph("<br/>".join(map(_markup, values)), CELL)


def _table(cells: list[list[PlainParagraph]], widths: list[float], heads: int = 0) -> Flowable:
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return PlainTable(cells, widths, repeatRows=heads, style=lines)


def _markup(text: Text) -> str:
    return "".join(map(_part, parts(text)))


def _part(part: Text) -> str:
    match part:
        case Strong(inner):
            return f"<b>{_markup(inner)}</b>"
        case Emphasis(inner):
            return f"<i>{_markup(inner)}</i>"
        case Link(text, url):
            return f'<a href="{escape(url)}">{escape(text)}</a>'
        case _:
            return escape(plain(part))
