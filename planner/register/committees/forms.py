"""The forms of the committees: entering, closing and merging."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Field, RadioField
from wtforms.validators import InputRequired, Optional, ValidationError

from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind
from planner.register import fields
from planner.register.wording import COMMITTEE_KINDS
from planner.web.fields import AtLeastOne, MultiCheckbox, choices
from planner.web.forms import Form, VersionForm


def _code(**options: Any) -> Any:
    return fields.text(
        _("Identifier"), longest=40, description=_("The usual abbreviation, as BUU."), **options
    )


def _kind() -> Any:
    return RadioField(
        _("Kind"),
        choices=choices(COMMITTEE_KINDS.items()),
        coerce=CommitteeKind,
        default=CommitteeKind.STANDING,
        validators=[InputRequired()],
    )


class NewCommitteeForm(Form):
    """A body on its first day."""

    code = _code(required=True)
    name = fields.text(_("Name"), required=True)
    kind = _kind()
    first_day = fields.day(_("First day"))


class CommitteeForm(VersionForm):
    """What never changes about a body, unless it was wrong."""

    code = _code(required=True)
    kind = _kind()


class CloseForm(VersionForm):
    """A body's last day, and who takes over."""

    last_day = fields.day(_("Last day"))
    successors = MultiCheckbox(_("Taken over by"), coerce=int, validators=[Optional()])

    def chosen(self) -> list[Committee]:
        """The successors."""
        return [db.get_or_404(Committee, chosen) for chosen in self.successors.data]


class MergeForm(Form):
    """Which committees become one, from when, and under what name."""

    predecessors = MultiCheckbox(
        _("Committees to merge"),
        coerce=int,
        validators=[AtLeastOne()],
        description=_("Their units move to the committee that takes over."),
    )
    on_day = fields.day(_("From"), description=_("They end the day before."))
    into = fields.choice_of_row(_("Taken over by"))
    code = _code()
    name = fields.text(_("Name of the new committee"))
    kind = _kind()

    def validate_into(self, _field: Field) -> None:
        """A new committee has an identifier and a name."""
        if not self.into.data and not (self.code.data and self.name.data):
            raise ValidationError(_("Give the new committee an identifier and a name."))

    def chosen(self) -> list[Committee]:
        """The committees to merge."""
        return [db.get_or_404(Committee, chosen) for chosen in self.predecessors.data]
