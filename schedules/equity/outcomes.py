"""What became of contacts: held, planned, cancelled and replanned, and who had a voice."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from schedules import dates
from schedules.equity.measures import ratio
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form, Period

REPLANNED_MONTHS = 6
EXPECTED = frozenset({Outcome.HELD, Outcome.PLANNED})


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Numbers of contacts; `replanned` of the cancelled, `with_staff` of the held.

    A cancelled contact is replanned when its unit is met, or planned to be, in the six months
    after it.
    """

    held: int
    planned: int
    cancelled: int
    replanned: int
    short: int
    unrecorded: int
    with_staff: int

    @property
    def reliability(self) -> Fraction | None:
        """Of the contacts whose outcome is known, those that were a turn."""
        return ratio(self.held, self.held + self.short + self.cancelled)

    @property
    def staff_share(self) -> Fraction | None:
        """Of the contacts held, those where an employee representative took part."""
        return ratio(self.with_staff, self.held)


def outcomes(
    units: Iterable[UnitRecord], period: Period, forms: Collection[Form] = frozenset(Form)
) -> Outcomes:
    """What became of the units' contacts of these forms in the period."""
    counted: Counter[Outcome] = Counter()
    with_staff = replanned = 0
    for unit in units:
        for contact in unit.contacts:
            if contact.form not in forms or contact.date not in period:
                continue
            counted[contact.outcome] += 1
            with_staff += contact.outcome is Outcome.HELD and contact.staff
            replanned += contact.outcome is Outcome.CANCELLED and _is_replanned(unit, contact)
    return Outcomes(
        held=counted[Outcome.HELD],
        planned=counted[Outcome.PLANNED],
        cancelled=counted[Outcome.CANCELLED],
        replanned=replanned,
        short=counted[Outcome.SHORT],
        unrecorded=counted[Outcome.UNRECORDED],
        with_staff=with_staff,
    )


def _is_replanned(unit: UnitRecord, cancelled: Contact) -> bool:
    by = dates.months_later(cancelled.date, REPLANNED_MONTHS)
    return any(
        contact.outcome in EXPECTED and cancelled.date < contact.date <= by
        for contact in unit.contacts
    )
