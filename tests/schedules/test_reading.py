"""Strict reading: what is taken, what is refused, and where the refusal points."""

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum

import pytest

from schedules import reading
from schedules.reading import Node, Refused


class Form(StrEnum):
    HOSTED = "hosted"
    DIALOGUE = "dialogue"


TAKEN: list[tuple[str, Callable[[Node], object], object]] = [
    ('"Skolen"', Node.text, "Skolen"),
    ('"2028-02-29"', Node.day, date(2028, 2, 29)),
    ('"23:59"', Node.clock, time(23, 59)),
    ("true", Node.flag, True),
    ("7", lambda node: node.whole(least=0, most=7), 7),
    ("-1.5", lambda node: node.real(least=-2, most=0), -1.5),
    ('"hosted"', lambda node: node.one_of(Form), Form.HOSTED),
    ("null", lambda node: node.maybe(Node.text), None),
]

REFUSED: list[tuple[str, Callable[[Node], object]]] = [
    ("7", Node.text),
    ('"  "', Node.text),
    ('"\\ud800"', Node.text),
    ('"2027-02-29"', Node.day),
    ('"20270301"', Node.day),
    ('"2027-W01"', Node.day),
    ('"2027-W01-1"', Node.day),
    ('"٢٠٢٧-01-01"', Node.day),
    ("20270301", Node.day),
    ('"24:00"', Node.clock),
    ('"9:00"', Node.clock),
    ('"09:00:00"', Node.clock),
    ("1", Node.flag),
    ("true", lambda node: node.whole(least=0, most=7)),
    ("7.0", lambda node: node.whole(least=0, most=7)),
    ("8", lambda node: node.whole(least=0, most=7)),
    ("1" + "0" * 400, lambda node: node.whole(least=0, most=7)),
    ("NaN", lambda node: node.real(least=0, most=7)),
    ("1e999", lambda node: node.real(least=0, most=7)),
    ("true", lambda node: node.real(least=0, most=7)),
    ("1" + "0" * 400, lambda node: node.real(least=0, most=7)),
    ('"visit"', lambda node: node.one_of(Form)),
    ("[]", lambda node: node.one_of(Form)),
    ("{}", Node.items),
    ("[]", Node.mapping),
]


@pytest.mark.parametrize(("text", "read", "value"), TAKEN)
def test_value_of_the_right_kind_is_taken(
    text: str, read: Callable[[Node], object], value: object
) -> None:
    assert read(reading.document(text)) == value


@pytest.mark.parametrize(("text", "read"), REFUSED)
def test_value_of_the_wrong_kind_is_refused_at_its_place(
    text: str, read: Callable[[Node], object]
) -> None:
    with pytest.raises(Refused) as refusal:
        read(
            reading.document(f'{{"units": [{text}]}}')
            .record(required=["units"])["units"]
            .items()[0]
        )
    assert refusal.value.path == "$.units[0]"
    assert refusal.value.expected in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"id": "a", "name": "b", "colour": 1}', "$.colour"),
        ('{"id": "a"}', "$.name"),
        ('{"id": "a", "name": "b", "id": "c"}', "$.id"),
        ("[]", "$"),
        ("null", "$"),
    ],
)
def test_record_with_the_wrong_keys_is_refused_at_the_key(text: str, path: str) -> None:
    with pytest.raises(Refused) as refusal:
        reading.document(text).record(required=["id", "name"], optional=["seats"])
    assert refusal.value.path == path


def test_optional_key_left_out_takes_its_default() -> None:
    record = reading.document('{"id": "a"}').record(required=["id"], optional=["seats"])
    assert record.get("seats", 12, lambda node: node.whole(least=0, most=99)) == 12


@pytest.mark.parametrize(
    "text", ["", "{", "[1,]", "\ufeff{}", "[" * 100_000, "1" * 5_000, b"\xff\xfe{", b'"\xff"']
)
def test_what_is_not_json_is_refused_at_the_root(text: str | bytes) -> None:
    with pytest.raises(Refused) as refusal:
        reading.document(text)
    assert refusal.value.path == "$"


def test_path_of_an_odd_key_is_quoted() -> None:
    with pytest.raises(Refused) as refusal:
        reading.document('{"m 1": 3}').mapping()["m 1"].text()
    assert refusal.value.path == '$["m 1"]'


def test_second_of_two_equal_values_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        list(reading.unique(reading.document('["a", "b", "a"]').items(), Node.text))
    assert refusal.value.path == "$[2]"


def test_an_object_of_another_format_is_refused_before_its_keys() -> None:
    with pytest.raises(Refused, match=r'^\$\.format: expected "a/1", found the text "b/1"$'):
        Node({"stray": 1, "format": "b/1"}).of_format("a/1")


def test_an_object_that_names_no_format_is_left_to_what_it_requires() -> None:
    assert "format" in Node({"format": "a/1"}).of_format("a/1").record(required=["format"])
    with pytest.raises(Refused, match=r"^\$\.format: expected a value, found a missing key$"):
        Node({}).of_format("a/1").record(required=["format"])
