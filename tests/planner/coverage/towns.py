"""Small municipalities drawn by chance: units that open, close and move, contacts of every kind."""

import random
from datetime import date, timedelta

from planner.extensions import db
from planner.models.committees import Membership, MembershipRole
from planner.models.people import CouncilSeat
from planner.models.rotations import ContactForm, ContactStatus
from planner.models.units import Centre, CentrePeriod, Unit, UnitCommittee, UnitPeriod
from tests.planner import builders, occasions

A_DAY = timedelta(days=1)
KINDS = ("folkeskole", "plejecenter", "bibliotek")
TOWNS = ("Aarslev", "Ørbæk", "Ålum")


def town(seed: int, *, units: int = 12, contacts: int = 30) -> None:
    """A municipality of three committees and two centres; the same seed gives the same."""
    dice = random.Random(seed)
    builders.municipality(guarantee_months=dice.choice((6, 12)))
    committees = [builders.committee() for _ in range(3)]
    for committee in committees:
        for _ in range(2):
            builders.politician(committee)
            committee.memberships[-1].valid_to = dice.choice((None, _day(dice)))
    twice = builders.person()
    twice.council_seats.append(CouncilSeat(valid_from=builders.TERM_START))
    for committee in committees[:2]:
        db.session.add(
            Membership(
                person=twice,
                committee=committee,
                valid_from=builders.TERM_START,
                role=MembershipRole.MEMBER,
            )
        )
    centres = [_centre(f"C{number}") for number in range(2)]
    listed = [_unit(dice, committees, centres) for _ in range(units)]
    calendars = {year: occasions.calendar(year=year) for year in range(2026, 2030)}
    for _ in range(contacts):
        unit, day, committee = dice.choice(listed), _day(dice), dice.choice(committees)
        status = dice.choice([ContactStatus.HELD, ContactStatus.HELD, *ContactStatus])
        form = dice.choice(list(ContactForm))
        at = occasions.dialogue if form is ContactForm.DIALOGUE else occasions.meeting
        contact = occasions.contact(unit, at(calendars[day.year], committee, day), status)
        contact.politicians = dice.choice((2, 3, 7)) if status is ContactStatus.HELD else 0
        contact.staff_present = status is ContactStatus.HELD and dice.random() < 0.5
    db.session.commit()


def _day(dice: random.Random) -> date:
    return builders.TERM_START + dice.randrange(900) * A_DAY


def _centre(code: str) -> Centre:
    centre = Centre(code=code)
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name=f"Center {code}"))
    db.session.add(centre)
    return centre


def _unit(dice: random.Random, committees: list, centres: list) -> Unit:
    """A unit that may open late, close early, be renamed, and move to another committee."""
    opened = dice.choice((builders.TERM_START, builders.TERM_START, _day(dice)))
    unit = builders.unit(opened_on=opened, kind=dice.choice(KINDS))
    period, site = unit.periods[0], unit.sites[0]
    period.centre, site.town = dice.choice([None, *centres]), dice.choice(TOWNS)
    period.employees = dice.choice((None, 4, 30, 120))
    last = opened + (100 + dice.randrange(400)) * A_DAY if dice.random() < 0.3 else None
    unit.closed_on = period.valid_to = site.valid_to = last
    changed = opened + dice.randrange(30, 90) * A_DAY
    if dice.random() < 0.4:
        period.valid_to = changed - A_DAY
        unit.periods.append(
            UnitPeriod(
                valid_from=changed,
                valid_to=last,
                name=f"{period.name} efter",
                kind=dice.choice(KINDS),
                centre=dice.choice([None, *centres]),
                hosting_class=period.hosting_class,
                employees=dice.choice((None, 60)),
            )
        )
    first, second = dice.sample(committees, 2)
    moves = dice.random() < 0.4
    unit.committees.append(
        UnitCommittee(
            committee=first, valid_from=opened, valid_to=changed - A_DAY if moves else last
        )
    )
    if moves or dice.random() < 0.3:
        since = changed if moves else opened
        unit.committees.append(UnitCommittee(committee=second, valid_from=since, valid_to=last))
    db.session.flush()
    return unit
