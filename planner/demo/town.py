"""The municipality itself: its settings, its council term, and the periods its calendar avoids."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.municipality import CalendarPeriod, ClosedDay, CouncilTerm, Municipality
from schedules import dates

TERM = (date(2026, 1, 1), date(2029, 12, 31))
YEARS = range(TERM[0].year, TERM[1].year + 1)
EVERYBODY = ("",)
FINANCE_AND_COUNCIL = ("ØU", "BYR")

# Name, first day, last day, hard or not, and for whom ("": everybody).
Period = tuple[str, date, date, bool, tuple[str, ...]]


def add_settings() -> Municipality:
    """The municipality, its term and the days its town hall is closed."""
    town = Municipality(
        name="Demokommunen",
        code="000",
        town_hall="Rådhuset",
        town_hall_address="Rådhuspladsen 1, 4200 Slagelse",
        contact_email="sekretariat@demo.samspil.example",
        contact_phone="00 00 00 00",
        is_demo=True,
    )
    db.session.add(town)
    db.session.add(CouncilTerm(name="2026-2029", first_day=TERM[0], last_day=TERM[1], seats=31))
    for name, month, day in (
        ("Grundlovsdag", 6, 5),
        ("Juleaftensdag", 12, 24),
        ("Nytårsaftensdag", 12, 31),
    ):
        db.session.add(ClosedDay(name=name, month=month, day=day))
    return town


def add_periods(committees: Mapping[str, Committee]) -> None:
    """What each year's calendar keeps free, and what it avoids where it can."""
    for year in YEARS:
        for name, first, last, is_hard, bodies in (*_each_year(year), *_only_in(year)):
            for body in bodies:
                db.session.add(
                    CalendarPeriod(
                        name=name,
                        first_day=first,
                        last_day=last,
                        is_hard=is_hard,
                        committee_id=committees[body].id if body else None,
                    )
                )


def _each_year(year: int) -> Iterator[Period]:
    free = dates.usual_free_periods(year)
    for span in free if year == YEARS[0] else free[1:]:  # Christmas is listed at both ends
        yield span.name, span.start, span.end, span.name == "Juli", EVERYBODY
    thursday = dates.nth_weekday(year, 1, dates.Weekday.THURSDAY, 2)
    if thursday:
        name = "Kommunaløkonomisk Forum (KL)"
        yield name, thursday, thursday + dates.DAY, True, FINANCE_AND_COUNCIL
    thursday = dates.nth_weekday(year, 8, dates.Weekday.THURSDAY, -1)
    if thursday:
        yield "Budgetseminar", thursday, thursday + dates.DAY, True, EVERYBODY


def _only_in(year: int) -> Iterator[Period]:
    match year:
        case 2026:
            topmoede = (date(2026, 3, 12), date(2026, 3, 13))
            yield "Kommunalpolitisk Topmøde (KL)", *topmoede, True, FINANCE_AND_COUNCIL
            forum = (date(2026, 5, 7), date(2026, 5, 8))
            yield "Social- og Sundhedspolitisk Forum (KL)", *forum, False, ("FSU", "SBU", "HPU")
        case 2029:
            campaign = (date(2029, 8, 1), date(2029, 11, 20))
            yield "Valgkamp: stille periode for besøg", *campaign, False, EVERYBODY
        case _:
            pass
