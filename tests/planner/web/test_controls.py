"""Controls read as WTForms itself would write them."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    IntegerField,
    PasswordField,
    SearchField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.meta import DefaultMeta
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import NumberInput

from planner.web.fields import DanishDecimal, IsoDate, MultiCheckbox, Time, choices
from planner.web.forms import Form
from tests.planner.web.conftest import Speaking

HOSTILE = "<b>\"Åse\" & 'Bo'</b>"


class Everything(Form):
    class Meta(Form.Meta):
        csrf = False

    line = StringField("", [InputRequired(), Length(min=2, max=80)])
    mail = EmailField("", [Optional()], render_kw={"autocomplete": "off"})
    words = SearchField("")
    text = TextAreaField("", [Length(max=200)])
    unseen = HiddenField("")
    day = IsoDate("", [InputRequired()])
    hour = Time("")
    number = IntegerField("", [NumberRange(min=0, max=9)])
    seats = IntegerField("", widget=NumberInput(step=5, min=0, max=95))
    amount = DanishDecimal("")
    one = SelectField(
        "", [InputRequired()], choices=choices([("a", HOSTILE), (HOSTILE, "B"), (3, "C")])
    )
    grouped = SelectField("", choices=choices([("a", "A")], heading="Første"))
    several = MultiCheckbox("", choices=choices([("a", "A"), ("b", "B")]))
    ticked = BooleanField("")
    promised = BooleanField("", [InputRequired()], default=True)
    secret = PasswordField("")


FILLED = {
    "line": HOSTILE,
    "mail": "a@b.example",
    "words": HOSTILE,
    "text": HOSTILE,
    "unseen": HOSTILE,
    "day": "2026-03-17",
    "hour": "14:00",
    "number": "7",
    "seats": "20",
    "amount": "1,5",
    "one": HOSTILE,
    "grouped": "a",
    "several": "b",
    "ticked": "y",
    "promised": HOSTILE,
    "secret": "hemmelig",
}


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("typed", [{}, FILLED], ids=["empty", "filled"])
def test_a_control_reads_as_wtforms_writes_it(
    speaking: Speaking, name: str, typed: dict[str, str]
) -> None:
    given = {"class": "form-input", "aria-describedby": f"{name}-hint", "maxlength": False}
    with speaking("da"):
        field = Everything(MultiDict(typed))[name]
        assert field() == DefaultMeta().render_field(field, {})
        assert field(**given) == DefaultMeta().render_field(field, given)


def test_a_stored_yes_ticks_its_box(speaking: Speaking) -> None:
    with speaking("da"):
        assert " checked " in Everything(data={"ticked": True}).ticked()
        assert " checked " not in Everything(data={"ticked": False}).ticked()


def test_a_stored_date_fills_its_control(speaking: Speaking) -> None:
    with speaking("da"):
        assert 'value="2026-03-17"' in Everything(data={"day": date(2026, 3, 17)}).day()
