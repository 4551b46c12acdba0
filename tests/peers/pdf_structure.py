"""An independent reader of tagged PDF: what a screen reader is given, and what is wrong with it.

It knows nothing of `typeset`; it reads the file with pikepdf, follows the structure tree and
decodes the text of each marked-content sequence through the fonts' ToUnicode maps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

INNER = "\ufffc"
"""Stands in an element's own text where a child element is."""
TEXT = {"Tj", "TJ", "'", '"'}
PAINT = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass(frozen=True)
class Node:
    """One structure element: how deep, which tag, its own words, its attributes."""

    depth: int
    tag: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()
    alt: str = ""


@dataclass
class Structure:
    nodes: list[Node] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    heard: list[tuple[str, str]] = field(default_factory=list)
    """Tag and words of each piece of content, in reading order."""
    artifacts: list[str] = field(default_factory=list)
    """The text of each artifact that has any, in drawing order."""

    @property
    def spoken(self) -> list[tuple[int, str, str]]:
        """Depth, tag and words of each element, in reading order."""
        return [(node.depth, node.tag, node.text) for node in self.nodes]


def read(content: bytes) -> Structure:
    """The structure of a file; `faults` is empty when every rule below holds."""
    return _Reader(pikepdf.open(BytesIO(content))).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.found = Structure()
        self.words: dict[tuple[int, int], str] = {}
        self.used: dict[tuple[int, int], int] = {}
        self.elems: dict[tuple[int, int], tuple[int, int]] = {}
        self.annotations: dict[tuple[int, int], tuple[int, int]] = {}
        self.maps: dict[tuple[int, int], dict[int, str]] = {}
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def read(self) -> Structure:
        for number, page in enumerate(self.pdf.pages):
            self._read_page(number, page)
        root = self.pdf.Root.StructTreeRoot
        for kid in _kids(root):
            assert isinstance(kid, pikepdf.Object)
            self._read_elem(kid, 0, root.objgen, None)
        self._check_use()
        self._check_parent_tree(dict(_pairs(root.ParentTree)))
        return self.found

    def fault(self, words: str) -> None:
        self.found.faults.append(words)

    # What the pages draw

    def _read_page(self, number: int, page: pikepdf.Page) -> None:
        fonts: pikepdf.Object = page.obj.Resources.get("/Font", pikepdf.Dictionary())
        opened: list[int | None] = []  # an identifier, or None for an artifact
        font: dict[int, str] = {}
        heard: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name in {"BDC", "BMC"}:
                if opened:
                    self.fault(f"page {number}: marked content inside marked content")
                opened.append(self._opened(number, operands))
                heard = []
            elif name == "EMC":
                self._close(number, opened.pop(), "".join(heard))
            elif name == "Tf":
                font = self._map(fonts[str(operands[0])])
            elif name in TEXT | PAINT and not opened:
                self.fault(f"page {number}: {name} outside content and artifacts")
            if name in TEXT:
                heard.append("".join(font.get(code, "\ufffd") for code in bytes(operands[-1])))
        if opened:
            self.fault(f"page {number}: marked content left open")

    def _opened(self, page: int, operands: list[pikepdf.Object]) -> int | None:
        if str(operands[0]) == "/Artifact":
            return None
        mcid = int(operands[1].MCID)
        if (page, mcid) in self.words:
            self.fault(f"page {page}: identifier {mcid} drawn twice")
        self.words[page, mcid] = ""
        return mcid

    def _close(self, page: int, mcid: int | None, heard: str) -> None:
        if mcid is not None:
            self.words[page, mcid] = heard
        elif heard:
            self.found.artifacts.append(heard)

    def _map(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self.maps:
            cmap = font.ToUnicode.read_bytes().decode("ascii")
            pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4})>\n", cmap)
            self.maps[font.objgen] = {int(code, 16): chr(int(sign, 16)) for code, sign in pairs}
        return self.maps[font.objgen]

    # What the tree says

    def _read_elem(
        self,
        elem: pikepdf.Object,
        depth: int,
        parent: tuple[int, int],
        page: pikepdf.Object | None,
    ) -> None:
        if elem.P.objgen != parent:
            self.fault(f"{elem.S} names another parent")
        page = elem.get("/Pg", page)
        place = len(self.found.nodes)
        self.found.nodes.append(Node(depth, "", ""))
        words: list[str] = []
        for kid in _kids(elem):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                words.append(self._content(elem, kid, page))
            elif kid.get("/Type") == "/OBJR":
                self.annotations[kid.Obj.objgen] = elem.objgen
            else:
                words.append(INNER)
                self._read_elem(kid, depth + 1, elem.objgen, page)
        self.found.nodes[place] = Node(
            depth,
            str(elem.S)[1:],
            " ".join("".join(words).split()),
            tuple(sorted((str(k), str(v)) for k, v in dict(elem.get("/A", {})).items())),
            str(elem.get("/Alt", "")),
        )

    def _content(self, elem: pikepdf.Object, kid: pikepdf.Object | int, page: object) -> str:
        where = page if isinstance(kid, int) else kid.get("/Pg", page)
        mcid = kid if isinstance(kid, int) else int(kid.MCID)
        assert isinstance(where, pikepdf.Object)
        key = self.pages[where.objgen], mcid
        self.used[key] = self.used.get(key, 0) + 1
        self.elems[key] = elem.objgen
        if key not in self.words:
            self.fault(f"{elem.S} names content {key} that is nowhere drawn")
        self.found.heard.append((str(elem.S)[1:], self.words.get(key, "")))
        return self.words.get(key, "")

    def _check_use(self) -> None:
        for key in self.words:
            if self.used.get(key, 0) != 1:
                self.fault(f"content {key} is in the tree {self.used.get(key, 0)} times")

    def _check_parent_tree(self, entries: dict[int, pikepdf.Object]) -> None:
        for number, page in enumerate(self.pdf.pages):
            owners = entries[int(page.obj.StructParents)]
            for mcid, owner in enumerate(owners):
                if self.elems.get((number, mcid)) != owner.objgen:
                    self.fault(f"parent tree: page {number}, identifier {mcid}, is another's")
            if len(owners) != sum(1 for key in self.words if key[0] == number):
                self.fault(f"parent tree: page {number} has another number of identifiers")
            for annotation in page.obj.get("/Annots", []):
                self._check_annotation(annotation, entries)

    def _check_annotation(
        self, annotation: pikepdf.Object, entries: dict[int, pikepdf.Object]
    ) -> None:
        owner = entries[int(annotation.StructParent)]
        if self.annotations.get(annotation.objgen) != owner.objgen:
            self.fault("an annotation is not in the element its parent tree entry names")
        if not str(annotation.get("/Contents", "")):
            self.fault("an annotation says nothing (Contents)")


def _kids(elem: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids: object = elem.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif isinstance(kids, pikepdf.Object | int):
        yield kids


def _pairs(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    flat = list(tree.Nums)
    for key, value in zip(flat[::2], flat[1::2], strict=True):
        yield int(key), value
