"""Rows of agreements to values of the domain and back."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from agreements import agreement as domain
from agreements import goals, restoring
from agreements.canonical import canonical, text
from agreements.followup import Answer, FollowUp
from agreements.measurements import Measurement
from agreements.period import Period
from agreements.signatures import Party, Signature
from agreements.versions import FORM, Version
from planner.clock import LOCAL
from planner.models.agreements import (
    Agreement,
    AgreementContribution,
    AgreementFollowUp,
    AgreementRound,
    AgreementVersion,
    FollowUpAnswer,
    SharedGoal,
)

GOAL_FORM = "samspil.shared-goal/1"


def period(row: AgreementRound) -> Period:
    """The period a round is about."""
    return Period(row.kind, row.first_day, row.last_day)


def version(row: AgreementVersion) -> Version:
    """One version, with what it says."""
    return Version(row.number, content(row.content), row.reason)


@lru_cache(maxsize=64)  # a page asks for the same text several times; by the text, so never stale
def content(stored: str) -> domain.Agreement:
    """What a version says."""
    return restoring.restore(domain.Agreement, stored, form=FORM)


def checksum(row: AgreementVersion) -> str:
    """What signatures on the version are to be bound to, as `Version.hash`: of what it says now."""
    return hashlib.sha256(row.content.encode()).hexdigest()


def new_version(
    content: domain.Agreement, *, number: int = 1, reason: str = ""
) -> AgreementVersion:
    """A version that says `content`, not frozen."""
    version = AgreementVersion(number=number, reason=reason)
    say(version, content)
    return version


def say(version: AgreementVersion, content: domain.Agreement) -> None:
    """Let a version that is not approved yet say `content`, and the rows of its contributions too.

    Nothing else writes a version's content.
    """
    texts = {each.key: text(each.text) for each in content.goals.contributions}
    rows = {row.goal_key: row for row in version.contributions}
    version.contributions = [rows.get(key) or AgreementContribution(goal_key=key) for key in texts]
    for row in version.contributions:
        row.text = texts[row.goal_key]
    stored = canonical(content, form=FORM)
    version.content, version.content_hash = stored.decode(), hashlib.sha256(stored).hexdigest()


def shared_goal(row: SharedGoal) -> goals.SharedGoal:
    """The shared goal of a row."""
    return goal(row.content)


@lru_cache(maxsize=64)
def goal(stored: str) -> goals.SharedGoal:
    """What a shared goal says."""
    return restoring.restore(goals.SharedGoal, stored, form=GOAL_FORM)


def goal_text(goal: goals.SharedGoal) -> str:
    """How a shared goal is stored."""
    return canonical(goal, form=GOAL_FORM).decode()


def signatures(rows: Iterable[AgreementVersion]) -> tuple[Signature[Party], ...]:
    """The signatures on these versions, at Danish time; those on an older one no longer match."""
    return tuple(
        Signature(
            party=row.party,
            version_hash=row.version_hash,
            signed_by=row.signed_by,
            signed_at=row.signed_at.astimezone(LOCAL),
            on_behalf_of=row.on_behalf_of,
            on_behalf_reason=row.on_behalf_reason,
            reservation=row.reservation,
        )
        for each in rows
        for row in each.signatures
    )


def follow_up(row: AgreementFollowUp) -> FollowUp:
    """A follow-up with its answers."""
    return FollowUp(row.occasion, row.year, tuple(answer(each) for each in row.answers))


def answer(row: FollowUpAnswer) -> Answer:
    """One goal's answer."""
    return Answer(row.goal_key, row.goal_state, row.helped_or_hindered, row.ask)


def measurements(agreement: Agreement) -> tuple[Measurement, ...]:
    """What was measured, oldest first."""
    return tuple(
        Measurement(row.indicator_key, row.measured_on, row.value.normalize(), row.note)
        for row in agreement.measurements
    )
