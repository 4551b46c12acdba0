"""Months as weeks of days."""

from datetime import date

from planner.web.month import DayEvent, by_day, month, year


def test_a_month_starts_on_a_monday_and_knows_its_iso_weeks() -> None:
    january = month(date(2027, 1, 15), {})

    assert january.first == date(2027, 1, 1)
    assert [week.number for week in january.weeks] == [53, 1, 2, 3, 4]
    assert january.weeks[0].days[0].date == date(2026, 12, 28)
    assert not january.weeks[0].days[0].in_month
    assert len(january.days) == 31


def test_events_lie_on_their_days_in_order_of_time() -> None:
    day = date(2026, 4, 7)
    events = by_day([(day, DayEvent("B", "14.00")), (day, DayEvent("A", "09.00"))])

    april = month(day, events, names={date(2026, 4, 3): "Langfredag"}, closed={date(2026, 4, 3)})

    assert [(d.date.day, [e.label for e in d.events], d.name) for d in april.busy_days] == [
        (3, [], "Langfredag"),
        (7, ["A", "B"], ""),
    ]
    assert [d.date.day for d in april.days if d.is_closed] == [3]


def test_a_neighbouring_month_shows_nothing_of_its_own() -> None:
    events = {date(2026, 3, 31): [DayEvent("I marts")]}

    assert month(date(2026, 4, 1), events).busy_days == []


def test_a_year_at_a_glance_has_all_its_days_once() -> None:
    squares = [day for each in year(2028, {}) for _week, days in each.weeks for day in days]
    own = [day for day in squares if day.number]

    assert own[0].date == date(2028, 1, 1)
    assert len(own) == len({day.date for day in own}) == 366
    assert sum(day.mark == "is-weekend" for day in own) == 106
    assert not any(day.mark or day.events for day in squares if not day.number)


def test_a_year_at_a_glance_says_how_much_happens_and_where_nothing_may() -> None:
    new_year, busy = date(2028, 1, 1), date(2028, 1, 4)
    january, *_others = year(2028, {busy: 3}, closed={new_year})

    (first, days), (_second, after), *_rest = january.weeks
    assert (first, days[5]) == (52, (1, new_year, 0, "is-closed"))
    assert after[1] == (4, busy, 3, "")
