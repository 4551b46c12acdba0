"""How many agreements the reader may see, by round, committee and state: asked once for a page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from agreements.transitions import State
from planner import columns
from planner.agreements import queries
from planner.agreements.queries import IS_APPROVED, Filter
from planner.collation import danish_key
from planner.models.accounts import User
from planner.models.agreements import Agreement
from planner.models.committees import Committee, CommitteePeriod

_BY = Agreement.round_id, Committee.id, CommitteePeriod.name, Agreement.state
_GROUPS: Final = queries.beside(
    select(*_BY, func.count(), func.count().filter(IS_APPROVED))
).group_by(*_BY)


@dataclass(frozen=True, slots=True)
class Group:
    """So many agreements of a round and a committee are in a state, some of them approved once."""

    round_id: int
    committee_id: int
    committee: str
    state: State
    number: int
    approved: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What the reader may see, counted."""

    groups: Sequence[Group]

    def committees(self) -> list[tuple[int, str]]:
        """The committees that have agreements: id and name, in Danish order."""
        found = {(group.committee_id, group.committee) for group in self.groups}
        return sorted(found, key=lambda each: danish_key(each[1]))

    def by_round(self) -> Mapping[int, int]:
        """How many agreements each round has."""
        found: Counter[int] = Counter()
        for group in self.groups:
            found[group.round_id] += group.number
        return found

    def has_any(self, narrowed: Filter) -> bool:
        """Whether the round and the committee have agreements."""
        return any(_is_inside(group, narrowed) for group in self.groups)

    def has_approved(self, narrowed: Filter) -> bool:
        """Whether a catalogue of these would hold anything; words and state do not narrow it."""
        return any(group.approved for group in self.groups if _is_inside(group, narrowed))


def of(user: User) -> Tally:
    """The agreements the reader may see."""
    return Tally([Group(*row) for row in columns.read(queries.within(_GROUPS, user, Filter()))])


def _is_inside(group: Group, narrowed: Filter) -> bool:
    rounds, committees = {None, group.round_id}, {None, group.committee_id}
    return narrowed.round_id in rounds and narrowed.committee_id in committees
