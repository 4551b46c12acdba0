"""Follow-up in three fields for each goal, and an indicator's measurements."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField
from wtforms.fields import Field
from wtforms.validators import InputRequired

from agreements.agreement import Agreement as Content
from agreements.agreement_rules import LONGEST_LINE
from agreements.followup import LONGEST_TEXT, NEEDS_WORDS, Answer, FollowUp
from agreements.goals import Goal, Indicator
from agreements.words.followup import GoalState, Occasion, Question
from planner.agreements import words, written
from planner.agreements.acting.forms import LONGEST_REASON
from planner.web.fields import choices
from planner.web.forms import Form


@dataclass(frozen=True, slots=True)
class Asked:
    """One goal with its three fields."""

    goal: Goal
    state: Field
    helped: Field
    ask: Field


class FollowUpForm(Form):
    """Three fields for each goal; made with `form_for`."""

    def asked(self, content: Content) -> list[Asked]:
        """The goals in order, each with its fields."""
        return [
            Asked(goal, *(self[f"answers.{goal.key}.{part}"] for part in Question))
            for goal in content.goals.all
        ]

    def follow_up(self, content: Content, occasion: Occasion, year: int) -> FollowUp:
        """What was written."""
        return FollowUp(
            occasion,
            year,
            tuple(
                Answer(
                    one.goal.key,
                    GoalState(one.state.data) if one.state.data else None,
                    one.helped.data or "",
                    one.ask.data or "",
                )
                for one in self.asked(content)
            ),
        )


def form_for(content: Content, occasion: Occasion, *, explains: bool) -> FollowUpForm:
    """The form; `explains` asks why there was no midway follow-up this year."""
    own: dict[str, Any] = {}
    for goal in content.goals.all:
        own |= _about(goal, occasion)
    if explains:
        own["reason"] = written.paragraph(
            _("Why was there no midway follow-up this year?"),
            longest=LONGEST_REASON,
            first=InputRequired(),
        )
    form = cast(type[FollowUpForm], type("FollowUpForm", (FollowUpForm,), own))()
    for one in form.asked(content):
        for field in (one.state, one.helped, one.ask):
            field.place = one.goal.title
    return form


def _about(goal: Goal, occasion: Occasion) -> dict[str, Any]:
    at, questions = f"answers.{goal.key}", words.QUESTIONS
    in_words = ", ".join(
        str(words.GOAL_STATES[each]).lower() for each in GoalState if each in NEEDS_WORDS[occasion]
    )
    return {
        f"{at}.{Question.STATE}": RadioField(
            questions[Question.STATE],
            choices=choices([(each.value, words.GOAL_STATES[each]) for each in GoalState]),
            validators=[written.ExpectedValue()],
        ),
        f"{at}.{Question.HELPED_OR_HINDERED}": written.paragraph(
            questions[Question.HELPED_OR_HINDERED],
            longest=LONGEST_TEXT,
            description=_("A few words are needed when the goal is: %(states)s.", states=in_words),
        ),
        f"{at}.{Question.ASK}": written.paragraph(questions[Question.ASK], longest=LONGEST_TEXT),
    }


class MeasurementForm(Form):
    """One indicator's value on a day."""

    indicator = SelectField(_("Indicator"))
    measured_on = written.day(_("Measured on"), first=InputRequired())
    value = written.amount(_("Value"), first=InputRequired())
    note = written.line(_("Note"), longest=LONGEST_LINE)

    def __init__(self, indicators: Iterable[Indicator], **given: Any) -> None:
        super().__init__(**given)
        self.indicator.choices = choices(
            [
                (each.key, f"{each.name} ({each.unit})" if each.unit else each.name)
                for each in indicators
            ]
        )
