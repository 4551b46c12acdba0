"""Changes that might give a unit a contact: at the unit, at a meeting, in the rotation's rules."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from schedules import dates
from schedules.dates import Language, in_words
from schedules.rotation import rules
from schedules.rotation.problem import DialogueMeeting, HostedMeeting, Meeting, Problem, Unit
from schedules.rotation.rules import Rule

_USUAL_SEATS = 8
_PER_KIND = 3
_COUNTRY = "DK"


class Kind(StrEnum):
    """What is changed: at the unit, at a meeting, or in the rules of the rotation."""

    CAN_HOST = "can_host"
    SEATS = "seats"
    STEP_FREE = "step_free"
    HOURS = "hours"
    OPENING = "opening"
    SEAT = "seat"
    DIALOGUE = "dialogue"
    UNLOCK = "unlock"
    DAYS_BETWEEN = "days_between"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that was tried: with it the unit gets a contact, and no other loses its guarantee.

    `value` is the seats, the meeting's or committee's id, a day or a number of days, by `kind`.
    """

    kind: Kind
    value: str
    da: str
    en: str

    def to_json(self) -> dict[str, object]:
        """Every key written."""
        return {"kind": self.kind.value, "value": self.value, "da": self.da, "en": self.en}


@dataclass(frozen=True, slots=True)
class Change:
    """A suggestion to be tried, and the problem with it."""

    suggestion: Suggestion
    problem: Problem


def candidates(problem: Problem, unit: Unit) -> Iterator[Change]:
    """Changes worth trying, the first of every kind before the second of any."""
    kinds = [
        list(_at_the_unit(problem, unit)),
        list(_seats(problem, unit)),
        list(_places(problem, unit)),
        list(_meetings(problem, unit)),
        list(_unlocked(problem, unit)),
        list(_closer(problem, unit)),
    ]
    for turn in range(max(map(len, kinds))):
        for kind in kinds:
            if turn < len(kind):
                yield kind[turn]


def _kept_out(problem: Problem, unit: Unit, changed: Unit, rule: Rule) -> Iterator[Meeting]:
    """Meetings that the rule keeps the unit from, and nothing keeps the changed one from."""
    for meeting in problem.meetings:
        if rules.reason(unit, meeting) is rule and rules.reason(changed, meeting) is None:
            yield meeting


def _at_the_unit(problem: Problem, unit: Unit) -> Iterator[Change]:
    """Hosting at all, step-free access, any hour, and open when it is closed."""
    hosting = replace(unit, can_host=True)
    if any(_kept_out(problem, unit, hosting, Rule.CAN_HOST)):
        yield _unit_change(
            problem, hosting, Kind.CAN_HOST, "", ("hvis den kan være vært", "if it can host")
        )
    level = replace(unit, step_free=True)
    if any(_kept_out(problem, unit, level, Rule.STEP_FREE)):
        words = "hvis der bliver trinfri adgang", "if it gets step-free access"
        yield _unit_change(problem, level, Kind.STEP_FREE, "", words)
    yield from _hours(problem, unit)
    yield from _openings(problem, unit)


def _hours(problem: Problem, unit: Unit) -> Iterator[Change]:
    """As wide as a meeting it is kept from needs, the smallest widening first."""
    if unit.hosting_hours is None:
        return
    first, last = unit.hosting_hours
    late = _kept_out(problem, unit, replace(unit, hosting_hours=None), Rule.HOURS)
    wider = {(min(first, one.start), max(last, one.end)) for one in late}
    for begins, ends in sorted(wider, key=lambda span: (span[1], span[0]))[:_PER_KIND]:
        words = (
            f"hvis den kan være vært fra kl. {begins:%H.%M} til {ends:%H.%M}",
            f"if it can host from {begins:%H:%M} to {ends:%H:%M}",
        )
        changed = replace(unit, hosting_hours=(begins, ends))
        yield _unit_change(problem, changed, Kind.HOURS, f"{begins:%H:%M}-{ends:%H:%M}", words)


def _openings(problem: Problem, unit: Unit) -> Iterator[Change]:
    """Open on the day of a meeting inside a closed period, one such day at a time."""
    for period in unit.closed[:_PER_KIND]:
        rest = tuple(one for one in unit.closed if one is not period)
        opened = replace(unit, closed=rest)
        days = sorted({one.date for one in _kept_out(problem, unit, opened, Rule.CLOSED)})
        if days:
            words = (
                f"hvis den holder åbent den {in_words(days[0])}",
                f"if it is open on {in_words(days[0], Language.ENGLISH)}",
            )
            pieces = tuple(
                piece
                for piece in (
                    replace(period, end=days[0] - timedelta(days=1)),
                    replace(period, start=days[0] + timedelta(days=1)),
                )
                if piece.start <= piece.end
            )
            changed = replace(unit, closed=(*rest, *pieces))
            yield _unit_change(problem, changed, Kind.OPENING, days[0].isoformat(), words)


def _seats(problem: Problem, unit: Unit) -> Iterator[Change]:
    """A table for as many as a meeting it is too small for, the least first."""
    larger = replace(unit, seats=10**6)
    wanted = {
        one.people
        for one in _kept_out(problem, unit, larger, Rule.SEATS)
        if isinstance(one, HostedMeeting)
    }
    for people in sorted(wanted)[:_PER_KIND]:
        words = (
            f"hvis der er plads til mindst {people} ved bordet",
            f"if there are seats for at least {people}",
        )
        yield _unit_change(problem, replace(unit, seats=people), Kind.SEATS, str(people), words)


