"""The search over the list of agreements, and the choice of two versions."""

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import SearchField, SelectField
from wtforms.validators import Optional

from agreements.transitions import State
from planner.agreements import mapping, queries, tally, words
from planner.models.accounts import User
from planner.models.agreements import AgreementRound, AgreementVersion
from planner.register import fields
from planner.web.forms import Form

EVERYTHING = ""
EVERY_ROUND = "all"


class _Reading(Form):
    """A form that is sent with GET: reading needs no CSRF token."""

    class Meta(Form.Meta):
        """Without a token."""

        csrf = False


class AgreementsForm(_Reading):
    """What to look for among the agreements; the newest readable round if none is asked for."""

    text = SearchField(_("Search"), name="q", validators=[Optional()], filters=[fields.trimmed])
    round = SelectField(_("Period"), validators=[Optional()])
    committee = SelectField(_("Committee"), validators=[Optional()], default=EVERYTHING)
    state = SelectField(_("State"), validators=[Optional()], default=EVERYTHING)

    def __init__(self, user: User) -> None:
        super().__init__(request.args)
        self.rounds, self.tally = queries.rounds(), tally.of(user)
        every = (EVERYTHING, _("All"))
        self.round.choices = [
            *((str(row.id), str(mapping.period(row))) for row in self.rounds),
            (EVERY_ROUND, _("All")),
        ]
        committees = ((str(id_), name) for id_, name in self.tally.committees())
        self.committee.choices = [every, *committees]
        self.state.choices = [every, *((each.value, words.STATES[each]) for each in State)]
        if not self.round.data and self.rounds:
            seen = self.tally.by_round()
            newest = next((row for row in self.rounds if row.id in seen), self.rounds[0])
            self.round.data = str(newest.id)
        self.validate()

    @property
    def chosen_round(self) -> AgreementRound | None:
        """The round that is shown, None for all of them."""
        return next((row for row in self.rounds if str(row.id) == self.round.data), None)

    @property
    def committee_id(self) -> int | None:
        """The committee asked for; a word that is none narrows to nothing by `errors`."""
        return int(self.committee.data) if self.committee.data and not self.errors else None

    def narrowed(self) -> queries.Filter:
        """The filter it asks for."""
        if self.errors:
            return queries.Filter()
        return queries.Filter(
            round_id=self.chosen_round.id if self.chosen_round else None,
            committee_id=self.committee_id,
            state=State(self.state.data) if self.state.data else None,
            text=self.text.data or "",
        )


class CompareForm(_Reading):
    """Which two versions to lay side by side; the two newest where none are asked for."""

    old = SelectField(_("Older version"), coerce=int, validators=[Optional()])
    new = SelectField(_("Newer version"), coerce=int, validators=[Optional()])

    def __init__(self, versions: list[AgreementVersion]) -> None:
        *_, before, last = versions
        super().__init__(request.args, old=before.number, new=last.number)
        numbers = [(row.number, str(row.number)) for row in versions]
        self.old.choices, self.new.choices = numbers, numbers
        self.validate()

    def of(self, versions: list[AgreementVersion]) -> tuple[AgreementVersion, AgreementVersion]:
        """The two rows, the older first; the two newest when the choice cannot be read."""
        *_, before, last = versions
        by_number = {row.number: row for row in versions}
        old = by_number.get(self.old.data, before)
        new = by_number.get(self.new.data, last)
        return (old, new) if old.number <= new.number else (new, old)
