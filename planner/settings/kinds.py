"""The lists among the settings: council terms, days without meetings, closed days."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.municipality import CalendarPeriod, ClosedDay, CouncilTerm
from planner.settings.forms import (
    CalendarPeriodForm,
    ClosedDayForm,
    CouncilTermForm,
    SettingsForm,
)

Row = CouncilTerm | CalendarPeriod | ClosedDay


@dataclass(frozen=True, slots=True)
class Kind:
    """One list: its rows, its form, and the titles of its pages."""

    row: type[Row]
    form: type[SettingsForm]
    add: LazyString
    edit: LazyString


KINDS: Mapping[str, Kind] = {
    "council-term": Kind(
        CouncilTerm, CouncilTermForm, _("New council term"), _("Edit the council term")
    ),
    "calendar-period": Kind(
        CalendarPeriod,
        CalendarPeriodForm,
        _("New days without meetings"),
        _("Edit days without meetings"),
    ),
    "closed-day": Kind(ClosedDay, ClosedDayForm, _("New closed day"), _("Edit the closed day")),
}
