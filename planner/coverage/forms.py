"""What to look at and from when: the search fields over every page of coverage, sent with GET."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import Optional

from planner import clock
from planner.collation import danish_key
from planner.coverage import queries, words
from planner.coverage.queries import Known
from planner.register.asof import AsOfForm
from planner.web.fields import IsoDate, choices
from planner.web.filters import as_date
from schedules.equity.coverage import BOTH
from schedules.equity.grouping import NONE, Trait
from schedules.rotation.problem import Form, Period

EVERYTHING = ""
WITHOUT = "-"  # stands for `NONE` in the address, where nothing means everything


def _listed(label: Any) -> Any:
    """A choice that the units of the day fill in; what they lack narrows to nothing."""
    return SelectField(
        label,
        validators=[Optional()],
        default=EVERYTHING,
        validate_choice=False,
        choices=[],
    )


class CoverageForm(AsOfForm):
    """The day one looks from, the period whose contacts count, and which units."""

    first = IsoDate(
        _("Contacts from"),
        name="from",
        validators=[Optional()],
    )
    last = IsoDate(
        _("Contacts to and including"),
        name="to",
        validators=[Optional()],
    )
    committee = _listed(words.TRAIT[Trait.COMMITTEE])
    kind = _listed(words.TRAIT[Trait.KIND])
    town = _listed(words.TRAIT[Trait.TOWN])
    centre = _listed(words.TRAIT[Trait.CENTRE])
    size = _listed(words.TRAIT[Trait.SIZE])
    form = SelectField(
        _("Form of meeting"),
        validators=[Optional()],
        default=EVERYTHING,
        validate_choice=False,
        choices=choices([(EVERYTHING, _("Both")), *words.FORM.items()]),
    )

    def __init__(self) -> None:
        self.terms = queries.terms()
        super().__init__()

    @property
    def day(self) -> date:
        """The day asked for; else today, or the nearest day of a council term."""
        asked = self.as_of.data
        if asked or not self.terms:
            return asked or clock.today()
        today = clock.today()
        nearest = (min(max(today, term.start), term.end) for term in self.terms)
        return min(nearest, key=lambda day: abs((day - today).days))

    @property
    def term(self) -> Period | None:
        """The council term of the day."""
        return next((term for term in self.terms if self.day in term), None)

    @property
    def period(self) -> Period | None:
        """The days whose contacts count: the term, or the part of it asked for."""
        term = self.term
        return term and Period(self.first.data or term.start, self.last.data or term.end)

    @property
    def forms(self) -> Sequence[Form]:
        """The forms of contact asked for."""
        return (Form(self.form.data),) if self.form.data in set(Form) else BOTH

    def days(self) -> dict[str, str]:
        """The search words of the days that were asked for."""
        said = {field.name: field.data for field in (self.as_of, self.first, self.last)}
        return {name: day.isoformat() for name, day in said.items() if day}

    def chosen(self) -> Mapping[Trait, str]:
        """The traits asked for."""
        return {
            trait: NONE if (said := self[trait.value].data) == WITHOUT else said
            for trait in Trait
            if self[trait.value].data
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """The day in a council term, the period in order and inside the same term."""
        is_valid: bool = super().validate(extra_validators)
        if not is_valid or not self.terms:
            return is_valid
        term, period = self.term, self.period
        if term is None or period is None:
            spans = "; ".join(f"{as_date(one.start)} – {as_date(one.end)}" for one in self.terms)
            self._refuse(
                self.as_of,
                gettext("No council term has this day. There are: %(terms)s.", terms=spans),
            )
        elif period.start > period.end:
            self._refuse(self.last, gettext("The period ends before it begins."))
        else:
            for field in (self.first, self.last):
                if field.data and field.data not in term:
                    self._refuse(field, _outside(term))
        return not self.errors

    def offer(self, known: Known) -> None:
        """Fill in what can be chosen: what the units of the day are, and what was chosen."""
        for trait in Trait:
            field = self[trait.value]
            found = known.groups[trait]
            if field.data and field.data != WITHOUT:
                found |= {field.data}
            named = [
                (name, words.group(trait, name, known)) for name in in_order(trait, found, known)
            ]
            field.choices = choices(
                [(EVERYTHING, _("All")), *((name or WITHOUT, said) for name, said in named)]
            )

    def _refuse(self, field: Any, reason: str) -> None:
        field.errors = [*field.errors, reason]


def in_order(trait: Trait, names: Set[str], known: Known) -> list[str]:
    """Groups by name in Danish order, sizes by number, those without last."""

    def key(name: str) -> Any:
        if trait is Trait.SIZE and name.isdecimal():
            return name == NONE, int(name), ()
        return name == NONE, 0, danish_key(words.group(trait, name, known))

    return sorted(names, key=key)


def _outside(term: Period) -> str:
    return str(
        gettext(
            "This day is outside the council term, %(first)s to %(last)s.",
            first=as_date(term.start),
            last=as_date(term.end),
        )
    )
