"""The PDF file itself: numbered objects, packed into object streams, with a cross-reference stream.

ReportLab's own writer leaves out the line end before `endstream`, which PDF/A demands, and
writes every small object by itself; a tagged document has thousands. ISO 32000-1, 7.5.7-7.5.8.
"""

import hashlib
import struct
import zlib
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_PLACE = struct.Struct(">IIH")
PACK = 200
"""Objects to one object stream."""


def text_string(text: str) -> str:
    """A PDF text string, in UTF-16 when it is more than ASCII."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def uri(address: str) -> str:
    """An address in ASCII, as the inside of a PDF string."""
    ascii_ = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    return ascii_.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


class Objects:
    """Adds numbered objects to a ReportLab document and writes all of them as one file."""

    def __init__(self, canvas: Canvas) -> None:
        document = self._document = vars(canvas)["_doc"]
        self._bodies: dict[int, bytes] = {}
        for font in document.delayedFonts:
            font.addObjects(document)
        document.Outlines.prepare(document, canvas)
        self.outlines = self._number_of(document.Outlines)
        self.pages = self._number_of(document.Pages)

    def reserve(self) -> int:
        """A new object number, to be filled by `put`."""
        placeholder = pdfdoc.PDFDictionary({})
        self._document.Reference(placeholder)
        return int(self._document.objectcounter)

    def put(self, number: int, body: str) -> None:
        self._bodies[number] = body.encode("ascii")

    def stream(self, content: bytes, entries: str) -> int:
        """A new stream object with `entries` in its dictionary, stored as it is."""
        number = self.reserve()
        self._bodies[number] = _stream(content, entries)
        return number

    def page_numbers(self, count: int) -> list[int]:
        """The object numbers of the first `count` pages."""
        known = self._document.idToObjectNumberAndVersion
        return [int(known[f"Page{page}"][0]) for page in range(1, count + 1)]

    def _number_of(self, content: pdfdoc.PDFObject) -> int:
        name = self._document.Reference(content).name
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def file(self, root: int, info: int) -> bytes:
        """The whole file, given the numbers of the catalogue and the information dictionary."""
        streams, packed = self._formatted()
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        for number, body in streams.items():
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        last = int(self._document.objectcounter)
        for start in range(0, len(packed), PACK):
            last += 1
            places[last] = (1, len(out), 0)
            group = packed[start : start + PACK]
            for index, (number, _) in enumerate(group):
                places[number] = (2, last, index)
            out += b"%d 0 obj\n%b\nendobj\n" % (last, _object_stream(group))
        at = len(out)
        places[last + 1] = (1, at, 0)
        identity = hashlib.md5(bytes(out), usedforsecurity=False).hexdigest()
        entries = f"/Type/XRef/Size {last + 2}/Root {root} 0 R/Info {info} 0 R"
        entries += f"/ID[<{identity}><{identity}>]"
        out += b"%d 0 obj\n%b\nendobj\n" % (last + 1, _cross_references(places, entries))
        out += b"startxref\n%d\n%%%%EOF\n" % at
        return bytes(out)

    def _formatted(self) -> tuple[dict[int, bytes], list[tuple[int, bytes]]]:
        """Stream objects by number, and the others in order; formatting may add more of both."""
        streams: dict[int, bytes] = {}
        packed: list[tuple[int, bytes]] = []
        document = self._document
        number = 0
        while (number := number + 1) in document.numberToId:
            body = self._bodies.get(number)
            content = document.idToObject[document.numberToId[number]]
            if body is not None:
                is_stream = body.endswith(b"endstream")
            elif is_stream := isinstance(content, pdfdoc.PDFStream):
                body = _reportlab_stream(content, document)
            else:
                body = bytes(pdfdoc.format(content, document, toplevel=1)).strip()
            if is_stream:
                streams[number] = body
            else:
                packed.append((number, body))
        return streams, packed


def _reportlab_stream(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    entries = "".join(
        f"/{name} {pdfdoc.format(value, document).decode('latin-1')}"
        for name, value in sorted(stream.dictionary.dict.items())
    )
    content = stream.content
    return compressed(content.encode("latin-1") if isinstance(content, str) else content, entries)


def _stream(content: bytes, entries: str) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries.encode(), len(content), content)


def compressed(content: bytes, entries: str) -> bytes:
    """The body of a stream object with its content deflated."""
    return _stream(zlib.compress(content), entries + "/Filter/FlateDecode")


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    index: list[str] = []
    at = 0
    for number, body in group:
        index.append(f"{number} {at}")
        at += len(body) + 1
    head = " ".join(index).encode() + b"\n"
    content = head + b"\n".join(body for _, body in group)
    return compressed(content, f"/Type/ObjStm/N {len(group)}/First {len(head)}")


def _cross_references(places: dict[int, tuple[int, int, int]], entries: str) -> bytes:
    """The table of places, each row as its difference from the one above (PNG predictor 2)."""
    table = b"".join(
        [_PLACE.pack(*places[number])[3:] for number in range(len(places))]
    )  # one byte for the kind, four for the place, two for the index
    change = bytes([(new - old) & 255 for new, old in zip(table, bytes(7) + table, strict=False)])
    rows = b"".join([b"\2" + change[start : start + 7] for start in range(0, len(change), 7)])
    entries += "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>"
    return compressed(rows, entries)
