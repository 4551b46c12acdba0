"""The figures of coverage by plain SQL, written apart from the code; SQLite's and PostgreSQL's.

Nothing here imports the measures. A unit is looked at on the day, a closed one on its last day.
`:held` is a contact that counts: held, by as many politicians as the municipality asks for.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.types import Date

from planner.extensions import db
from schedules import dates

HELD = """(c.status = 'held' AND c.politicians >=
          (SELECT quorum_politicians FROM municipality) AND c.day <= :on)"""
SEEN = """CASE WHEN u.closed_on < :on THEN u.closed_on
               WHEN u.opened_on > :on THEN u.opened_on ELSE :on END"""
OPEN = "u.opened_on <= :on AND (u.closed_on IS NULL OR u.closed_on >= :on)"
INSIDE = "c.day >= :first AND c.day <= :last"
# What a unit is grouped by, as of the day; a unit may have several committees.
GROUPS = {
    "committee": """SELECT u.id AS unit_id, k.code AS name FROM unit u
        LEFT JOIN unit_committee l ON l.unit_id = u.id AND l.valid_from <= {seen}
             AND (l.valid_to IS NULL OR l.valid_to >= {seen})
        LEFT JOIN committee k ON k.id = l.committee_id""",
    "kind": """SELECT u.id AS unit_id, p.kind AS name FROM unit u
        JOIN unit_period p ON p.unit_id = u.id AND p.valid_from <= {seen}
             AND (p.valid_to IS NULL OR p.valid_to >= {seen})""",
    "town": """SELECT u.id AS unit_id, s.town AS name FROM unit u
        LEFT JOIN site s ON s.unit_id = u.id AND s.is_main AND s.valid_from <= {seen}
             AND (s.valid_to IS NULL OR s.valid_to >= {seen})""",
    "centre": """SELECT u.id AS unit_id, z.code AS name FROM unit u
        JOIN unit_period p ON p.unit_id = u.id AND p.valid_from <= {seen}
             AND (p.valid_to IS NULL OR p.valid_to >= {seen})
        LEFT JOIN centre z ON z.id = p.centre_id""",
    "size": """SELECT u.id AS unit_id, CASE
             WHEN p.employees < 10 THEN '0' WHEN p.employees < 25 THEN '10'
             WHEN p.employees < 50 THEN '25' WHEN p.employees < 100 THEN '50'
             WHEN p.employees >= 100 THEN '100' END AS name FROM unit u
        JOIN unit_period p ON p.unit_id = u.id AND p.valid_from <= {seen}
             AND (p.valid_to IS NULL OR p.valid_to >= {seen})""",
}
FORMS = {"hosted": ("hosted",), "dialogue": ("dialogue",), "together": ("hosted", "dialogue")}


@dataclass(frozen=True)
class Asked:
    """The day, the period counted, the term, and since when a contact covers."""

    on: date
    first: date
    last: date
    term_first: date
    term_last: date
    covers_after: date
    forms: tuple[str, ...] = ("hosted", "dialogue")
    extra: dict[str, Any] = field(default_factory=dict)


def rows(statement: str, asked: Asked) -> list[Any]:
    """The rows of a statement with what was asked put in."""
    days = ("on", "first", "last", "term_first", "term_last", "covers_after")
    said = {name: getattr(asked, name) for name in days}
    said |= {"forms": list(asked.forms), **asked.extra}
    used = {name: value for name, value in said.items() if f":{name}" in statement}
    parameters = [
        bindparam("forms", expanding=True)
        if name == "forms"
        else bindparam(name, type_=Date())
        if isinstance(value, date)
        else bindparam(name)
        for name, value in used.items()
    ]
    return list(db.session.execute(text(statement).bindparams(*parameters), used))


def group_figures(by: str, asked: Asked) -> dict[str, tuple[int, int, int, int]]:
    """By group: units open on the day, those met in the period, those covered, contacts."""
    found = rows(
        f"""WITH grouped AS ({GROUPS[by].format(seen=SEEN)})
        SELECT COALESCE(g.name, ''),
               SUM(CASE WHEN {OPEN} THEN 1 ELSE 0 END),
               SUM(CASE WHEN {OPEN} AND EXISTS (SELECT 1 FROM contact c WHERE c.unit_id = u.id
                   AND {HELD} AND {INSIDE} AND c.form IN :forms) THEN 1 ELSE 0 END),
               SUM(CASE WHEN {OPEN} AND EXISTS (SELECT 1 FROM contact c WHERE c.unit_id = u.id
                   AND {HELD} AND c.day > :covers_after AND c.form IN :forms) THEN 1 ELSE 0 END),
               SUM((SELECT COUNT(*) FROM contact c WHERE c.unit_id = u.id
                   AND {HELD} AND {INSIDE} AND c.form IN :forms
                   AND c.day >= :first))
        FROM grouped g JOIN unit u ON u.id = g.unit_id
        WHERE u.opened_on <= :term_last AND (u.closed_on IS NULL OR u.closed_on >= :term_first)
        GROUP BY COALESCE(g.name, '')""",
        asked,
    )
    return {name: tuple(numbers) for name, *numbers in found}


def outcomes(asked: Asked) -> tuple[int, ...]:
    """Held, with staff, planned, cancelled, replanned, unrecorded, short; in the period."""
    (found,) = rows(
        f"SELECT {_outcomes()} FROM contact c JOIN unit u ON u.id = c.unit_id WHERE {SPOKEN_OF}",
        asked,
    )
    return tuple(number or 0 for number in found)


def group_outcomes(by: str, asked: Asked) -> dict[str, tuple[int, ...]]:
    """The same by group; a unit's contacts count in each group that it is in."""
    found = rows(
        f"""WITH grouped AS ({GROUPS[by].format(seen=SEEN)})
        SELECT COALESCE(g.name, ''), {_outcomes()}
        FROM grouped g JOIN unit u ON u.id = g.unit_id JOIN contact c ON c.unit_id = u.id
        WHERE {SPOKEN_OF} GROUP BY COALESCE(g.name, '')""",
        asked,
    )
    return {name: tuple(numbers) for name, *numbers in found}


