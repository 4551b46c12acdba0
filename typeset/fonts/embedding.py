"""A TrueType font whose subsets PDF/UA-1 and PDF/A-2a accept; written for ReportLab 5.1."""

from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfdoc, ttfonts

CMAP_BLOCK = 100
"""Most entries that one `beginbfchar` block may hold (Adobe technical note 5411)."""


def to_unicode(name: str, subset: list[int]) -> bytes:
    """The character map from codes to text, without code 0.

    ReportLab's own maps unused codes to U+0000, which PDF/UA forbids, in one block of any size.
    """
    pairs = [f"<{code:02X}> <{sign:04X}>" for code, sign in enumerate(subset) if sign]
    blocks: list[str] = []
    for start in range(0, len(pairs), CMAP_BLOCK):
        block = pairs[start : start + CMAP_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")


class EmbeddedFont(ttfonts.TTFont):
    """A font that is always embedded, as subsets of at most 256 signs."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=0)
        self._reading = Lock()  # making a subset moves the one place the face reads from

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 (ReportLab's name)
        """Put the subsets that `doc` used into it; ReportLab calls this once, when it saves."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            inside = self.getSubsetInternalName(number, doc)[1:]
            name = f"{ttfonts.SUBSETN(number).decode()}+{self.face.name.decode()}"
            widths = [self.face.getCharWidth(sign) for sign in subset]
            entries: dict[str, object] = {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": f"/{name}",
                "FirstChar": 0,
                "LastChar": len(subset) - 1,
                "Widths": pdfdoc.PDFArray(widths),
                "ToUnicode": doc.Reference(
                    pdfdoc.PDFStream(content=to_unicode(name, subset)), f"toUnicode:{name}"
                ),
                "FontDescriptor": self._described(doc, name, subset),
            }
            font = pdfdoc.PDFDictionary(entries)
            doc.Reference(font, inside)
            vars(doc.idToObject["BasicFonts"])["dict"][inside] = pdfdoc.PDFObjectReference(inside)
        del self.state[doc]

    def _described(
        self, doc: pdfdoc.PDFDocument, name: str, subset: list[int]
    ) -> pdfdoc.PDFObjectReference:
        """The descriptor of a subset, its glyphs beside it in the document."""
        with self._reading:
            found: pdfdoc.PDFObjectReference = self.face.addSubsetObjects(doc, name, subset)
        return found
