"""Tables and facts as HTML."""

from collections.abc import Iterable, Iterator, Sequence

from typeset.blocks import Align, Cell, Fact, Row, Table
from typeset.htmlinline import inline, words
from typeset.inline import Text, plain


def table(block: Table) -> str:
    """The table; it can be scrolled by keyboard where the screen is narrow."""
    inside = f'<table class="paper-table">{_caption(block.caption)}<thead>'
    if block.groups:
        inside += f"<tr>{''.join(_head_cell(group, Align.LEFT) for group in block.groups)}</tr>"
    heads = (_head_cell(Cell((column.title,)), column.align) for column in block.columns)
    inside += f"<tr>{''.join(heads)}</tr></thead>"
    inside += f"<tbody>{''.join(_rows(block))}</tbody></table>"
    # Wide tables scroll, so they take focus. A group and no region: two tables of a paper may have
    # the same name, two landmarks of a page may not.
    name = block.caption or ", ".join(filter(None, (plain(c.title) for c in block.columns)))
    label = words(name).replace("<br>", " ")
    return (
        f'<div class="paper-scroll" role="group" tabindex="0" aria-label="{label}">{inside}</div>'
    )


def fact_table(facts: Iterable[Fact], caption: str) -> str:
    """Label and value, row by row."""
    rows = (
        f'<tr><th scope="row">{words(fact.label)}</th><td>{_values(fact.values)}</td></tr>'
        for fact in facts
    )
    inside = f"<tbody>{''.join(rows)}</tbody>"
    return f'<table class="paper-facts">{_caption(caption)}{inside}</table>'


def _caption(caption: str) -> str:
    return f"<caption>{words(caption)}</caption>" if caption else ""


def _rows(block: Table) -> Iterator[str]:
    taken = [0] * len(block.columns)
    for row in block.rows:
        yield f"<tr>{''.join(_row(row, block, taken))}</tr>"
        taken[:] = [max(left - 1, 0) for left in taken]


def _row(row: Row, block: Table, taken: list[int]) -> Iterator[str]:
    """The cells; `taken` says for each column how many rows, this one included, are filled."""
    free = [place for place, left in enumerate(taken) if not left]
    used = 0
    for part in row:
        cell = part if isinstance(part, Cell) else Cell((part,))
        place = free[used]
        for column in free[used : used + cell.columns]:
            taken[column] = cell.rows
        used += cell.columns
        head = place == 0 and block.row_heads
        yield _cell(cell, "th" if head else "td", "row", block.columns[place].align)


def _head_cell(cell: Cell, align: Align) -> str:
    return _cell(cell, "th", "colgroup" if cell.columns > 1 else "col", align)


def _cell(cell: Cell, tag: str, scope: str, align: Align) -> str:
    classes = [] if align is Align.LEFT else [f"paper-{align}"]
    classes += [] if cell.shade is None else [f"paper-shade-{cell.shade}"]
    attributes = f' scope="{scope}"' if tag == "th" else ""
    attributes += f' class="{" ".join(classes)}"' if classes else ""
    attributes += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    attributes += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{tag}{attributes}>{_values(cell.values)}</{tag}>"


def _values(values: Sequence[Text]) -> str:
    """One value as it is, several as paragraphs."""
    if len(values) == 1:
        return inline(values[0])
    return "".join(f"<p>{inline(value)}</p>" for value in values)
