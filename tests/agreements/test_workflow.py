"""A table of transitions answers each question once."""

from __future__ import annotations

from enum import StrEnum

import pytest

from agreements.workflow import IllegalTransition, MissingPrecondition, Row, Table


class Light(StrEnum):
    ON = "on"
    OFF = "off"


class Press(StrEnum):
    PRESS = "press"


class Hand(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Power(StrEnum):
    MAINS = "mains"


ON: Row[Light, Press, Hand, Power, Power] = Row(
    Light.OFF, Press.PRESS, (Hand.LEFT, Hand.RIGHT), Light.ON, (Power.MAINS,)
)


def test_two_rows_for_the_same_question_cannot_be():
    again = Row(Light.OFF, Press.PRESS, (Hand.RIGHT,), Light.OFF)
    with pytest.raises(ValueError, match="two rows answer"):
        Table((ON, again))


def test_a_row_is_found_for_each_of_its_roles_and_for_no_other_state():
    table = Table((ON,))
    assert table.row(Light.OFF, Press.PRESS, Hand.LEFT) is ON
    assert table.rows_for(Light.OFF, Hand.RIGHT) == (ON,)
    assert table.rows_for(Light.ON, Hand.RIGHT) == ()
    with pytest.raises(IllegalTransition, match="left may not press in state on"):
        table.row(Light.ON, Press.PRESS, Hand.LEFT)


def test_a_missing_precondition_names_itself_in_its_message():
    assert str(MissingPrecondition(Press.PRESS, (Power.MAINS,))) == "press lacks: mains"
