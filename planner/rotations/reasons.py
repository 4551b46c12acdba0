"""Why a plan is as it is, for one unit and for one meeting: every reason is checked on the plan."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.models.rotations import RotationRun
from planner.rotations import result, words
from planner.web import filters
from schedules.rotation import parsing, rules
from schedules.rotation.problem import (
    Contact,
    HostedMeeting,
    Meeting,
    Problem,
    Unit,
)
from schedules.rotation.rivals import Rivals
from schedules.rotation.rules import Rule

Sayings = Mapping[tuple[str | None, str], str]  # by meeting and unit


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A run as the engine reads it, with its own sentences, and those of earlier versions."""

    problem: Problem
    assignments: Mapping[str, tuple[str, ...]]
    rivals: Rivals
    said: Sayings
    at_first: Sayings

    def reason(self, meeting: str, unit: str) -> str:
        """Why the unit has the place: as it was said when the place was given."""
        return self.at_first.get((meeting, unit)) or self.said.get((meeting, unit), "")


def of_unit(
    run: RotationRun, code: str, *, language: str, earlier: Sequence[RotationRun] = ()
) -> UnitReasons | None:
    """Everything about the unit; None when the plan does not know it.

    `earlier` are the runs published before, the newest first: they say why a place was given that
    this run only keeps.
    """
    read = _read(run, language, earlier)
    unit = next((one for one in read.problem.units if one.id == code), None)
    if unit is None:
        return None
    ledger = read.rivals.ledgers[code]
    own = sorted(
        (one for one in read.problem.meetings if one.committee in unit.committees),
        key=lambda one: (one.date, one.start, one.id),
    )
    present = [one for one in own if code in read.assignments[one.id]]
    shares = tuple(_share(read, name) for name in sorted(set(unit.committees)))
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
                _reason(one, read.said.get((one.id, code), "")),
                at_first=read.at_first.get((one.id, code), ""),
            )
            for one in present
        ),
        why_none=read.said.get((None, code), ""),
        others=tuple(_reason(one, _why_not(read, unit, one)) for one in own if one not in present),
        shares=shares,
        has_most=ledger.contacts > least,
    )


def of_meeting(
    run: RotationRun, meeting_id: int, *, language: str, earlier: Sequence[RotationRun] = ()
) -> MeetingReasons | None:
    """Everything about the meeting; None when the plan does not have it."""
    read = _read(run, language, earlier)
    meeting = next(
        (one for one in read.problem.meetings if result.row_id(one.id) == meeting_id), None
    )
    if meeting is None:
        return None
    could = {*read.rivals.by_meeting[meeting.id]}
    present = read.assignments[meeting.id]
    own = [one for one in read.problem.units if meeting.committee in one.committees]
    return MeetingReasons(
        meeting_id=meeting_id,
        day=meeting.date,
        committee=meeting.committee,
        form=meeting.form.value,
        guests=tuple(
            _guest(read, one, meeting, read.reason(meeting.id, one.id))
            for one in own
            if one.id in present
        ),
        rivals=tuple(
            sorted(
                (
                    _guest(read, one, meeting, "")
                    for one in own
                    if one.id in could and not _too_near(read, one, meeting)
                ),
                key=lambda guest: (guest.contacts, guest.last or date.min, guest.code),
            )
        ),
        kept_out=tuple(
            _guest(read, one, meeting, _why_not(read, one, meeting))
            for one in own
            if one.id not in present and (one.id not in could or _too_near(read, one, meeting))
        ),
    )


def _read(run: RotationRun, language: str, earlier: Sequence[RotationRun]) -> _Read:
    problem = parsing.parse(run.problem)
    assignments = {key: tuple(codes) for key, codes in run.plan["assignments"].items()}
    return _Read(
        problem,
        assignments,
        Rivals.of(problem, assignments),
        _said(run, language),
        _at_first(run, language, earlier),
    )


def _said(run: RotationRun, language: str) -> Sayings:
    return {(one["meeting"], one["unit"]): one[language] for one in run.plan["explanations"]}


