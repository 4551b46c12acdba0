"""An independent judge of calendars: a plain CP-SAT model of integer days, level after level.

It reads the same JSON as the engine and shares no code with it: days are integers from 1 January
1900, a meeting is one integer variable with its domain, every rule is written as the specification
says it, and each level is solved to proof before the next one starts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ortools.sat.python import cp_model

Json = dict[str, Any]
Key = tuple[str, str, int | None]
LEVELS = ("missing", "moved", "avoided", "weekday", "week", "rhythm")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
EXTRA = {"budget_proposal": "finance", "first_reading": "council", "second_reading": "council"}


def easter_sunday(year: int) -> date:
    """Oudin's rule; good for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def danish_holidays(year: int) -> set[date]:
    """Public holidays from 2024 on."""
    sunday = easter_sunday(year)
    movable = {sunday + timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)}
    movable |= {sunday + timedelta(days=26)} if year < 2024 else set()
    return movable | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}


@dataclass
class Meeting:
    key: Key
    body: Json
    days: list[date]
    after: date | None = None


def meetings(data: Json) -> list[Meeting]:
    """Every meeting with the days its own rules leave it."""
    closed = {date(2000, int(d[:2]), int(d[3:])).timetuple()[1:3] for d in data["closed_days"]}
    fixed = {(f["body"], f["purpose"], f["cycle"]): f["date"] for f in data["fixed"]}
    found = []
    for body in data["bodies"]:
        wanted: list[tuple[str, int | None]] = [("ordinary", cycle) for cycle in body["cycles"]]
        if data["budget"] is not None:
            wanted += [(purpose, None) for purpose, kind in EXTRA.items() if kind == body["kind"]]
        for purpose, cycle in wanted:
            key = (body["id"], purpose, cycle)
            days = [d for d in _window(data, purpose, cycle) if _allowed(data, body, d, closed)]
            if key in fixed:
                days = [d for d in days if str(d) == fixed[key]]
            found.append(Meeting(key, body, days))
    return found


def _window(data: Json, purpose: str, cycle: int | None) -> list[date]:
    year = data["year"]
    if cycle is not None:
        slack = data.get("slack_days", 7)
        first = date(year, cycle, 1) - timedelta(days=slack)
        following = date(year + 1, 1, 1) if cycle == 12 else date(year, cycle + 1, 1)
        last = following + timedelta(days=slack - 1)
    else:
        first = date(year, 1, 1)
        by = "proposal_by" if purpose == "budget_proposal" else "second_reading_by"
        text = data["budget"].get(by, {"proposal_by": "09-15", "second_reading_by": "10-15"}[by])
        last = date(year, int(text[:2]), int(text[3:]))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _allowed(data: Json, body: Json, day: date, closed: set[Any]) -> bool:
    if day.weekday() >= 5 or day in danish_holidays(day.year):
        return False
    if (day.month, day.day) in closed:
        return False
    return not any(p["hard"] and _covers(p, body, day) for p in data["periods"])


def _covers(period: Json, body: Json, day: date) -> bool:
    inside = period["from"] <= str(day) <= period["to"]
    return inside and (period["bodies"] is None or body["id"] in period["bodies"])


def single_costs(data: Json, meeting: Meeting, day: date) -> dict[str, int]:
    """What a meeting on a day costs on the levels that look at single meetings."""
    body, (id_, purpose, cycle) = meeting.body, meeting.key
    published = {
        (p["body"], p["purpose"], p["cycle"]): p["date"] for p in data.get("published") or []
    }
    was = published.get((id_, purpose, cycle))
    soft = any(not p["hard"] and _covers(p, body, day) for p in data["periods"])
    number, last = (day.day - 1) // 7 + 1, (day + timedelta(days=7)).month != day.month
    preferred = number in body["weeks"] or (last and -1 in body["weeks"])
    at_home = (day.year, day.month) == (data["year"], cycle)
    return {
        "moved": int(was is not None and was != str(day)),
        "avoided": int(soft),
        "weekday": int(WEEKDAYS[day.weekday()] != body["weekday"]),
        "week": int(purpose == "ordinary" and not (at_home and preferred)),
    }


def gaps(data: Json, found: list[Meeting]) -> list[tuple[int, int, int]]:
    """(earlier, later, least days between) for every pair of meetings that has such a rule."""
    chain = {"committee_to_finance": 7, "finance_to_council": 7} | data.get("chain", {})
    steps = {
        ("committee", "finance"): chain["committee_to_finance"],
        ("finance", "council"): chain["finance_to_council"],
    }
    order = list(EXTRA)
    result = []
    for i, first in enumerate(found):
        for j, second in enumerate(found):
            (body, purpose, cycle), (other, other_purpose, other_cycle) = first.key, second.key
            kinds = (first.body["kind"], second.body["kind"])
            if cycle is not None and other_cycle is not None:
                if body == other and cycle < other_cycle:
                    result.append((i, j, 1))
                if body != other and cycle == other_cycle and kinds in steps:
                    result.append((i, j, steps[kinds]))
            elif cycle is None and other_cycle is None:
                pair = (purpose, other_purpose)
                least = 1
                if pair == ("first_reading", "second_reading"):
                    least = max(1, data["budget"].get("min_days_between_readings", 21))
                if order.index(purpose) < order.index(other_purpose):
                    result.append((i, j, least))
    return result


