"""The year on one page: codes in narrow columns, what they stand for below."""

from dataclasses import replace

from schedules.documents import calendar
from tests.schedules.documents import contents
from typeset.blocks import Paragraph, Role, Table

CODES = {"Byrådet": "BYR", "Økonomiudvalget": "ØU"}


def test_bodies_with_a_code_are_headed_by_it_and_named_below() -> None:
    content = contents.calendar()
    coded = [replace(one, code=CODES.get(one.body, "")) for one in content.meetings]
    blocks = calendar.document(replace(content, meetings=tuple(coded))).blocks
    glance = next(block for block in blocks if isinstance(block, Table))
    small = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.SMALL]

    headings = [str(column.title) for column in glance.columns]
    assert {"BYR", "ØU", "Kultur- og Fritidsudvalget"} <= set(headings)
    assert not {"Byrådet", "Økonomiudvalget"} & set(headings)
    assert "BYR: Byrådet. ØU: Økonomiudvalget." in [block.text for block in small]


def test_a_body_that_changed_its_name_has_one_column_and_both_names() -> None:
    content = contents.calendar()
    first, *rest = [replace(one, code="X") for one in content.meetings if one.body == "Byrådet"]
    meetings = (replace(first, body="Byrådet før"), *rest, *content.meetings[1:4])
    blocks = calendar.document(replace(content, meetings=meetings)).blocks
    small = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.SMALL]

    assert "X: Byrådet, Byrådet før." in [block.text for block in small]
