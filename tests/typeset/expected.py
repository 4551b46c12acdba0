"""What a screen reader should be told of a document: derived from its content, not from drawing."""

import re
from collections.abc import Iterator

from tests.peers.pdf_structure import INNER
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Cell,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    headings,
)
from typeset.inline import Emphasis, Link, Status, Strong, Text, parts, plain
from typeset.words import words

Spoken = tuple[int, str, str]


def spoken(document: Document) -> list[Spoken]:
    """Depth, tag and own words of every element, in reading order."""
    inside = [*_opening(document)]
    for block in document.blocks:
        inside += _block(block, document)
    return [_holder(0, "Document", inside), *inside]


def settled(heard: list[Spoken]) -> list[Spoken]:
    """What was read, without what content alone does not tell: page numbers, labels in figures."""
    befores = ["", *(node[1] for node in heard)]
    return [
        (depth, tag, _settled(tag, text, before))
        for (depth, tag, text), before in zip(heard, befores, strict=False)
    ]


def _settled(tag: str, text: str, before: str) -> str:
    if tag == "Figure":
        return ""
    return re.sub(r" \d+$", "", text) if before == "Reference" else text


def _holder(depth: int, tag: str, inside: list[Spoken]) -> Spoken:
    return depth, tag, INNER * sum(1 for node in inside if node[0] == depth + 1)


def _wrap(depth: int, tag: str, inside: list[Spoken]) -> list[Spoken]:
    return [_holder(depth, tag, inside), *inside]


def _text(depth: int, tag: str, text: Text) -> list[Spoken]:
    links = list(_links(text))
    own = "".join(_own(text))
    return [(depth, tag, _flat(own)), *((depth + 1, "Link", _flat(link)) for link in links)]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _own(text: Text) -> Iterator[str]:
    for part in parts(text):
        match part:
            case Link():
                yield INNER
            case Strong(inner) | Emphasis(inner):
                yield from _own(inner)
            case Status(word):
                yield word
            case str():
                yield part


def _links(text: Text) -> Iterator[str]:
    for part in parts(text):
        match part:
            case Link(shown):
                yield shown
            case Strong(inner) | Emphasis(inner):
                yield from _links(inner)


def _opening(document: Document) -> Iterator[Spoken]:
    opening = document.opening
    if document.draft:
        yield 1, "P", words(document.language).draft
    if opening.kicker:
        yield 1, "P", _flat(opening.kicker)
    yield 1, "H1", _flat(document.title)
    if opening.subtitle:
        yield 1, "P", _flat(opening.subtitle)
    if isinstance(opening, Cover) and opening.facts:
        yield from _wrap(1, "Table", _facts(2, opening.facts))


def _block(block: Block, document: Document) -> list[Spoken]:
    match block:
        case Heading(level, text):
            return _text(1, f"H{level}", text)
        case Contents(depth):
            return _contents(depth, document)
        case Card():
            return _card(block)
        case Notice(title, blocks):
            inside = _text(2, "P", title)
            for part in blocks:
                inside += _plain(2, part)
            return _wrap(1, "Sect", inside)
        case Signatures():
            return _signatures(block, document)
        case _:
            return _plain(1, block)


def _plain(depth: int, block: Block) -> list[Spoken]:
    match block:
        case PageBreak():
            return []
        case Figure():
            inside = _text(1, "P", block.caption) if block.caption else []
            inside.append((1, "Figure", ""))
            return inside + (_table(1, block.data) if block.data else [])
        case Paragraph(text):
            return _text(depth, "P", text) if plain(text).strip() else []
        case Bullets() | Numbered():
            return _list(depth, block)
        case Facts(facts, caption):
            inside = _text(depth + 1, "Caption", caption) if caption else []
            return _wrap(depth, "Table", inside + _facts(depth + 1, facts))
        case Table():
            return _table(depth, block)
        case _:
            raise AssertionError(block)


def _contents(most: int, document: Document) -> list[Spoken]:
    inside: list[Spoken] = []
    for level, text in headings(document.blocks):
        if level <= most:
            link = [(4, "Link", _flat(plain(text)))]
            inside += _wrap(2, "TOCI", _wrap(3, "Reference", link))
    return [(1, "H2", words(document.language).contents), *_wrap(1, "TOC", inside)]


def _list(depth: int, block: Bullets | Numbered) -> list[Spoken]:
    inside: list[Spoken] = []
    for place, entry in enumerate(block.items):
        item = entry if isinstance(entry, Item) else Item(entry)
        if item.below:
            words_ = _text(depth + 3, "P", item.text)
            body = _wrap(depth + 2, "LBody", words_ + _list(depth + 3, item.below))
        else:
            body = _text(depth + 2, "LBody", item.text)
        if isinstance(block, Numbered):
            body = [(depth + 2, "Lbl", f"{block.start + place}."), *body]
        elif not block.boxes:
            body = [(depth + 2, "Lbl", "•"), *body]
        inside += _wrap(depth + 1, "LI", body)
    return _wrap(depth, "L", inside)


def _facts(depth: int, facts: tuple[Fact, ...]) -> list[Spoken]:
    rows: list[Spoken] = []
    for fact in facts:
        cells = _text(depth + 2, "TH", fact.label) + _values(depth + 2, "TD", fact.values)
        rows += _wrap(depth + 1, "TR", cells)
    return _wrap(depth, "TBody", rows)


def _values(depth: int, tag: str, values: tuple[Text, ...]) -> list[Spoken]:
    if len(values) == 1:
        return _text(depth, tag, values[0])
    inside = [node for value in values for node in _text(depth + 1, "P", value)]
    return _wrap(depth, tag, inside)


def _table(depth: int, block: Table) -> list[Spoken]:
    inside = _text(depth + 1, "Caption", block.caption) if block.caption else []
    head: list[Spoken] = []
    if block.groups:
        cells = [n for group in block.groups for n in _values(depth + 3, "TH", group.values)]
        head += _wrap(depth + 2, "TR", cells)
    titles = [n for column in block.columns for n in _text(depth + 3, "TH", column.title)]
    head += _wrap(depth + 2, "TR", titles)
    inside += _wrap(depth + 1, "THead", head)
    body: list[Spoken] = []
    taken = 0
    for row in block.rows:
        cells = []
        for place, part in enumerate(row):
            cell = part if isinstance(part, Cell) else Cell((part,))
            heads = place == 0 and not taken and block.row_heads
            cells += _values(depth + 3, "TH" if heads else "TD", cell.values)
        first = row[0]
        reaches = first.rows if isinstance(first, Cell) and not taken else taken
        taken = max(reaches - 1, 0)
        body += _wrap(depth + 2, "TR", cells)
    return _wrap(depth, "Table", inside + _wrap(depth + 1, "TBody", body))


def _card(card: Card) -> list[Spoken]:
    inside = _text(2, "P", card.kicker) if card.kicker else []
    inside += _text(2, f"H{card.level}", card.title)
    if card.status is not None:
        inside += _text(2, "P", card.status)
    if card.facts:
        inside += _wrap(2, "Table", _facts(3, card.facts))
    return _wrap(1, "Sect", inside)


def _signatures(block: Signatures, document: Document) -> list[Spoken]:
    inside: list[Spoken] = []
    for entry in block.signatures:
        lines = (words(document.language).sign_here, entry.name, entry.role)
        body = [(4, "P", _flat(line)) for line in lines if line]
        inside += _wrap(2, "LI", _wrap(3, "LBody", body))
    return _wrap(1, "L", inside)
