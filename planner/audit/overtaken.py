"""Two people, one text: what the other saved meanwhile, beside what was typed and is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import inspect

from agreements.comparison import Run, words
from planner.audit import queries as audit
from planner.extensions import db
from planner.models.base import Base, Versioned
from planner.web.filters import as_datetime
from planner.web.forms import Form


@dataclass(frozen=True, slots=True)
class Beside:
    """A field in two wordings; `runs` leads from theirs to ours, word by word."""

    label: str
    theirs: str
    yours: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, label: str, theirs: str, yours: str) -> "Beside":
        """The two wordings compared."""
        return cls(label, theirs, yours, words(theirs, yours))


def refreshed(row: Versioned) -> None:
    """Read the row again, as the other left it."""
    db.session.refresh(inspect(row).object)


def beside(form: Form, row: Versioned, stored: Mapping[str, str]) -> tuple[Beside, ...]:
    """Tell the form that `row` was changed meanwhile, and show each field that differs.

    What was typed stays in the form, and the next save wins knowingly. `stored` has the texts as
    the other left them, by the names of the form's fields.
    """
    form.version.data, form.version.raw_data = row.version, None
    said = _("%(who)s saved this on %(at)s, after you opened the page.")
    advice = _("Nothing you typed is lost. Compare below, and save again if yours is to hold.")
    form.form_errors.append(by_whom(row, said, advice))
    return tuple(
        Beside.of(str(form[name].label.text), theirs, yours)
        for name, theirs in stored.items()
        for yours in [form[name].data or ""]
        if yours != theirs
    )


def by_whom(row: Versioned, said: str, advice: str = "") -> str:
    """Who saved the row meanwhile, as `said` puts it (`%(who)s`, `%(at)s`, `%(what)s`); advice."""
    assert isinstance(row, Base)  # noqa: S101 - every Versioned row is a table's row
    newest = audit.history(row, most=1)
    if not newest:
        somebody = _("Somebody changed this after you opened the page.")
        return f"{somebody} {advice}".rstrip()
    change = newest[0]
    known = {"who": change.who, "at": as_datetime(change.at), "what": change.what}
    return f"{said % known} {advice}".rstrip()