def _places(problem: Problem, unit: Unit) -> Iterator[Change]:
    """A seat more in a dialogue meeting the unit may join."""
    open_to_it = [
        one
        for one in problem.meetings
        if isinstance(one, DialogueMeeting)
        and unit.id not in one.locked
        and rules.reason(unit, one) is None
    ]
    for meeting in open_to_it[:_PER_KIND]:
        words = (
            f"hvis dialogmødet den {in_words(meeting.date)} får én plads mere",
            f"if the dialogue meeting on {in_words(meeting.date, Language.ENGLISH)} has one"
            " more place",
        )
        more = replace(meeting, seats=meeting.seats + 1)
        yield Change(_suggestion(unit, Kind.SEAT, meeting.id, words), _with_meeting(problem, more))


def _meetings(problem: Problem, unit: Unit) -> Iterator[Change]:
    """A dialogue meeting more, on the day nearest the middle of the window that suits the unit."""
    for committee in sorted(set(unit.committees)):
        sizes = Counter(
            one.seats
            for one in problem.meetings
            if isinstance(one, DialogueMeeting) and one.committee == committee
        )
        seats = max(sizes, key=lambda size: (sizes[size], size), default=_USUAL_SEATS)
        model = next((one for one in problem.meetings if one.committee == committee), None)
        day = _suitable_day(problem, unit)
        if model is None or day is None:
            continue
        ident = f"{committee}+"
        while any(one.id == ident for one in problem.meetings):
            ident += "+"
        added = DialogueMeeting(ident, committee, day, model.start, model.end, seats)
        words = (
            f"hvis {committee} holder ét dialogmøde mere med {seats} pladser, for eksempel den"
            f" {in_words(day)}",
            f"if {committee} holds one more dialogue meeting with {seats} places, for instance on"
            f" {in_words(day, Language.ENGLISH)}",
        )
        changed = replace(problem, meetings=(*problem.meetings, added))
        yield Change(_suggestion(unit, Kind.DIALOGUE, committee, words), changed)


def _suitable_day(problem: Problem, unit: Unit) -> date | None:
    """The working day nearest the middle of the window on which the unit is open, not too soon.

    No public holiday, and outside the usual holidays if there is such a day.
    """
    window = problem.window
    middle = window.start + timedelta(days=window.days // 2)
    last = max((one.date for one in unit.contacts), default=date.min)
    days = (window.start + timedelta(days=offset) for offset in range(window.days))
    free = [
        day
        for day in days
        if day.weekday() < 5
        and day not in dates.public_holidays(_COUNTRY, day.year)
        and (unit.open_from is None or unit.open_from <= day)
        and (unit.open_to is None or day <= unit.open_to)
        and not any(day in period for period in unit.closed)
        and (day - last).days >= problem.min_days_between_contacts
    ]
    return min(
        free, key=lambda day: (_is_usually_free(day), abs((day - middle).days), day), default=None
    )


def _is_usually_free(day: date) -> bool:
    return any(day in span for span in dates.usual_free_periods(day.year))


def _unlocked(problem: Problem, unit: Unit) -> Iterator[Change]:
    """A lock lifted at a meeting the unit may come to."""
    names = {one.id: one.name for one in problem.units}
    full = [
        one
        for one in problem.meetings
        if len(one.locked) >= one.slots
        and unit.id not in one.locked
        and rules.reason(unit, one) is None
    ]
    for meeting in full[:_PER_KIND]:
        for ident in meeting.locked[:1]:
            words = (
                f"hvis {names[ident]} ikke er låst fast til mødet den {in_words(meeting.date)}",
                f"if {names[ident]} is not locked to the meeting on"
                f" {in_words(meeting.date, Language.ENGLISH)}",
            )
            free = replace(meeting, locked=tuple(one for one in meeting.locked if one != ident))
            yield Change(
                _suggestion(unit, Kind.UNLOCK, meeting.id, words), _with_meeting(problem, free)
            )


def _closer(problem: Problem, unit: Unit) -> Iterator[Change]:
    """As many days between contacts as lie between the unit's last and a meeting it may join."""
    last = max((one.date for one in unit.contacts), default=None)
    if last is None:
        return
    gaps = {(one.date - last).days for one in problem.meetings if rules.reason(unit, one) is None}
    for days in sorted(
        (gap for gap in gaps if 0 <= gap < problem.min_days_between_contacts), reverse=True
    )[:_PER_KIND]:
        words = (
            f"hvis der kun behøver at gå {days} dage mellem to kontakter",
            f"if only {days} days need to pass between two contacts",
        )
        changed = replace(problem, min_days_between_contacts=days)
        yield Change(_suggestion(unit, Kind.DAYS_BETWEEN, str(days), words), changed)


def _unit_change(
    problem: Problem, changed: Unit, kind: Kind, value: str, words: tuple[str, str]
) -> Change:
    units = tuple(changed if one.id == changed.id else one for one in problem.units)
    return Change(_suggestion(changed, kind, value, words), replace(problem, units=units))


def _suggestion(unit: Unit, kind: Kind, value: str, words: tuple[str, str]) -> Suggestion:
    return Suggestion(
        kind,
        value,
        f"{unit.name} får en kontakt mere, {words[0]}.",
        f"{unit.name} gets one more contact {words[1]}.",
    )


def _with_meeting(problem: Problem, meeting: Meeting) -> Problem:
    return replace(
        problem,
        meetings=tuple(meeting if one.id == meeting.id else one for one in problem.meetings),
    )