SPOKEN_OF = f"""{INSIDE} AND c.form IN :forms AND c.status <> 'replaced'
    AND u.opened_on <= :term_last AND (u.closed_on IS NULL OR u.closed_on >= :term_first)"""
AHEAD = """((c.day > :on AND c.status IN ('held', 'planned'))
    OR (c.day = :on AND c.status = 'planned'))"""


def _outcomes() -> str:
    """Seven sums over contacts `c`."""
    again = f"""EXISTS (SELECT 1 FROM contact n WHERE n.unit_id = c.unit_id AND n.day > c.day
        AND n.day <= {_half_a_year("c.day")} AND (
            (n.day > :on AND n.status IN ('held', 'planned'))
            OR (n.day = :on AND n.status = 'planned')
            OR (n.day <= :on AND n.status = 'held' AND n.politicians >=
                (SELECT quorum_politicians FROM municipality))))"""
    return f"""SUM(CASE WHEN {HELD} THEN 1 ELSE 0 END),
        SUM(CASE WHEN {HELD} AND c.staff_present THEN 1 ELSE 0 END),
        SUM(CASE WHEN {AHEAD} THEN 1 ELSE 0 END),
        SUM(CASE WHEN c.status = 'cancelled' THEN 1 ELSE 0 END),
        SUM(CASE WHEN c.status = 'cancelled' AND {again} THEN 1 ELSE 0 END),
        SUM(CASE WHEN c.day < :on AND c.status = 'planned' THEN 1 ELSE 0 END),
        SUM(CASE WHEN c.day <= :on AND c.status = 'held' AND NOT {HELD} THEN 1 ELSE 0 END)"""


@dataclass(frozen=True)
class Evenness:
    """Contacts per open year: least and most, Gini, and the Lorenz curve's steps upwards."""

    least: float | None
    most: float | None
    gini: float | None
    lorenz: tuple[float, ...]


