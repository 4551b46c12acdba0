"""The sheet of follow-ups: one row for each goal, handed in or still to be filled in.

A unit's follow-up is handed in whole: all its goals, or none. One that was handed in stands still.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements import followup as domain
from agreements.followup import LONGEST_TEXT, Answer, FollowUp
from agreements.goals import Goal
from agreements.transitions import State
from agreements.words import followup as said
from agreements.words import papers
from agreements.words.followup import GoalState, Occasion
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner import clock
from planner.agreements import mapping, past, queries, state, words
from planner.agreements.acting import operations as acting
from planner.agreements.acting.given import Actor
from planner.agreements.exchange import parsing, readable
from planner.agreements.exchange.readable import Exchanged
from planner.agreements.following_up import operations
from planner.exchange import cells
from planner.exchange.sheets import (
    Change,
    Column,
    Entry,
    Event,
    Known,
    Problem,
    Values,
    recognised,
)
from planner.exchange.tables import Table
from planner.files.formulas import unguarded
from planner.models.accounts import User
from planner.models.agreements import AgreementRound
from planner.register.refusals import Refused

STATES: Mapping[GoalState, str] = {each: both.da for each, both in said.GOAL_STATES.items()}
OCCASIONS: Mapping[Occasion, str] = {each: both.da for each, both in papers.OCCASIONS.items()}
DUE = {State.RUNNING: Occasion.MIDWAY, State.MIDWAY: Occasion.ANNUAL}

COLUMNS = (
    Column("code", "id", cells.code, is_required=True),
    Column("unit", "enhed", parsing.read_only),
    Column("occasion", "opfølgning", parsing.read_only),
    Column("name", "mål", parsing.read_only),
    Column("goal_state", "status", parsing.choice(STATES.values()), ("tilstand",)),
    Column("helped_or_hindered", "hvad hjalp eller stod i vejen", parsing.text(LONGEST_TEXT)),
    Column("ask", "det beder vi udvalget om", parsing.text(LONGEST_TEXT)),
)
SHOWN = ("unit", "occasion", "name")


@dataclass(frozen=True, slots=True)
class KnownAnswer(Known):
    """An answer that was given, or has still to be."""

    where: Exchanged
    goal: Goal
    occasion: Occasion
    year: int
    is_handed_in: bool

    @property
    def together(self) -> tuple[int, Occasion, int]:
        """What is handed in at once."""
        return self.where.agreement.id, self.occasion, self.year


class FollowUpSheet:
    """The follow-ups of a round that an account may read, and those that are due."""

    title: LazyString = _("Follow-ups")
    columns = COLUMNS

    def __init__(self, round_: AgreementRound, *, user: User, at: datetime) -> None:
        self.name = f"follow-ups-{round_.id}"
        self.on = at.astimezone(clock.LOCAL).date()
        self._user, self._at = user, at
        self._known = {
            one.code.casefold(): one
            for where in readable.agreements(round_.id, user)
            for one in self._of(where)
        }
        self._answered: frozenset[str] = frozenset()

    def prepared(self, table: Table) -> Table:
        """The table as it is; which rows have a state is noted, since a follow-up is whole."""
        named = recognised(COLUMNS, table.headings)
        at = {column.key: place for place, column in enumerate(named) if column}
        if "code" in at and "goal_state" in at:
            self._answered = frozenset(
                unguarded(row.cells[at["code"]]).strip().casefold()
                for row in table.rows
                if row.cells[at["goal_state"]].strip()
            )
        return table

    def known(self) -> Mapping[str, KnownAnswer]:
        """Every answer, by unit in Danish order and then as printed."""
        return self._known

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """What is only shown is as it is, whatever the file says."""
        shown = {key: known.values[key] for key in SHOWN} if known else {}
        return Entry(entry.number, entry.code, {**entry.values, **shown})

    def problems(self, change: Change) -> Iterator[Problem]:
        """Rows nobody knows, follow-ups handed in or not due, answers that lack something."""
        known = change.known
        if not isinstance(known, KnownAnswer):
            yield Problem("code", _("There is no such goal to follow up. Export the sheet anew."))
            return
        if known.is_handed_in:
            yield Problem("goal_state", _("This follow-up was handed in, so it stands still."))
            return
        lacking = [
            each.goal.title
            for each in self._known.values()
            if each.together == known.together and each.code.casefold() not in self._answered
        ]
        if lacking:
            yield Problem(
                "goal_state",
                _(
                    "A follow-up is handed in whole. A state is missing for: %(goals)s.",
                    goals="; ".join(lacking),
                ),
            )
        answer = _answer(known.goal.key, change.after())
        for problem in domain.answer_problems(answer, known.occasion):
            part = problem.field.rpartition(".")[2]
            column = "goal_state" if part == "state" else part
            if not (column == "goal_state" and lacking):
                yield Problem(column, words.speaker().say(problem.message))

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Hand each follow-up in. Raises Refused when the agreement does not await it."""
        whole: dict[tuple[int, Occasion, int], list[Answer]] = {}
        for change in changes:
            known = self._known[change.entry.code.casefold()]
            answer = _answer(known.goal.key, change.after())
            whole.setdefault(known.together, []).append(answer)
        for (agreement_id, occasion, year), answers in whole.items():
            self._hand_in(agreement_id, FollowUp(occasion, year, tuple(answers)))
        return ()

    def _hand_in(self, agreement_id: int, follow_up: FollowUp) -> None:
        agreement = queries.whole(agreement_id)
        assert agreement is not None  # noqa: S101 - listed in this transaction
        action = operations.ACTIONS[follow_up.occasion]
        try:
            role = acting.role_for(agreement, action, self._user, today=self.on)
            by = Actor(self._user, role, self._at)
            operations.hand_in(agreement, follow_up, reason="", by=by)
        except (IllegalTransition, MissingPrecondition):
            unit = mapping.content(agreement.current.content).parties.unit
            raise Refused(
                "goal_state",
                _("%(unit)s cannot hand this follow-up in now, or not by you.", unit=unit),
            ) from None

    def _of(self, where: Exchanged) -> Iterator[KnownAnswer]:
        agreement = where.agreement
        for row in agreement.follow_ups:
            given = mapping.follow_up(row)
            for goal in where.content.goals.all:
                yield _known(where, goal, given, is_handed_in=True)
        due, gone = DUE.get(agreement.state), past.of_steps(agreement.steps)
        if due is None or state.has_followed_up(agreement, due, gone):
            return
        empty = FollowUp(due, state.year(agreement, gone), ())
        for goal in where.content.goals.all:
            yield _known(where, goal, empty, is_handed_in=False)


def _known(where: Exchanged, goal: Goal, follow_up: FollowUp, *, is_handed_in: bool) -> KnownAnswer:
    answer = follow_up.answer_for(goal)
    occasion, year = follow_up.occasion, follow_up.year
    code = f"{where.unit_code}:{occasion}-{year}:{goal.key}"
    values: Values = {
        "code": code,
        "unit": where.unit,
        "occasion": f"{OCCASIONS[occasion]} {year}",
        "name": goal.title,
        "goal_state": STATES[answer.state] if answer.state else "",
        "helped_or_hindered": answer.helped_or_hindered,
        "ask": answer.ask,
    }
    return KnownAnswer(where.agreement.id, code, values, where, goal, occasion, year, is_handed_in)


def _answer(key: str, row: Values) -> Answer:
    chosen = next((each for each, word in STATES.items() if word == row.get("goal_state")), None)
    return Answer(key, chosen, str(row.get("helped_or_hindered") or ""), str(row.get("ask") or ""))
