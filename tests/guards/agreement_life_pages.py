"""The pages of one agreement and of those who take part in it, with so many of what they list."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from agreements.lifecycle import Role as Part
from agreements.transitions import Action, State
from agreements.words.followup import Occasion
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.agreements import (
    Agreement,
    AgreementComment,
    AgreementFollowUp,
    AgreementMeasurement,
    AgreementRound,
    AgreementStep,
    FollowUpAnswer,
)
from planner.models.units import Unit
from tests.guards.list_page import ListPage
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement, agreement_round
from tests.planner.occasions import NOW

ASKED = datetime(2027, 1, 4, 9, tzinfo=UTC)
TALK = date(2027, 2, 2)


def one_draft(number: int) -> int:
    """A draft with so many steps and comments, each by somebody else, and amendments given up."""
    row = _of(builders.unit(builders.committee()), State.DRAFT, frozen=False)
    for one in range(number):
        author = builders.user(Role.SECRETARIAT)
        row.steps.append(_step(row, author))
        row.comments.append(AgreementComment(author_id=author.id, at=NOW, text=f"Nummer {one}"))
    db.session.flush()
    return row.id


def in_force(number: int) -> int:
    """An agreement with so many steps, measurements, and years that something was asked."""
    row = _of(builders.unit(builders.committee()), State.RUNNING, frozen=True)
    for one in range(number):
        row.steps.append(_step(row, builders.user(Role.SECRETARIAT)))
        row.follow_ups.append(_asked(2000 + one))
        measured = {"indicator_key": "ude", "measured_on": TALK + timedelta(days=one), "value": one}
        row.measurements.append(AgreementMeasurement(**measured))
    db.session.flush()
    return row.id


def own_agreements(number: int) -> None:
    """So many units of one committee, each with a draft and something to sign."""
    committee = builders.committee("BUU")
    for _one in range(number):
        unit = builders.unit(committee)
        _of(unit, State.DRAFT, frozen=False, year=2028)
        _of(unit, State.APPROVED, frozen=True)


def asking_units(number: int) -> int:
    """A dialogue meeting of so many units that all ask for something."""
    calendar, committee = occasions.calendar(), builders.committee()
    talk = occasions.dialogue(calendar, committee, TALK, is_draft=False)
    for _one in range(number):
        unit = builders.unit(committee)
        _of(unit, State.MIDWAY, frozen=True).follow_ups.append(_asked(2027))
        occasions.contact(unit, talk)
    db.session.flush()
    return talk.id


def leader() -> User:
    """Somebody who leads every unit there is."""
    user = builders.user(Role.SECRETARIAT)
    user.roles.clear()
    for unit in db.session.scalars(select(Unit).order_by(Unit.id)):
        user.roles.extend(builders.user(Role.UNIT_LEADER, unit=unit).roles)
    return user


def _of(unit: Unit, state: State, *, frozen: bool, year: int = 2027) -> Agreement:
    committee = unit.committees[0].committee
    rounds = {row.first_day.year: row for row in db.session.query(AgreementRound).all()}
    round_ = rounds.get(year) or agreement_round(year)
    return agreement(round_, unit, committee, state=state, are_frozen=(frozen,))


def _step(row: Agreement, user: User) -> AgreementStep:
    return AgreementStep(
        version_id=row.current.id,
        step=Action.SEND_BACK,
        acted_as=Part.COMMITTEE_SECRETARY,
        user=user,
        at=NOW,
        new_state=State.DRAFT,
    )


def _asked(year: int) -> AgreementFollowUp:
    answer = FollowUpAnswer(goal_key="udeliv", goal_state="on_track", ask="Et læskur")
    return AgreementFollowUp(
        occasion=Occasion.MIDWAY, year=year, written_at=ASKED, answers=[answer]
    )


PAGES = [
    ListPage("/agreements/{id}", one_draft),
    ListPage("/agreements/{id}/draft", one_draft, leader),
    ListPage("/agreements/{id}/comments", one_draft),
    ListPage("/agreements/{id}", in_force, leader),
    ListPage("/agreements/{id}/measurements", in_force, leader),
    ListPage("/agreements/{id}/follow-up", in_force, leader),
    ListPage("/", own_agreements, leader),
    ListPage("/calendar/2027/meetings/{id}", asking_units),
]
