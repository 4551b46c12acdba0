"""The logical structure of a PDF: elements, what belongs to them, and the tree in the file.

ISO 32000-1, 14.7 and 14.8. An element is made where the content is composed, in reading order;
what is drawn for it, on however many pages, is added while it is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.writing import Objects, text_string


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's content, by page number (from 0) and marked-content identifier."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation, by the page it is on and its object number."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Elem:
    """A structure element. `attributes` is what stands in its attribute dictionary."""

    tag: str
    attributes: str = ""
    alt: str = ""
    kids: "list[Elem | Marked | Annotated]" = field(default_factory=list)
    number: int = 0

    def child(self, tag: str, attributes: str = "", alt: str = "") -> "Elem":
        """A new element at the end of this one."""
        made = Elem(tag, attributes, alt)
        self.kids.append(made)
        return made


KEPT_EMPTY = frozenset({"TD", "TH", "TBody"})
"""An empty cell keeps its place in the row, a table its body; other empty elements go."""


class Tree:
    """The elements of one document, and which of them owns each piece of its pages."""

    def __init__(self) -> None:
        self.root = Elem("Document")
        self.owners: list[tuple[int, list[Elem] | Elem]] = []
        """(StructParents key, owner of each identifier of a page or the owner of an annotation)."""

    def key(self, owner: list[Elem] | Elem) -> int:
        """The next key of the parent tree, for a page or an annotation."""
        self.owners.append((len(self.owners), owner))
        return self.owners[-1][0]

    def write(self, objects: Objects, pages: list[int]) -> int:
        """Put the tree into the file, given the pages' object numbers; returns its own number."""
        root = objects.reserve()
        parents = objects.reserve()
        _prune(self.root)
        for elem in _walk(self.root):
            elem.number = objects.reserve()
        _write(self.root, root, objects, pages)
        objects.put(parents, f"<</Nums[{' '.join(self._parents())}]>>")
        objects.put(
            root,
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self.owners)}>>",
        )
        return root

    def _parents(self) -> Iterator[str]:
        for key, owner in self.owners:
            if isinstance(owner, Elem):
                yield f"{key} {owner.number} 0 R"
            else:
                yield f"{key}[{' '.join(f'{elem.number} 0 R' for elem in owner)}]"


def _prune(elem: Elem) -> bool:
    """Take away elements without content; true when this one is to stay."""
    elem.kids = [kid for kid in elem.kids if not isinstance(kid, Elem) or _prune(kid)]
    return bool(elem.kids) or elem.tag in KEPT_EMPTY


def _walk(elem: Elem) -> Iterator[Elem]:
    yield elem
    for kid in elem.kids:
        if isinstance(kid, Elem):
            yield from _walk(kid)


def _write(elem: Elem, parent: int, objects: Objects, pages: list[int]) -> None:
    home = next((kid.page for kid in elem.kids if isinstance(kid, Marked)), None)
    kids: list[str] = []
    for kid in elem.kids:
        match kid:
            case Elem():
                kids.append(f"{kid.number} 0 R")
                _write(kid, elem.number, objects, pages)
            case Marked() if kid.page == home:
                kids.append(str(kid.mcid))
            case Marked():
                kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>")
            case Annotated():
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>")
    inside = [f"<</S/{elem.tag}/P {parent} 0 R"]
    if home is not None:
        inside.append(f"/Pg {pages[home]} 0 R")
    if kids:
        inside.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if elem.attributes:
        inside.append(f"/A<<{elem.attributes}>>")
    if elem.alt:
        inside.append(f"/Alt{text_string(elem.alt)}")
    objects.put(elem.number, "".join(inside) + ">>")
