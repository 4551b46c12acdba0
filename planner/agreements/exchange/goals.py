"""The sheet of goals: every goal of every agreement of a round, one row each.

A row is told apart by unit and goal (`U001:udeliv`). Drafts can be changed and added to by those
who may write in them, and by the secretariat until the unit sends its draft in: many units keep
their goals in a sheet, and the unit still says yes to what was brought in by submitting it. What a
committee has before it, or has approved, is refused with a reason.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.agreement import Agreement as Content
from agreements.goals import Contribution, Goal, Plan
from agreements.lifecycle import EDITABLE
from agreements.transitions import State
from planner import access, clock, versions
from planner.access import Permission
from planner.agreements import inheritance, mapping, queries, words
from planner.agreements.drafting.operations import may_edit
from planner.agreements.exchange import goal_rows, readable
from planner.agreements.exchange.goal_columns import COLUMNS, LAYERS, SHARED
from planner.agreements.exchange.readable import Exchanged
from planner.exchange.cells import Value
from planner.exchange.sheets import Change, Entry, Event, Known, Problem, Values, WithIdentifiers
from planner.exchange.wording import said
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementRound

_CODE = re.compile(r"([^:\s]+):([A-Za-z0-9_.-]{1,60})")


@dataclass(frozen=True, slots=True)
class KnownGoal(Known):
    """A goal that is there."""

    goal: Goal


class GoalSheet(WithIdentifiers):
    """The goals of a round that an account may read."""

    title: LazyString = _("Goals")
    columns = COLUMNS

    def __init__(self, round_: AgreementRound, *, user: User, at: datetime) -> None:
        self.name = f"goals-{round_.id}"
        self.on = at.astimezone(clock.LOCAL).date()
        self._user, self._at, self._round_id = user, at, round_.id
        self._shared = readable.shared_goals(round_.id)
        self._units = {
            each.unit_code.casefold(): each for each in readable.agreements(round_.id, user)
        }
        plans = access.may(user, Permission.PLAN_AGREEMENTS)
        self._writable = {
            code
            for code, each in self._units.items()
            if may_edit(each.agreement, user) or (plans and each.agreement.state is State.DRAFT)
        }

    def known(self) -> Mapping[str, KnownGoal]:
        """Every goal, by unit in Danish order and then as printed."""
        return {
            code.casefold(): KnownGoal(
                each.agreement.id,
                code,
                goal_rows.values(goal, code=code, unit=each.unit),
                goal,
            )
            for each in self._units.values()
            for goal in each.content.goals.all
            for code in (f"{each.unit_code}:{goal.key}",)
        }

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """A new row of a known unit has its unit's name and its layer."""
        where = self._where(entry.code)
        if known is not None or where is None:
            return entry
        unit, key = where
        shared = self._shared.get(key)
        given: Values = {"unit": unit.unit, **entry.values}
        if shared is not None:
            own = {"layer": LAYERS[shared.layer], "name": shared.title, "why": shared.why}
            own["success_criterion"] = shared.success_criterion
            given = {**given, **{name: value for name, value in own.items() if not given.get(name)}}
        return replace(entry, values=given)

    def problems(self, change: Change) -> Iterator[Problem]:
        """What stands still, what belongs to others, and what cannot be."""
        where = self._where(change.entry.code)
        if where is None:
            yield Problem("code", _("Write the unit's identifier, a colon, and a key: U001:key."))
            return
        unit, key = where
        first = change.differences[0].key if change.known else "code"
        if reason := self._closed(unit):
            yield Problem(first, reason)
            return
        row = change.after()
        is_shared = isinstance(self._goal(unit, key), Contribution) or key in self._shared
        yield from self._others(change, row, key, is_shared=is_shared)
        for column in goal_rows.nameless(row):
            yield Problem(column, _("An indicator with figures needs a name."))
        if not is_shared and not row.get("name"):
            yield Problem("name", _("This cannot be empty."))

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Write the changes, each agreement once."""
        by_unit: dict[str, list[Change]] = {}
        for change in changes:
            by_unit.setdefault(change.entry.code.partition(":")[0].casefold(), []).append(change)
        return [
            event
            for code, listed in by_unit.items()
            for event in self._write(self._units[code].agreement.id, listed)
        ]

    def _write(self, agreement_id: int, changes: Sequence[Change]) -> Iterator[Event]:
        agreement = queries.whole(agreement_id)
        assert agreement is not None  # noqa: S101 - listed in this transaction
        version = agreement.current
        content = inheritance.content(version)
        for change in changes:
            content = self._changed(content, change)
            yield agreement, _told(change, "before"), _told(change, "after")
        versions.claim(agreement, seen=agreement.version)
        mapping.say(version, content)
        agreement.changed_at = self._at

    def _changed(self, content: Content, change: Change) -> Content:
        key = change.entry.code.partition(":")[2]
        goals, row = content.goals, change.after()
        before = next((goal for goal in goals.all if goal.key == key), None)
        plan = before.plan if before else Plan()
        shared = before.goal if isinstance(before, Contribution) else self._shared.get(key)
        if shared is not None:
            made = goal_rows.contribution(row, shared, plan)
            rest = goals.contributions
            listed = [made if each.key == key else each for each in rest]
            new = (*listed, *([] if before else [made]))
            return replace(content, goals=replace(goals, contributions=new))
        own = goal_rows.local_goal(row, key, plan)
        local = [own if each.key == key else each for each in goals.local]
        return replace(content, goals=replace(goals, local=(*local, *([] if before else [own]))))

    def _where(self, code: str) -> tuple[Exchanged, str] | None:
        found = _CODE.fullmatch(code)
        unit = self._units.get(found[1].casefold()) if found else None
        return (unit, found[2]) if found and unit else None

    def _goal(self, unit: Exchanged, key: str) -> Goal | None:
        return next((goal for goal in unit.content.goals.all if goal.key == key), None)

    def _closed(self, unit: Exchanged) -> LazyString | None:
        agreement: Agreement = unit.agreement
        if agreement.state not in EDITABLE:
            state = words.STATES[agreement.state]
            return _("The agreement is “%(state)s”, so its text stands still.", state=state)
        if unit.unit_code.casefold() not in self._writable:
            return _("The unit has sent it in, so only its leader and deputies write in it.")
        return None

    def _others(
        self, change: Change, row: Values, key: str, *, is_shared: bool
    ) -> Iterator[Problem]:
        """Columns that say something this row cannot change."""
        if change.known is not None:
            for name in ("unit", "layer"):
                if change.touches(name):
                    yield Problem(name, _("This is shown only, and cannot be changed here."))
        if is_shared:
            shared = self._shared.get(key)
            own = {"name": shared.title, "why": shared.why} if shared else {}
            for name in SHARED:
                differs = change.known is None and own and row.get(name) not in (own.get(name), "")
                if (change.known is not None and change.touches(name)) or (differs and name in own):
                    yield Problem(name, _("This belongs to the shared goal, for every unit."))
        elif row.get("contribution"):
            yield Problem("contribution", _("Only shared goals have a contribution."))


def _told(change: Change, side: Literal["before", "after"]) -> dict[str, Value]:
    """What a row changed, as the agreement's history shows it."""
    values = [
        (one.heading, one.before if side == "before" else one.after) for one in change.differences
    ]
    lines = [f"{heading}: {said(value)}" for heading, value in values if value not in ("", None)]
    return {"goal_key": change.entry.code.partition(":")[2], "content": "; ".join(lines)}
