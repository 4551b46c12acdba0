"""Hypothesis strategies: rotation problems small enough for brute force, crooked in every way.

Terms start on odd days, blocks are cut short, units open and close in the middle of things, close
for a while, share committees, are locked where they should not be, and have a past.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracles import case, rotation_bruteforce

COMMITTEES = ("A", "B")
TOWNS = ("Havneby", "Skovby", "Bakkeby")
KINDS = ("skole", "plejecenter")
UNITS = (4, 3, 5, 2, 1)
MEETINGS = (5, 4, 6, 3, 2, 0)
MOST_PLANS = 3_000
Row = dict[str, Any]
Span = tuple[date, date]


@st.composite
def frames(draw: st.DrawFn) -> tuple[Span, Span]:
    """A term, and a window in it."""
    term = draw(_spans(date(2025, 12, 1), date(2028, 3, 1), 40, 500))
    return term, draw(_windows(*term))


@st.composite
def short_frames(draw: st.DrawFn) -> tuple[Span, Span]:
    """Windows of at most two weeks, as a rule across the end of a month."""
    first = date(2026, 1, draw(st.integers(1, 28)))
    start = first + timedelta(days=draw(st.integers(20, 35)))
    end = start + timedelta(days=draw(st.sampled_from([12, 9, 5, 0])))
    return (first, end + timedelta(days=draw(st.integers(0, 20)))), (start, end)


@st.composite
def problems(
    draw: st.DrawFn,
    framing: st.SearchStrategy[tuple[Span, Span]] | None = None,
    *,
    one_locked_in: int = 8,
) -> Row:
    """A rotation problem of at most five units and six meetings, one in so many with locks."""
    term, window = draw(framing if framing is not None else frames())
    units = [draw(_units(i, term, window)) for i in range(draw(st.sampled_from(UNITS)))]
    meetings = [
        draw(_meetings(i, window, units, one_locked_in))
        for i in range(draw(st.sampled_from(MEETINGS)))
    ]
    problem: Row = {
        "format": "rotation/1",
        "term": {"start": term[0].isoformat(), "end": term[1].isoformat()},
        "window": {"start": window[0].isoformat(), "end": window[1].isoformat()},
        "guarantee_months": draw(st.sampled_from([12, 1, 2, 3, 6])),
        "min_days_between_contacts": draw(st.sampled_from([0, 1, 28, 7, 60, 0, 200])),
        "units": units,
        "meetings": meetings,
    }
    if draw(st.booleans()):
        problem["published"] = draw(_published(units, meetings))
    if draw(st.booleans()):
        problem["stability"] = "first"
    return _shortened(problem)


def _shortened(problem: Row) -> Row:
    """Leave meetings out until brute force can list every plan."""
    while rotation_bruteforce.size(case.read(problem)) > MOST_PLANS:
        gone = problem["meetings"].pop()["id"]
        problem.get("published", {}).pop(gone, None)
    return problem


@st.composite
def _spans(draw: st.DrawFn, first: date, last: date, shortest: int, longest: int) -> Span:
    start = first + timedelta(days=draw(st.integers(0, (last - first).days)))
    return start, start + timedelta(days=draw(st.integers(shortest - 1, longest - 1)))


@st.composite
def _windows(draw: st.DrawFn, first: date, last: date) -> Span:
    """Inside the term; Hypothesis draws small numbers often, so these cut off at the ends."""
    start = draw(_days(first, last))
    return start, last - timedelta(days=draw(st.integers(0, (last - start).days)))


def _rarely(draw: st.DrawFn, one_in: int) -> bool:
    return draw(st.integers(1, one_in)) == one_in


def _days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.integers(0, (last - first).days).map(lambda n: first + timedelta(days=n))


@st.composite
def _units(draw: st.DrawFn, nth: int, term: Span, window: Span) -> Row:
    around = _days(term[0] - timedelta(days=60), term[1] + timedelta(days=30))
    row: Row = {
        "id": f"u{nth}",
        "name": f"Enhed {nth}",
        "kind": draw(st.sampled_from(KINDS)),
        "town": draw(st.sampled_from(TOWNS)),
        "lat": 55.0,
        "lon": 11.0,
        "committees": draw(
            st.lists(st.sampled_from(COMMITTEES), min_size=1, max_size=2, unique=True)
        ),
        "seats": draw(st.sampled_from([30, 10])),
        "step_free": not _rarely(draw, 5),
        "can_host": not _rarely(draw, 6),
        "hosting_hours": draw(st.sampled_from([None, None, None, ["08:00", "16:00"]])),
        "open_from": None,
        "open_to": None,
        "closed": [],
        "contacts": draw(_history(term, window)),
        "cancelled": [],
    }
    if _rarely(draw, 4):
        row["open_from"] = draw(around).isoformat()
    if _rarely(draw, 5):
        least = date.fromisoformat(row["open_from"]) if row["open_from"] else term[0]
        row["open_to"] = draw(_days(least, max(least, term[1]))).isoformat()
    if _rarely(draw, 4):
        closed = draw(st.lists(_spans(term[0], term[1], 1, 60), min_size=1, max_size=2))
        row["closed"] = [[a.isoformat(), b.isoformat()] for a, b in closed]
    if _rarely(draw, 4):
        row["cancelled"] = [day.isoformat() for day in draw(st.lists(around, max_size=2))]
    return row


@st.composite
def _history(draw: st.DrawFn, term: Span, window: Span) -> list[Row]:
    before = _days(term[0] - timedelta(days=100), window[0] - timedelta(days=1))
    forms = st.sampled_from(["dialogue", "hosted"])
    dates = sorted(draw(st.lists(before, max_size=2, unique=True)))
    return [{"date": day.isoformat(), "form": draw(forms)} for day in dates]


@st.composite
def _meetings(
    draw: st.DrawFn, nth: int, window: Span, units: Sequence[Row], one_locked_in: int
) -> Row:
    owned = sorted({committee for unit in units for committee in unit["committees"]})
    hour = draw(st.sampled_from([9, 14, 15]))
    row: Row = {
        "id": f"m{nth}",
        "committee": draw(st.sampled_from(owned)),
        "date": draw(_days(window[0], window[1])).isoformat(),
        "start": f"{hour:02}:00",
        "end": f"{hour + 2:02}:00",
        "locked": [],
    }
    if draw(st.booleans()):
        row |= {"form": "dialogue", "seats": draw(st.sampled_from([2, 1, 3]))}
    else:
        row |= {"form": "hosted", "people": 18, "step_free": _rarely(draw, 4)}
    if _rarely(draw, one_locked_in):
        some = st.lists(st.sampled_from([u["id"] for u in units]), max_size=2, unique=True)
        row["locked"] = sorted(draw(some))
    return row


@st.composite
def _published(
    draw: st.DrawFn, units: Sequence[Row], meetings: Sequence[Row]
) -> dict[str, list[str]]:
    ids = [unit["id"] for unit in units]
    return {
        meeting["id"]: sorted(
            draw(st.lists(st.sampled_from(ids), max_size=meeting.get("seats", 1), unique=True))
        )
        for meeting in meetings
    }
