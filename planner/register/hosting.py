"""Who may host at all: the one rule that no page, import or plan may go round."""

from planner.models.rotations import ContactForm
from planner.models.units import HostingClass


def may_host(hosting_class: HostingClass, form: ContactForm) -> bool:
    """Whether a unit of the class can have guests for the form of meeting.

    Class A takes a whole committee; B a short visit or a dialogue group; C never has guests, though
    its leader can take part in a dialogue meeting held elsewhere.
    """
    match hosting_class:
        case HostingClass.FULL:
            return True
        case HostingClass.SMALL:
            return form is ContactForm.DIALOGUE
        case HostingClass.NEVER:
            return False


def classes_for(form: ContactForm) -> tuple[HostingClass, ...]:
    """The hosting classes that can have guests for the form of meeting."""
    return tuple(one for one in HostingClass if may_host(one, form))
