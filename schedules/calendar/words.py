"""The calendar's reasons as sentences a secretary can read aloud, in Danish or English."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from schedules.calendar.explain import Cause, Reason
from schedules.calendar.levels import Level
from schedules.calendar.problem import Occasion, Problem, Purpose
from schedules.calendar.rules import Rule
from schedules.dates import MONTHS, Language, in_words, with_weekday

DANISH = Language.DANISH


def reason(problem: Problem, why: Reason, language: Language = DANISH) -> str:
    """Why a meeting is off its plain pattern: the rule behind each day it could not have."""
    if why.is_fixed:
        return _in(language, "Datoen er besluttet på forhånd.", "The date was decided beforehand.")
    parts = list(dict.fromkeys(cause(problem, one, language) for one in why.causes))
    if Level.WEEK in why.off or Level.WEEKDAY in why.off:
        parts = parts or [_no_plain_day(why, language)]
        opening = _in(language, "Ikke på den faste mødedag", "Not on the usual day")
    else:
        opening = _in(language, "Alle andre dage er optaget", "Every other day is taken")
    if why.soft_period is not None:
        inside = _in(language, "Ligger i", "Falls in")
        opening = f"{inside} {_quoted(why.soft_period, language)}"
        if not parts:
            parts = [_in(language, "ingen anden dag er mulig", "no other day is possible")]
    return f"{opening}: {'; '.join(parts)}."


def cause(problem: Problem, one: Cause, language: Language = DANISH) -> str:
    """What keeps a meeting from one day, without capital or full stop."""
    day = with_weekday(one.day, language)
    if one.rule is not None:
        return f"{day} {_by_rule(problem, one, one.rule, language)}"
    return f"{day} {_by_level(one, language)}"


def by_hand(language: Language = DANISH) -> str:
    """Why a meeting is where somebody put it before it was decided."""
    return _in(language, "Sat her i hånden.", "Put here by hand.")


def by_decision(before: date, decided_by: str, why: str, language: Language = DANISH) -> str:
    """Why a published meeting left its day: who decided it, and what for."""
    day = with_weekday(before, language)
    opening = _in(
        language,
        f"Flyttet fra {day}. Besluttet af {decided_by}",
        f"Moved from {day}. Decided by {decided_by}",
    )
    return f"{opening}: {why.rstrip('.')}." if why else f"{opening}."


def pulled_along(
    problem: Problem,
    before: date,
    other: tuple[Occasion, date],
    why: Cause | None,
    language: Language = DANISH,
) -> str:
    """Why a published meeting moves with another, which is on its new day; the rule between."""
    day, moved = with_weekday(before, language), meeting(problem, *other, language)
    if why is not None:
        rule = cause(problem, why, language)
        return _in(language, f"Flyttet: {rule}.", f"Moved: {rule}.")
    return _in(
        language,
        f"Flyttet fra {day}, fordi {moved} er på en ny dag.",
        f"Moved from {day}, because {moved} is on a new day.",
    )


def missing(
    problem: Problem,
    occasion: Occasion,
    ruled_out: Mapping[Rule, int],
    language: Language = DANISH,
) -> str:
    """Why a meeting is left out: how many days of its window each rule took."""
    first, last = (in_words(day, language) for day in problem.window(occasion))
    taken = ", ".join(
        f"{_kind_of_days(rule, language)} ({days})" for rule, days in ruled_out.items()
    )
    return _in(
        language,
        f"Ingen dag fra {first} til {last} er mulig. Antal dage, som hver regel tager: {taken}.",
        f"No day from {first} to {last} is possible. Days taken by each rule: {taken}.",
    )


def without_day(problem: Problem, occasion: Occasion, language: Language = DANISH) -> str:
    """A meeting that has no day, as the subject of a sentence: `Mødet i Byrådet i maj`."""
    named = meeting(problem, occasion, None, language)
    if occasion.is_ordinary:
        month = MONTHS[language][occasion.cycle - 1]
        named += _in(language, f" i {month}", f" in {month}")
    return named[0].upper() + named[1:]


def meeting(
    problem: Problem, occasion: Occasion, day: date | None, language: Language = DANISH
) -> str:
    """A meeting named inside a sentence: `mødet i Byrådet den 25. maj 2026`."""
    name = problem.bodies[occasion.body].name
    when = "" if day is None else _in(language, " den ", " on ") + in_words(day, language)
    match occasion.purpose:
        case Purpose.ORDINARY:
            what = _in(language, "mødet i", "the meeting of")
        case Purpose.BUDGET_PROPOSAL:
            what = _in(language, "budgetforslaget i", "the budget proposal in")
        case Purpose.FIRST_READING:
            what = _in(language, "budgettets 1. behandling i", "the budget's first reading in")
        case Purpose.SECOND_READING:
            what = _in(language, "budgettets 2. behandling i", "the budget's second reading in")
        case _:
            assert_never(occasion.purpose)
    return f"{what} {name}{when}"


PLAIN = {
    Rule.WEEKEND: ("er i en weekend", "is in a weekend"),
    Rule.CLOSED_DAY: ("er lukkedag", "is a day the town hall is closed"),
    Rule.CYCLE: ("ligger for langt fra måneden", "is too far from its month"),
    Rule.FIXED: ("er ikke den besluttede dato", "is not the date decided"),
    Rule.BUDGET: ("er efter budgetfristen", "is after the budget deadline"),
}


def _by_rule(problem: Problem, one: Cause, rule: Rule, language: Language) -> str:
    if rule is Rule.CLASH:
        return _beside(problem, one, language)
    if one.other is not None:
        return _too_near(problem, one, language)
    if rule is Rule.HOLIDAY:
        holiday = _in(language, "er helligdag", "is a public holiday")
        return f"{holiday} ({problem.closed_days.holiday(one.day, language)})"
    if rule is Rule.PERIOD:
        period = _quoted(one.name or "", language)
        danish = f"ligger i {period}, hvor der ikke holdes møder"
        return _in(language, danish, f"is in {period}, when no meetings are held")
    return _in(language, *PLAIN[rule])


def _beside(problem: Problem, one: Cause, language: Language) -> str:
    other = "" if one.other is None else meeting(problem, one.other, None, language)
    return _in(
        language,
        f"er optaget af {other}, som har medlemmer til fælles",
        f"is taken by {other}, which shares members",
    )


def _too_near(problem: Problem, one: Cause, language: Language) -> str:
    other = "" if one.other is None else meeting(problem, one.other, one.other_day, language)
    days = one.least or 0
    if days <= 1:
        return _in(
            language,
            f"ligger i forkert rækkefølge med {other}",
            f"is in the wrong order with {other}",
        )
    return _in(
        language,
        f"ligger for tæt på {other}: der skal være mindst {days} dage imellem",
        f"is too close to {other}: at least {days} days must lie between",
    )


def _by_level(one: Cause, language: Language) -> str:
    match one.level:
        case Level.AVOIDED:
            period = _quoted(one.name or "", language)
            return _in(
                language,
                f"ligger i {period}, som helst holdes fri",
                f"is in {period}, which is kept free if possible",
            )
        case Level.MOVED:
            return _in(
                language, "er ikke den offentliggjorte dato", "is not the date that was published"
            )
        case Level.RHYTHM:
            return _in(
                language, "giver mere ujævn afstand mellem møderne", "makes the rhythm less even"
            )
        case _:
            return _in(language, "giver en dårligere kalender", "makes the calendar worse")


def _no_plain_day(why: Reason, language: Language) -> str:
    if not why.occasion.is_ordinary:
        return _in(language, "ingen fast ugedag er mulig", "no usual weekday is possible")
    month = MONTHS[language][why.occasion.cycle - 1]
    return _in(language, f"{month} har ingen fast mødedag", f"{month} has no usual day")


def _kind_of_days(rule: Rule, language: Language) -> str:
    danish, english = {
        Rule.WEEKEND: ("weekender", "weekends"),
        Rule.HOLIDAY: ("helligdage", "public holidays"),
        Rule.CLOSED_DAY: ("lukkedage", "closed days"),
        Rule.PERIOD: ("perioder uden møder", "periods without meetings"),
        Rule.CYCLE: ("for langt fra måneden", "too far from the month"),
        Rule.FIXED: ("besluttede datoer", "dates decided"),
        Rule.ORDER: ("rækkefølgen af møder", "the order of meetings"),
        Rule.CHAIN: ("afstand mellem udvalg, økonomiudvalg og byråd", "days inside the cycle"),
        Rule.CLASH: ("møder med fælles medlemmer", "meetings that share members"),
        Rule.BUDGET: ("budgetprocedurens frister", "the budget procedure"),
    }[rule]
    return _in(language, danish, english)


def _quoted(name: str, language: Language) -> str:
    return _in(language, f"»{name}«", f"“{name}”")


def _in(language: Language, danish: str, english: str) -> str:
    return danish if language is Language.DANISH else english
