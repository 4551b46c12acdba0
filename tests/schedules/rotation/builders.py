"""Small units, meetings and problems for tests; every argument left out is the ordinary case."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from schedules.rotation.problem import (
    Contact,
    DialogueMeeting,
    Form,
    HostedMeeting,
    Meeting,
    Period,
    Problem,
    Stability,
    Unit,
)

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def unit(
    ident: str,
    *,
    committees: Iterable[str] = ("BUU",),
    kind: str = "school",
    town: str = "Byen",
    seats: int = 40,
    step_free: bool = True,
    can_host: bool = True,
    hosting_hours: tuple[time, time] | None = None,
    open_from: date | None = None,
    open_to: date | None = None,
    closed: Iterable[Period] = (),
    contacts: Iterable[Contact] = (),
    cancelled: Iterable[date] = (),
) -> Unit:
    return Unit(
        id=ident,
        name=f"Enhed {ident}",
        kind=kind,
        town=town,
        committees=tuple(committees),
        seats=seats,
        step_free=step_free,
        can_host=can_host,
        hosting_hours=hosting_hours,
        open_from=open_from,
        open_to=open_to,
        closed=tuple(closed),
        contacts=tuple(contacts),
        cancelled=tuple(cancelled),
    )


def held(day: date, form: Form = Form.HOSTED) -> Contact:
    return Contact(day, form)


def hosted(
    ident: str,
    day: date,
    *,
    committee: str = "BUU",
    people: int = 12,
    step_free: bool = False,
    start: time = time(16, 0),
    end: time = time(18, 0),
    locked: Iterable[str] = (),
) -> HostedMeeting:
    return HostedMeeting(ident, committee, day, start, end, people, step_free, tuple(locked))


def dialogue(
    ident: str,
    day: date,
    *,
    committee: str = "BUU",
    seats: int = 3,
    locked: Iterable[str] = (),
) -> DialogueMeeting:
    return DialogueMeeting(ident, committee, day, time(16, 0), time(18, 0), seats, tuple(locked))


def problem(
    units: Iterable[Unit],
    meetings: Iterable[Meeting],
    *,
    term: Period = TERM,
    window: Period = YEAR,
    guarantee_months: int = 12,
    min_days: int = 0,
    published: Mapping[str, tuple[str, ...]] | None = None,
    stability: Stability = Stability.IN_ORDER,
    timing_slack: int = 5,
    seed: int = 0,
) -> Problem:
    return Problem(
        term=term,
        window=window,
        units=tuple(units),
        meetings=tuple(meetings),
        guarantee_months=guarantee_months,
        min_days_between_contacts=min_days,
        published=published or {},
        stability=stability,
        timing_slack=timing_slack,
        seed=seed,
    )
