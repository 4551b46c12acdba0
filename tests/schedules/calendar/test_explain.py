"""Every deviation has a reason that a secretary can read aloud, in Danish and English."""

from datetime import date
from typing import Any

import pytest

from schedules.calendar import parsing, words
from schedules.calendar.explain import Explainer
from schedules.calendar.levels import Level
from schedules.calendar.problem import Occasion, Problem, Purpose
from schedules.calendar.rules import Rule
from schedules.calendar.solve import solve
from schedules.dates import Language
from tests.schedules.calendar import builders
from tests.schedules.calendar.builders import Json


def explained(data: Json) -> dict[str, str | None]:
    plan = solve(parsing.parse(data))
    return {str(meeting.occasion): meeting.moved_because for meeting in plan.meetings}


def only(**changes: Any) -> Json:
    """A council of two months that meets on the last Monday."""
    return builders.problem(
        builders.body("byr", name="Byrådet", kind="council", weeks=[-1], cycles=[4, 5]), **changes
    )


def test_a_meeting_on_its_plain_day_needs_no_reason() -> None:
    assert explained(only())["byr 4"] is None


def test_a_public_holiday_is_named() -> None:
    assert explained(only())["byr 5"] == (
        "Ikke på den faste mødedag: mandag den 25. maj 2026 er helligdag (Anden pinsedag)."
    )


def test_a_closed_day_is_named() -> None:
    said = explained(only(closed_days=["04-27"]))["byr 4"]
    assert said == "Ikke på den faste mødedag: mandag den 27. april 2026 er lukkedag."


@pytest.mark.parametrize(
    ("hard", "expected"),
    [
        (True, "ligger i »Seminar«, hvor der ikke holdes møder"),
        (False, "ligger i »Seminar«, som helst holdes fri"),
    ],
)
def test_a_period_is_named(hard: bool, expected: str) -> None:
    seminar = builders.period("Seminar", "2026-04-27", "2026-04-28", hard=hard)
    said = explained(only(periods=[seminar]))["byr 4"]
    assert said == f"Ikke på den faste mødedag: mandag den 27. april 2026 {expected}."


def test_the_meeting_before_in_the_chain_is_named_with_its_day() -> None:
    data = builders.problem(
        builders.body("oeu", name="Økonomiudvalget", kind="finance", weeks=[3], cycles=[4]),
        builders.body("byr", name="Byrådet", kind="council", weeks=[-1], cycles=[4]),
        fixed=[builders.decision("oeu", 4, "2026-04-22")],
    )
    said = explained(data)
    assert said["oeu 4"] == "Datoen er besluttet på forhånd."
    assert said["byr 4"] == (
        "Ikke på den faste mødedag: mandag den 27. april 2026 ligger for tæt på mødet i "
        "Økonomiudvalget den 22. april 2026: der skal være mindst 7 dage imellem."
    )


def test_a_clash_names_the_body_that_shares_members() -> None:
    data = builders.problem(
        builders.body("a", weeks=[1], cycles=[2], members=["x"]),
        builders.body("b", name="Udvalg B", weeks=[1], cycles=[2], members=["x"]),
        fixed=[builders.decision("b", 2, "2026-02-02")],
    )
    assert explained(data)["a 2"] == (
        "Ikke på den faste mødedag: mandag den 2. februar 2026 er optaget af mødet i Udvalg B, "
        "som har medlemmer til fælles."
    )


def test_a_published_day_that_is_kept_is_the_reason() -> None:
    data = only(published=[builders.decision("byr", 4, "2026-04-20")])
    assert explained(data)["byr 4"] == (
        "Ikke på den faste mødedag: mandag den 27. april 2026 er ikke den offentliggjorte dato."
    )


def test_a_meeting_in_a_soft_period_says_so_and_why_it_could_not_leave() -> None:
    soft = builders.period("Byggeri", "2026-04-01", "2026-04-30")
    said = explained(only(periods=[soft], slack_days=0))["byr 4"]
    assert said is not None
    assert said.startswith("Ligger i »Byggeri«")


def test_a_month_without_the_preferred_day_says_so() -> None:
    data = builders.problem(builders.body("a", weeks=[5], cycles=[2]))
    assert explained(data)["a 2"] == "Ikke på den faste mødedag: februar har ingen fast mødedag."


def problem_and_explainer(data: Json, planned: dict[Occasion, date]) -> tuple[Problem, Explainer]:
    problem = parsing.parse(data)
    return problem, Explainer(problem, planned)


