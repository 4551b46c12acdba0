"""What the states of a contact are called."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.rotations import ContactForm, ContactStatus

STATUS: dict[ContactStatus, LazyString] = {
    ContactStatus.PLANNED: _("Planned"),
    ContactStatus.HELD: _("Held"),
    ContactStatus.CANCELLED: _("Cancelled"),
    ContactStatus.REPLACED: _("Replaced by a newer plan"),
}

FORM: dict[ContactForm, LazyString] = {
    ContactForm.HOSTED: _("Committee meeting at the unit"),
    ContactForm.DIALOGUE: _("Dialogue meeting"),
}

BY = {
    "committee": _("The committee"),
    "unit": _("The unit"),
}
