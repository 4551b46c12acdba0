"""What the register's choices are called on a page."""

from collections.abc import Mapping
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.kodeks.review import Table
from planner.models.committees import CommitteeKind, MembershipRole, Weekday
from planner.models.units import HostingClass, LeaderRole
from planner.web.filters import as_month_name

HOSTING_CLASSES: Mapping[HostingClass, LazyString] = {
    HostingClass.FULL: _("A: can host a whole committee meeting"),
    HostingClass.SMALL: _("B: a short visit or a dialogue group only"),
    HostingClass.NEVER: _("C: never hosts (homes, no premises)"),
}

LEADER_ROLES: Mapping[LeaderRole, LazyString] = {
    LeaderRole.LEADER: _("Leader"),
    LeaderRole.DEPUTY: _("Deputy"),
}

MEMBER_ROLES: Mapping[MembershipRole, LazyString] = {
    MembershipRole.CHAIR: _("Chair"),
    MembershipRole.VICE_CHAIR: _("Vice chair"),
    MembershipRole.MEMBER: _("Member"),
}

MED_SIDES: Mapping[Table, LazyString] = {
    Table.MANAGEMENT: _("Management side"),
    Table.EMPLOYEES: _("Employee side"),
}

COMMITTEE_KINDS: Mapping[CommitteeKind, LazyString] = {
    CommitteeKind.STANDING: _("Standing committee"),
    CommitteeKind.FINANCE: _("Finance committee"),
    CommitteeKind.COUNCIL: _("Council"),
    CommitteeKind.MAIN_MED: _("HovedMED"),
    CommitteeKind.OTHER: _("Other body"),
}

WEEKDAYS: Mapping[Weekday, LazyString] = {
    Weekday.MONDAY: _("Monday"),
    Weekday.TUESDAY: _("Tuesday"),
    Weekday.WEDNESDAY: _("Wednesday"),
    Weekday.THURSDAY: _("Thursday"),
    Weekday.FRIDAY: _("Friday"),
}

WEEKS: Mapping[int, LazyString] = {
    1: _("The first"),
    2: _("The second"),
    3: _("The third"),
    4: _("The fourth"),
    -1: _("The last"),
}


def month_name(month: int) -> str:
    """The month, 1 to 12, in words."""
    return as_month_name(date(2000, month, 1))
