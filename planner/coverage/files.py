"""Coverage as tables to be taken away: units, groups by every trait, contacts, politicians."""

from collections.abc import Sequence
from fractions import Fraction

from flask_babel import gettext as _

from planner.coverage import people, shown, words
from planner.coverage.pictures import Picture
from planner.files.spreadsheets import Cell, Sheet
from schedules.equity.coverage import BOTH, Wait
from schedules.equity.grouping import Trait
from schedules.equity.outcomes import outcomes
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Form


def sheets(picture: Picture, forms: Sequence[Form] = BOTH) -> list[Sheet]:
    """All of it, the units first."""
    return [
        units(picture, forms),
        *(_groups(picture, trait, forms) for trait in Trait),
        _contacts(picture, forms),
        _politicians(picture),
    ]


def units(picture: Picture, forms: Sequence[Form] = BOTH) -> Sheet:
    """The units with their own figures."""
    waits = {wait.unit.id: wait for wait in picture.coverage.waits(forms)}
    rows = []
    for unit in shown.units(picture):
        wait, span = waits.get(unit.id), picture.coverage.view.span
        hosted, dialogue = (outcomes([unit], span, (form,)) for form in Form)
        came = outcomes([unit], span, forms)
        rows.append(
            (
                *_about(picture, unit),
                hosted.held if Form.HOSTED in forms else None,
                dialogue.held if Form.DIALOGUE in forms else None,
                came.with_staff,
                came.planned,
                came.cancelled,
                came.replanned,
                came.unrecorded,
                came.short,
                *(_waited(wait) if wait else (None,) * 4),
            )
        )
    headings = (
        *(_("Identifier"), _("Name"), _("Committee"), _("Kind"), _("Town"), _("Centre")),
        *(_("Employees"), _("First day"), _("Last day")),
        *(_("Hosted"), _("Dialogue"), *_outcome_headings()),
        *(_("Last contact"), _("Days waited"), _("Next contact"), _("Waited past the guarantee")),
    )
    return Sheet(_("Units"), headings, rows, frozen=2)


def _waited(wait: Wait) -> tuple[Cell, ...]:
    return wait.last, wait.days, wait.next, _("Yes") if wait.is_overdue else _("No")


def _about(picture: Picture, unit: UnitRecord) -> tuple[Cell, ...]:
    return (
        unit.id,
        unit.name,
        shown.committees(picture, unit),
        unit.kind,
        unit.town,
        picture.known.centres.get(unit.centre, unit.centre),
        unit.employees,
        unit.open_from,
        unit.open_to,
    )


def _outcome_headings() -> tuple[str, ...]:
    return (
        _("With staff"),
        _("Planned"),
        _("Cancelled"),
        _("Of these replanned"),
        _("Not recorded"),
        _("Too few politicians"),
    )


def _groups(picture: Picture, trait: Trait, forms: Sequence[Form]) -> Sheet:
    headings = (
        *(str(words.TRAIT[trait]), _("Units"), _("Met in the period")),
        _("Met in %(months)s months", months=picture.coverage.view.months),
        *(_("Hosted"), _("Dialogue"), _("Per open year"), _("Least"), _("Most"), "Gini"),
        *(_("Longest wait, days"), _("Held"), *_outcome_headings()),
    )
    rows = [
        (
            *(row.label, row.access.open_units, row.access.met, row.access.covered),
            *(row.hosted, row.dialogue),
            *(_decimal(row.access.per_year), _decimal(row.access.least_per_year)),
            *(_decimal(row.access.most_per_year), _decimal(row.access.gini)),
            *(row.access.longest_wait_days, row.outcomes.held, row.outcomes.with_staff),
            *(row.outcomes.planned, row.outcomes.cancelled, row.outcomes.replanned),
            *(row.outcomes.unrecorded, row.outcomes.short),
        )
        for row in shown.groups(picture, trait, forms)
    ]
    return Sheet(str(words.BY_TRAIT[trait]), headings, rows)


def _decimal(number: float | Fraction | None) -> float | None:
    return None if number is None else round(float(number), 4)


def _contacts(picture: Picture, forms: Sequence[Form]) -> Sheet:
    span = picture.coverage.view.span
    # Said once, not for each of thousands of rows.
    named = {form: str(words.ONE_OF[form]) for form in Form}
    said = {outcome: str(words.OUTCOME[outcome]) for outcome in Outcome}
    yes, no = _("Yes"), _("No")
    rows = [
        (
            contact.date,
            unit.id,
            unit.name,
            named[contact.form],
            said[contact.outcome],
            (yes if contact.staff else no) if contact.outcome is Outcome.HELD else "",
        )
        for unit in picture.coverage.lines.units
        for contact in unit.contacts
        if contact.date in span and contact.form in forms
    ]
    headings = (
        *(_("Date"), _("Identifier"), _("Name"), _("Form of meeting"), _("Outcome")),
        _("With staff"),
    )
    return Sheet(_("Contacts"), headings, sorted(rows, key=lambda row: (row[0], row[1])), frozen=1)


def _politicians(picture: Picture) -> Sheet:
    headings = (
        *(_("Politician"), _("At units"), _("Hours at units")),
        *(_("Dialogue meetings"), _("Hours in dialogue meetings"), _("Hours in all")),
    )
    rows = [
        (
            name,
            load.hosted,
            _decimal(load.hosted_minutes / 60),
            load.dialogue,
            _decimal(load.dialogue_minutes / 60),
            _decimal(load.minutes / 60),
        )
        for name, load in people.loads_of(
            picture.coverage.view.counted, committee=picture.chosen.get(Trait.COMMITTEE)
        )
    ]
    return Sheet(_("Politicians' time"), headings, rows)
