"""What people may write in a field, and what is made of it."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms.fields import Field, FieldList
from wtforms.validators import Optional

from planner.web.fields import (
    AtLeastOne,
    DanishDecimal,
    IsoDate,
    MultiCheckbox,
    Time,
    choices,
    parse_decimal,
)
from planner.web.forms import Form
from tests.planner.web.conftest import Speaking


class Sheet(Form):
    day = IsoDate("Dag", [Optional()])
    start = Time("Start", [Optional()])
    share = DanishDecimal("Andel", [Optional()])
    units = MultiCheckbox(
        "Enheder", [AtLeastOne()], coerce=int, choices=choices([(1, "A"), (2, "B")])
    )


class Rows(Form):
    rows = FieldList(IsoDate("Dag"), min_entries=1)


def filled(field: str, *values: str) -> Field:
    """The field after the form has read the values and checked them."""
    sheet = Sheet(MultiDict([(field, value) for value in values]), meta={"csrf": False})
    sheet.validate()
    return sheet[field]


@pytest.mark.parametrize("text", ["2026-03-17", "17-03-2026", "17.3.2026", "17/03/2026"])
def test_a_date_is_read_in_the_forms_people_write(speaking: Speaking, text: str) -> None:
    with speaking("da"):
        assert filled("day", text).data == date(2026, 3, 17)


@pytest.mark.parametrize("text", ["31-02-2026", "i morgen", "2026-13-01"])
def test_a_date_that_does_not_exist_is_refused_in_danish(speaking: Speaking, text: str) -> None:
    with speaking("da"):
        assert filled("day", text).errors == ["Skriv en dato, der findes, for eksempel 17-03-2026."]


@pytest.mark.parametrize("text", ["14:00", "14.00", "14:00:00"])
def test_a_time_is_read_with_colon_or_point(speaking: Speaking, text: str) -> None:
    with speaking("da"):
        assert filled("start", text).data == time(14)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.5", "1.5"),
        ("-0,25", "-0.25"),
        ("1.234.567", "1234567"),
    ],
)
def test_a_danish_number_has_a_comma(text: str, number: str) -> None:
    assert parse_decimal(text, decimal_comma=True) == Decimal(number)


def test_an_english_number_has_a_point() -> None:
    assert parse_decimal("1,234.5", decimal_comma=False) == Decimal("1234.5")


@pytest.mark.parametrize("text", ["", "tolv", "1,2,3", "1.23.4", "12,", ",5", "1e5", "NaN", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_decimal(text, decimal_comma=True)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False))
def test_a_number_written_in_danish_is_read_back_as_itself(number: Decimal) -> None:
    written = f"{number:,f}".translate(str.maketrans(",.", ".,"))

    assert parse_decimal(written, decimal_comma=True) == number


def test_a_refused_number_stays_in_the_field_as_written(speaking: Speaking) -> None:
    with speaking("da"):
        field = filled("share", "tolv")

        assert field.errors == ["Skriv et tal, for eksempel 12,5."]
        assert 'value="tolv"' in field()


def test_a_number_is_shown_with_the_comma_it_is_read_with(speaking: Speaking) -> None:
    with speaking("da"):
        sheet = Sheet(meta={"csrf": False}, data={"share": Decimal("1234.5")})
        assert 'value="1.234,5"' in sheet.share()


def test_a_list_with_nothing_chosen_is_refused_and_no_box_of_it_is_required(
    speaking: Speaking,
) -> None:
    with speaking("da"):
        field = filled("units")

        assert field.errors == ["Sæt mindst ét kryds."]
        assert "required" not in field()


def test_what_is_chosen_in_a_list_comes_as_its_values(speaking: Speaking) -> None:
    with speaking("da"):
        assert filled("units", "2", "1").data == [2, 1]
        assert filled("units", "7").errors == ["»7« er ikke blandt mulighederne."]


def test_a_field_without_a_label_is_named_after_itself(speaking: Speaking) -> None:
    with speaking("da"):
        assert Rows(meta={"csrf": False}).rows.label.text == "Rows"


@pytest.mark.parametrize("text", ["1026-03-17", "17-03-0026", "9999-12-31"])
def test_a_year_that_must_be_a_slip_is_refused(speaking: Speaking, text: str) -> None:
    with speaking("da"):
        day = filled("day", text)
        assert (day.data, day.errors) == (None, ["Skriv et årstal fra 1900 til 2199."])
