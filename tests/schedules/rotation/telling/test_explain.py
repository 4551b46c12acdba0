"""Why us, why not us, why twice: every sentence states a fact of the plan."""

from dataclasses import replace
from datetime import date

from schedules.rotation import solve
from schedules.rotation.problem import Contact, Form, Meeting, Period, Problem
from schedules.rotation.telling import explain
from tests.schedules.rotation.builders import YEAR, dialogue, held, hosted, problem, unit

FEBRUARY, MAY, AUGUST = date(2026, 2, 10), date(2026, 5, 12), date(2026, 8, 11)
LATER = Period(date(2026, 2, 1), YEAR.end)


def said(case: Problem, ident: str) -> list[str]:
    """What is said about a unit, in Danish."""
    return [one.da for one in solve.solve(case).explanations if one.unit == ident]


def test_lock_is_told_as_a_lock() -> None:
    (why,) = said(problem([unit("a")], [hosted("m", MAY, locked=["a"])]), "a")
    assert why == (
        "Enhed a er vært den 12. maj 2026, fordi det er låst fast på forhånd."
        " Det er enhedens første kontakt i valgperioden."
    )


def test_published_place_that_is_kept_is_told_so() -> None:
    case = problem([unit("a"), unit("b")], [hosted("m", MAY)], published={"m": ("b",)})
    assert "meldt ud" in said(case, "b")[0]


def test_the_only_one_that_can_host_is_told_so() -> None:
    case = problem([unit("a"), unit("b", seats=3)], [hosted("m", MAY)])
    assert "ingen anden kan være vært" in said(case, "a")[0]


def test_first_contact_of_a_block_is_the_promised_one() -> None:
    case = problem([unit("a"), unit("b")], [hosted("m", MAY)])
    (why,) = said(case, "a")
    assert why == (
        "Enhed a er vært den 12. maj 2026, fordi alle enheder så vidt muligt skal have mindst én"
        " kontakt i 2026, og dette er den eneste, enheden får. Det er enhedens første kontakt i"
        " valgperioden. Pladserne rækker ikke til alle, så nogle enheder får ingen."
    )


def test_a_block_that_is_no_calendar_year_is_told_by_its_days() -> None:
    case = replace(problem([unit("a"), unit("b")], [hosted("m", MAY)]), guarantee_months=18)
    (why,) = said(case, "a")
    assert "mindst én kontakt fra 1. januar 2026 til 30. juni 2027" in why


def test_several_contacts_are_counted_to_the_last() -> None:
    case = problem([unit("a")], [hosted("m", FEBRUARY), hosted("n", AUGUST)])
    first, last = said(case, "a")
    assert "Det er nr. 1 af enhedens 2 kontakter i valgperioden." in first
    assert "Det er enhedens kontakt nr. 2 i valgperioden." in last


def test_one_more_than_others_because_they_are_open_for_less_of_the_term() -> None:
    """ "Why did they get two and we one?" — "You opened in the middle of the term." """
    young = unit("b", open_from=date(2028, 1, 1))
    days = [date(2028, 2, 8), date(2028, 8, 8), date(2029, 5, 8)]
    case = problem(
        [unit("a"), young],
        [dialogue(f"m{n}", day, seats=1) for n, day in enumerate(days)],
        window=Period(date(2028, 1, 1), date(2029, 12, 31)),
        guarantee_months=48,
    )
    assert "i forhold til, hvor længe den er åben" in said(case, "a")[-1]
    assert said(case, "a")[-1].endswith(
        "Nogle enheder får færre, fordi de er åbne i en kortere del af valgperioden."
    )


def test_one_with_fewest_contacts_is_told_so() -> None:
    had = [held(date(2026, 1, 5)), held(date(2026, 1, 20))]
    case = problem(
        [unit("a", contacts=had), unit("b", contacts=had[:1])], [hosted("m", MAY)], window=LATER
    )
    assert "færrest kontakter" in said(case, "b")[0]


def test_longest_wait_is_told_with_its_date() -> None:
    case = problem(
        [
            unit("a", contacts=[held(date(2026, 1, 20))]),
            unit("b", contacts=[held(date(2026, 1, 5))]),
        ],
        [hosted("m", MAY)],
        window=LATER,
    )
    assert (
        "ventet længst af dem, der kunne komme, nemlig siden 5. januar 2026" in said(case, "b")[0]
    )


def test_between_equals_the_order_is_told() -> None:
    """ "Why them and not us, we are alike?" """
    had = [Contact(date(2026, 1, 5), Form.HOSTED)]
    case = problem(
        [unit("a", contacts=had), unit("b", contacts=had)], [hosted("m", MAY)], window=LATER
    )
    assert "står lige med andre" in said(case, "a")[0]
    assert "mindre eller lige så lidt" in said(case, "b")[0]


def test_between_equals_a_cancelled_contact_is_what_is_told() -> None:
    """ "Our visit was called off: have we lost our turn?" """
    had = [Contact(date(2026, 1, 5), Form.HOSTED)]
    lost = unit("b", contacts=had, cancelled=[date(2026, 1, 27)])
    case = problem([unit("a", contacts=had), lost], [hosted("m", MAY)], window=LATER)
    assert (
        "den står lige med andre, der kunne komme, og går forud, fordi dens kontakt den"
        " 27. januar 2026 blev aflyst." in said(case, "b")[0]
    )
    assert "så den, hvis kontakt blev aflyst, og derefter" in said(case, "a")[0]


