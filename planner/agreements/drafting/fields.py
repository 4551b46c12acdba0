"""The form field of each leaf: its label, how long it may be, and how its value is written."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields import Field

from agreements import leaves
from agreements.agreement_rules import LONGEST_LINE, LONGEST_SECTION, MOST_ENTRIES
from agreements.canonical import amount
from agreements.goals import Direction, Expense
from agreements.plan_rules import Limits
from agreements.words.agreement import Label, Section
from planner.agreements import words, written
from planner.agreements.written import Expected, ExpectedValue
from planner.web.fields import choices

Make = Callable[[], Any]

_SECTION = LONGEST_SECTION
_LIST = MOST_ENTRIES * (LONGEST_LINE + 1)


AMOUNTS = frozenset({"indicators.baseline", "indicators.target"})


def field_of(name: str, limits: Limits) -> Any:
    """The unbound field of a leaf."""
    if leaves.is_list(name):
        return HiddenField(_("Goals") if "." not in name else _("Indicators and milestones"))
    if name in _SECTIONS:
        return _SECTIONS[name]()
    return _in_goal(limits)[_part(name)]()


def read(field: Field) -> str:
    """What was typed, as the leaf's text."""
    match field.data:
        case date():
            return field.data.isoformat()
        case Decimal():
            return amount(field.data)
        case _:
            return str(field.data or "")


def typed(name: str, leaf: str) -> str:
    """The leaf's text as somebody would type it in the reader's language."""
    if _part(name) in AMOUNTS and leaf:
        return words.speaker().amount(Decimal(leaf))
    return leaf


def value(name: str, leaf: str) -> object:
    """The leaf's text as its field holds it."""
    kind = _part(name)
    if kind.endswith(("due", "_on")):
        return date.fromisoformat(leaf) if leaf else None
    if kind in AMOUNTS:
        return Decimal(leaf) if leaf else None
    return leaf


def _part(name: str) -> str:
    """The kind of leaf: its name without the keys in it."""
    head, *rest = name.split(".")
    if head not in (leaves.CONTRIBUTIONS, leaves.LOCAL) or len(rest) < 2:
        return name
    return ".".join((rest[1], *rest[3:]))


_SECTIONS: Mapping[str, Make] = {
    "case_number": lambda: written.line(words.LABELS[Label.CASE_NUMBER], longest=LONGEST_LINE),
    "purpose": lambda: _needed(words.SECTIONS[Section.PURPOSE]),
    "profile.core_task": lambda: _needed(words.LABELS[Label.CORE_TASK]),
    "profile.target_group": lambda: _optional(words.LABELS[Label.TARGET_GROUP]),
    "profile.key_figures": lambda: _list(
        words.LABELS[Label.KEY_FIGURES], _("One on each line, as: Children: 64")
    ),
    "profile.sites": lambda: _list(words.LABELS[Label.SITES], _("One on each line.")),
    "room.finances": lambda: _needed(words.LABELS[Label.FINANCES]),
    "room.staff": lambda: _optional(words.LABELS[Label.STAFF]),
    "room.carry_over": lambda: _optional(words.LABELS[Label.CARRY_OVER]),
    "room.leader_decides": lambda: _optional(words.LABELS[Label.LEADER_DECIDES]),
    "partners": lambda: _list(
        words.SECTIONS[Section.PARTNERS],
        _("One on each line: with whom, a colon, and about what."),
    ),
    "involvement.med_heard_on": lambda: _hearing(words.LABELS[Label.MED_HEARD]),
    "involvement.med_remarks": lambda: _optional(_("What MED remarked")),
    "involvement.has_user_board": lambda: SelectField(
        _("Has the unit a user board?"),
        choices=choices([(leaves.YES, _("Yes")), (leaves.NO, _("No"))]),
    ),
    "involvement.user_board_heard_on": lambda: _hearing(words.LABELS[Label.USER_BOARD_HEARD]),
    "involvement.user_board_remarks": lambda: _optional(_("What the user board remarked")),
    "course.division": lambda: _optional(words.LABELS[Label.DIVISION]),
    "regulation": lambda: _optional(words.SECTIONS[Section.REGULATION]),
}


@lru_cache(maxsize=8)  # by the limits; asked for each of a hundred leaves
def _in_goal(limits: Limits) -> Mapping[str, Make]:
    label = words.LABELS
    return {
        "text": lambda: _must(label[Label.CONTRIBUTION], limits.contribution),
        "title": lambda: written.line(_("Title"), longest=limits.title, first=Expected()),
        "why": lambda: _must(label[Label.WHY], limits.why),
        "success_criterion": lambda: _must(
            label[Label.SUCCESS_CRITERION], limits.success_criterion
        ),
        "owner": lambda: written.line(
            label[Label.OWNER], longest=limits.owner, first=Expected(), description=_OFFICE
        ),
        "actions": lambda: _must(
            label[Label.ACTIONS],
            limits.actions * (limits.action + 1),
            description=_("What do you do? One action on each line."),
        ),
        "due": lambda: written.day(label[Label.DUE], first=ExpectedValue()),
        "expense": lambda: RadioField(
            label[Label.EXPENSE],
            choices=choices([(each.value, words.EXPENSES[each]) for each in Expense]),
            validators=[ExpectedValue()],
        ),
        "expense_note": lambda: written.paragraph(
            _("If yes or perhaps: who could bear the cost, and what do you do to avoid it?"),
            longest=limits.expense_note,
            first=Expected(),
        ),
        **_measures(limits),
    }


def _measures(limits: Limits) -> Mapping[str, Make]:
    label = words.LABELS
    return {
        "indicators.name": lambda: written.line(
            label[Label.INDICATOR], longest=limits.name, first=Expected()
        ),
        "indicators.unit": lambda: written.line(
            _("Unit of measure"), longest=40, description=_("As per cent, days or visits.")
        ),
        "indicators.direction": lambda: SelectField(
            _("Direction"),
            choices=choices([(each.value, words.DIRECTIONS[each]) for each in Direction]),
            default=Direction.HIGHER,
        ),
        "indicators.baseline": lambda: written.amount(label[Label.BASELINE], first=ExpectedValue()),
        "indicators.target": lambda: written.amount(label[Label.TARGET], first=ExpectedValue()),
        "milestones.name": lambda: written.line(
            label[Label.MILESTONE], longest=limits.name, first=Expected()
        ),
        "milestones.due": lambda: written.day(label[Label.DUE], first=ExpectedValue()),
    }


_OFFICE = _("An office rather than a name, as: the pedagogical leader.")


def _needed(label: object) -> Any:
    return _must(label, _SECTION)


def _optional(label: object) -> Any:
    return written.paragraph(label, longest=_SECTION)


def _hearing(label: object) -> Any:
    """Needed before the committee sees it, and not before."""
    hint = _("Can wait until the hearing is over.")
    return written.day(label, first=ExpectedValue(), description=hint)


def _list(label: object, hint: object) -> Any:
    return written.paragraph(label, longest=_LIST, description=hint)


def _must(label: object, longest: int, **options: Any) -> Any:
    return written.paragraph(label, longest=longest, first=Expected(), **options)
