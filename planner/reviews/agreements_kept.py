"""Agreements kept in time, as of a day: signed, followed up twice a year, MED heard.

Counted are agreements of rounds that touch the period, for the steps that were due by the day.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from agreements.kodeks.review import Share
from agreements.signatures import ALL_PARTIES
from agreements.words.followup import Occasion
from agreements.words.wheel import Step
from planner import clock
from planner.extensions import db
from planner.models.agreements import (
    Agreement,
    AgreementDeadline,
    AgreementFollowUp,
    AgreementRound,
    AgreementSignature,
    AgreementVersion,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Of the agreements that should have, how many did, in time."""

    signed: Share
    midway: Share
    annual: Share
    med_heard: Share


@dataclass(frozen=True, slots=True)
class _Due:
    round_id: int
    step: Step
    year: int
    due: date


def as_of(day: date, first: date, last: date) -> Kept:
    """The four shares on the day, of the rounds that touch `first` to `last`."""
    due = _due(day, first, last)
    agreements = _agreements({each.round_id for each in due})
    signed = [each for each in due if each.step is Step.SIGNATURES]
    return Kept(
        signed=_share(agreements, signed, _signed_on()),
        midway=_share(agreements, _of(due, Step.MIDWAY), _handed_in(Occasion.MIDWAY)),
        annual=_share(agreements, _of(due, Step.ANNUAL), _handed_in(Occasion.ANNUAL)),
        med_heard=_med_heard(day, {each.round_id for each in signed}),
    )


def _of(due: Iterable[_Due], step: Step) -> list[_Due]:
    return [each for each in due if each.step is step]


def _due(day: date, first: date, last: date) -> list[_Due]:
    query = (
        select(
            AgreementDeadline.round_id,
            AgreementDeadline.step,
            AgreementDeadline.year,
            AgreementDeadline.due,
        )
        .join(AgreementDeadline.round)
        .where(
            AgreementDeadline.due <= day,
            AgreementRound.first_day <= last,
            AgreementRound.last_day >= first,
        )
        .order_by(AgreementDeadline.id)
    )
    return [_Due(*row) for row in db.session.execute(query)]


def _agreements(rounds: set[int]) -> dict[int, list[int]]:
    query = select(Agreement.round_id, Agreement.id).where(Agreement.round_id.in_(rounds))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for round_id, identity in db.session.execute(query.order_by(Agreement.id)):
        found[round_id].append(identity)
    return found


Done = dict[tuple[int, int | None], date]
"""When something was done: by agreement and, where it is yearly, by the agreement year."""


def _share(agreements: dict[int, list[int]], due: list[_Due], done: Done) -> Share:
    """Of (agreement, deadline) pairs, those done by the deadline."""
    asked = [(identity, each) for each in due for identity in agreements.get(each.round_id, [])]
    kept = 0
    for identity, each in asked:
        yearly = done.get((identity, each.year))
        day = yearly if yearly is not None else done.get((identity, None))
        kept += day is not None and day <= each.due
    return Share(kept, len(asked))


def _signed_on() -> Done:
    """The day the last of the three parties signed an agreement's first version."""
    query = (
        select(
            AgreementVersion.agreement_id,
            AgreementSignature.party,
            func.min(AgreementSignature.signed_at),
        )
        .join(AgreementSignature.signed_version)
        .where(AgreementVersion.number == 1)
        .group_by(AgreementVersion.agreement_id, AgreementSignature.party)
    )
    days: defaultdict[int, list[date]] = defaultdict(list)
    for identity, _party, at in db.session.execute(query):
        days[identity].append(_danish_day(at))
    return {
        (identity, None): max(signed)
        for identity, signed in days.items()
        if len(signed) == len(ALL_PARTIES)
    }


def _handed_in(occasion: Occasion) -> Done:
    query = select(
        AgreementFollowUp.agreement_id, AgreementFollowUp.year, AgreementFollowUp.written_at
    ).where(AgreementFollowUp.occasion == occasion)
    return {(identity, year): _danish_day(at) for identity, year, at in db.session.execute(query)}


def _med_heard(day: date, rounds: set[int]) -> Share:
    """Of the agreements approved by the day, those whose newest approved text records MED heard."""
    query = (
        select(AgreementVersion.agreement_id, AgreementVersion.content)
        .join(AgreementVersion.agreement)
        .where(Agreement.round_id.in_(rounds), AgreementVersion.frozen_at < clock.end_of(day))
        .order_by(AgreementVersion.agreement_id, AgreementVersion.number)
    )
    newest = dict(db.session.execute(query).all())  # the last of each is the newest
    heard = [json.loads(text)["content"]["involvement"]["med_heard_on"] for text in newest.values()]
    return Share(sum(each is not None for each in heard), len(heard))


def _danish_day(at: datetime) -> date:
    return at.astimezone(clock.LOCAL).date()
