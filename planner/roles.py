"""What the roles are called."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.accounts import Role

ROLES: Mapping[Role, LazyString] = {
    Role.ADMINISTRATOR: _("Administrator"),
    Role.SECRETARIAT: _("Political secretariat"),
    Role.COMMITTEE_SECRETARY: _("Committee secretary"),
    Role.COMMITTEE_CHAIR: _("Committee chair"),
    Role.CENTRE_HEAD: _("Centre head"),
    Role.DIRECTOR: _("Director"),
    Role.UNIT_LEADER: _("Unit leader"),
    Role.MAIN_MED: _("Member of HovedMED"),
    Role.COUNCIL_MEMBER: _("Council member"),
}
