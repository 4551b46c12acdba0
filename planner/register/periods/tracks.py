"""The kinds of rows that hold for a time: whose they are, who edits them, their pages' words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner import scopes
from planner.access import Permission, Scope
from planner.models.base import Valid
from planner.models.committees import Committee, CommitteePeriod, MeetingPattern, Membership
from planner.models.people import CouncilSeat, Person
from planner.models.units import (
    Centre,
    CentreHead,
    CentrePeriod,
    Site,
    Unit,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
)
from planner.register.periods import committee_forms, forms, unit_forms
from planner.register.periods.forms import PeriodForm

Owner = Unit | Committee | Person | Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One kind of row; without a title there is no such page."""

    row: type[Any]
    owner: type[Owner]
    owner_name: str
    rows: str
    form: type[PeriodForm]
    permission: Permission = Permission.EDIT_REGISTER
    continuous: bool = False  # no gap may be: a unit always has a name
    replaces: bool = False  # a new one takes over from the present one
    add: LazyString | None = None
    change: LazyString | None = None
    correct: LazyString | None = None
    end: LazyString | None = None

    def of(self, owner: Owner) -> list[Valid]:
        """The owner's rows of this kind."""
        rows: list[Valid] = getattr(owner, self.rows)
        return rows

    def owner_of(self, row: Valid) -> Owner:
        """Whom the row is about."""
        owner: Owner = getattr(row, self.owner_name)
        return owner


TRACKS: Mapping[str, Track] = {
    "unit-period": Track(
        row=UnitPeriod,
        owner=Unit,
        owner_name="unit",
        rows="periods",
        form=unit_forms.UnitPeriodForm,
        continuous=True,
        change=_("Rename or change from a day"),
        correct=_("Correct name and facts"),
    ),
    "hosting-hours": Track(
        row=UnitPeriod,
        owner=Unit,
        owner_name="unit",
        rows="periods",
        form=unit_forms.HostingHoursForm,
        permission=Permission.EDIT_PRACTICAL_FACTS,
        continuous=True,
        change=_("Change hosting hours"),
    ),
    "site": Track(
        row=Site,
        owner=Unit,
        owner_name="unit",
        rows="sites",
        form=unit_forms.SiteForm,
        replaces=True,
        add=_("New site"),
        change=_("Change the site from a day"),
        correct=_("Correct the site"),
        end=_("Leave the site"),
    ),
    "site-access": Track(
        row=Site,
        owner=Unit,
        owner_name="unit",
        rows="sites",
        form=unit_forms.SiteAccessForm,
        permission=Permission.EDIT_PRACTICAL_FACTS,
        change=_("Change seats and access"),
    ),
    "unit-leader": Track(
        row=UnitLeader,
        owner=Unit,
        owner_name="unit",
        rows="leaders",
        form=unit_forms.UnitLeaderForm,
        replaces=True,
        add=_("New leader or deputy"),
        correct=_("Correct the leadership"),
        end=_("End the leadership"),
    ),
    "unit-committee": Track(
        row=UnitCommittee,
        owner=Unit,
        owner_name="unit",
        rows="committees",
        form=unit_forms.UnitCommitteeForm,
        add=_("Belongs to one more committee"),
        change=_("Move to another committee"),
        correct=_("Correct the committee"),
        end=_("Belongs to the committee no longer"),
    ),
    "committee-name": Track(
        row=CommitteePeriod,
        owner=Committee,
        owner_name="committee",
        rows="periods",
        form=forms.NameForm,
        continuous=True,
        change=_("Rename from a day"),
        correct=_("Correct the name"),
    ),
    "meeting-pattern": Track(
        row=MeetingPattern,
        owner=Committee,
        owner_name="committee",
        rows="patterns",
        form=committee_forms.MeetingPatternForm,
        replaces=True,
        add=_("New meeting pattern"),
        correct=_("Correct the meeting pattern"),
        end=_("End the meeting pattern"),
    ),
    "member": Track(
        row=Membership,
        owner=Committee,
        owner_name="committee",
        rows="memberships",
        form=committee_forms.MembershipForm,
        add=_("New member"),
        change=_("Change role from a day"),
        correct=_("Correct the membership"),
        end=_("End the membership"),
    ),
    "council-seat": Track(
        row=CouncilSeat,
        owner=Person,
        owner_name="person",
        rows="council_seats",
        form=forms.CouncilSeatForm,
        add=_("New seat in the council"),
        correct=_("Correct the seat's days"),
        end=_("Leave the council"),
    ),
    "centre-name": Track(
        row=CentrePeriod,
        owner=Centre,
        owner_name="centre",
        rows="periods",
        form=forms.NameForm,
        continuous=True,
        change=_("Rename from a day"),
        correct=_("Correct the name"),
        end=_("Close the centre"),
    ),
    "centre-head": Track(
        row=CentreHead,
        owner=Centre,
        owner_name="centre",
        rows="heads",
        form=unit_forms.CentreHeadForm,
        replaces=True,
        add=_("New head"),
        correct=_("Correct the headship"),
        end=_("End the headship"),
    ),
}


def scope(owner: Owner, *, on: date) -> Scope:
    """Whose committee, unit or centre the owner is; nobody's own for a person."""
    match owner:
        case Unit():
            return scopes.of_unit(owner, on=on)
        case Committee():
            return scopes.of_committee(owner)
        case Centre():
            return scopes.of_centre(owner)
        case _:
            return Scope()
