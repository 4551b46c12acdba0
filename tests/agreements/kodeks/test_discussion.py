"""The discussion programme: all reached, evenly spread, norms before themes, always the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.kodeks.discussion import (
    Discussed,
    Forum,
    Meeting,
    Programme,
    last_discussed,
    spread,
)
from agreements.kodeks.kodeks import left_out
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.norms import NORMS
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.kodeks.themes import THEMES

FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)
NORM_KEYS = [subject.key for subject in NORMS]
THEME_KEYS = [subject.key for subject in THEMES]


def meetings(body: str, count: int, forum: Forum = Forum.COMMITTEE_MEETING) -> list[Meeting]:
    gap = (LAST - FIRST) / max(count, 1)
    return [Meeting(FIRST + gap * place, f"{body}-{place}", forum, body) for place in range(count)]


def programme(*groups: list[Meeting]) -> Programme:
    everything = [meeting for group in groups for meeting in group]
    return spread(FIRST, LAST, everything, norms=NORMS, themes=THEMES)


def subjects_of(result: Programme, body: str) -> list[str]:
    return [slot.subject_key for slot in result.slots if slot.meeting.body == body]


def test_a_body_with_room_takes_every_norm_and_then_every_theme():
    result = programme(meetings("BUU", 44))
    assert subjects_of(result, "BUU") == NORM_KEYS + THEME_KEYS
    assert result.unmet == ()


def test_a_body_with_few_meetings_takes_norms_only_and_the_rest_is_named():
    result = programme(meetings("HovedMED", 8, Forum.MAIN_MED))
    assert subjects_of(result, "HovedMED") == NORM_KEYS
    (unmet,) = result.unmet
    assert (unmet.body, list(unmet.subject_keys)) == ("HovedMED", THEME_KEYS)


def test_bodies_with_too_few_meetings_reach_all_norms_together():
    groups = [meetings(body, 4, Forum.DIALOGUE_MEETING) for body in ("BUU", "FSU", "HPU")]
    result = programme(*groups)
    taken = Counter(slot.subject_key for slot in result.slots)
    assert set(taken) == set(NORM_KEYS)
    assert max(taken.values()) - min(taken.values()) <= 1


def test_a_body_whose_meetings_all_lie_outside_the_term_is_not_forgotten():
    outside = Meeting(LAST + timedelta(days=1), "x", Forum.LEADERS, "Ledere")
    result = programme([outside])
    assert result.slots == ()
    assert [(unmet.body, len(unmet.subject_keys)) for unmet in result.unmet] == [("Ledere", 13)]


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 30), max_size=5), st.randoms())
def test_whatever_the_meetings_each_body_gets_as_much_as_it_has_room_for(counts, random):
    groups = [meeting for body, count in counts.items() for meeting in meetings(body, count)]
    result = programme(groups)
    for body, count in counts.items():
        taken = subjects_of(result, body)
        assert len(taken) == len(set(taken)) == min(count, len(NORMS) + len(THEMES))
        if any(key in THEME_KEYS for key in taken):
            assert taken[: len(NORMS)] == NORM_KEYS
    used = [slot.meeting.key for slot in result.slots]
    assert len(used) == len(set(used))
    shuffled = groups[:]
    random.shuffle(shuffled)
    assert programme(shuffled) == result


@pytest.mark.parametrize("count", [13, 14, 20, 27, 44])
def test_the_gaps_between_discussions_differ_by_at_most_one_meeting(count):
    own = meetings("BUU", count)
    places = [own.index(slot.meeting) for slot in programme(own).slots]
    gaps = [later - earlier for earlier, later in pairwise(places)]
    assert max(gaps) - min(gaps) <= 1
    assert places[0] <= count // 13
    assert count - 1 - places[-1] <= count // 13


def test_there_are_questions_for_every_national_norm_and_every_local_value():
    wanted = {clause.key for kodeks in (SEVEN_NORMS, LOCAL_SKETCH) for clause in kodeks.clauses}
    assert wanted == set(NORM_KEYS)
    assert {clause.key for clause in left_out(LOCAL_SKETCH, SEVEN_NORMS)} < set(NORM_KEYS)


def test_the_five_themes_are_apart_from_the_norms():
    assert len(THEMES) == 5
    assert not set(THEME_KEYS) & set(NORM_KEYS)


@pytest.mark.parametrize("subject", [*NORMS, *THEMES], ids=lambda subject: subject.key)
def test_each_subject_has_a_dilemma_and_four_open_questions(subject):
    assert subject.dilemmas
    assert len(subject.questions) >= 4
    for question in subject.questions:
        assert "?" in question.da
        assert "?" in question.en


def test_last_discussed_is_as_of_the_day_and_never_is_an_answer():
    early = Discussed("sandhed", date(2026, 3, 4), Forum.MAIN_MED, "HovedMED", "Vi øver os")
    late = Discussed("sandhed", date(2026, 9, 2), Forum.COMMITTEE_MEETING, "BUU")
    then = last_discussed(NORMS, [late, early], as_of=date(2026, 9, 1))
    now = last_discussed(NORMS, [late, early], as_of=date(2026, 9, 2))
    assert then["sandhed"] == early
    assert now["sandhed"] == late
    assert now["lovlighed"] is None
    assert list(now) == NORM_KEYS
