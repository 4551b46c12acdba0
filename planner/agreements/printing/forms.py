"""The form of an order: which papers, whose, and packed or bound."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from agreements.language import Language
from planner.agreements.printing import words
from planner.agreements.printing.orders import Binding, Order, PaperKind
from planner.web.fields import choices
from planner.web.forms import Form

EVERY_COMMITTEE = 0


class PrintForm(Form):
    """What to print of a round."""

    kind = RadioField(
        _("Which papers?"),
        choices=choices((kind.value, said) for kind, said in words.KINDS.items()),
        default=PaperKind.AGREEMENT,
        validators=[InputRequired()],
    )
    committee = SelectField(_("Whose?"), coerce=int, default=EVERY_COMMITTEE)
    binding = RadioField(
        _("How?"),
        choices=choices((binding.value, said) for binding, said in words.BINDINGS.items()),
        default=Binding.PACKED,
        validators=[InputRequired()],
    )

    def __init__(self, committees: list[tuple[int, str]], **given: Any) -> None:
        super().__init__(**given)
        self.committee.choices = choices([(EVERY_COMMITTEE, _("All units")), *committees])

    def order(self, round_id: int, language: Language) -> Order:
        """What was asked for."""
        return Order(
            round_id=round_id,
            committee_id=self.committee.data or None,
            kind=PaperKind(self.kind.data),
            binding=Binding(self.binding.data),
            language=language,
        )
