"""What docs/formats.md says of every key is what the parsers take, refuse and write."""

from collections.abc import Iterator
from typing import Any

import pytest

from schedules.reading import Refused
from tests.guards.format_specimens import READERS, WHOLE, WRITTEN, objects, refusal, spoilt
from tests.guards.format_tables import PAGE, Key, covers, tables

TABLES = tables(PAGE.read_text(encoding="utf-8"))


def described(format_: str, place: str) -> list[Key] | None:
    """What the page says of a place; the most exact of its places counts."""
    fits = [one for one in TABLES[format_] if covers(one, place)]
    return TABLES[format_][min(fits, key=lambda one: one.count("*"))] if fits else None


def keys() -> Iterator[tuple[str, list[Any], Key]]:
    """Every key the page says is read, with an object that has it, else one that may have it."""
    for format_ in READERS:
        for place, described_keys in TABLES[format_].items():
            there = [one for one in objects(WHOLE[format_]) if covers(place, one[0])]
            for key in described_keys:
                having = [way for _, way, data in there if key.name in data]
                yield format_, (having or [way for _, way, _ in there])[0], key


KEYS = [pytest.param(*one, id=f"{one[0]} {one[1]} {one[2].name}") for one in keys()]


@pytest.mark.parametrize("format_", READERS)
def test_a_whole_file_is_read(format_: str) -> None:
    assert refusal(format_, WHOLE[format_]) is None


@pytest.mark.parametrize("format_", READERS)
def test_the_page_names_exactly_the_keys_that_are_read(format_: str) -> None:
    """A stray key is refused with the keys there may be, where keys are not free."""
    for place, way, _ in objects(WHOLE[format_]):
        found = refusal(format_, spoilt(format_, way, lambda data: data.update(stray=None)))
        is_fixed = found is not None and found.found == "an unknown key"
        if found is None or not is_fixed or not found.expected.startswith("one of the keys "):
            continue
        taken = found.expected.removeprefix("one of the keys ").split(", ")
        said = described(format_, place)
        assert said is not None, f"docs/formats.md does not describe {place} of {format_}"
        assert sorted(key.name for key in said) == taken, f"{place} of {format_}"


@pytest.mark.parametrize("format_", WRITTEN)
def test_the_page_names_exactly_the_keys_that_are_written(format_: str) -> None:
    seen: dict[str, set[str]] = {}
    for place, _, data in objects(WRITTEN[format_]):
        name = next((one for one in TABLES[format_] if covers(one, place)), None)
        if name is not None:
            seen.setdefault(name, set()).update(data)
    assert {place: {key.name for key in said} for place, said in TABLES[format_].items()} == seen


def test_no_object_of_the_measures_is_left_undescribed() -> None:
    free = "$.capacity.unreachable"
    places = {place for place, _, _ in objects(WRITTEN["equity/1"])} - {free}
    assert [one for one in sorted(places) if described("equity/1", one) is None] == []


@pytest.mark.parametrize(("format_", "way", "key"), KEYS)
def test_a_key_is_required_or_has_the_default_told(format_: str, way: list[Any], key: Key) -> None:
    without = spoilt(format_, way, lambda data: data.pop(key.name, None))
    left_out = refusal(format_, without)
    assert key.is_required == (left_out is not None and left_out.found == "a missing key")
    if key.default.startswith("`"):
        told = spoilt(format_, way, lambda data: data.update({key.name: key.default_value}))
        assert READERS[format_](told) == READERS[format_](without)


@pytest.mark.parametrize(("format_", "way", "key"), KEYS)
def test_a_value_is_what_the_page_says(format_: str, way: list[Any], key: Key) -> None:
    def is_refused(value: object) -> Refused | None:
        """For what it is, not for what stands around it."""
        data = spoilt(format_, way, lambda data: data.update({key.name: value}))
        found = refusal(format_, data)
        return found if found is not None and found.path.endswith(f".{key.name}") else None

    assert key.is_null_taken == (is_refused(None) is None), "null"
    if key.limits is not None:
        least, most = key.limits
        assert [is_refused(one) is None for one in (least, most)] == [True, True]
        assert is_refused(least - 1) is not None
        assert is_refused(most + 1) is not None
    if key.choices:
        found = is_refused("no such choice")
        assert found is not None
        assert found.expected == f"one of {', '.join(key.choices)}"


def test_rows_are_read_as_they_are_written() -> None:
    """The guard's own eyes: limits, choices, null and defaults out of words."""
    page = """
## `a/1`
### `$.x[]`, in `b/1` too: an x
| key | value | default | refused |
|---|---|---|---|
| `one`, `two` | whole number, 1 to 9: so many | `3` | |
| `who` | one of `me`, `you`, or null | required (alone) | |
"""
    found = tables(page)
    assert found["a/1"] == found["b/1"]
    one, two, who = found["a/1"]["$.x[]"]
    assert (one.name, two.name, one.limits, one.default_value) == ("one", "two", (1, 9), 3)
    assert (who.choices, who.is_null_taken, who.is_required) == (["me", "you"], True, True)
    assert not one.is_null_taken
