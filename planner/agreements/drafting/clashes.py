"""Fields that two people changed differently: shown side by side, one of each to be chosen."""

from dataclasses import dataclass
from typing import Any, cast

from flask_babel import gettext as _
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from agreements import comparison
from agreements.agreement import Agreement as Content
from agreements.leaves import Leaves
from planner.agreements.drafting import fields, form, saying
from planner.agreements.drafting.form import DraftForm
from planner.agreements.drafting.operations import Clashed
from planner.agreements.drafting.structure import Typed
from planner.web.fields import choices
from planner.web.forms import Form

MINE, THEIRS = "mine", "theirs"
_NAMES = "clashes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One field with both texts."""

    leaf: str
    label: str
    mine: str
    theirs: str

    @property
    def name(self) -> str:
        """What the choice is called in the form."""
        return _name(self.leaf)

    @property
    def runs(self) -> tuple[comparison.Run, ...]:
        """The other's text, with what mine says instead marked."""
        return comparison.words(self.theirs, self.mine)


class ClashForm(Form):
    """A choice for each field that both changed, and the names of these fields."""

    clashes = HiddenField("")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The fields both changed; mine has everything else of both, theirs is what is stored."""

    names: list[str]
    mine: Leaves
    theirs: Leaves
    page: str


def of(clashed: Clashed, sent: DraftForm) -> Disagreement:
    """The disagreement a save ran into."""
    return Disagreement(clashed.names, clashed.merged, clashed.theirs, sent.page.data or "")


def sent_back(typed: Typed, sent: DraftForm) -> Disagreement:
    """The disagreement a page of choices was about, as it came back."""
    theirs = form.base_of(typed.get("base", ""))
    return Disagreement(names(typed), sent.leaves(), theirs, sent.page.data or "")


def choices_in(between: Disagreement, content: Content) -> list[Choice]:
    """What there is to choose between."""
    return [
        Choice(
            name,
            saying.label(name, content),
            fields.typed(name, between.mine.get(name, "")),
            fields.typed(name, between.theirs.get(name, "")),
        )
        for name in between.names
    ]


def asked(found: list[Choice], typed: Typed | None = None) -> ClashForm:
    """The form that asks; with what was sent already, it says what is still to be chosen."""
    own: dict[str, Any] = {
        each.name: RadioField(
            each.label,
            choices=choices([(MINE, _("Keep my text")), (THEIRS, _("Use the other's text"))]),
            validators=[InputRequired(_("Choose one of the two texts."))],
        )
        for each in found
    }
    kind = cast(type[ClashForm], type("ClashForm", (ClashForm,), own))
    made = kind(formdata=typed)
    made.clashes.data = " ".join(each.leaf for each in found)
    if typed is not None:
        made.validate()
    return made


def names(typed: Typed) -> list[str]:
    """The fields a page of choices asked about."""
    return typed.get(_NAMES, "").split()


def is_settled(typed: Typed) -> bool:
    """Whether each field that was asked about has its choice; true of any other page."""
    return all(typed.get(_name(leaf)) in (MINE, THEIRS) for leaf in names(typed))


def settle(typed: Typed) -> None:
    """Put the other's text where it was chosen; the page began with it."""
    theirs = form.base_of(typed.get("base", ""))
    for leaf in names(typed):
        if typed[_name(leaf)] == THEIRS:
            typed[leaf] = fields.typed(leaf, theirs.get(leaf, ""))


def _name(leaf: str) -> str:
    return f"choose.{leaf}"
