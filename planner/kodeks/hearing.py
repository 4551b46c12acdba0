"""Writes from the hearing to the council's decision: one for each step of the adoption."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import lazy_gettext as _

from agreements.kodeks import adoption
from agreements.kodeks.adoption import Action, Role
from agreements.kodeks.kodeks import Side
from agreements.lifecycle import Decision
from planner import trail, versions
from planner.extensions import db
from planner.kodeks import mapping, queries
from planner.models.accounts import User
from planner.models.kodeks import KodeksComment, KodeksVersion
from planner.register.refusals import Refused


class HearingClosed(Exception):
    """No comments are taken: the hearing has not begun, or its last day has passed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says in the hearing, on whose behalf; an empty key is the whole."""

    clause_key: str
    spoken_by: str
    side: Side
    text: str


def open_hearing(
    row: KodeksVersion, *, ends_on: date, today: date, user: User, at: datetime
) -> None:
    """Raises IllegalTransition, or MissingPrecondition with what lacks."""
    facts = mapping.facts(row, today=today, hearing_ends_on=ends_on)
    step = adoption.advance(facts, Action.OPEN_HEARING, role=Role.POLITICAL_SECRETARIAT)
    row.state, row.changed_at = step.state, at
    row.hearing_opened_on, row.hearing_ends_on = today, ends_on
    trail.record("open_hearing", row, user=user, at=at)


def rework(row: KodeksVersion, *, reason: str, today: date, user: User, at: datetime) -> None:
    """Take the text back for rewriting; what was said stays.

    Raises IllegalTransition, or MissingPrecondition without a reason.
    """
    facts = mapping.facts(row, today=today)
    step = adoption.advance(facts, Action.REWORK, role=Role.POLITICAL_SECRETARIAT, reason=reason)
    row.state, row.changed_at = step.state, at
    row.hearing_opened_on = row.hearing_ends_on = None
    before, after = trail.changes(row)
    trail.record("rework", row, user=user, at=at, before=before, after={**after, "reason": reason})


def comment(
    row: KodeksVersion, said: Said, *, part: Role, today: date, user: User, at: datetime
) -> KodeksComment:
    """Raises HearingClosed, or NoSuchClause."""
    if not adoption.may_comment(mapping.facts(row, today=today), part):
        raise HearingClosed
    title = mapping.kodeks(row).clause(said.clause_key).title.da if said.clause_key else ""
    made = KodeksComment(
        kodeks_version=row,
        clause_key=said.clause_key,
        clause_title=title,
        spoken_by=said.spoken_by,
        side=said.side,
        text=said.text,
        made_on=today,
        user_id=user.id,
    )
    db.session.add(made)
    trail.record("comment", made, user=user, at=at)
    return made


def answer(made: KodeksComment, text: str, *, seen: int, user: User, at: datetime) -> None:
    """What the authors did about a comment. Raises Refused once decided, or Overtaken."""
    if made.kodeks_version.state not in queries.IN_PREPARATION:
        raise Refused("answer", _("The council has decided the text; answers are final."))
    versions.claim(made, seen=seen)
    made.answer = text
    trail.record("answer", made, user=user, at=at)


def adopt(
    row: KodeksVersion,
    decision: Decision,
    *,
    main_med_discussed_on: date,
    today: date,
    user: User,
    at: datetime,
) -> None:
    """Record the council's decision; the version before is superseded.

    Raises Refused for a day out of order, IllegalTransition, or MissingPrecondition.
    """
    _refuse_disorder(row, decision, main_med_discussed_on)
    facts = mapping.facts(
        row, today=today, main_med_discussed_on=main_med_discussed_on, decision=decision
    )
    step = adoption.advance(facts, Action.ADOPT, role=Role.POLITICAL_SECRETARIAT)
    before = queries.current()
    row.state, row.changed_at = step.state, at
    row.main_med_discussed_on = main_med_discussed_on
    row.decided_on, row.item = decision.decided_on, decision.item_number
    row.content_hash = mapping.kodeks(row).hash
    trail.record("adopt", row, user=user, at=at)
    if before is not None:
        _supersede(before, today=today, user=user, at=at)


def _supersede(row: KodeksVersion, *, today: date, user: User, at: datetime) -> None:
    facts = mapping.facts(row, today=today, successor_adopted=True)
    row.state = adoption.advance(facts, Action.SUPERSEDE, role=Role.SYSTEM).state
    row.changed_at = at
    trail.record("supersede", row, user=user, at=at)


def _refuse_disorder(row: KodeksVersion, decision: Decision, discussed: date) -> None:
    """HovedMED discusses the text that was heard, and the council decides after both."""
    if row.hearing_opened_on and discussed < row.hearing_opened_on:
        raise Refused(
            "main_med_discussed_on",
            _("HovedMED discusses the text that is in hearing, not before."),
        )
    if decision.decided_on < discussed:
        raise Refused("decided_on", _("The council decides after HovedMED has discussed the text."))
    if row.hearing_ends_on and decision.decided_on <= row.hearing_ends_on:
        raise Refused("decided_on", _("The council decides after the hearing has ended."))
    before = queries.current()
    if before and before.decided_on and decision.decided_on <= before.decided_on:
        raise Refused("decided_on", _("The version in force was decided on that day or later."))
