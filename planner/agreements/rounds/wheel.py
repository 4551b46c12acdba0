"""A round's deadlines: rows as the domain's wheel, the wheel as rows, and the ring of a year."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from agreements import wheel as domain
from agreements.period import Period
from agreements.wheel import Deadline, Wheel
from planner.agreements import mapping, words
from planner.models.agreements import AgreementDeadline, AgreementRound
from planner.settings.queries import town_hall_closures
from planner.web import figures
from planner.web.figures import WheelEntry, YearWheel

INKS = 6


def of(round_: AgreementRound) -> Wheel:
    """The round's deadlines in the steps' order."""
    return tuple(Deadline(row.step, row.year, row.due) for row in round_.deadlines)


def usual(period: Period, *, at: datetime) -> list[AgreementDeadline]:
    """The usual deadlines of a period as new rows, each on a day the town hall is open."""
    closed = town_hall_closures()
    wheel = domain.default_wheel(
        period, is_working_day=lambda day: domain.is_weekday(day) and day not in closed
    )
    return [
        AgreementDeadline(step=each.step, year=each.year, due=each.due, changed_at=at)
        for each in wheel
    ]


def years(wheels: Iterable[Wheel]) -> list[int]:
    """The calendar years in which something is due."""
    return sorted({deadline.due.year for deadline in domain.in_order_of_day(wheels)})


def ring(
    rounds: Sequence[AgreementRound], year: int, *, urls: dict[int, str], today: date
) -> YearWheel:
    """The calendar year as a ring with the deadlines of these rounds; `urls` by the round's id."""
    entries = [
        WheelEntry(
            label=_label(row, round_, len(rounds) > 1),
            start=row.due,
            end=row.due,
            ink=place % INKS + 1,
            url=urls.get(round_.id, ""),
        )
        for place, round_ in enumerate(rounds)
        for row in round_.deadlines
        if row.due.year == year
    ]
    return figures.year_wheel(year, entries, today=today)


def _label(row: AgreementDeadline, round_: AgreementRound, several: bool) -> str:
    """The step; with its agreement year where the round has several, and the round among others."""
    period = mapping.period(round_)
    said = str(words.STEPS[row.step])
    if several:
        return f"{said} ({period})"
    return f"{said} {row.year}" if len(period.years) > 1 else said