def test_one_more_than_others_because_places_do_not_divide() -> None:
    """ "Why did they get two?" """
    days = [FEBRUARY, MAY, AUGUST]
    case = problem(
        [unit("a"), unit("b")], [dialogue(f"m{n}", day, seats=1) for n, day in enumerate(days)]
    )
    assert said(case, "a")[-1].endswith(
        "Pladserne går ikke lige op, så nogle enheder får i alt 2 og andre 1."
    )
    assert all("nogle enheder får" not in why for why in said(case, "b"))


def test_one_more_than_others_because_they_cannot_come() -> None:
    case = problem([unit("a"), unit("b", seats=3)], [hosted("m", FEBRUARY), hosted("n", AUGUST)])
    assert said(case, "a")[-1].endswith(
        "Andre enheder har færre, men de kan ikke være vært for dette møde."
    )


def test_unit_kept_out_is_told_by_what() -> None:
    case = problem([unit("a"), unit("b", step_free=False)], [hosted("m", MAY, step_free=True)])
    assert said(case, "b") == [
        "Enhed b får ingen kontakt i planen, fordi enheden ikke har trinfri adgang, og der ikke"
        " holdes dialogmøder i perioden."
    ]


def test_unit_kept_out_of_dialogues_too_is_not_told_that_there_are_none() -> None:
    away = [Period(MAY, MAY)]
    meetings: list[Meeting] = [hosted("m", FEBRUARY), dialogue("n", MAY)]
    case = problem([unit("a"), unit("b", seats=3, closed=away)], meetings)
    assert said(case, "b") == [
        "Enhed b får ingen kontakt i planen, fordi enheden holder lukket på mødedagene og enheden"
        " ikke har siddepladser nok til at være vært."
    ]


def test_unit_too_small_to_host_is_told_by_what() -> None:
    case = problem([unit("a"), unit("b", seats=8)], [hosted("m", MAY, people=12)])
    assert said(case, "b") == [
        "Enhed b får ingen kontakt i planen, fordi enheden ikke har siddepladser nok til at være"
        " vært, og der ikke holdes dialogmøder i perioden."
    ]


def test_unit_that_was_met_too_short_a_time_ago_is_told_when_and_how_long_it_must_be() -> None:
    had = [held(date(2026, 1, 5)), held(date(2026, 1, 25))]
    case = problem(
        [unit("a"), unit("b", contacts=had)], [hosted("m", FEBRUARY)], window=LATER, min_days=28
    )
    assert said(case, "b") == [
        "Enhed b får ingen ny kontakt i planen, fordi der skal gå mindst 28 dage mellem to"
        " kontakter, og den har haft en den 25. januar 2026."
    ]


def test_unit_that_finds_every_place_locked_is_told_so_and_not_that_others_had_less() -> None:
    had = [held(date(2026, 1, 5))]
    meetings = [hosted("m", FEBRUARY, locked=["a"]), hosted("n", MAY, locked=["a"])]
    case = problem([unit("a"), unit("b", contacts=had)], meetings, window=LATER, min_days=40)
    assert said(case, "b") == [
        "Enhed b får ingen kontakt i planen, fordi de møder, den kunne komme til, er optaget af"
        " enheder, der er låst fast på forhånd."
    ]


def test_unit_with_more_than_its_share_is_told_that_the_others_had_less() -> None:
    had = [held(date(2026, 1, 5)), held(date(2026, 1, 20))]
    case = problem([unit("a"), unit("b", contacts=had)], [hosted("m", MAY)], window=LATER)
    assert said(case, "b") == [
        "Enhed b får ingen ny kontakt i planen; den har haft 2 i valgperioden. De pladser, den"
        " kunne have fået, er gået til enheder, der ellers ville stå med mindre."
    ]


def test_unit_that_never_had_a_contact_is_told_so_in_words() -> None:
    case = problem([unit("a"), unit("b")], [hosted("m", MAY)])
    assert said(case, "b")[0].startswith(
        "Enhed b får ingen kontakt i planen og har ikke haft nogen i valgperioden. De pladser,"
    )


def test_unit_whose_committee_does_not_meet_is_told_so() -> None:
    case = problem([unit("a"), unit("b", committees=["KFU"])], [hosted("m", MAY)])
    assert "udvalg ikke holder møder" in said(case, "b")[0]


def test_every_contact_and_every_unit_without_one_is_explained_in_both_languages() -> None:
    case = problem([unit(name) for name in "abcd"], [hosted("m", MAY), hosted("n", AUGUST)])
    plan = solve.solve(case)
    told = {(one.meeting, one.unit) for one in explain.explanations(case, plan.assignments)}
    assert {unit for _, unit in told} == set("abcd")
    assert sum(meeting is None for meeting, _ in told) == 2
    assert all(one.da and one.en for one in plan.explanations)


def test_unit_without_a_committee_that_is_locked_is_told_so() -> None:
    case = problem([unit("us", committees=[])], [hosted("m", date(2026, 3, 10), locked=["us"])])
    (told,) = solve.solve(case).explanations
    assert "because it was locked beforehand" in told.en