def test_a_reason_can_be_read_in_english_too() -> None:
    planned = {Occasion("byr", 5): date(2026, 5, 26)}
    problem, explainer = problem_and_explainer(only(), planned)
    why = explainer.reason(Occasion("byr", 5))
    assert why is not None
    assert (why.off, [cause.rule for cause in why.causes]) == ((Level.WEEKDAY,), [Rule.HOLIDAY])
    assert words.reason(problem, why, Language.ENGLISH) == (
        "Not on the usual day: Monday 25 May 2026 is a public holiday (Pentecost Monday)."
    )


def test_any_day_can_be_asked_about() -> None:
    """Why not the week before?"""
    planned = {Occasion("byr", 4): date(2026, 4, 27), Occasion("byr", 5): date(2026, 5, 26)}
    problem, explainer = problem_and_explainer(only(), planned)
    earlier = explainer.why_not(Occasion("byr", 4), date(2026, 4, 20))
    even = explainer.why_not(Occasion("byr", 4), date(2026, 4, 27))
    assert earlier is not None
    assert earlier.level is Level.WEEK
    assert words.cause(problem, earlier).startswith("mandag den 20. april 2026")
    assert even is None


def test_a_meeting_of_the_budget_procedure_off_its_weekday_is_explained() -> None:
    data = builders.problem(
        builders.body("oeu", kind="finance", weeks=[3], cycles=[]),
        builders.body("byr", kind="council", weeks=[-1], cycles=[]),
        budget={"proposal_by": "01-06", "second_reading_by": "10-15"},
        periods=[builders.period("Ferie", "2026-01-05", "2026-01-05", hard=True)],
    )
    plan = solve(parsing.parse(data))
    (proposal,) = (m for m in plan.meetings if m.occasion.purpose is Purpose.BUDGET_PROPOSAL)
    assert proposal.day == date(2026, 1, 6)
    assert proposal.moved_because is not None
    assert "mandag den 5. januar 2026 ligger i »Ferie«" in proposal.moved_because


def test_a_missing_meeting_is_explained_in_both_languages() -> None:
    shut = builders.period("Ombygning", "2026-04-01", "2026-06-30", hard=True)
    problem, explainer = problem_and_explainer(only(periods=[shut]), {})
    ruled_out = explainer.ruled_out(Occasion("byr", 5))
    assert sum(ruled_out.values()) == 45
    danish = words.missing(problem, Occasion("byr", 5), ruled_out)
    english = words.missing(problem, Occasion("byr", 5), ruled_out, Language.ENGLISH)
    assert danish.startswith("Ingen dag fra 24. april 2026 til 7. juni 2026 er mulig.")
    assert "periods without meetings (" in english


@pytest.mark.parametrize(
    ("year", "crowded"), [(2026, True), (2026, False), (2027, False), (2028, False), (2029, False)]
)
def test_in_a_proven_year_every_deviation_has_a_cause(year: int, crowded: bool) -> None:
    """Why was our meeting moved, when the others kept theirs?"""
    problem = parsing.parse(builders.nine_bodies(year, crowded=crowded))
    plan = solve(problem)
    explainer = Explainer(problem, plan.dates)
    for meeting in plan.meetings:
        why = explainer.reason(meeting.occasion)
        assert (why is None) == (meeting.moved_because is None)
        if why is not None:
            assert why.causes
            for language in Language:
                assert "None" not in words.reason(problem, why, language)


def test_the_other_reading_of_the_budget_is_named_with_its_day() -> None:
    problem = parsing.parse(builders.nine_bodies())
    first = Occasion("byr", 0, Purpose.FIRST_READING)
    second = Occasion("byr", 0, Purpose.SECOND_READING)
    proposal = Occasion("oeu", 0, Purpose.BUDGET_PROPOSAL)
    explainer = Explainer(problem, {proposal: date(2026, 9, 7), first: date(2026, 9, 14)})

    def said(occasion: Occasion, day: date, language: Language = Language.DANISH) -> str:
        cause = explainer.why_not(occasion, day)
        assert cause is not None
        return words.cause(problem, cause, language)

    assert said(second, date(2026, 9, 28)) == (
        "mandag den 28. september 2026 ligger for tæt på budgettets 1. behandling i Byrådet "
        "den 14. september 2026: der skal være mindst 21 dage imellem"
    )
    assert said(first, date(2026, 9, 7)) == (
        "mandag den 7. september 2026 ligger i forkert rækkefølge med budgetforslaget i "
        "Økonomiudvalget den 7. september 2026"
    )
    assert said(second, date(2026, 10, 16), Language.ENGLISH) == (
        "Friday 16 October 2026 is after the budget deadline"
    )


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words_in_both_languages(rule: Rule) -> None:
    problem = parsing.parse(only())
    counts = {rule: 3}
    said = {words.missing(problem, Occasion("byr", 5), counts, one) for one in Language}
    assert len(said) == 2
