"""Towns with so many agreements to print, and the orders of them."""

from dataclasses import replace

from agreements.language import Language
from agreements.transitions import State
from planner import clock
from planner.agreements.printing.job import PRINT
from planner.agreements.printing.orders import Binding, Order, PaperKind
from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import Role, User
from planner.models.agreements import AgreementRound
from planner.models.committees import Committee
from planner.models.jobs import Job
from tests.agreements import builders as contents
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round


class Town:
    """A committee whose units have so many approved agreements, and another with one draft."""

    def __init__(self, number: int = 3) -> None:
        builders.municipality()
        self.committee = builders.committee("BUU", name="Børneudvalget")
        self.other = builders.committee("KFU", name="Kulturudvalget")
        self.round: AgreementRound = agreement_round()
        for place in range(number):
            self._agree(self.committee, f"Enhed {place:03d}", is_frozen=True)
        self._agree(self.other, "Musikskolen", is_frozen=False)
        self.user: User = builders.user(Role.ADMINISTRATOR)
        db.session.commit()

    def _agree(self, committee: Committee, name: str, *, is_frozen: bool) -> None:
        unit = builders.unit(committee, name=name)
        whole = contents.agreement()
        content = replace(whole, parties=replace(whole.parties, unit=name), unit_code=unit.code)
        state = State.RUNNING if is_frozen else State.DRAFT
        agreement(
            self.round, unit, committee, state=state, contents=[content], are_frozen=(is_frozen,)
        )

    def order(
        self,
        kind: PaperKind = PaperKind.AGREEMENT,
        binding: Binding = Binding.PACKED,
        committee: Committee | None = None,
    ) -> Order:
        return Order(
            round_id=self.round.id,
            committee_id=committee and committee.id,
            kind=kind,
            binding=binding,
            language=Language.DANISH,
        )

    def queued(self, order: Order | None = None, user: User | None = None) -> Job:
        payload = (order or self.order(committee=self.committee)).payload()
        job = queue.enqueue(PRINT, payload, user=user or self.user, at=clock.now())
        db.session.commit()
        return job
