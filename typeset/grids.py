"""Tables and facts composed: cells measured, columns set, headers given their scope."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import columns, styles
from typeset.blocks import Align, Cell, Fact, Facts, Row, Table
from typeset.flow import Box, Stack
from typeset.lines import extent
from typeset.paragraphs import Lines, compose
from typeset.rows import CellBox, Group
from typeset.setting import Setting, narrowest
from typeset.styles import CELL_PAD_X, Type
from typeset.tables import TableBox
from typeset.tags import Elem

SHARES = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


@dataclass(slots=True)
class Draft:
    """A cell before the columns have their widths."""

    cell: Cell
    style: Type
    elem: Elem
    column: int
    share: float = 0.0


def table(block: Table, setting: Setting) -> Iterator[Box]:
    """The caption, kept with the table, and the table."""
    whole = setting.elem.child("Table")
    if block.caption:
        yield compose(block.caption, styles.CAPTION, whole.child("Caption"), setting)
    head = _head(block, whole.child("THead"))
    body = _body(block, whole.child("TBody"))
    shares = [column.share for column in block.columns]
    widths = _widths([*head, *body], shares, setting)
    header = Group([_boxes(row, widths, setting) for row in head])
    groups = [Group([_boxes(row, widths, setting) for row in rows]) for rows in _tied(body)]
    yield TableBox(header, groups, widths)


def _head(block: Table, elem: Elem) -> list[list[Draft]]:
    rows: list[list[Draft]] = []
    if block.groups:
        rows.append(_row(block.groups, list(range(len(block.columns))), elem.child("TR")))
        for draft in rows[0]:
            _make_head(draft, "Column")
    titles = elem.child("TR")
    rows.append([])
    for place, column in enumerate(block.columns):
        draft = Draft(Cell((column.title,)), styles.CELL, titles.child("TD"), place)
        draft.share = SHARES[column.align]
        _make_head(draft, "Column")
        rows[-1].append(draft)
    return rows


def _body(block: Table, elem: Elem) -> list[list[Draft]]:
    """The rows' cells, each in the first column that is not taken by one from above."""
    reaching = [0] * len(block.columns)
    rows: list[list[Draft]] = []
    for row in block.rows:
        free = [place for place, left in enumerate(reaching) if not left]
        reaching = [max(left - 1, 0) for left in reaching]
        rows.append(_row(row, free, elem.child("TR")))
        for draft in rows[-1]:
            cell = draft.cell
            draft.share = SHARES[block.columns[draft.column].align]
            if draft.column == 0 and block.row_heads:
                _make_head(draft, "Row")
            for place in range(draft.column, draft.column + cell.columns):
                reaching[place] = cell.rows - 1
    return rows


def _row(row: Row, free: Sequence[int], elem: Elem) -> list[Draft]:
    drafts: list[Draft] = []
    used = 0
    for part in row:
        cell = part if isinstance(part, Cell) else Cell((part,))
        style = styles.CELL
        if cell.shade is not None:
            style = replace(style, colour=styles.ON_SHADES[cell.shade])
        made = elem.child("TD", _attributes(cell, ""))
        drafts.append(Draft(cell, style, made, free[used]))
        used += cell.columns
    return drafts


def _make_head(draft: Draft, scope: str) -> None:
    draft.elem.tag = "TH"
    draft.elem.attributes = _attributes(draft.cell, scope)
    draft.style = styles.CELL_HEAD if scope == "Column" else styles.CELL_ROW_HEAD


def _attributes(cell: Cell, scope: str) -> str:
    inside = f"/Scope/{scope}" if scope else ""
    inside += f"/ColSpan {cell.columns}" if cell.columns > 1 else ""
    inside += f"/RowSpan {cell.rows}" if cell.rows > 1 else ""
    return f"/O/Table{inside}" if inside else ""


def _widths(
    rows: Sequence[Sequence[Draft]], shares: Sequence[float | None], setting: Setting
) -> list[float]:
    least, most = [0.0] * len(shares), [0.0] * len(shares)
    for row in rows:
        for draft in row:
            place = draft.column
            if draft.cell.columns > 1 or shares[place]:
                continue
            for value in draft.cell.values:
                low, high = extent(setting.words(value, draft.style), draft.style.size)
                least[place] = max(least[place], low + 2 * CELL_PAD_X)
                most[place] = max(most[place], high + 2 * CELL_PAD_X)
    return columns.widths(least, most, shares, setting.width)


def _boxes(row: Sequence[Draft], widths: Sequence[float], setting: Setting) -> list[CellBox]:
    return [_box(draft, widths, setting) for draft in row]


def _box(draft: Draft, widths: Sequence[float], setting: Setting) -> CellBox:
    """One value takes the cell's own element; several are paragraphs in it."""
    cell = draft.cell
    width = narrowest(sum(widths[draft.column : draft.column + cell.columns]) - 2 * CELL_PAD_X)
    boxes: list[Box] = []
    for value in cell.values:
        elem = draft.elem if len(cell.values) == 1 else draft.elem.child("P")
        lines = setting.lines(value, draft.style, width)
        if lines:
            boxes.append(Lines(lines, draft.style, elem, 0.0, 0.0, width=width, share=draft.share))
    return CellBox(Stack(boxes), draft.column, cell.columns, cell.rows, cell.shade)


def _tied(rows: Sequence[Sequence[Draft]]) -> Iterator[Sequence[Sequence[Draft]]]:
    """The rows in groups that no cell reaches out of."""
    start = reach = 0
    for number, row in enumerate(rows):
        reach = max([reach, *(number + draft.cell.rows for draft in row)])
        if reach <= number + 1:
            yield rows[start : number + 1]
            start = number + 1


def facts(block: Facts, setting: Setting) -> Iterator[Box]:
    """A table of two columns whose labels are row headers."""
    whole = setting.elem.child("Table")
    if block.caption:
        yield compose(block.caption, styles.CAPTION, whole.child("Caption"), setting)
    yield fact_rows(block.facts, whole.child("TBody"), setting)


def fact_rows(entries: Sequence[Fact], elem: Elem, setting: Setting) -> TableBox:
    label = setting.width * styles.FACT_LABEL_SHARE
    widths = [label, setting.width - label]
    groups: list[Group] = []
    for entry in entries:
        row = elem.child("TR")
        head = Cell((entry.label,))
        scope = row.child("TH", _attributes(head, "Row"))
        drafts = [
            Draft(head, styles.FACT_LABEL, scope, 0),
            Draft(Cell(entry.values), styles.FACT_VALUE, row.child("TD"), 1),
        ]
        groups.append(Group([_boxes(drafts, widths, setting)]))
    return TableBox(None, groups, widths)
