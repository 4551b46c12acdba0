"""The mathematics names the code that does it: every such name is there to be found."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import get_args

import pytest

from planner.extensions import db
from schedules.calendar.levels import Level as CalendarLevel
from schedules.calendar.rules import Rule as CalendarRule
from schedules.rotation import levels, rules

ROOT = Path(rules.__file__).parents[2]
PACKAGES = {
    "rotation-model.md": ("schedules.rotation", "schedules"),
    "rotation-explained.md": ("schedules.rotation", "planner.rotations"),
    "calendar-model.md": ("schedules.calendar", "schedules"),
    "equity.md": ("schedules.equity", "schedules.rotation", "planner.coverage"),
}
DOTTED = re.compile(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)+)`|`([a-z_]+(?:\.[A-Za-z_]+)+)\(")
FILE = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`")


def text(document: str) -> str:
    return (ROOT / "docs" / document).read_text(encoding="utf-8")


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """Those of a package and what is in it; of `schedules` itself only its own."""
    found = import_module(package)
    inside = walk_packages(found.__path__, f"{package}.")
    names = [one.name for one in inside if package != "schedules" or not one.ispkg]
    return (found, *(import_module(name) for name in names if not name.endswith("__main__")))


def named(document: str) -> Iterator[str]:
    for dotted, called in DOTTED.findall(text(document)):
        name = dotted or called
        if not name.endswith((".py", ".md", ".json")):
            yield name


def is_there(name: str, packages: tuple[str, ...]) -> bool:
    """A module's or a class's attribute, or a table's column, by the end of its name."""
    first, *rest = name.removeprefix("schedules.").split(".")
    table, *columns = name.split(".")
    if table in db.metadata.tables:
        return columns[0] in db.metadata.tables[table].columns
    within = [one for package in packages for one in modules(package)]
    starts: list[object] = [one for one in within if one.__name__.split(".")[-1] == first]
    starts += [vars(one)[first] for one in within if first in vars(one)]
    return any(holds(one, rest) for one in starts)


def holds(start: object, rest: list[str]) -> bool:
    """Whether the attributes are there, one inside the other; all kinds of a union have them."""
    if not rest:
        return True
    kinds = get_args(start) or (start,)
    return all(hasattr(one, rest[0]) and holds(getattr(one, rest[0]), rest[1:]) for one in kinds)


@pytest.mark.parametrize("document", PACKAGES)
def test_every_name_in_the_mathematics_is_in_the_code(document: str) -> None:
    lost = sorted({one for one in named(document) if not is_there(one, PACKAGES[document])})
    assert not lost, f"docs/{document} names what is not there: {', '.join(lost)}"


@pytest.mark.parametrize("document", PACKAGES)
def test_every_file_in_the_mathematics_is_there(document: str) -> None:
    every = [path.as_posix() for path in ROOT.rglob("*.py") if "node_modules" not in path.parts]
    lost = [
        one
        for one in FILE.findall(text(document))
        if not any(path.endswith(f"/{one}") for path in every)
    ]
    assert not lost, f"docs/{document} names files that are not there: {', '.join(lost)}"


def test_a_name_that_is_not_there_is_found_out() -> None:
    packages = PACKAGES["rotation-model.md"]
    assert is_there("levels.filled", packages)
    assert is_there("Meeting.slots", packages)
    assert not is_there("levels.emptied", packages)
    assert not is_there("Meeting.seats", packages)  # a hosted meeting has none
    assert not is_there("nowhere.filled", packages)


@pytest.mark.parametrize(
    ("document", "names"),
    [
        ("rotation-model.md", [one.value for one in levels.Level]),
        ("rotation-model.md", [one.value for one in rules.Rule]),
        ("calendar-model.md", [one.value for one in CalendarLevel]),
        ("calendar-model.md", [one.value for one in CalendarRule]),
    ],
    ids=["rotation levels", "rotation rules", "calendar levels", "calendar rules"],
)
def test_every_level_and_rule_is_in_the_mathematics(document: str, names: list[str]) -> None:
    said = text(document)
    assert not [one for one in names if f"`{one}`" not in said]