def evenness(asked: Asked, by: str = "", name: str = "") -> Evenness:
    """Of all units that existed in the counted days, or of those of a group."""
    chosen = (
        f"""AND u.id IN (SELECT g.unit_id FROM ({GROUPS[by].format(seen=SEEN)}) g
        WHERE COALESCE(g.name, '') = :name)"""
        if by
        else ""
    )
    until = "CASE WHEN :last < :on THEN :last ELSE :on END"
    asked = replace(asked, extra={"name": name} if by else {})
    shares = f"""WITH spans AS (
            SELECT u.id,
                CASE WHEN u.opened_on > :first THEN u.opened_on ELSE :first END AS begins,
                CASE WHEN u.closed_on < {until} THEN u.closed_on ELSE {until} END AS ends
            FROM unit u WHERE u.opened_on <= :on {chosen}),
        lasting AS (
            SELECT s.*, {_days_between("s.begins", "s.ends")} AS days FROM spans s
            WHERE s.begins <= s.ends),
        shares AS (
            SELECT (SELECT COUNT(*) FROM contact c WHERE c.unit_id = l.id AND {HELD}
                    AND {INSIDE} AND c.form IN :forms) * 1.0 / l.days AS share
            FROM lasting l)"""
    ((number, total, least, most),) = rows(
        f"{shares} SELECT COUNT(*), SUM(share), MIN(share), MAX(share) FROM shares", asked
    )
    if not number:
        return Evenness(None, None, None, ())
    ((apart,),) = rows(
        f"{shares} SELECT SUM(ABS(a.share - b.share)) FROM shares a CROSS JOIN shares b", asked
    )
    steps = rows(
        f"{shares} SELECT SUM(share) OVER (ORDER BY share ROWS UNBOUNDED PRECEDING) FROM shares"
        " ORDER BY share",
        asked,
    )
    year = 365.25
    return Evenness(
        float(least) * year,
        float(most) * year,
        float(apart) / (2 * number * float(total)) if total else None,
        tuple(float(step) / float(total) for (step,) in steps) if total else (),
    )


def cells(asked: Asked) -> dict[tuple[str, str], tuple[int, int]]:
    """By unit's code and month (2026-05) of the period: held, and ahead or unrecorded."""
    month = "SUBSTR(CAST(c.day AS TEXT), 1, 7)"
    found = rows(
        f"""SELECT u.code, {month}, SUM(CASE WHEN {HELD} THEN 1 ELSE 0 END),
            SUM(CASE WHEN {AHEAD} OR (c.day < :on AND c.status = 'planned') THEN 1 ELSE 0 END)
        FROM contact c JOIN unit u ON u.id = c.unit_id WHERE {SPOKEN_OF}
        GROUP BY u.code, {month}""",
        asked,
    )
    return {(code, of): (held, ahead) for code, of, held, ahead in found if held or ahead}


def waits(asked: Asked) -> dict[str, tuple[int, str | None, str | None]]:
    """By code of the open units: days waited, last contact, next planned."""
    found = rows(
        f"""SELECT u.code, u.opened_on,
               (SELECT MAX(c.day) FROM contact c WHERE c.unit_id = u.id AND {HELD}
                   AND c.form IN :forms),
               (SELECT MIN(c.day) FROM contact c WHERE c.unit_id = u.id AND c.form IN :forms
                   AND ((c.day > :on AND c.status IN ('held', 'planned'))
                        OR (c.day = :on AND c.status = 'planned')))
        FROM unit u WHERE {OPEN}""",
        asked,
    )
    answer = {}
    for code, opened, last, coming in found:
        started = _day(last) or max(_day(opened) or asked.term_first, asked.term_first)
        answer[code] = ((asked.on - started).days, _day(last), _day(coming))
    return answer


def open_days(asked: Asked) -> tuple[int, int]:
    """Contacts of units that existed in the counted days, and those units' days together."""
    until = min(asked.last, asked.on)
    found = rows(
        f"""SELECT u.opened_on, u.closed_on, (SELECT COUNT(*) FROM contact c
               WHERE c.unit_id = u.id AND {HELD} AND {INSIDE} AND c.form IN :forms)
        FROM unit u WHERE u.opened_on <= :on""",
        asked,
    )
    contacts = days = 0
    for opened, closed, number in found:
        first, last = max(_day(opened), asked.first), min(_day(closed) or until, until)
        if first <= last:
            contacts, days = contacts + number, days + (last - first).days + 1
    return contacts, days


