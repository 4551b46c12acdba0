"""The form of a shared goal: whose it is, what it says, how it is measured."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import FieldList, FormField, HiddenField, SelectField
from wtforms.fields import Field
from wtforms.validators import InputRequired, Length, Optional

from agreements.goals import Direction, Indicator, Layer, SharedGoal
from agreements.period import Period
from agreements.plan_rules import Limits
from agreements.shared_goal_rules import shared_goal_problems
from agreements.words.agreement import Label
from planner.agreements import words, written
from planner.agreements.shared_goals.operations import new_key
from planner.web.fields import choices
from planner.web.forms import FormPart, VersionForm

EVERYBODY = 0
MOST_INDICATORS = 3
LIMITS = Limits()


class IndicatorPart(FormPart):
    """How the goal is measured; without a name it is not there."""

    key = HiddenField("", validators=[Length(max=200)])
    name = written.line(words.LABELS[Label.INDICATOR], longest=LIMITS.name)
    unit = written.line(_("Unit of measure"), longest=40, description=_("As %, days or visits."))
    direction = SelectField(
        _("Direction"),
        choices=choices([(each.value, words.DIRECTIONS[each]) for each in Direction]),
        default=Direction.HIGHER,
        validators=[Optional()],
    )
    baseline = written.amount(words.LABELS[Label.BASELINE])
    target = written.amount(words.LABELS[Label.TARGET])

    def indicator(self) -> Indicator | None:
        """The indicator, None where the part is empty."""
        figures = (self.baseline.data, self.target.data)
        if not self.name.data and figures == (None, None):
            return None
        return Indicator(
            key=self.key.data or new_key(),
            name=self.name.data,
            unit=self.unit.data,
            direction=Direction(self.direction.data or Direction.HIGHER),
            baseline=self.baseline.data,
            target=self.target.data,
        )


class SharedGoalForm(VersionForm):
    """What a shared goal says."""

    title = written.line(_("Title"), longest=LIMITS.title, first=InputRequired())
    area = written.line(
        _("Whose goal is it?"),
        longest=LIMITS.name,
        first=InputRequired(),
        description=_("As it is printed: all units, day care, the schools of the north."),
    )
    why = written.paragraph(words.LABELS[Label.WHY], longest=LIMITS.why, first=InputRequired())
    success_criterion = written.paragraph(
        words.LABELS[Label.SUCCESS_CRITERION],
        longest=LIMITS.success_criterion,
        first=InputRequired(),
    )
    due = written.day(words.LABELS[Label.DUE])
    indicators = FieldList(
        FormField(IndicatorPart), min_entries=MOST_INDICATORS, max_entries=MOST_INDICATORS
    )

    def show(self, goal: SharedGoal) -> None:
        """Show what the goal says."""
        for name in ("title", "area", "why", "success_criterion", "due"):
            self[name].data = getattr(goal, name)
        for part, indicator in zip(self.indicators, goal.indicators, strict=False):
            for name in ("key", "name", "unit", "direction", "baseline", "target"):
                part.form[name].data = getattr(indicator, name)

    def goal(self, *, key: str, layer: Layer) -> SharedGoal:
        """The goal as it was typed."""
        return SharedGoal(
            key=key,
            layer=layer,
            title=self.title.data,
            why=self.why.data,
            success_criterion=self.success_criterion.data,
            area=self.area.data,
            indicators=tuple(indicator for _part, indicator in self._measured()),
            due=self.due.data,
        )

    def refuse(self, goal: SharedGoal, *, period: Period, today: date) -> bool:
        """Put what the goal lacks at its fields; whether it lacked anything."""
        speaker = words.speaker()
        for problem in shared_goal_problems(goal, period=period, today=today, limits=LIMITS):
            field = self._at(problem.field)
            field.errors = [*field.errors, speaker.say(problem.message)]
        # A list of parts has noted its parts' errors when it was validated, before these.
        self.indicators.errors = [part.errors for part in self.indicators if part.errors]
        return bool(self.errors)

    def _measured(self) -> Iterator[tuple[Any, Indicator]]:
        for part in self.indicators:
            indicator = part.form.indicator()
            if indicator is not None:
                yield part, indicator

    def _at(self, name: str) -> Field:
        head, *rest = name.split(".")
        if not rest:
            return self[head]
        parts = [part for part, _indicator in self._measured()]
        return parts[int(rest[0])].form[rest[1]]


class NewSharedGoalForm(SharedGoalForm):
    """A new goal: everybody's, or a committee's."""

    committee = SelectField(_("Shared by"), coerce=int, default=EVERYBODY)

    def __init__(self, committees: list[tuple[int, str]], **given: Any) -> None:
        super().__init__(**given)
        self.committee.choices = choices(committees)
