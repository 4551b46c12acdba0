"""What coverage says in words: the forecast, the plans in force, what more would help."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.coverage.plans import Plan
from planner.web.filters import as_date
from schedules.equity.coverage import Coverage
from schedules.equity.forecast import Reach
from schedules.equity.ledger import Access
from schedules.rotation.problem import Period


def reached(coverage: Coverage, access: Access) -> list[str]:
    """How many have been met, and how long one has waited at most."""
    if not access.open_units:
        return [str(_("No unit was open on %(day)s.", day=as_date(coverage.view.on)))]
    said = [
        ngettext(
            "%(met)s of the %(num)s unit open on %(day)s has been met in the period.",
            "%(met)s of the %(num)s units open on %(day)s have been met in the period.",
            access.open_units,
            met=access.met,
            day=as_date(coverage.view.on),
        ),
        ngettext(
            "The longest wait is %(num)s day.",
            "The longest wait is %(num)s days.",
            access.longest_wait_days or 0,
        ),
    ]
    return [str(sentence) for sentence in said]


def forecast(coverage: Coverage) -> list[str]:
    """What the term ends with if nothing changes but what is published."""
    ahead = coverage.forecast
    said = [
        str(
            _(
                "The council term ends on %(day)s. %(met)s of the %(units)s units open then will"
                " have been met in it, if what is planned is held.",
                day=as_date(coverage.term.end),
                met=ahead.met,
                units=ahead.units,
            )
        )
    ]
    if ahead.reach is None:
        return [*said, str(_("No meeting is planned in the days to come."))]
    return [*said, _planned(ahead.planned, ahead.reach), _overdue(ahead.reach, coverage)]


def _planned(number: int, reach: Reach) -> str:
    return str(
        ngettext(
            "%(num)s contact is planned in the days to come, on %(day)s.",
            "%(num)s contacts are planned in the days to come, the last on %(day)s.",
            number,
            day=as_date(reach.day),
        )
    )


def _overdue(reach: Reach, coverage: Coverage) -> str:
    months = coverage.view.months
    if not reach.overdue:
        return str(
            _("On that day no unit will have waited %(months)s months or more.", months=months)
        )
    return str(
        ngettext(
            "On that day %(num)s of %(units)s units will have waited %(months)s months or more.",
            "On that day %(num)s of %(units)s units will have waited %(months)s months or more.",
            reach.overdue,
            units=reach.units,
            months=months,
        )
    )


def plan(one: Plan) -> str:
    """Which plan it is, for which days, decided in which version."""
    return str(
        _(
            "%(name)s, %(days)s, version %(number)s",
            name=one.name,
            days=days(Period(one.first, one.last)),
            number=one.number,
        )
    )


def advice(one: Plan, committees: Mapping[str, str]) -> list[str]:
    """What more would let the guarantee of a plan hold for everybody; nothing if it does.

    `committees` are the names by code.
    """
    advised = one.advised
    if advised is None:
        return []
    said = []
    if advised.add:
        wanted = ", ".join(
            f"{committees.get(code, code)} {number}" for code, number in advised.add.items()
        )
        said.append(
            _(
                "%(name)s needs these dialogue meetings more for everybody to be met in time:"
                " %(wanted)s.",
                name=one.name,
                wanted=wanted,
            )
        )
        said.append(
            _("It is proven that fewer will not do.")
            if advised.is_exact
            else _("Whether fewer would do is not proven.")
        )
    else:
        said.append(
            _(
                "%(name)s has meetings enough for everybody who can be reached in time.",
                name=one.name,
            )
        )
    if advised.unreachable:
        names = ", ".join(advised.unreachable)
        said.append(_("No added meeting would reach these in time: %(names)s.", names=names))
    return [str(sentence) for sentence in said]


def days(period: Period) -> str:
    """1. januar 2027 – 31. december 2027."""
    return f"{as_date(period.start)} – {as_date(period.end)}"


def statement(listed: Sequence[Plan]) -> list[str]:
    """What the plans in force said about their own fairness, each after its name."""
    return [f"{plan(one)}: {' '.join(one.statement.sentences)}" for one in listed] or [
        str(_("No published plan is in force on the day or after it."))
    ]
