"""Every figure of coverage, recomputed by plain SQL over the demo and towns drawn by chance."""

import random
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from flask import Flask

from planner.coverage import people, pictures, shown
from planner.coverage.pictures import Picture
from planner.demo import load
from planner.web.figures import lorenz
from schedules import dates
from schedules.equity.coverage import BOTH
from schedules.equity.grouping import Trait
from schedules.equity.ledger import Access
from schedules.rotation.problem import Form, Period
from tests.planner.coverage import oracle, towns
from tests.planner.coverage.oracle import Asked

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))
SEEDS = range(8)
FORMS = {"hosted": (Form.HOSTED,), "dialogue": (Form.DIALOGUE,), "together": BOTH}


@pytest.fixture(params=["demo", *SEEDS])
def cases(request: pytest.FixtureRequest, database: Flask) -> list[tuple[Picture, Asked]]:
    """Pictures from five days and periods, with what the oracle is asked for the same."""
    if request.param == "demo":
        load.load(at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    else:
        towns.town(request.param)
    dice = random.Random(str(request.param))
    days = [date(2026, 11, 22), TERM.start, TERM.end]
    days += [TERM.start + timedelta(days=dice.randrange(1000)) for _ in range(2)]
    return [_case(day, _period(dice)) for day in days]


def _period(dice: random.Random) -> Period:
    first, last = sorted(TERM.start + timedelta(days=dice.randrange(1461)) for _ in range(2))
    return dice.choice((TERM, Period(first, last)))


def _case(on: date, period: Period) -> tuple[Picture, Asked]:
    picture = pictures.of_day(on, period=period)
    covers_after = dates.months_later(on, -picture.coverage.view.months)
    asked = Asked(on, period.start, period.end, TERM.start, TERM.end, covers_after)
    return picture, asked


def _of(asked: Asked, form: str) -> Asked:
    return Asked(
        *(asked.on, asked.first, asked.last, asked.term_first, asked.term_last),
        asked.covers_after,
        forms=oracle.FORMS[form],
    )


Cases = list[tuple[Picture, Asked]]


def test_groups_by_every_trait_and_form_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for trait in Trait:
            for form, forms in FORMS.items():
                found = {
                    row.name: (
                        row.access.open_units,
                        row.access.met,
                        row.access.covered,
                        row.access.contacts,
                    )
                    for row in shown.groups(picture, trait, forms)
                }
                assert found == oracle.group_figures(trait.value, _of(asked, form)), (trait, form)


def test_outcomes_of_every_form_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for form in FORMS:
            came = getattr(picture.coverage, form)
            found = (
                *(came.held, came.with_staff, came.planned, came.cancelled),
                *(came.replanned, came.unrecorded, came.short),
            )
            assert found == oracle.outcomes(_of(asked, form)), (asked, form)


def test_outcomes_of_every_group_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for trait in Trait:
            for form, forms in FORMS.items():
                wanted = oracle.group_outcomes(trait.value, _of(asked, form))
                for row in shown.groups(picture, trait, forms):
                    came = row.outcomes
                    found = (
                        *(came.held, came.with_staff, came.planned, came.cancelled),
                        *(came.replanned, came.unrecorded, came.short),
                    )
                    assert found == wanted.get(row.name, (0,) * 7), (trait, row.name, form)


def test_outcomes_of_the_groups_add_up_to_the_whole(cases: Cases) -> None:
    for picture, _asked in cases:
        for trait in (Trait.KIND, Trait.TOWN, Trait.CENTRE, Trait.SIZE):
            rows = shown.groups(picture, trait)
            assert sum(row.outcomes.held for row in rows) == picture.coverage.together.held
            assert sum(row.outcomes.planned for row in rows) == picture.coverage.together.planned


def test_waits_last_contacts_and_next_ones_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for form, forms in FORMS.items():
            waits = shown.waits(picture, forms)
            found = {wait.unit.id: (wait.days, wait.last, wait.next) for wait in waits}
            assert found == oracle.waits(_of(asked, form))
            assert [wait.days for wait in waits] == sorted(
                (wait.days for wait in waits), reverse=True
            )
            longest = max((days for days, _last, _next in found.values()), default=None)
            whole = picture.coverage.access(picture.coverage.whole, forms)
            assert whole.longest_wait_days == longest


def test_contacts_per_open_year_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for form, forms in FORMS.items():
            contacts, days = oracle.open_days(_of(asked, form))
            rate = picture.coverage.access(picture.coverage.whole, forms).per_year
            assert rate == (Fraction(contacts * 1461, 4 * days) if days else None)


def test_forecast_is_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        ahead, reach = picture.coverage.forecast, picture.coverage.forecast.reach
        found = oracle.Ahead(
            *(ahead.units, ahead.met),
            frozenset(unit.id for unit in ahead.without),
            ahead.planned,
            *((reach.day, reach.units, reach.overdue) if reach else (None, 0, 0)),
        )
        assert found == oracle.forecast(asked, picture.coverage.view.months)


def test_least_most_gini_and_lorenz_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        for form, forms in FORMS.items():
            wanted = oracle.evenness(_of(asked, form))
            access = picture.coverage.access(picture.coverage.whole, forms)
            assert _floats(access) == pytest.approx((wanted.least, wanted.most, wanted.gini))
            curves = lorenz({form: shares}) if sum(shares := shown.shares(picture, forms)) else []
            steps = [y for curve in curves for _x, y in curve.shares[1:]]
            assert steps == pytest.approx(list(wanted.lorenz))


def test_evenness_of_every_group_is_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases[:2]:
        for trait in Trait:
            for row in shown.groups(picture, trait):
                wanted = oracle.evenness(asked, trait.value, row.name)
                assert _floats(row.access) == pytest.approx(
                    (wanted.least, wanted.most, wanted.gini)
                ), (trait, row.name)


def _floats(access: Access) -> tuple[float | None, ...]:
    exact = access.least_per_year, access.most_per_year, access.gini
    return tuple(None if number is None else float(number) for number in exact)


def test_politicians_minutes_are_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        counted = picture.coverage.view.counted
        if counted.start > counted.end:
            continue
        found = {load.person: load.minutes for _name, load in people.loads_of(counted)}
        wanted = oracle.minutes(asked)
        assert {code: minutes for code, minutes in found.items() if minutes} == {
            code: minutes for code, minutes in wanted.items() if minutes
        }


def test_every_cell_of_the_months_is_what_sql_says(cases: Cases) -> None:
    for picture, asked in cases:
        columns = shown.months(picture)
        for form, forms in FORMS.items():
            rows = shown.month_rows(list(picture.coverage.lines.units), columns, forms)
            found = {
                (row.unit.id, f"{month.start:%Y-%m}"): (cell.held, cell.ahead)
                for row in rows
                for month, cell in zip(columns.months, row.cells, strict=True)
                if cell.held or cell.ahead
            }
            assert found == oracle.cells(_of(asked, form)), (asked, form)


def test_cells_of_the_months_add_up_to_the_contacts_held_and_ahead(cases: Cases) -> None:
    for picture, _asked in cases:
        came = picture.coverage.together
        rows = shown.month_rows(list(picture.coverage.lines.units), shown.months(picture))
        cells = [cell for row in rows for cell in row.cells]
        assert sum(cell.held for cell in cells) == came.held
        assert sum(cell.ahead for cell in cells) == came.planned + came.unrecorded
