"""The forms of the discussion programme."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError
from wtforms.fields import Field
from wtforms.validators import InputRequired, Optional

from agreements.kodeks.norms import NORMS
from agreements.kodeks.themes import THEMES
from planner.discussions.queries import Takes
from planner.web import typed
from planner.web.bilingual import said
from planner.web.fields import AtLeastOne, IsoDate, MultiCheckbox, choices
from planner.web.filters import as_date
from planner.web.forms import Form, VersionForm

Body = tuple[int, str]


class ProgrammeForm(Form):
    """Which part of the programme to show."""

    year = SelectField(_("Year"), coerce=int, validators=[Optional()])
    body = SelectField(_("Body"), coerce=int, default=0, validators=[Optional()])

    def __init__(self, years: Sequence[int], bodies: Iterable[Body], *, today: date) -> None:
        nearest = min(years, key=lambda year: abs(year - today.year), default=today.year)
        super().__init__(formdata=request.args or None, meta={"csrf": False}, year=nearest)
        self.year.choices = choices((year, str(year)) for year in years or [today.year])
        self.body.choices = choices([(0, _("All")), *bodies])
        self._nearest = nearest

    def shown(self) -> tuple[int, int | None]:
        """Year and body; what the address asks for and there is not is told at its field."""
        if not self.validate():
            return self._nearest, None
        return self.year.data or self._nearest, self.body.data or None


class SpreadForm(Form):
    """Whose meetings, and from when to when."""

    first_day = IsoDate(_("From"), validators=[InputRequired()])
    last_day = IsoDate(_("Until"), validators=[InputRequired()])
    bodies = MultiCheckbox(_("Bodies"), coerce=int, validators=[AtLeastOne()])

    def __init__(self, listed: Iterable[Body], **given: Any) -> None:
        super().__init__(**given)
        self.bodies.choices = choices(listed)

    def validate_last_day(self, field: Field) -> None:
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The period ends before it starts."))


class PlaceForm(Form):
    """Which subject a meeting takes up; norms and themes are listed apart."""

    subject_key = SelectField(_("Subject"), validators=[InputRequired()])

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.subject_key.choices = [
            *_subjects(NORMS, _("Norms")),
            *_subjects(THEMES, _("Further themes")),
        ]


class MoveForm(VersionForm):
    """To which of the body's meetings."""

    meeting_id = SelectField(_("Meeting"), coerce=int, validators=[InputRequired()])

    def __init__(self, meetings: Iterable[Takes], **given: Any) -> None:
        super().__init__(**given)
        named = [(row.id, f"{as_date(row.day)}, {row.body}") for row in meetings]
        self.meeting_id.choices = choices(named)


class NoteForm(VersionForm):
    """What was agreed, in a few lines."""

    agreed = typed.paragraphs(
        _("What was agreed"),
        limit=600,
        description=_("A few lines, without names: what you will do differently from now on."),
    )


def _subjects(subjects: Iterable[Any], heading: LazyString) -> Any:
    return choices(((each.key, said(each.title)) for each in subjects), heading=str(heading))