def clashes(data: Json, found: list[Meeting]) -> list[tuple[int, int]]:
    """Pairs of meetings that cannot be on one day."""
    travel = data.get("travel_minutes", 30)

    def span(body: Json) -> tuple[int, int]:
        start = int(body["start"][:2]) * 60 + int(body["start"][3:])
        return start, start + body["minutes"]

    result = []
    for j, second in enumerate(found):
        for i, first in enumerate(found[:j]):
            same = first.body["id"] == second.body["id"]
            shared = same or set(first.body["members"]) & set(second.body["members"])
            (a, b), (c, d) = span(first.body), span(second.body)
            if shared and not (b + travel <= c or d + travel <= a):
                result.append((i, j))
    return result


@dataclass
class Answer:
    levels: dict[str, int]
    dates: dict[Key, date | None]
    proven: bool
    seconds: float


def solve(data: Json, *, time_limit: float = 120.0, workers: int = 2) -> Answer | None:
    """The levels of a best calendar, or None where no calendar keeps the fixed dates."""
    found = meetings(data)
    model = cp_model.CpModel()
    day, held = [], []
    for meeting in found:
        domain = cp_model.Domain.from_values([d.toordinal() for d in meeting.days] or [0])
        day.append(model.new_int_var_from_domain(domain, str(meeting.key)))
        held.append(model.new_bool_var(f"held {meeting.key}"))
        if not meeting.days:
            model.add(held[-1] == 0)
    fixed = {(f["body"], f["purpose"], f["cycle"]) for f in data["fixed"]}
    for index, meeting in enumerate(found):
        if meeting.key in fixed:
            model.add(held[index] == 1)
    for i, j, least in gaps(data, found):
        model.add(day[j] - day[i] >= least).only_enforce_if(held[i], held[j])
    for i, j in clashes(data, found):
        model.add(day[i] != day[j]).only_enforce_if(held[i], held[j])
    objectives = _single_objectives(data, model, found, day, held)
    objectives["rhythm"] = _rhythm(model, found, day, held)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    return _level_after_level(model, objectives, solver, (found, day, held), time_limit)


def _single_objectives(
    data: Json, model: Any, found: list[Meeting], day: list[Any], held: list[Any]
) -> dict[str, Any]:
    terms: dict[str, list[Any]] = {level: [] for level in LEVELS}
    terms["missing"] = [1 - literal for literal in held]
    for index, meeting in enumerate(found):
        costs = {d: single_costs(data, meeting, d) for d in meeting.days}
        for level in ("moved", "avoided", "weekday", "week"):
            dear = [d.toordinal() for d in meeting.days if costs[d][level]]
            if not dear:
                continue
            paid = model.new_bool_var(f"{level} {meeting.key}")
            cheap = [d.toordinal() for d in meeting.days if not costs[d][level]]
            inside = cp_model.Domain.from_values(cheap)
            model.add_linear_expression_in_domain(day[index], inside).only_enforce_if(
                held[index], paid.negated()
            )
            terms[level].append(paid)
    return {level: sum(parts) if parts else 0 for level, parts in terms.items()}


def _rhythm(model: Any, found: list[Meeting], day: list[Any], held: list[Any]) -> Any:
    """Over pairs of one body's ordinary meetings that have no other one held between them."""
    terms = []
    cycles = {i: one.key[2] for i, one in enumerate(found) if one.key[2] is not None}
    for i, cycle in cycles.items():
        own = [j for j in cycles if found[j].key[0] == found[i].key[0]]
        later = sorted((j for j in own if cycles[j] > cycle), key=cycles.__getitem__)
        for position, j in enumerate(later):
            off = model.new_int_var(0, 2000, "")
            ideal = 30 * (cycles[j] - cycle)
            neighbours = [held[i], held[j], *(held[k].negated() for k in later[:position])]
            model.add(off >= day[j] - day[i] - ideal).only_enforce_if(*neighbours)
            model.add(off >= ideal - day[j] + day[i]).only_enforce_if(*neighbours)
            terms.append(off)
    return sum(terms) if terms else 0


def _level_after_level(
    model: Any,
    objectives: dict[str, Any],
    solver: Any,
    variables: tuple[list[Meeting], list[Any], list[Any]],
    time_limit: float,
) -> Answer | None:
    found, day, held = variables
    proven, seconds, values = True, 0.0, {}
    for level in LEVELS:
        objective = objectives[level]
        model.minimize(objective)
        solver.parameters.max_time_in_seconds = max(0.1, time_limit - seconds)
        status = solver.solve(model)
        seconds += solver.wall_time
        if status == cp_model.INFEASIBLE:
            return None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise TimeoutError(level)
        proven = proven and status == cp_model.OPTIMAL
        values[level] = solver.value(objective) if not isinstance(objective, int) else objective
        if not isinstance(objective, int):
            model.add(objective <= values[level])
        model.clear_hints()
        for variable in (*day, *held):
            model.add_hint(variable, solver.value(variable))
    dates = {
        meeting.key: date.fromordinal(solver.value(day[i])) if solver.value(held[i]) else None
        for i, meeting in enumerate(found)
    }
    return Answer(values, dates, proven, seconds)
