"""Who has acknowledged the kodeks, also those who begin later."""

from datetime import date

import pytest
from flask import Flask

from agreements.kodeks.adoption import State
from agreements.kodeks.review import Share
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner.kodeks import acknowledgements, queries
from planner.kodeks.acknowledgements import Standing
from planner.kodeks.members import Group
from planner.kodeks.queries import InForce
from planner.models.accounts import Role, User
from planner.models.people import CouncilSeat
from tests.planner import builders, codes, trails
from tests.planner.occasions import NOW, TODAY


def current(day: date = TODAY) -> InForce:
    found = queries.in_force(day)
    assert found is not None
    return found


def councillor() -> User:
    return builders.user(Role.COUNCIL_MEMBER, person=builders.politician())


def politicians(day: date = TODAY) -> Standing:
    return acknowledgements.standing(current(day), day=day)[0]


def test_an_acknowledgement_counts_once_and_is_audited(database: Flask) -> None:
    codes.version()
    user = councillor()
    builders.politician()
    assert politicians() == Standing(Group.POLITICIANS, Share(0, 2), late=2)

    for _twice in range(2):
        acknowledgements.acknowledge(current(), today=TODAY, user=user, at=NOW)

    assert politicians() == Standing(Group.POLITICIANS, Share(1, 2), late=1)
    assert acknowledgements.owed_by(user, today=TODAY) is None
    assert trails.actions().count("acknowledge") == 1


def test_one_who_begins_is_asked_and_has_sixty_days_from_then(database: Flask) -> None:
    codes.version()
    person = builders.person()
    person.council_seats.append(CouncilSeat(valid_from=date(2027, 1, 4)))
    user = builders.user(Role.COUNCIL_MEMBER, person=person)

    owed = acknowledgements.owed_by(user, today=TODAY)

    assert owed is not None
    assert owed[1].due == date(2027, 3, 5)
    assert not owed[1].is_late(TODAY)
    assert politicians().late == 0


def test_a_new_version_is_acknowledged_anew(database: Flask) -> None:
    first = codes.version(says=SEVEN_NORMS)
    user = councillor()
    acknowledgements.acknowledge(current(), today=TODAY, user=user, at=NOW)

    first.state = State.SUPERSEDED
    codes.version(number=2, decided_on=date(2027, 1, 12))

    assert acknowledgements.owed_by(user, today=TODAY) is not None


@pytest.mark.parametrize("person", [None, "secretary"])
def test_one_whom_the_kodeks_does_not_bind_cannot_acknowledge(
    database: Flask, person: str | None
) -> None:
    codes.version()
    user = builders.user(Role.COUNCIL_MEMBER, person=person and builders.person())

    with pytest.raises(acknowledgements.NotBound):
        acknowledgements.acknowledge(current(), today=TODAY, user=user, at=NOW)
    assert acknowledgements.owed_by(user, today=TODAY) is None


def test_those_on_paper_are_noted_once_and_others_are_left_out(database: Flask) -> None:
    codes.version()
    first, second = builders.politician(), builders.politician()
    stranger = builders.person()
    user = builders.user(Role.SECRETARIAT)

    def note() -> int:
        return acknowledgements.note_on_paper(
            current(), [first.id, stranger.id], on=TODAY, today=TODAY, user=user, at=NOW
        )

    assert (note(), note()) == (1, 0)
    assert [each.person_id for each in acknowledgements.missing(current(), day=TODAY)] == [
        second.id
    ]
    assert trails.last("acknowledge").after["on_paper"] is True


def test_as_of_an_earlier_day_a_later_acknowledgement_does_not_count(database: Flask) -> None:
    codes.version()
    acknowledgements.acknowledge(current(), today=TODAY, user=councillor(), at=NOW)

    assert politicians(date(2026, 12, 31)).acknowledged == Share(0, 1)
    assert politicians().acknowledged == Share(1, 1)
