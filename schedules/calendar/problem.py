"""The calendar problem, `calendar/1`: bodies, their plain patterns, what is in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from schedules import dates
from schedules.dates import ClosedDays, Weekday

FORMAT = "calendar/1"


class Kind(StrEnum):
    COMMITTEE = "committee"
    FINANCE = "finance"
    COUNCIL = "council"
    OTHER = "other"


class Purpose(StrEnum):
    """What a meeting is for; the three of the budget procedure come in this order."""

    ORDINARY = "ordinary"
    BUDGET_PROPOSAL = "budget_proposal"
    FIRST_READING = "first_reading"
    SECOND_READING = "second_reading"

    @property
    def held_by(self) -> Kind | None:
        """The kind of body a meeting of the budget procedure belongs to."""
        match self:
            case Purpose.ORDINARY:
                return None
            case Purpose.BUDGET_PROPOSAL:
                return Kind.FINANCE
            case Purpose.FIRST_READING | Purpose.SECOND_READING:
                return Kind.COUNCIL


EXTRA_PURPOSES = (Purpose.BUDGET_PROPOSAL, Purpose.FIRST_READING, Purpose.SECOND_READING)


@dataclass(frozen=True, slots=True)
class Body:
    """One body and its plain pattern: `weekday`, preferred `weeks`, from `start` for `minutes`."""

    id: str
    name: str
    kind: Kind
    cycles: tuple[int, ...]
    weekday: Weekday
    weeks: frozenset[int]
    start: time
    minutes: int
    members: frozenset[str] = frozenset()
    town_hall_months: frozenset[int] = frozenset()

    @property
    def from_minute(self) -> int:
        return self.start.hour * 60 + self.start.minute

    @property
    def to_minute(self) -> int:
        return self.from_minute + self.minutes


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included, that its bodies (None: all) cannot or would rather not meet on."""

    name: str
    start: date
    end: date
    hard: bool
    bodies: frozenset[str] | None = None

    def covers(self, body: str, day: date) -> bool:
        return self.start <= day <= self.end and (self.bodies is None or body in self.bodies)


@dataclass(frozen=True, slots=True)
class Chain:
    """Least days inside a cycle from one kind of body to the next."""

    committee_to_finance: int = 7
    finance_to_council: int = 7


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget procedure (kommunestyrelsesloven §§ 37-38): last days and days between readings.

    Two readings with at least three weeks between them, the second normally by 15 October.
    """

    proposal_by: date
    second_reading_by: date
    min_days_between_readings: int = 21


@dataclass(frozen=True, slots=True)
class Agenda:
    """When the agenda goes out: weekdays before the meeting, and whether Saturday is one."""

    weekdays_before: int = 4
    saturday_counts: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """A meeting to be placed. `cycle` is its month; 0 for the meetings of the budget procedure."""

    body: str
    cycle: int
    purpose: Purpose = Purpose.ORDINARY

    @property
    def is_ordinary(self) -> bool:
        return self.purpose is Purpose.ORDINARY

    def __str__(self) -> str:
        return f"{self.body} {self.cycle or self.purpose}"


Dates = Mapping[Occasion, date]


@dataclass(frozen=True, slots=True)
class Problem:
    """One year to plan. Bodies by id; `fixed` is decided, `published` is what people have."""

    year: int
    bodies: Mapping[str, Body]
    closed_days: ClosedDays
    periods: tuple[Period, ...] = ()
    chain: Chain = Chain()
    budget: Budget | None = None
    agenda: Agenda = Agenda()
    travel_minutes: int = 30
    slack_days: int = 7
    fixed: Dates = field(default_factory=dict)
    published: Dates | None = None

    def occasions(self) -> tuple[Occasion, ...]:
        """Every meeting wanted, by body, the budget procedure first and then by cycle."""
        return tuple(
            sorted(occasion for body in self.bodies.values() for occasion in self.of(body))
        )

    def of(self, body: Body) -> Iterator[Occasion]:
        """The meetings of one body."""
        yield from (Occasion(body.id, cycle) for cycle in body.cycles)
        if self.budget is not None:
            extra = (purpose for purpose in EXTRA_PURPOSES if purpose.held_by is body.kind)
            yield from (Occasion(body.id, 0, purpose) for purpose in extra)

    def window(self, occasion: Occasion) -> tuple[date, date]:
        """First and last day the rules `cycle` and `budget` leave a meeting on its own."""
        if occasion.is_ordinary:
            first, last = dates.month_ends(self.year, occasion.cycle)
            slack = timedelta(days=self.slack_days)
            return first - slack, last + slack
        return date(self.year, 1, 1), self.last_day(occasion.purpose)

    def last_day(self, purpose: Purpose) -> date:
        """The last day the budget procedure leaves for one of its meetings."""
        if self.budget is None:
            raise ValueError(f"{purpose} without a budget procedure")
        if purpose is Purpose.BUDGET_PROPOSAL:
            return self.budget.proposal_by
        return self.budget.second_reading_by
