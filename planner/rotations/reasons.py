"""Why a plan is as it is, for one unit and for one meeting: every reason is checked on the plan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.models.rotations import RotationRun
from planner.rotations import plan_reading, result
from planner.rotations.plan_reading import ReadPlan
from schedules.rotation.problem import Contact, Meeting, Unit


@dataclass(frozen=True, slots=True)
class Reason:
    """One meeting, and why the unit is in it or not.

    `at_first` is what an earlier version said, where this one only keeps what was published.
    """

    meeting_id: int
    day: date
    committee: str
    form: str
    why: str
    at_first: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many units of a committee get how many contacts in the term, held and planned."""

    committee: str
    numbers: tuple[tuple[int, int], ...]  # contacts, units


@dataclass(frozen=True, slots=True)
class UnitReasons:
    """All that a plan says about one unit: what it gets and why, and why not the rest."""

    code: str
    name: str
    kind: str
    town: str
    committees: tuple[str, ...]
    held: tuple[Contact, ...]
    contacts: tuple[Reason, ...]
    why_none: str
    others: tuple[Reason, ...]
    shares: tuple[Share, ...]
    has_most: bool

    @property
    def total(self) -> int:
        """Contacts in the term, held and planned."""
        return len(self.held) + len(self.contacts)


@dataclass(frozen=True, slots=True)
class Guest:
    """A unit at a meeting, or one that might have been; `contacts` are those of the term."""

    code: str
    name: str
    contacts: int
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class MeetingReasons:
    """Who comes to a meeting and why, who could have come, and who could not."""

    meeting_id: int
    day: date
    committee: str
    form: str
    guests: tuple[Guest, ...]
    rivals: tuple[Guest, ...]
    kept_out: tuple[Guest, ...]


def of_unit(
    run: RotationRun, code: str, *, language: str, earlier: Sequence[RotationRun] = ()
) -> UnitReasons | None:
    """Everything about the unit; None when the plan does not know it.

    `earlier` are the runs published before, the newest first: they say why a place was given that
    this run only keeps.
    """
    plan = plan_reading.read(run, language, earlier)
    unit = next((one for one in plan.problem.units if one.id == code), None)
    if unit is None:
        return None
    ledger = plan.rivals.ledgers[code]
    own = sorted(
        (one for one in plan.problem.meetings if one.committee in unit.committees),
        key=lambda one: (one.date, one.start, one.id),
    )
    present = [one for one in own if code in plan.assignments[one.id]]
    shares = tuple(_share(plan, name) for name in sorted(set(unit.committees)))
    least = min((number for share in shares for number, _units in share.numbers), default=0)
    return UnitReasons(
        code=unit.id,
        name=unit.name,
        kind=unit.kind,
        town=unit.town,
        committees=unit.committees,
        held=ledger.held,
        contacts=tuple(
            replace(
                _reason(one, plan.said.get((one.id, code), "")),
                at_first=plan.at_first.get((one.id, code), ""),
            )
            for one in present
        ),
        why_none=plan.said.get((None, code), ""),
        others=tuple(
            _reason(one, plan_reading.why_not(plan, unit, one)) for one in own if one not in present
        ),
        shares=shares,
        has_most=ledger.contacts > least,
    )


def of_meeting(
    run: RotationRun, meeting_id: int, *, language: str, earlier: Sequence[RotationRun] = ()
) -> MeetingReasons | None:
    """Everything about the meeting; None when the plan does not have it."""
    plan = plan_reading.read(run, language, earlier)
    meeting = next(
        (one for one in plan.problem.meetings if result.row_id(one.id) == meeting_id), None
    )
    if meeting is None:
        return None
    present = plan.assignments[meeting.id]
    could = plan.could_have_come(meeting)
    own = [one for one in plan.problem.units if meeting.committee in one.committees]
    rivals = (_guest(plan, one, meeting, "") for one in own if one.id in could)
    return MeetingReasons(
        meeting_id=meeting_id,
        day=meeting.date,
        committee=meeting.committee,
        form=meeting.form.value,
        guests=tuple(
            _guest(plan, one, meeting, plan.reason(meeting.id, one.id))
            for one in own
            if one.id in present
        ),
        rivals=tuple(sorted(rivals, key=_fewest_first)),
        kept_out=tuple(
            _guest(plan, one, meeting, plan_reading.why_not(plan, one, meeting))
            for one in own
            if one.id not in present and one.id not in could
        ),
    )


def _fewest_first(guest: Guest) -> tuple[int, date, str]:
    """Fewest contacts first, between equals the one that has waited longest."""
    return guest.contacts, guest.last or date.min, guest.code


def _share(plan: ReadPlan, committee: str) -> Share:
    counts = Counter(
        plan.rivals.ledgers[unit.id].contacts
        for unit in plan.problem.units
        if committee in unit.committees
    )
    return Share(committee, tuple(sorted(counts.items())))


def _reason(meeting: Meeting, why: str) -> Reason:
    return Reason(
        result.row_id(meeting.id), meeting.date, meeting.committee, meeting.form.value, why
    )


def _guest(plan: ReadPlan, unit: Unit, meeting: Meeting, why: str) -> Guest:
    ledger = plan.rivals.ledgers[unit.id]
    before = [one.date for one in (*ledger.unit.contacts, *ledger.planned)]
    last = max((day for day in before if day < meeting.date), default=None)
    return Guest(unit.id, unit.name, ledger.contacts, last, why)
