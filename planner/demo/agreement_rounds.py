"""What every agreement round of the demo has: deadlines, shared goals, and a story of each unit."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from agreements.examples import story
from agreements.examples.library import Area, area_of
from agreements.examples.shared import COMMITTEE_GOALS, CROSS_CUTTING
from agreements.goals import Layer
from agreements.period import Period
from agreements.wheel import default_wheel
from agreements.words.wheel import Step
from planner.agreements import mapping
from planner.agreements.rounds.parties import parties
from planner.clock import LOCAL
from planner.demo.year import YEAR
from planner.extensions import db
from planner.models.agreements import AgreementDeadline, AgreementRound, SharedGoal
from planner.models.committees import Committee
from planner.models.units import Unit

WITHOUT_USER_BOARD = frozenset({Area.CULTURE, Area.EMPLOYMENT, Area.TECHNICAL, Area.HEALTH})

Days = Mapping[Step, date]


def add(period: Period, units: Mapping[str, Unit], *, opened: date | None) -> AgreementRound:
    """A round with its deadlines and shared goals; it has its id afterwards."""
    made = moment(date(period.start.year - 1, 10, 5), 9)
    round_ = AgreementRound(
        kind=period.kind,
        first_day=period.start,
        last_day=period.end,
        opened_at=moment(opened, 9) if opened else None,
        deadlines=[
            AgreementDeadline(step=each.step, year=each.year, due=each.due, changed_at=made)
            for each in default_wheel(period)
        ],
    )
    db.session.add(round_)
    db.session.flush()
    committees = {
        link.committee.code: link.committee for u in units.values() for link in u.committees
    }
    db.session.add_all(_shared_goals(round_, committees))
    return round_


def open_units(units: Mapping[str, Unit], *, on: date) -> Iterator[tuple[int, Unit]]:
    """The units open on the day, each with its place in the register."""
    for place, unit in enumerate(units.values()):
        if unit.opened_on <= on and (unit.closed_on is None or on <= unit.closed_on):
            yield place, unit


def days(period: Period) -> Days:
    """When each step is due."""
    return {deadline.step: deadline.due for deadline in default_wheel(period)}


def told(unit: Unit, place: int, period: Period) -> story.Story:
    """Told as of the day the committee decided; each year begins elsewhere among the examples."""
    kind, committee = unit.periods[0].kind, unit.committees[0].committee
    return story.story(
        story.Unit(
            place=place + YEAR - period.start.year,
            code=unit.code,
            kind=kind,
            committee_code=committee.code,
            parties=parties(unit, committee, on=days(period)[Step.DECISION]),
            sites=tuple(site.name or site.town for site in unit.sites),
            has_user_board=area_of(kind) not in WITHOUT_USER_BOARD,
            employees=unit.periods[0].employees,
        ),
        period,
    )


def moment(day: date, hour: int) -> datetime:
    """An hour of the day on a Danish wall."""
    return datetime.combine(day, time(hour), LOCAL)


def _shared_goals(
    round_: AgreementRound, committees: Mapping[str, Committee]
) -> Iterator[SharedGoal]:
    owners = {goal.key: committees[code] for code, goal in COMMITTEE_GOALS.items()}
    for goal in (*CROSS_CUTTING, *COMMITTEE_GOALS.values()):
        yield SharedGoal(
            round_id=round_.id,
            key=goal.key,
            layer=goal.layer,
            committee_id=owners[goal.key].id if goal.layer is Layer.COMMITTEE else None,
            content=mapping.goal_text(goal),
        )
