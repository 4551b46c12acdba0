"""The demo's development agreements: last year's and this year's, as far as the year has come."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agreements import agreement as domain
from agreements.examples import story
from agreements.examples.library import Area, area_of
from agreements.examples.shared import COMMITTEE_GOALS, CROSS_CUTTING
from agreements.followup import FollowUp, Occasion
from agreements.goals import Layer
from agreements.period import Period, PeriodKind, beginning
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import State
from agreements.wheel import default_wheel
from agreements.words.wheel import Step
from planner.agreements import mapping
from planner.clock import LOCAL
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
    SharedGoal,
)
from planner.models.committees import Committee
from planner.models.people import MembershipRole
from planner.models.units import Unit
from planner.register.naming import name_of, nearest

WITHOUT_USER_BOARD = frozenset({Area.CULTURE, Area.EMPLOYMENT, Area.TECHNICAL, Area.HEALTH})
AMENDED = "Tillægsbevilling i juni"
AMENDED_FINANCES = (
    "Budgettet er det, byrådet har vedtaget for året, med tillægsbevillingen fra juni. "
    "Bevillingen går til vikarer i efteråret."
)

Days = Mapping[Step, date]


def add_agreements(units: Mapping[str, Unit], *, today: date) -> None:
    """A round for each year that is signed by `today`; units must hang with all they have."""
    for year in (YEAR - 1, YEAR):
        period = beginning(PeriodKind.CALENDAR_YEAR, year)
        if _days(period)[Step.SIGNATURES] <= today:
            _add_round(period, units, today)


def _add_round(period: Period, units: Mapping[str, Unit], today: date) -> None:
    round_ = AgreementRound(kind=period.kind, first_day=period.start, last_day=period.end)
    db.session.add(round_)
    db.session.flush()
    committees = {
        link.committee.code: link.committee for u in units.values() for link in u.committees
    }
    db.session.add_all(_shared_goals(round_, committees))
    as_of = min(today, period.end)
    for place, unit in enumerate(units.values()):
        if unit.opened_on <= as_of and (unit.closed_on is None or as_of <= unit.closed_on):
            told = _until(_story(unit, place, period), today)
            db.session.add(_agreement(round_, unit, place, told, _days(period)))


def _days(period: Period) -> Days:
    return {deadline.step: deadline.due for deadline in default_wheel(period)}


def _shared_goals(
    round_: AgreementRound, committees: Mapping[str, Committee]
) -> Iterator[SharedGoal]:
    owners = {goal.key: committees[code] for code, goal in COMMITTEE_GOALS.items()}
    for goal in (*CROSS_CUTTING, *COMMITTEE_GOALS.values()):
        yield SharedGoal(
            round_id=round_.id,
            key=goal.key,
            layer=goal.layer,
            committee_id=owners[goal.key].id if goal.layer is Layer.COMMITTEE else None,
            content=mapping.goal_text(goal),
        )


def _story(unit: Unit, place: int, period: Period) -> story.Story:
    """Told as of the day the committee decided; each year begins elsewhere among the examples."""
    on = _days(period)[Step.DECISION]
    kind = unit.periods[0].kind
    return story.story(
        story.Unit(
            place=place + YEAR - period.start.year,
            code=unit.code,
            kind=kind,
            committee_code=unit.committees[0].committee.code,
            parties=_parties(unit, on),
            sites=tuple(site.name or site.town for site in unit.sites),
            has_user_board=area_of(kind) not in WITHOUT_USER_BOARD,
        ),
        period,
    )


def _parties(unit: Unit, on: date) -> domain.Parties:
    committee, centre = unit.committees[0].committee, unit.periods[0].centre
    leader = nearest(unit.leaders, on=on)
    chair = next(m for m in committee.memberships if m.role is MembershipRole.CHAIR)
    if leader is None or centre is None:
        raise ValueError(f"{unit.code} lacks a leader or a centre")
    return domain.Parties(
        municipality="Demokommunen",
        unit=name_of(unit, on=on),
        unit_leader=leader.person.name,
        committee=name_of(committee, on=on),
        chair=chair.person.name,
        administration=name_of(centre, on=on),
        administrator=centre.heads[0].person.name,
    )


def _until(told: story.Story, today: date) -> story.Story:
    """What of the story has happened by `today`: a year that runs is not closed yet."""
    days = _days(told.agreement.period)
    due = {Occasion.MIDWAY: days[Step.MIDWAY], Occasion.ANNUAL: days[Step.ANNUAL]}
    happened = tuple(each for each in told.follow_ups if due[each.occasion] <= today)
    if happened == told.follow_ups:
        return told
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
    yield _frozen(mapping.new_version(content), content, place, days[Step.DECISION])
    if place % 20 == 7:
        room = replace(content.room, finances=AMENDED_FINANCES)
        decided = days[Step.DECISION] + timedelta(days=91)
        decision = content.decision and replace(content.decision, decided_on=decided)
        amended = replace(content, room=room, decision=decision)
        yield _frozen(
            mapping.new_version(amended, number=2, reason=AMENDED), amended, place, decided
        )


def _frozen(
    version: AgreementVersion, content: domain.Agreement, place: int, decided: date
) -> AgreementVersion:
    version.frozen_at = _moment(decided, 17)
    version.signatures = [
        _signature(
            version, party, content.parties, place, _moment(decided + timedelta(days=day), 10)
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
        written_at=_moment(due[follow_up.occasion], 9),
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


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL)
