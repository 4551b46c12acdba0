"""What traits, sizes, forms and outcomes are called."""

from collections.abc import Mapping

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from planner.coverage.queries import Known
from schedules.equity.grouping import NONE, SIZES, Trait
from schedules.equity.record import Outcome
from schedules.rotation.problem import Form

TRAIT: Mapping[Trait, LazyString] = {
    Trait.COMMITTEE: lazy_gettext("Committee"),
    Trait.KIND: lazy_gettext("Kind"),
    Trait.TOWN: lazy_gettext("Town"),
    Trait.CENTRE: lazy_gettext("Centre"),
    Trait.SIZE: lazy_gettext("Size"),
}

BY_TRAIT: Mapping[Trait, LazyString] = {
    Trait.COMMITTEE: lazy_gettext("By committee"),
    Trait.KIND: lazy_gettext("By kind"),
    Trait.TOWN: lazy_gettext("By town"),
    Trait.CENTRE: lazy_gettext("By centre"),
    Trait.SIZE: lazy_gettext("By size"),
}

FORM: Mapping[Form, LazyString] = {
    Form.HOSTED: lazy_gettext("Hosted meetings"),
    Form.DIALOGUE: lazy_gettext("Dialogue meetings"),
}

ONE_OF: Mapping[Form, LazyString] = {
    Form.HOSTED: lazy_gettext("Committee meeting at the unit"),
    Form.DIALOGUE: lazy_gettext("Dialogue meeting"),
}

OUTCOME: Mapping[Outcome, LazyString] = {
    Outcome.HELD: lazy_gettext("Held"),
    Outcome.PLANNED: lazy_gettext("Planned"),
    Outcome.CANCELLED: lazy_gettext("Cancelled"),
    Outcome.SHORT: lazy_gettext("Too few politicians"),
    Outcome.UNRECORDED: lazy_gettext("Not recorded"),
}

VIEW: Mapping[str, LazyString] = {
    "index": lazy_gettext("Overview"),
    "waiting": lazy_gettext("Who waits"),
    "months": lazy_gettext("Month by month"),
    "where": lazy_gettext("Map"),
    "politicians": lazy_gettext("Politicians' time"),
}

_WITHOUT: Mapping[Trait, LazyString] = {
    Trait.COMMITTEE: lazy_gettext("No committee"),
    Trait.KIND: lazy_gettext("Not stated"),
    Trait.TOWN: lazy_gettext("No town"),
    Trait.CENTRE: lazy_gettext("No centre"),
    Trait.SIZE: lazy_gettext("Not stated"),
}


def group(trait: Trait, name: str, known: Known) -> str:
    """What a group is called on the day; its code where the register has no name for it."""
    if name == NONE:
        return str(_WITHOUT[trait])
    match trait:
        case Trait.COMMITTEE:
            return known.committees.get(name, name)
        case Trait.CENTRE:
            return known.centres.get(name, name)
        case Trait.SIZE if name.isdecimal():
            return size(int(name))
        case _:
            return name


def size(least: int) -> str:
    """10–24 employees, or 100 and more."""
    most = _most(least)
    if most is None:
        return str(_("%(least)s employees or more", least=least))
    return str(_("%(least)s–%(most)s employees", least=least, most=most))


def short_size(name: str) -> str:
    """10–24, or 100+, for a narrow column under a heading that says of what."""
    if name == NONE:
        return str(_WITHOUT[Trait.SIZE])
    most = _most(int(name))
    return f"{name}+" if most is None else f"{name}–{most}"


def _most(least: int) -> int | None:
    return next((one - 1 for one in SIZES if one > least), None)
