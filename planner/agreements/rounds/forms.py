"""The forms of a round: which period, when its steps are due, whose agreements it opens."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField, HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from agreements.period import FIRST_YEAR, LAST_YEAR, ImpossiblePeriod, Period, PeriodKind, beginning
from agreements.wheel import Deadline, Wheel, wheel_problems
from agreements.words.wheel import Step
from planner.agreements import words
from planner.web.fields import AtLeastOne, IsoDate, MultiCheckbox, choices
from planner.web.forms import Form, FormPart, VersionForm, given


class CreateForm(Form):
    """A period, and whether the shared goals of last time come along."""

    kind = SelectField(
        _("Kind of period"),
        choices=choices((kind.value, words.PERIOD_KINDS[kind]) for kind in PeriodKind),
        validators=[InputRequired()],
    )
    year = IntegerField(
        _("First year"),
        description=_("A school year begins on 1 August, the others on 1 January."),
        validators=[InputRequired(), NumberRange(min=FIRST_YEAR, max=LAST_YEAR)],
    )
    carry_goals = BooleanField(
        _("Take the shared goals of the latest round along"),
        description=_("You can change them until the first agreement goes before its committee."),
        default=True,
    )

    def validate(self, extra_validators: object = None) -> bool:
        """A council term begins in the years it begins."""
        if not super().validate(extra_validators):
            return False
        try:
            beginning(PeriodKind(self.kind.data), given(self.year.data))
        except ImpossiblePeriod:
            self.year.errors = [
                _(
                    "No council term begins in %(year)s. They begin in 2026, 2030 and so on.",
                    year=self.year.data,
                )
            ]
        return not self.errors


class DeadlinePart(FormPart):
    """The day one step is due."""

    step = HiddenField("")
    year = HiddenField("")
    due = IsoDate(_("Deadline"), validators=[InputRequired()])


class DeadlinesForm(VersionForm):
    """Every deadline of a round."""

    parts = FieldList(FormField(DeadlinePart))

    def show(self, wheel: Wheel) -> None:
        """Show the deadlines as they are, and name each field by its step."""
        if not self.is_submitted():
            for each in wheel:
                self.parts.append_entry({"step": each.step, "year": each.year, "due": each.due})

    def is_about(self, wheel: Wheel) -> bool:
        """Whether its hidden fields name the steps and years of `wheel`, each once."""
        named = sorted(f"{part.form.step.data} {part.form.year.data}" for part in self.parts)
        return named == sorted(f"{each.step} {each.year}" for each in wheel)

    def label(self, period: Period) -> None:
        """Name each day by its step, and by its agreement year where there are several."""
        for part in self.parts:
            step, year = part.form.step.data, part.form.year.data
            said = str(words.STEPS[Step(step)])
            part.form.due.label.text = f"{said} {year}" if len(period.years) > 1 else said

    def wheel(self) -> Wheel:
        """The deadlines as they were typed, of a form that `is_about` a round's wheel."""
        return tuple(
            Deadline(Step(part.form.step.data), int(part.form.year.data), given(part.form.due.data))
            for part in self.parts
        )

    def refuse(self, period: Period, *, today: date) -> bool:
        """Put what is wrong with the wheel at its fields; whether anything was."""
        speaker = words.speaker()
        at = {f"{p.form.step.data}.{p.form.year.data}": p.form.due for p in self.parts}
        for problem in wheel_problems(self.wheel(), period, today=today):
            field = at[problem.field]
            field.errors = [*field.errors, speaker.say(problem.message)]
        # A list of parts has noted its parts' errors when it was validated, before these.
        self.parts.errors = [part.errors for part in self.parts if part.errors]
        return bool(self.errors)


class OpenForm(Form):
    """Whose units are given their drafts."""

    committees = MultiCheckbox(
        _("Committees"),
        coerce=int,
        description=_("Every open unit of these committees is given a draft."),
        validators=[AtLeastOne()],
    )

    def __init__(self, committees: list[tuple[int, str]], **given_: Any) -> None:
        super().__init__(**given_)
        self.committees.choices = choices(committees)
        if not self.is_submitted():
            self.committees.data = [id_ for id_, _name in committees]
