"""A ReportLab canvas on which everything drawn is either tagged content or an artifact.

It leans on what ReportLab 5.1 keeps to itself (`_code`, `_doc`, `_annotationrefs`, the page's
`__NoDefault__`), which is why 5.1 is pinned; tests/typeset guards an upgrade.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from typeset import fonts, pen
from typeset.drawing import Anchor, Label, Mark
from typeset.fonts import Face
from typeset.inline import Link
from typeset.lines import Jump
from typeset.tags import Annotated, Elem, Marked, Tree
from typeset.writing import text_string, uri


class NestedMarking(RuntimeError):
    """Content was opened inside other content or an artifact, or drawn outside both."""


class NotEmbedded(ValueError):
    """A font that is not carried in the file; PDF/A and PDF/UA forbid it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is not embedded; use a face of typeset.fonts")


class TaggedCanvas(Canvas):
    """Draws shapes and text, and keeps the book of which element owns what."""

    _code: list[str]
    _doc: pdfdoc.PDFDocument
    _annotationrefs: list[pdfdoc.PDFObjectReference]
    _bookmarkReference: Callable[[str], pdfdoc.Destination]  # noqa: N815 (ReportLab's name)

    def __init__(self, size: tuple[float, float], language: str) -> None:
        for face in Face:
            fonts.load(face)
        self.tree = Tree()
        self.page = 0
        self.replaced: set[str] = set()
        """Characters of the content that the typeface has no sign for."""
        self._owners: list[Elem] = []
        self._inside = ""
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}
        super().__init__(
            BytesIO(),
            size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=Face.REGULAR,  # type: ignore[arg-type]  # the stub says float
        )

    # What ReportLab asks

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802 (ReportLab's name)
        if psfontname not in Face.__members__.values():
            raise NotEmbedded(psfontname)
        super().setFont(psfontname, size, leading)

    def _setAnnotations(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 (ReportLab's name)
        """ReportLab's last word on a page before it is stored: its place in the parent tree."""
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        entries = {"StructParents": self.tree.key(self._owners), "Tabs": "/S"}
        vars(page).update(entries, Annots=self._annotationrefs)
        self._owners = []
        self.page += 1

    # Marking

    @contextmanager
    def tag(self, elem: Elem) -> Iterator[None]:
        """All that is drawn inside belongs to `elem`."""
        self._code.append(self.open(elem))
        yield
        self._code.append(self.close())

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """All that is drawn inside is decoration, left out when the document is read."""
        if self._inside:
            raise NestedMarking(f"artifact inside {self._inside}")
        kinds = f"/Type/{kind}" + (f"/Subtype/{subtype}" if subtype else "")
        self._code.append(f"/Artifact <<{kinds}>> BDC")
        self._inside = "an artifact"
        yield
        self._code.append(self.close())

    @property
    def marking(self) -> bool:
        """True while nothing is open, so that what is drawn must say whose it is."""
        return not self._inside

    def open(self, elem: Elem) -> str:
        """The operator that starts content of `elem`, entered in the books."""
        if self._inside:
            raise NestedMarking(f"{elem.tag} inside {self._inside}")
        self._inside = elem.tag
        mcid = len(self._owners)
        self._owners.append(elem)
        elem.kids.append(Marked(self.page, mcid))
        return f"/{elem.tag} <</MCID {mcid}>> BDC"

    def close(self) -> str:
        """The operator that ends what is open."""
        self._inside = ""
        return "EMC"

    # Drawing

    def put(self, *operators: str) -> None:
        """Operators that draw; inside `tag` or `artifact`, or with marks of their own."""
        self._code.extend(operators)

    def draw(self, marks: Iterable[Mark], x: float, top: float) -> None:
        """The marks of a drawing whose upper left corner is at (x, top)."""
        if not self._inside:
            raise NestedMarking("a drawing that is neither content nor artifact")
        for mark in marks:
            if isinstance(mark, Label):
                self._draw_label(mark, x, top)
            else:
                self.put(pen.operators(mark, x, top))

    def _draw_label(self, label: Label, x: float, top: float) -> None:
        face = Face.STRONG if label.strong else Face.REGULAR
        text = fonts.drawable(label.text, self.replaced)
        width = fonts.width(text, face) * label.size / 1000
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
        place = f"{pen.number(x + label.at[0] - shift)} {pen.number(top - label.at[1])} Td"
        self.put("BT", pen.colour(label.colour, "rg"), place)
        for name, codes in self.encoded(text, face):
            self.put(f"{name} {pen.number(label.size)} Tf <{codes}> Tj")
        self.put("ET")

    def encoded(self, text: str, face: str) -> list[tuple[str, str]]:
        """The text as (font subset, codes in hexadecimal); one pair unless it is very mixed."""
        parts = self._encoded.get((face, text))
        if parts is None:
            font = fonts.load(Face(face))
            parts = self._encoded[face, text] = [
                (font.getSubsetInternalName(subset, self._doc), codes.hex())
                for subset, codes in font.splitString(text, self._doc)
            ]
        return parts

    # Links and landmarks

    def link(self, target: Link | Jump, elem: Elem, box: tuple[float, float, float, float]) -> None:
        """An active area (left, bottom, right, top) over a piece of the Link element `elem`."""
        entries: dict[str, object] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": f"[{' '.join(pen.number(side) for side in box)}]",
            "Border": "[0 0 0]",
            "F": 4,
            "StructParent": self.tree.key(elem),
        }
        match target:
            case Jump(key, says):
                entries |= {"Dest": self._bookmarkReference(key), "Contents": text_string(says)}
            case Link(text, url):
                action = f"<</S/URI/URI({uri(url)})>>"
                entries |= {"A": action, "Contents": text_string(text)}
        self._annotationrefs.append(self._doc.Reference(pdfdoc.PDFDictionary(entries)))
        elem.kids.append(Annotated(self.page, self._doc.objectcounter))

    def landmark(self, key: str, title: str, level: int, top: float) -> None:
        """A place that links and the outline lead to; level 0 is the outermost."""
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(top))
        self.addOutlineEntry(title, key, level)
