"""Saving a form: refusals go to their field; what another saved meanwhile is shown beside it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time

from flask_babel import gettext as _
from wtforms import Field, FieldList
from wtforms.fields import SelectFieldBase
from wtforms.form import BaseForm

from planner import versions
from planner.audit import values
from planner.audit.overtaken import by_whom, refreshed
from planner.models.base import Versioned
from planner.register.refusals import Refused
from planner.web.forms import Form
from planner.web.transaction import transaction

Values = Mapping[str, object]


def save(
    form: Form,
    row: Versioned | None,
    write: Callable[[], object],
    *,
    now: Callable[[], Values] = dict,
) -> bool:
    """Do `write` in one transaction; False when it was refused, and `form` says why.

    `row` is what the form's version is about, None for something new. `now` gives the stored
    values by field name, to be shown beside what was typed when somebody else saved first.
    """
    try:
        with transaction():
            write()
    except Refused as refused:
        _refuse(form, refused)
    except versions.Overtaken:
        assert row is not None  # noqa: S101 - only a row can be overtaken
        compare(form, row, now())
    else:
        return True
    return False


def _refuse(form: Form, refused: Refused) -> None:
    if refused.field in form:
        form[refused.field].errors = [*form[refused.field].errors, str(refused.reason)]
    else:
        form.form_errors.append(str(refused.reason))


def compare(form: Form, row: Versioned, stored: Values) -> None:
    """Keep what was typed, show what the other saved, and let the next save win knowingly."""
    refreshed(row)
    form.version.data = row.version
    form.version.raw_data = None
    said = _("%(who)s changed this on %(at)s, after you opened the page: %(what)s.")
    advice = _("What you typed is kept here. Compare, and save again if yours is to hold.")
    form.form_errors.append(by_whom(row, said, advice))
    for field, value in _differing(form, stored):
        said = _("It now says: %(value)s", value=_shown(field, value))
        field.errors = [*field.errors, said]


def _differing(form: BaseForm, stored: Values) -> Iterator[tuple[Field, object]]:
    """The fields whose stored values are others than those typed, in a list's parts too."""
    for name, value in stored.items():
        if name not in form:
            continue
        if isinstance(form[name], FieldList) and isinstance(value, list):
            for part, values_of_part in zip(form[name], value, strict=False):
                yield from _differing(part.form, values_of_part)
        elif form[name].data != value:
            yield form[name], value


def _shown(field: Field, value: object) -> str:
    """The stored value as the field would say it."""
    if isinstance(field, SelectFieldBase):
        labels: dict[object, str] = {key: str(label) for key, label, *_rest in field.iter_choices()}
        return str(labels.get(value) or _("empty"))
    stored = value.isoformat() if isinstance(value, date | time) else value
    return values.in_words(field.short_name, stored) or str(_("empty"))
