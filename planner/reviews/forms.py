"""The forms of a review."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import FieldList, FormField, HiddenField, SelectField, ValidationError
from wtforms.fields import Field
from wtforms.validators import InputRequired, Optional

from agreements.kodeks.review import Outcome
from planner.models.reviews import Review
from planner.reviews import words
from planner.reviews.queries import Plan
from planner.web import typed
from planner.web.fields import IsoDate, choices
from planner.web.forms import Form, FormPart, VersionForm

WORDS = 1500


class BeginForm(Form):
    """What the review is called, and the period it looks at: a year, or half of one."""

    title = typed.line(_("Title"), limit=120)
    period_start = IsoDate(_("First day of the period"), validators=[InputRequired()])
    period_end = IsoDate(_("Last day of the period"), validators=[InputRequired()])

    def validate_period_end(self, field: Field) -> None:
        if self.period_start.data and field.data and field.data <= self.period_start.data:
            raise ValidationError(_("The period ends before it starts."))


class FreezeForm(Form):
    """The day the picture is taken, and the plan that is looked at."""

    as_of = IsoDate(
        _("Day"),
        validators=[InputRequired()],
        description=_("The figures are kept as they stood at the end of this day."),
    )
    rotation_version_id = SelectField(_("Plan"), coerce=int, validators=[Optional()])

    def __init__(self, plans: Iterable[Plan], **given: Any) -> None:
        super().__init__(**given)
        named = [(plan.version_id, plan.label) for plan in plans]
        self.rotation_version_id.choices = choices([(0, _("No published plan")), *named])


def _outcome(value: str | None) -> Outcome | None:
    return Outcome(value) if value else None


class FollowedUpForm(FormPart):
    """What became of one recommendation."""

    number = HiddenField()
    outcome = SelectField(
        _("What became of it"),
        coerce=_outcome,
        choices=choices([("", _("Not said yet")), *words.OUTCOMES.items()]),
        validators=[Optional()],
    )
    note = typed.line(_("In a few words"), limit=300, required=False)


class FollowUpForm(VersionForm):
    """What became of each of the last review's recommendations."""

    parts = FieldList(FormField(FollowedUpForm))


class RemarkForm(Form):
    """One side's words."""

    text = typed.paragraphs(_("Remark"), limit=WORDS)


class RecommendForm(Form):
    """What the writer's own side recommends; the other side joins by itself."""

    text = typed.paragraphs(_("Recommendation"), limit=WORDS)


class AnswerForm(FormPart):
    """The administration's answer to one recommendation."""

    number = HiddenField()
    answer = typed.paragraphs(_("Answer"), limit=WORDS, required=False)


class AnswersForm(VersionForm):
    """The administration's answers; one left empty is not given yet."""

    parts = FieldList(FormField(AnswerForm))


class ReasonForm(Form):
    """Why a review is taken back."""

    reason = typed.paragraphs(_("Reason"), limit=400)


class YesForm(Form):
    """Nothing to fill in: a yes to what the page says will happen."""


def typed_follow_up(row: Review) -> dict[str, object]:
    """The follow-up as the form holds it."""
    parts = [
        {"number": each.number, "outcome": each.outcome, "note": each.note}
        for each in row.follow_ups
    ]
    return {"version": row.version, "parts": parts}


def typed_answers(row: Review) -> dict[str, object]:
    """The answers as the form holds them."""
    parts = [{"number": each.number, "answer": each.answer} for each in row.recommendations]
    return {"version": row.version, "parts": parts}


def usual_title(first: date, last: date) -> str:
    """What a review of the period is called unless somebody says otherwise."""
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (6, 30):
        return f"HovedMEDs gennemgang, 1. halvår {first.year}"
    if (first.month, first.day) == (7, 1) and (last.month, last.day) == (12, 31):
        return f"HovedMEDs gennemgang, 2. halvår {first.year}"
    return f"HovedMEDs gennemgang {first.year}"
