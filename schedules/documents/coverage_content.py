"""What the coverage report says: groups, contacts, who waits, what is ahead; plain values."""

from dataclasses import dataclass
from datetime import date

from schedules.documents.issue import Issue


@dataclass(frozen=True, slots=True)
class Covered:
    """A group of units on the day of the report.

    `units` are open on the day, `met` those of them with a contact in the period and `covered`
    those met in the months of the guarantee; `hosted` and `dialogue` count contacts held in the
    period; `per_year` is contacts per open year of a unit, None when no unit was open.
    """

    name: str
    units: int
    met: int
    covered: int
    hosted: int
    dialogue: int
    per_year: float | None


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups by one trait: `by` heads the section, `column` the names; drawn as bars or not."""

    by: str
    column: str
    groups: tuple[Covered, ...]
    is_drawn: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """What came of contacts of one form, or of both."""

    name: str
    held: int
    with_staff: int
    planned: int
    cancelled: int
    replanned: int
    unrecorded: int
    short: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit that waits: last met and next planned, if ever."""

    unit: str
    committee: str
    last: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class Heat:
    """Contacts per unit and year by two traits: `rows` of values for `columns`, None: no unit."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours a politician was called to, at units and in dialogue meetings."""

    name: str
    hosted: float
    dialogue: float


@dataclass(frozen=True, slots=True)
class CoverageContent:
    """How access is shared on `on`, of contacts from `since` to `until`; `months` guaranteed.

    `shares` are each unit's contacts per open year, for the Lorenz curve; `statement` the
    sentences of the fairness statement; `forecast` and `advice` what is ahead, and what would
    bring the guarantee to all.
    """

    issue: Issue
    name: str
    since: date
    until: date
    on: date
    months: int
    whole: Covered
    groups: tuple[Groups, ...]
    shares: tuple[float, ...]
    gini: float | None
    longest_wait_days: int | None
    statement: tuple[str, ...]
    came: tuple[Came, ...] = ()
    heat: Heat | None = None
    waiting: tuple[Waiting, ...] = ()
    hours: tuple[Hours, ...] = ()
    forecast: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
