"""What the field macros ask a form field about, as template filters."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import NamedTuple, TypeVar

from flask import Flask
from markupsafe import Markup, escape
from wtforms.csrf.core import CSRFTokenField
from wtforms.fields import (
    Choice,
    Field,
    FieldList,
    FormField,
    SelectFieldBase,
    SelectMultipleField,
)
from wtforms.validators import Length

from planner.web import figures
from planner.web.fields import AtLeastOne, RequiredWhen

Value = TypeVar("Value", bound=Hashable)


class Box(NamedTuple):
    """One checkbox of a list; `heading` stands before it when it opens a group."""

    value: str
    label: str
    checked: bool
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """A field as its reader meets it; `limit` is the most characters it takes, if they count."""

    id: str
    label: str
    hint: str
    error: str
    is_optional: bool
    limit: int | None
    described_by: str
    type: str

    @property
    def attributes(self) -> dict[str, str | bool]:
        """What ties the control to its hint, error and counter.

        A long text gets no maxlength: a browser would cut what is pasted and not say so.
        """
        given: dict[str, str | bool] = {}
        if self.described_by:
            given["aria-describedby"] = self.described_by
        if self.error:
            given["aria-invalid"] = "true"
        if self.type == "TextAreaField":
            given["maxlength"] = False
        return given


@dataclass(frozen=True, slots=True)
class Problem:
    """One field's errors, and the id that a link to the field goes to."""

    anchor: str
    label: str
    message: str

    @property
    def said(self) -> str:
        """Navn: Udfyld feltet. Hvorfor? Udfyld feltet."""
        between = " " if self.label.endswith("?") else ": "
        return self.label + between + self.message


def init_app(app: Flask) -> None:
    """Make the functions below filters."""
    app.jinja_env.filters.update(
        heat_level=figures.heat_level,
        facing=facing,
        boxes=boxes,
        anchor=anchor,
        problems=problems,
        in_order_of=in_order_of,
        under_headings=under_headings,
        for_each=for_each,
    )


def for_each(macro: Callable[[Value], str]) -> Callable[[Iterable[Value]], Markup]:
    """What a macro writes of many values, which it is asked once for each that differs.

    For a table of thousands of cells that are alike: {% set cells = _cell | for_each %} before the
    rows, {{ cells(row.cells) }} in each.
    """
    said = cache(macro)

    def written(values: Iterable[Value]) -> Markup:
        return Markup("".join(map(said, values)))  # noqa: S704  # a macro has escaped it

    return written


def under_headings(rows: Markup, columns: Sequence[Sequence[str]]) -> Markup:
    """A table's rows with each `td` told its column's heading, which a phone shows before it.

    `columns` are those of the macro `table`: (heading, ...). A row's first cell may be a `th`. By
    splitting, since it is done for every cell of 200 rows.
    """
    marks = [f'<td data-title="{escape(column[0])}"' if column[0] else "<td" for column in columns]
    before, *listed = str(rows).split("<tr")
    # Only marks are put in, and they are escaped.
    return Markup("<tr".join([before, *(_marked(row, marks) for row in listed)]))  # noqa: S704


def _marked(row: str, marks: Sequence[str]) -> str:
    start, *cells = row.split("<td")
    first = len(marks) - len(cells)  # 1 where the row begins with a th
    if first < 0:  # a table within a cell
        return row
    return start + "".join(map(add, marks[first:], cells))


def facing(field: Field, hint: str = "", *, counter: bool = True) -> Facing:
    """The field as its reader meets it; `hint` instead of its own, `counter` with its limit."""
    hint = hint or str(field.description)
    error = " ".join(map(str, field.errors))
    limit = longest(field) if counter and field.type == "TextAreaField" else None
    parts = {"hint": hint, "error": error, "count": limit}
    return Facing(
        id=field.id,
        label=str(field.label.text),
        hint=hint,
        error=error,
        is_optional=is_optional(field),
        limit=limit,
        described_by=" ".join(f"{field.id}-{part}" for part, shown in parts.items() if shown),
        type=field.type,
    )


def longest(field: Field) -> int | None:
    """The most characters the field takes, None without a limit."""
    limits = [rule.max for rule in field.validators if isinstance(rule, Length) and rule.max > 0]
    return min(limits) if limits else None


def boxes(field: SelectMultipleField) -> list[Box]:
    """The field's choices in one list, each group's first box carrying its heading."""
    groups = field.iter_groups() if field.has_groups() else [("", field.iter_choices())]
    return [box for heading, choices in groups for box in _group(str(heading), choices)]


def _group(heading: str, choices: Iterable[Choice]) -> Iterator[Box]:
    for choice in choices:
        yield Box(str(choice.value), str(choice.label), choice.selected, heading)
        heading = ""  # it stands before the first of them


def is_optional(field: Field) -> bool:
    """Whether the label says that the field may be left out; a select always says something."""
    if field.type == "SelectField":
        return bool(field.flags.optional)
    may_be_asked = any(isinstance(rule, AtLeastOne | RequiredWhen) for rule in field.validators)
    return not field.flags.required and not may_be_asked


def anchor(field: Field) -> str:
    """The id a link to the field goes to: of its first box where it is a group that has any."""
    is_group = isinstance(field, SelectFieldBase) and field.type != "SelectField"
    has_boxes = is_group and any(True for _choice in field.iter_choices())
    return f"{field.id}-0" if has_boxes else str(field.id)


def problems(fields: Iterable[Field]) -> Iterator[Problem]:
    """What is wrong, field by field, in the parts of a form too."""
    for field in fields:
        if isinstance(field, FieldList | FormField):
            if own := _own_errors(field):
                yield Problem(field.id, _called(field), " ".join(own))
            yield from problems(field)
        elif field.errors and not isinstance(field, CSRFTokenField):
            message = " ".join(map(str, field.errors))
            yield Problem(anchor(field), _called(field), message)


def in_order_of(problems: Iterable[Problem], page: str) -> list[Problem]:
    """The problems as the reader comes to their fields; those not on the page come last."""

    def place(problem: Problem) -> tuple[bool, int]:
        found = page.find(f'id="{problem.anchor}"')
        return found < 0, found

    return sorted(problems, key=place)


def _called(field: Field) -> str:
    """Its label; among many alike, a form says of each field which `place` it has."""
    place: str = getattr(field, "place", "")
    return ", ".join(filter(None, (place, str(field.label.text))))


def _own_errors(field: FieldList | FormField) -> list[str]:
    """What is wrong with a list of parts as a whole; a part has no errors but its fields'."""
    return [e for e in field.errors if isinstance(e, str)] if isinstance(field, FieldList) else []
