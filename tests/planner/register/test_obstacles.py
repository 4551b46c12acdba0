"""Planned visits that the register does not allow any more are found, and said why."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.access import Scope
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import HostingClass, Site, Unit, UnitClosure
from planner.register import obstacles
from planner.register.obstacles import Obstacle
from planner.register.units import operations
from tests.planner import builders, occasions
from tests.planner.register.builders import writer

pytestmark = pytest.mark.usefixtures("january")

VISIT, EVE = date(2027, 3, 2), date(2027, 3, 1)


@pytest.fixture
def visit(march: Meeting, school: Unit) -> Contact:
    return occasions.contact(school, march)


def found() -> list[Obstacle]:
    db.session.flush()
    return [one.obstacle for one in obstacles.obstructed(first=occasions.TODAY)]


def close(unit: Unit) -> None:
    operations.close(unit, last_day=EVE, successors=[], by=writer(unit))


def test_a_visit_the_register_allows_has_no_obstacle(visit: Contact) -> None:
    assert found() == []


def test_a_visit_after_the_units_last_day_cannot_be_held(visit: Contact) -> None:
    close(visit.unit)

    assert found() == [Obstacle.UNIT_NOT_THERE]


def test_a_visit_cannot_be_held_at_a_unit_that_has_become_a_home(visit: Contact) -> None:
    visit.unit.periods[0].hosting_class = HostingClass.NEVER

    assert found() == [Obstacle.CANNOT_HOST]


def test_a_visit_cannot_be_held_on_a_day_the_unit_has_closed(visit: Contact) -> None:
    closed = UnitClosure(first_day=EVE, last_day=VISIT, reason="Eksamen")
    visit.unit.closures.append(closed)

    assert found() == [Obstacle.CLOSED_DAY]


def test_a_visit_cannot_be_paid_by_a_committee_that_has_ended(
    visit: Contact, committee: Committee
) -> None:
    committee.periods[0].valid_to = EVE

    assert found() == [Obstacle.COMMITTEE_NOT_THERE]


def test_a_visit_is_not_held_at_an_address_the_unit_has_left(
    visit: Contact, march: Meeting
) -> None:
    march.place = "Skolen ved Åen, Skolevej 1, 4200 Slagelse"
    [old] = visit.unit.sites
    old.address, old.valid_to = "Skolevej 1", EVE
    new = Site(valid_from=VISIT, address="Ny Vej 2", town="Slagelse", is_main=True, seats=40)
    visit.unit.sites.append(new)

    assert found() == [Obstacle.HAS_MOVED]

    march.place = "Skolen ved Åen, Ny Vej 2, 4200 Slagelse"
    assert found() == []


def test_a_home_can_take_part_in_a_dialogue_meeting_elsewhere(
    committee: Committee, school: Unit
) -> None:
    school.periods[0].hosting_class = HostingClass.NEVER
    occasions.contact(school, occasions.dialogue(occasions.calendar(), committee, VISIT))

    assert found() == []


@pytest.mark.parametrize("status", [ContactStatus.HELD, ContactStatus.CANCELLED])
def test_what_is_over_has_no_obstacle(march: Meeting, school: Unit, status: ContactStatus) -> None:
    occasions.contact(school, march, status)
    close(school)

    assert found() == []


def test_only_the_visits_of_the_committees_or_the_unit_asked_about_are_told(
    visit: Contact, committee: Committee, school: Unit
) -> None:
    close(school)
    other = builders.committee()
    today = occasions.TODAY

    def told(one: Committee) -> list[int]:
        scope = Scope(committees=frozenset({one.id}))
        return [found.unit_id for found in obstacles.obstructed(first=today, scope=scope)]

    assert (told(committee), told(other)) == ([school.id], [])
    assert len(obstacles.of_unit(school.id, first=today)) == 1
    assert obstacles.of_unit(school.id + 1, first=today) == []


def test_the_secretary_is_told_on_the_start_page_among_the_hosts_and_at_the_unit(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    planned = occasions.rotation(committee)
    meeting = occasions.meeting(occasions.calendar(), committee, VISIT)
    occasions.published(planned, {meeting: [school]})
    close(school)
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=committee)
    db.session.commit()
    builders.sign_in(client, secretary)

    start, hosts = client.get("/").text, client.get("/contacts/hosts").text
    page = client.get(f"/units/{school.id}").text

    assert "1 planlagt besøg kan ikke gennemføres som planlagt, fordi registret er ændret" in start
    assert "Skolen ved Åen" in hosts
    assert "Enheden er ikke åben den dag" in hosts
    assert "Bekræftet på telefon" not in hosts  # there is nobody to ask
    assert f'href="/rotations/{planned.id}/replan"' in hosts
    assert "Et planlagt besøg kan ikke gennemføres som planlagt: registret er ændret." in page
    assert "Enheden er ikke åben den dag" in page
