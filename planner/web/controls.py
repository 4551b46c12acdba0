"""A form's controls, as WTForms writes them for a fifth of its price: a page may have a hundred."""

from collections.abc import Mapping

from markupsafe import Markup
from wtforms.fields import Field, SelectChoice, SelectField
from wtforms.widgets import (
    CheckboxInput,
    DateInput,
    EmailInput,
    HiddenInput,
    NumberInput,
    SearchInput,
    Select,
    TextArea,
    TextInput,
    TimeInput,
)

from planner.web.environment import written

_INPUTS = frozenset(
    (
        *(CheckboxInput, DateInput, EmailInput, HiddenInput, NumberInput),
        *(SearchInput, TextInput, TimeInput),
    )
)


def rendered(field: Field, given: Mapping[str, object]) -> Markup:
    """What the field's widget makes of it, to the letter; `given` attributes go before its own.

    Kinds of widget that are rare (passwords, files, lists of boxes) make it themselves.
    """
    widget, kind = field.widget, type(field.widget)
    if kind in _INPUTS:
        own = {"type": widget.input_type, "value": field._value(), **_own(field, widget)}
        return Markup(f"<input {_attributes(field, own, given)}>")  # noqa: S704 - escaped below
    if kind is TextArea:
        text = written(field._value())
        return Markup(f"<textarea {_attributes(field, {}, given)}>\r\n{text}</textarea>")  # noqa: S704 - so is this
    if kind is Select and not widget.multiple and (options := _options(field)) is not None:
        return Markup(f"<select {_attributes(field, {}, given)}>{options}</select>")  # noqa: S704 - and this
    return widget(field, **given)  # type: ignore[no-any-return]  # WTForms has no types


def _own(field: Field, widget: object) -> dict[str, object]:
    """What the widgets of boxes and of numbers say further."""
    if isinstance(widget, CheckboxInput):
        return {"checked": True} if field.data else {}
    names = ("step", "min", "max") if isinstance(widget, NumberInput) else ()
    return {name: bound for name in names if (bound := getattr(widget, name)) is not None}


def _attributes(field: Field, own: Mapping[str, object], given: Mapping[str, object]) -> str:
    rules = field.widget.validation_attrs
    flags = {name: flag for name, flag in vars(field.flags).items() if name in rules}
    return _written({"id": field.id, **flags, **own, **given, "name": field.name})


def _options(field: SelectField) -> str | None:
    """A select's options; None where they stand in groups."""
    listed = field._choices_from_input(field.choices) or ()
    if any(choice.optgroup is not None for choice in listed):
        return None
    return "".join(_option(one, selected=field.coerce(one.value) == field.data) for one in listed)


def _option(choice: SelectChoice, *, selected: bool) -> str:
    said = written(choice.label or choice.value)
    if choice.render_kw:
        given = {"value": choice.value, **choice.render_kw, "selected": selected}
        return f"<option {_written(given)}>{said}</option>"
    mark = "selected " if selected else ""
    return f'<option {mark}value="{written(choice.value)}">{said}</option>'


def _written(attributes: Mapping[str, object]) -> str:
    """The attributes in the order of their names; True stands alone, False is left out."""
    return " ".join(
        name if value is True else f'{name}="{written(value)}"'
        for name, value in sorted(attributes.items())
        if value is not False
    )
