"""The meetings of the period, in the draft as they are planned and in what was approved."""

from datetime import date

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.transitions import Action, State
from planner.agreements import inheritance, mapping
from planner.agreements.acting import operations
from planner.agreements.acting.given import Actor
from planner.extensions import db
from planner.models.rotations import ContactStatus
from tests.planner import builders, occasions
from tests.planner.agreements import lives


def test_a_draft_names_the_meetings_the_plan_has_today(client: FlaskClient) -> None:
    town = lives.town_in(State.DRAFT)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert "Møder i perioden" not in client.get(town.url).text
    year = occasions.calendar()
    hosted = occasions.meeting(year, town.mine, date(2027, 4, 6), place="Åskolen")
    occasions.contact(town.unit, hosted)
    talk = occasions.dialogue(year, town.mine, date(2027, 5, 11), is_draft=False)
    row = occasions.contact(town.unit, talk)
    db.session.commit()

    shown = client.get(town.url).text
    assert "6. april 2027: Udvalgsmøde hos enheden, Åskolen" in shown
    assert "11. maj 2027: Dialogmøde, Rådhuset" in shown

    row.status, row.cancelled_because = ContactStatus.CANCELLED, "Sygdom"
    db.session.commit()
    assert "11. maj 2027: Dialogmøde" not in client.get(town.url).text


def test_meetings_outside_the_period_or_with_others_are_not_named(database: Flask) -> None:
    town = lives.town_in(State.DRAFT)
    before = occasions.meeting(occasions.calendar(year=2026), town.mine, date(2026, 12, 1))
    others = occasions.meeting(occasions.calendar(), town.other, date(2027, 4, 6))
    occasions.contact(town.unit, before)
    occasions.contact(town.neighbour, others)
    db.session.commit()

    assert inheritance.content(town.agreement.current).course.contacts == ()


@time_machine.travel(lives.IN_MARCH, tick=False)
def test_what_goes_before_the_committee_keeps_the_meetings_it_named(database: Flask) -> None:
    town = lives.town_in(State.READY_FOR_DIALOGUE)
    meeting = occasions.meeting(occasions.calendar(), town.mine, date(2027, 4, 6), place="Åskolen")
    row = occasions.contact(town.unit, meeting)
    by = Actor(
        lives.account_of(town, Role.COMMITTEE_SECRETARY), Role.COMMITTEE_SECRETARY, lives.IN_MARCH
    )
    bring = Action.BRING_BEFORE_COMMITTEE
    operations.act(town.agreement, bring, lives.given_for(bring), by=by)
    row.day = date(2027, 5, 4)
    db.session.commit()

    [named] = mapping.content(town.agreement.current.content).course.contacts
    assert named.on == date(2027, 4, 6)
    assert inheritance.content(town.agreement.current).course.contacts == (named,)
