"""The demo's development agreements: last year's, and this year's as far as it has come."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from agreements import agreement as domain
from agreements.examples import story
from agreements.followup import FollowUp
from agreements.period import Period, PeriodKind, beginning
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import State
from agreements.words.followup import Occasion
from agreements.words.wheel import Step
from planner.agreements import mapping
from planner.demo import agreement_rounds, next_agreements
from planner.demo.agreement_rounds import Days, moment
from planner.demo.year import YEAR
from planner.extensions import db
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementMeasurement,
    AgreementRound,
    AgreementSignature,
    AgreementVersion,
    FollowUpAnswer,
)
from planner.models.units import Unit

AMENDED = "Tillægsbevilling i juni"
AMENDED_FINANCES = (
    "Budgettet er det, byrådet har vedtaget for året, med tillægsbevillingen fra juni. "
    "Bevillingen går til vikarer i efteråret."
)


def add_agreements(units: Mapping[str, Unit], *, today: date) -> None:
    """A round for each year that is signed by `today`, then the one that is being made.

    Units must hang with all they have.
    """
    for year in (YEAR - 1, YEAR):
        period = beginning(PeriodKind.CALENDAR_YEAR, year)
        if agreement_rounds.days(period)[Step.SIGNATURES] <= today:
            _add_round(period, units, today)
    next_agreements.add(YEAR + 1, units, today=today)


def _add_round(period: Period, units: Mapping[str, Unit], today: date) -> None:
    opened = date(period.start.year - 1, 10, 19)
    round_ = agreement_rounds.add(period, units, opened=opened)
    days = agreement_rounds.days(period)
    for place, unit in agreement_rounds.open_units(units, on=min(today, period.end)):
        told = _until(agreement_rounds.told(unit, place, period), today)
        db.session.add(_agreement(round_, unit, place, told, days))


def _until(told: story.Story, today: date) -> story.Story:
    """What of the story has happened by `today`: a year that runs is not closed yet."""
    days = agreement_rounds.days(told.agreement.period)
    due = {Occasion.MIDWAY: days[Step.MIDWAY], Occasion.ANNUAL: days[Step.ANNUAL]}
    happened = tuple(each for each in told.follow_ups if due[each.occasion] <= today)
    if happened == told.follow_ups:
        # Samspil closes by itself what is evaluated, once the year is over.
        return replace(told, state=State.CLOSED) if told.state is State.EVALUATED else told
    return replace(
        told,
        follow_ups=happened,
        measurements=tuple(each for each in told.measurements if each.on <= today),
        state=State.MIDWAY if happened else State.RUNNING,
    )


def _agreement(
    round_: AgreementRound, unit: Unit, place: int, told: story.Story, days: Days
) -> Agreement:
    versions = list(_versions(told.agreement, place, days))
    follow_ups = [_follow_up(each, days) for each in told.follow_ups]
    return Agreement(
        round_id=round_.id,
        unit=unit,
        committee=unit.committees[0].committee,
        state=told.state,
        changed_at=max(
            *(each.signed_at for version in versions for each in version.signatures),
            *(each.written_at for each in follow_ups),
        ),
        versions=versions,
        follow_ups=follow_ups,
        measurements=[
            AgreementMeasurement(
                indicator_key=each.indicator_key, measured_on=each.on, value=each.value
            )
            for each in told.measurements
        ],
    )


def _versions(content: domain.Agreement, place: int, days: Days) -> Iterator[AgreementVersion]:
    """One in twenty was amended in the summer."""
    first, dialogue = mapping.new_version(content), days[Step.DIALOGUE]
    yield _frozen(first, content, place, days[Step.DECISION], dialogue)
    if place % 20 == 7:
        room = replace(content.room, finances=AMENDED_FINANCES)
        decided = days[Step.DECISION] + timedelta(days=91)
        decision = content.decision and replace(content.decision, decided_on=decided)
        amended = replace(content, room=room, decision=decision)
        second = mapping.new_version(amended, number=2, reason=AMENDED)
        yield _frozen(second, amended, place, decided, decided - timedelta(days=14))


def _frozen(
    version: AgreementVersion,
    content: domain.Agreement,
    place: int,
    decided: date,
    dialogue: date,
) -> AgreementVersion:
    version.frozen_at = moment(decided, 17)
    version.dialogue_held_on = dialogue
    version.signatures = [
        _signature(
            version, party, content.parties, place, moment(decided + timedelta(days=day), 10)
        )
        for day, party in enumerate(ALL_PARTIES, 3)
    ]
    return version


def _signature(
    version: AgreementVersion, party: Party, parties: domain.Parties, place: int, at: datetime
) -> AgreementSignature:
    """A few chairs were ill, and a few leaders signed with a reservation."""
    names = {
        Party.UNIT: parties.unit_leader,
        Party.COMMITTEE: parties.chair,
        Party.ADMINISTRATION: parties.administrator,
    }
    signature = AgreementSignature(
        party=party,
        version_hash=version.content_hash,
        signed_by=names[party],
        signed_at=at,
        on_behalf_of="",
        on_behalf_reason="",
        reservation="",
    )
    if party is Party.COMMITTEE and place % 10 == 4:
        signature.signed_by = "Udvalgets næstformand"
        signature.on_behalf_of, signature.on_behalf_reason = names[party], "sygdom"
    if party is Party.UNIT and place % 15 == 8:
        signature.reservation = (
            "Vi kan ikke nå målene, hvis der kommer flere end ti nye brugere i løbet af året."
        )
    return signature


def _follow_up(follow_up: FollowUp, days: Days) -> AgreementFollowUp:
    due = {Occasion.MIDWAY: days[Step.MIDWAY], Occasion.ANNUAL: days[Step.ANNUAL]}
    return AgreementFollowUp(
        occasion=follow_up.occasion,
        year=follow_up.year,
        written_at=moment(due[follow_up.occasion], 9),
        answers=[
            FollowUpAnswer(
                goal_key=each.goal_key,
                goal_state=each.state,
                helped_or_hindered=each.helped_or_hindered,
                ask=each.ask,
            )
            for each in follow_up.answers
        ],
    )