@dataclass(frozen=True)
class Ahead:
    """Units open on the term's last day, those met by then if plans are kept, and who is not."""

    units: int
    met: int
    without: frozenset[str]
    planned: int
    last: date | None  # of what is planned
    open_then: int
    overdue: int


def forecast(asked: Asked, months: int) -> Ahead:
    """What the term ends with, and how things are on the last day that is planned."""
    met = f"""EXISTS (SELECT 1 FROM contact c WHERE c.unit_id = u.id
        AND c.day >= :term_first AND c.day <= :term_last
        AND (({HELD}) OR {AHEAD}))"""
    at_end = rows(
        f"""SELECT u.code, CASE WHEN {met} THEN 1 ELSE 0 END FROM unit u
        WHERE u.opened_on <= :term_last
          AND (u.closed_on IS NULL OR u.closed_on >= :term_last)""",
        asked,
    )
    without = frozenset(code for code, is_met in at_end if not is_met)
    ((planned, last),) = rows(
        f"""SELECT COUNT(*), MAX(c.day) FROM contact c JOIN unit u ON u.id = c.unit_id
        WHERE {AHEAD} AND c.day <= :term_last
          AND u.opened_on <= :term_last
          AND (u.closed_on IS NULL OR u.closed_on >= :term_first)""",
        asked,
    )
    open_then, overdue = _then(asked, _day(last), months) if last else (0, 0)
    units = len(at_end)
    return Ahead(units, units - len(without), without, planned, _day(last), open_then, overdue)


def _then(asked: Asked, day: date, months: int) -> tuple[int, int]:
    """Units open on a day to come, and those of them that will have waited the months or more."""
    found = rows(
        f"""SELECT u.opened_on, (SELECT MAX(c.day) FROM contact c WHERE c.unit_id = u.id
                AND (({HELD}) OR ({AHEAD} AND c.day <= :then)))
        FROM unit u WHERE u.opened_on <= :then
          AND (u.closed_on IS NULL OR u.closed_on >= :then)""",
        replace(asked, extra={"then": day}),
    )
    since = [_day(met) or max(_day(opened), asked.term_first) for opened, met in found]
    return len(since), sum(dates.months_later(day, -months) >= each for each in since)


def minutes(asked: Asked) -> dict[str, int]:
    """By politician's code: minutes of the meetings with units, as a member on the day."""
    found = rows(
        f"""SELECT p.code, m.id, m.starts, m.ends FROM person p
        JOIN membership b ON b.person_id = p.id
        JOIN meeting m ON m.committee_id = b.committee_id AND b.valid_from <= m.day
             AND (b.valid_to IS NULL OR b.valid_to >= m.day)
        WHERE EXISTS (SELECT 1 FROM contact c WHERE c.meeting_id = m.id AND {HELD} AND {INSIDE})
        GROUP BY p.code, m.id, m.starts, m.ends, b.id""",
        asked,
    )
    answer: dict[str, int] = {}
    for code, _meeting, starts, ends in found:
        answer[code] = answer.get(code, 0) + _minutes(ends) - _minutes(starts)
    return answer


def _half_a_year(column: str) -> str:
    """The same day six months on, or the last of a month that is too short."""
    if db.engine.dialect.name == "postgresql":
        return f"({column} + INTERVAL '6 months')::date"
    later, day = f"date({column}, '+6 months')", f"strftime('%d', {column})"
    shorter = f"date({column}, 'start of month', '+7 months', '-1 day')"
    return f"CASE WHEN strftime('%d', {later}) = {day} THEN {later} ELSE {shorter} END"


def _days_between(first: str, last: str) -> str:
    """Days from one to the other, both included."""
    if db.engine.dialect.name == "postgresql":
        return f"({last} - {first} + 1)"
    return f"(julianday({last}) - julianday({first}) + 1)"


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _minutes(value: Any) -> int:
    hours, minutes = value.split(":")[:2] if isinstance(value, str) else (value.hour, value.minute)
    return int(hours) * 60 + int(minutes)
