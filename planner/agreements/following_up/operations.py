"""Handing in a follow-up, and adding measurements beside what was signed."""

from datetime import date, datetime

from agreements.followup import FollowUp, follow_up_problems
from agreements.lifecycle import Words
from agreements.measurements import Measurement
from agreements.problems import Problem
from agreements.transitions import Action, State
from agreements.words.followup import Occasion
from planner import trail
from planner.agreements import mapping
from planner.agreements.acting import operations as acting
from planner.agreements.acting.given import Actor, Given
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementMeasurement,
    FollowUpAnswer,
)

MEASURED = frozenset(State) - {
    State.DRAFT,
    State.IN_CONSULTATION,
    State.READY_FOR_DIALOGUE,
    State.BEFORE_COMMITTEE,
    State.CLOSED,
}
"""States in which figures are brought in: once there is something approved, until it is closed."""

ACTIONS = {Occasion.MIDWAY: Action.RECORD_MIDWAY, Occasion.ANNUAL: Action.EVALUATE}


class Incomplete(Exception):
    """The follow-up lacks something; carries what, each at its field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.field for problem in problems))
        self.problems = problems


class MeasuredAhead(Exception):
    """Nobody has measured tomorrow yet."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on


def hand_in(agreement: Agreement, follow_up: FollowUp, *, reason: str, by: Actor) -> None:
    """Keep the follow-up and take the step that it is; one handed in before is written anew.

    Raises Incomplete, IllegalTransition, MissingPrecondition and Overtaken.
    """
    content = mapping.content(agreement.current.content)
    if problems := follow_up_problems(follow_up, content):
        raise Incomplete(problems)
    given = Given(
        words=Words(reason=reason),
        midway_written=follow_up.occasion is Occasion.MIDWAY,
        annual_written=follow_up.occasion is Occasion.ANNUAL,
    )
    _keep(agreement, follow_up, at=by.at)
    acting.act(agreement, ACTIONS[follow_up.occasion], given, by=by)


def measure(
    agreement: Agreement, measurement: Measurement, *, user: User, at: datetime, today: date
) -> None:
    """Add a measurement, or correct the one of the same day. Raises MeasuredAhead."""
    if measurement.on > today:
        raise MeasuredAhead(measurement.on)
    row = next(
        (
            each
            for each in agreement.measurements
            if (each.indicator_key, each.measured_on) == (measurement.indicator_key, measurement.on)
        ),
        None,
    )
    if row is None:
        row = AgreementMeasurement(
            indicator_key=measurement.indicator_key, measured_on=measurement.on
        )
        agreement.measurements.append(row)
    row.value, row.note = measurement.value, measurement.note
    trail.record(
        "measure",
        agreement,
        user=user,
        at=at,
        after={
            "indicator_key": row.indicator_key,
            "measured_on": row.measured_on,
            "value": str(row.value),
            "note": row.note,
        },
    )


def _keep(agreement: Agreement, follow_up: FollowUp, *, at: datetime) -> None:
    row = next(
        (
            each
            for each in agreement.follow_ups
            if (each.occasion, each.year) == (follow_up.occasion, follow_up.year)
        ),
        None,
    )
    if row is None:
        row = AgreementFollowUp(occasion=follow_up.occasion, year=follow_up.year)
        agreement.follow_ups.append(row)
    for old in list(row.answers):
        row.answers.remove(old)
        db.session.delete(old)
    row.written_at = at
    db.session.flush()
    row.answers = [
        FollowUpAnswer(
            goal_key=each.goal_key,
            goal_state=each.state,
            helped_or_hindered=each.helped_or_hindered,
            ask=each.ask,
        )
        for each in follow_up.answers
    ]
