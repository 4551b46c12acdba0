"""A visit's usual run, and the checklist that fits the place."""

from dataclasses import replace
from datetime import time

import pytest

from schedules.documents.checklist import Setting, checklist, setting
from schedules.documents.issue import slug
from schedules.documents.programme import usual
from schedules.rotation.problem import Form
from tests.schedules.documents.contents import PLACE
from typeset.voice import Voice
from typeset.words import Language

DANISH = Voice(Language.DANISH)


def test_hosted_meeting_gives_the_house_more_than_an_hour_before_the_formal_agenda() -> None:
    points = usual(Form.HOSTED, time(14), time(16, 30), DANISH)
    assert [point.at for point in points] == [
        time(13, 40),
        time(14),
        time(14, 5),
        time(14, 30),
        time(15),
        time(15, 15),
        time(16, 30),
    ]


@pytest.mark.parametrize("form", list(Form))
def test_points_after_the_end_are_left_out(form: Form) -> None:
    points = usual(form, time(14), time(14, 20), DANISH)
    assert points[-1].at == time(14, 20)
    assert all(point.at < time(14, 20) for point in points[:-1])


def listed(*, kind: str = "arkiv", form: Form = Form.HOSTED, **changes: object) -> str:
    place = replace(PLACE, **changes)  # type: ignore[arg-type]  # values are as the fields
    made = checklist(kind=kind, form=form, people=16, place=place, voice=DANISH)
    return "\n".join(point for section in made for point in section.points)


def test_too_few_seats_are_pointed_out() -> None:
    assert "I har oplyst 14 pladser" in listed(seats=14)
    assert "I har oplyst" not in listed(seats=16)
    assert "I har oplyst" not in listed(seats=None)


def test_steps_on_the_way_in_are_pointed_out() -> None:
    assert "Der er trin" in listed(step_free=False)
    assert "Der er trin" not in listed(step_free=True)


def test_closed_door_is_asked_for_a_formal_meeting_only() -> None:
    assert "En dør, der kan lukkes" in listed(form=Form.HOSTED)
    assert "En dør, der kan lukkes" not in listed(form=Form.DIALOGUE)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("folkeskole", Setting.SCHOOL),
        ("Daginstitution", Setting.DAY_CARE),
        ("plejecenter", Setting.CARE_HOME),
        ("botilbud og dagtilbud", Setting.RESIDENTIAL),
        ("bibliotek", Setting.OPEN_HOUSE),
        ("drift og vej", Setting.DEPOT),
        ("arkiv", Setting.OTHER),
    ],
)
def test_setting_is_known_from_the_municipalitys_own_word(kind: str, found: Setting) -> None:
    assert setting(kind) is found


@pytest.mark.parametrize("kind", ["folkeskole", "plejecenter", "botilbud", "havn", "børnehave"])
def test_place_with_needs_of_its_own_has_a_section_for_them(kind: str) -> None:
    made = checklist(kind=kind, form=Form.HOSTED, people=16, place=PLACE, voice=DANISH)
    assert made[-1].title == "Hos netop jer"
    assert made[-1].points


def test_file_name_keeps_danish_letters_and_nothing_that_harms() -> None:
    assert slug("Besøg: Åbakkens/Børnehave 2026-05-12") == "besøg-åbakkens-børnehave-2026-05-12"
