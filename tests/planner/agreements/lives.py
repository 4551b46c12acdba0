"""Agreements at every point of their life, with all that a row of the table needs in place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from agreements.goals import Layer
from agreements.lifecycle import Decision, Role, Row, State, Words
from agreements.period import PeriodKind, beginning
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import Action, Need
from agreements.words.followup import Occasion
from planner.agreements import mapping
from planner.agreements.acting.given import Dialogue, Given, Hearing
from planner.extensions import db
from planner.models import accounts
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    AgreementSignature,
    AgreementStep,
    FollowUpAnswer,
    SharedGoal,
)
from planner.models.committees import Committee, Membership, MembershipRole
from planner.models.people import Person
from planner.models.units import LeaderRole, Unit, UnitLeader
from tests.agreements import builders as content_builders
from tests.planner import builders
from tests.planner.agreements.builders import agreement
from tests.planner.agreements.test_reading import Town

IN_MARCH = datetime(2027, 3, 17, 9, tzinfo=UTC)
A_YEAR_LATER = datetime(2028, 3, 1, 9, tzinfo=UTC)
FROZEN = frozenset(State) - {
    State.DRAFT,
    State.IN_CONSULTATION,
    State.READY_FOR_DIALOGUE,
    State.BEFORE_COMMITTEE,
}
HEARD = Hearing(date(2026, 12, 3), "", date(2026, 12, 8), "")
EVERYTHING = Given(
    words=Words(reason="Nye opgaver", reservation="Med forbehold", successor="Leder 77"),
    hearing=HEARD,
    dialogue=Dialogue(date(2027, 2, 10), ""),
    decision=Decision("7", date(2027, 3, 8)),
    on_behalf_of="Medlem 1",
    midway_written=True,
    annual_written=True,
)
TYPED = {
    "med_heard_on": "2026-12-03",
    "user_board_heard_on": "2026-12-08",
    "dialogue_held_on": "2027-02-10",
    "item_number": "7",
    "decided_on": "2027-03-08",
    "reason": "Nye opgaver",
    "reservation": "Med forbehold",
    "successor": "Leder 77",
    "on_behalf_of": "Medlem 1",
}


def given_for(action: Action) -> Given:
    """What the act's page asks about, and nothing else."""
    words = EVERYTHING.words
    match action:
        case Action.SIGN:
            return Given()
        case Action.SIGN_WITH_RESERVATION:
            return Given(words=Words(reservation=words.reservation))
        case Action.SIGN_ON_BEHALF:
            return Given(words=Words(reason=words.reason), on_behalf_of=EVERYTHING.on_behalf_of)
        case _:
            return replace(EVERYTHING, on_behalf_of="", words=replace(words, reservation=""))


def now_for(row: Row) -> datetime:
    """A day on which the row's needs about time are met."""
    return A_YEAR_LATER if Need.PERIOD_ENDED in row.needs else IN_MARCH


def town_in(state: State, needs: Iterable[Need] = (), *, is_amendment: bool | None = None) -> Town:
    """An agreement in the state, with everything in place that is no part of the act itself."""
    needed = frozenset(needs)
    amends = Need.IS_AMENDMENT in needed if is_amendment is None else is_amendment
    town = Town(state=state, are_frozen=(True, False) if amends else (state in FROZEN,))
    if Need.PERIOD_REMAINS in needed:
        _run_two_years(town)
    version = town.agreement.current
    version.dialogue_held_on = date(2027, 2, 10)
    if Need.ALL_SIGNED in needed:
        sign(town.agreement, ALL_PARTIES)
    db.session.commit()
    return town


def _run_two_years(town: Town) -> None:
    period = beginning(PeriodKind.TWO_YEARS, 2027)
    round_: AgreementRound = town.round
    round_.kind, round_.first_day, round_.last_day = period.kind, period.start, period.end
    content = replace(content_builders.agreement(), period=period)
    mapping.say(town.agreement.current, content)


def sign(agreement: Agreement, parties: Iterable[Party]) -> None:
    """Let the parties have signed the current version."""
    for party in parties:
        agreement.current.signatures.append(
            AgreementSignature(
                party=party,
                version_hash=agreement.current.content_hash,
                signed_by=f"For {party}",
                signed_at=IN_MARCH - timedelta(days=1),
            )
        )


def follow_up(agreement: Agreement, occasion: Occasion, *, at: datetime = IN_MARCH) -> None:
    """Let a follow-up of 2027 have been handed in, all goals on track, one with something asked."""
    content = mapping.content(agreement.current.content)
    agreement.follow_ups.append(
        AgreementFollowUp(
            occasion=occasion,
            year=2027,
            written_at=at,
            answers=[
                FollowUpAnswer(goal_key=goal.key, goal_state="on_track", ask="Et lokale mere")
                for goal in content.goals.local
            ],
        )
    )


def continued(agreement: Agreement) -> None:
    """Let the next agreement year have begun."""
    agreement.steps.append(
        AgreementStep(
            version_id=agreement.current.id,
            step=Action.CONTINUE,
            acted_as=Role.SYSTEM,
            at=IN_MARCH,
            new_state=State.RUNNING,
        )
    )


def committee_goal(town: Town) -> SharedGoal:
    """A goal of the committee's own that no unit has contributed to."""
    row = SharedGoal(
        round_id=town.round.id,
        key="faelles",
        layer=Layer.COMMITTEE,
        committee_id=town.mine.id,
        content=mapping.goal_text(
            replace(content_builders.shared_goal("faelles"), layer=Layer.COMMITTEE)
        ),
    )
    db.session.add(row)
    db.session.commit()
    return row


def account_of(town: Town, role: Role, *, inside: bool = True) -> accounts.User:
    """An account that plays the role in the town's agreement (or in the neighbour's)."""
    committee = town.mine if inside else town.other
    unit = town.unit if inside else town.neighbour
    centre = town.centre if inside else town.far_centre
    person = _in_register(role, unit, committee)
    match role:
        case Role.UNIT_LEADER | Role.DEPUTY:
            given = {"role": accounts.Role.UNIT_LEADER, "unit": unit}
        case Role.COMMITTEE_CHAIR | Role.VICE_CHAIR:
            given = {"role": accounts.Role.COMMITTEE_CHAIR, "committee": committee}
        case Role.COMMITTEE_SECRETARY:
            given = {"role": accounts.Role.COMMITTEE_SECRETARY, "committee": committee}
        case Role.CENTRE_HEAD:
            given = {"role": accounts.Role.CENTRE_HEAD, "centre_id": centre.id}
        case _:
            given = {"role": accounts.Role(role)}
    return builders.user(person=person, **given)  # type: ignore[arg-type]


def _in_register(role: Role, unit: Unit, committee: Committee) -> Person | None:
    """Deputies and vice-chairs are known by the register alone."""
    person = builders.person() if role in (Role.DEPUTY, Role.VICE_CHAIR) else None
    if role is Role.DEPUTY:
        leads = UnitLeader(valid_from=builders.TERM_START, person=person, role=LeaderRole.DEPUTY)
        unit.leaders.append(leads)
    if person and role is Role.VICE_CHAIR:
        db.session.add(
            Membership(
                valid_from=builders.TERM_START,
                committee=committee,
                person=person,
                role=MembershipRole.VICE_CHAIR,
            )
        )
    return person


def draft_of(town: Town, round_: AgreementRound) -> Agreement:
    """A draft of the town's unit in another round."""
    return agreement(round_, town.unit, town.mine, state=State.DRAFT, are_frozen=(False,))