def _at_first(run: RotationRun, language: str, earlier: Sequence[RotationRun]) -> Sayings:
    """For places that were published before the run: what was said when they were given."""
    open_ones = _published(run)
    found: dict[tuple[str | None, str], str] = {}
    for before in earlier:
        said, kept = _said(before, language), _published(before)
        found |= {pair: said[pair] for pair in open_ones - kept if pair in said}
        open_ones &= kept
        if not open_ones:
            break
    return found


def _published(run: RotationRun) -> set[tuple[str | None, str]]:
    told: Mapping[str, list[str]] = run.problem.get("published", {})
    return {(meeting, code) for meeting, codes in told.items() for code in codes}


def _share(read: _Read, committee: str) -> Share:
    counts = Counter(
        read.rivals.ledgers[unit.id].contacts
        for unit in read.problem.units
        if committee in unit.committees
    )
    return Share(committee, tuple(sorted(counts.items())))


def _reason(meeting: Meeting, why: str) -> Reason:
    return Reason(
        result.row_id(meeting.id), meeting.date, meeting.committee, meeting.form.value, why
    )


def _guest(read: _Read, unit: Unit, meeting: Meeting, why: str) -> Guest:
    ledger = read.rivals.ledgers[unit.id]
    before = [one.date for one in (*ledger.unit.contacts, *ledger.planned)]
    last = max((day for day in before if day < meeting.date), default=None)
    return Guest(unit.id, unit.name, ledger.contacts, last, why)


def _why_not(read: _Read, unit: Unit, meeting: Meeting) -> str:
    """What keeps the unit out of the meeting, or who had the place it could have had."""
    rule = rules.reason(unit, meeting)
    if rule is not None:
        return _kept_out(rule, unit, meeting)
    near = _too_near(read, unit, meeting)
    if near is not None:
        return str(
            ngettext(
                "The unit meets a committee on %(day)s, and at least %(num)s day must lie between.",
                "The unit meets a committee on %(day)s, and at least %(num)s days must lie"
                " between.",
                read.problem.min_days_between_contacts,
                day=filters.as_date(near),
            )
        )
    return _standing(read, unit, meeting)


def _standing(read: _Read, unit: Unit, meeting: Meeting) -> str:
    """The unit could have come: who had the places, and for a host why."""
    names = {one.id: one.name for one in read.problem.units}
    guests = read.assignments[meeting.id]
    if not guests:
        return str(_("The unit could have come, but it would cost a place at another meeting."))
    if isinstance(meeting, HostedMeeting):
        return str(
            _(
                "The unit could have hosted. The place went to %(unit)s. %(why)s",
                unit=names[guests[0]],
                why=read.reason(meeting.id, guests[0]),
            )
        ).strip()
    return str(
        _(
            "The unit could have come. The places went to %(units)s.",
            units=", ".join(names[guest] for guest in guests),
        )
    )


def _too_near(read: _Read, unit: Unit, meeting: Meeting) -> date | None:
    """The day of another contact of the unit that lies too near the meeting."""
    ledger = read.rivals.ledgers[unit.id]
    days: Iterator[date] = (one.date for one in (*ledger.unit.contacts, *ledger.planned))
    least = read.problem.min_days_between_contacts
    return next((day for day in days if abs((day - meeting.date).days) < least), None)


def _kept_out(rule: Rule, unit: Unit, meeting: Meeting) -> str:
    """The rule with its figures, as a sentence."""
    match rule, meeting:
        case Rule.SEATS, HostedMeeting():
            return str(
                _(
                    "The meeting needs %(people)s seats, and the unit has %(seats)s.",
                    people=meeting.people,
                    seats=unit.seats,
                )
            )
        case Rule.HOURS, HostedMeeting() if unit.hosting_hours is not None:
            first, last = unit.hosting_hours
            return str(
                _(
                    "The meeting is at %(span)s, and the unit can host at %(hours)s.",
                    span=filters.as_span(meeting.start, meeting.end),
                    hours=filters.as_span(first, last),
                )
            )
        case _:
            return str(words.KEPT_OUT[rule])
