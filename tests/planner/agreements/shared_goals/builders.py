"""A round with a shared goal, and units that contribute to it."""

from dataclasses import replace

from agreements.goals import Goals, Layer
from agreements.transitions import State
from planner.agreements import mapping
from planner.extensions import db
from planner.models.agreements import Agreement, SharedGoal
from planner.models.committees import Committee
from tests.agreements import builders as contents
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round

KEY = "overgange"


class Town:
    """Two committees, a goal everybody shares, and one of the first committee's own."""

    def __init__(self) -> None:
        builders.municipality()
        self.mine = builders.committee("BUU", name="Børneudvalget")
        self.other = builders.committee("KFU", name="Kulturudvalget")
        self.round = agreement_round()
        self.goal = self._goal(KEY, None)
        self.own_goal = self._goal("faellesskab", self.mine)
        db.session.commit()

    def _goal(self, key: str, committee: Committee | None) -> SharedGoal:
        layer = Layer.COMMITTEE if committee else Layer.CROSS_CUTTING
        goal = replace(contents.shared_goal(key), layer=layer)
        row = SharedGoal(
            round_id=self.round.id,
            key=key,
            layer=layer,
            committee_id=committee and committee.id,
            content=mapping.goal_text(goal),
        )
        db.session.add(row)
        db.session.flush()
        return row

    def contribute(
        self,
        name: str,
        text: str = "Vi holder to møder om året.",
        *,
        state: State = State.DRAFT,
        committee: Committee | None = None,
    ) -> Agreement:
        """A unit whose agreement has the goal, approved unless it is a draft."""
        committee = committee or self.mine
        unit = builders.unit(committee, name=name)
        goals = Goals(contributions=(contents.contribution(KEY, text=text),))
        content = replace(contents.agreement(), goals=goals)
        is_frozen = list(State).index(state) >= list(State).index(State.APPROVED)
        row = agreement(
            self.round, unit, committee, state=state, contents=[content], are_frozen=(is_frozen,)
        )
        db.session.commit()
        return row
