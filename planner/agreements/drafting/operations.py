"""Saving a draft: what two people wrote is merged, and nothing is overwritten unseen."""

from dataclasses import dataclass
from datetime import datetime

from agreements import leaves, lifecycle, merging
from agreements.agreement import Agreement as Content
from agreements.leaves import Leaves
from agreements.transitions import State
from planner import clock, trail, versions
from planner.agreements import inheritance, mapping, parts
from planner.agreements.drafting import saying
from planner.models.accounts import User
from planner.models.agreements import Agreement


@dataclass(frozen=True, slots=True)
class Sent:
    """What came from a page: the leaves it began with, those typed, and which page it is.

    What cannot stand is named in `refused` and left out of `mine`: it stays as it is stored.
    """

    base: Leaves
    mine: Leaves
    page: str
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Saved:
    """What the draft says now; `has_news` when somebody else wrote something the page lacks."""

    content: Content
    has_news: bool


class Clashed(Exception):
    """Both changed the same fields; nothing was saved.

    `merged` has mine in these fields and everything else of both, `theirs` is what is stored.
    """

    def __init__(self, merged: merging.Merged, theirs: Leaves) -> None:
        self.names = [clash.name for clash in merged.clashes]
        super().__init__(", ".join(self.names))
        self.merged, self.theirs = merged.leaves, theirs


class StandsStill(Exception):
    """The agreement's text cannot be changed now, or not by this person."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


def save(agreement: Agreement, sent: Sent, *, user: User, at: datetime) -> Saved:
    """Put what was typed into the draft; a save of the same moment is waited for and merged with.

    Raises StandsStill and Clashed.
    """
    versions.hold(agreement)
    if not may_edit(agreement, user):
        raise StandsStill(agreement.state)
    version, today = agreement.current, inheritance.today(agreement)
    stored, shared = today.content, today.shared
    before = leaves.spread(stored)
    base = {name: leaf for name, leaf in sent.base.items() if name not in sent.refused}
    merged = merging.merge(base, sent.mine, before)
    if merged.clashes and version.saved_from != sent.page:
        raise Clashed(merged, before)
    content = leaves.gather(merged.leaves, stored, shared_goals=shared)
    if content != stored:
        versions.claim(agreement, seen=agreement.version)
        mapping.say(version, content)
        version.saved_from, agreement.changed_at = sent.page, at
        _record(agreement, before, leaves.spread(content), content, user=user, at=at)
    before_refused = {n: sent.base.get(n, "") for n in sent.refused & merged.leaves.keys()}
    return Saved(content, has_news=merged.leaves != {**sent.mine, **before_refused})


def may_write(agreement: Agreement, user: User) -> bool:
    """Whether the account writes for the unit, whatever state the agreement is in."""
    own = parts.of(user, agreement, on=clock.today())
    return bool({lifecycle.Role.UNIT_LEADER, lifecycle.Role.DEPUTY} & set(own))


def may_edit(agreement: Agreement, user: User) -> bool:
    """Whether the account may write in the agreement as it stands."""
    own = parts.of(user, agreement, on=clock.today())
    return any(lifecycle.may_edit(agreement.state, role) for role in own)


def _record(
    agreement: Agreement,
    before: Leaves,
    after: Leaves,
    content: Content,
    *,
    user: User,
    at: datetime,
) -> None:
    changed = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    trail.record(
        "edit",
        agreement,
        user=user,
        at=at,
        before={"content": saying.lines(changed, before, content)},
        after={"content": saying.lines(changed, after, content)},
    )
