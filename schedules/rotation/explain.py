"""Sentences a secretary can read aloud: why this unit now, and why a unit has no contact."""

from collections.abc import Iterator
from datetime import date

from schedules.rotation import access, rules
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.plan import Explanation
from schedules.rotation.problem import Contact, Form, Meeting, Problem
from schedules.rotation.rules import Rule

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RULES_DA = {
    Rule.OPEN: "enheden ikke er åben på mødedagene",
    Rule.CLOSED: "enheden holder lukket på mødedagene",
    Rule.CAN_HOST: "enheden ikke kan være vært",
    Rule.SEATS: "der ikke er siddepladser nok",
    Rule.STEP_FREE: "der ikke er trinfri adgang",
    Rule.HOURS: "møderne ligger uden for den tid, enheden kan være vært",
}
_RULES_EN = {
    Rule.OPEN: "the unit is not open on the meeting days",
    Rule.CLOSED: "the unit is closed on the meeting days",
    Rule.CAN_HOST: "the unit cannot host",
    Rule.SEATS: "there are not enough seats",
    Rule.STEP_FREE: "there is no step-free access",
    Rule.HOURS: "the meetings lie outside the hours the unit can host",
}


def explanations(problem: Problem, assignments: Assignments) -> tuple[Explanation, ...]:
    """One for every contact, in order of date, and one for every unit without a contact."""
    ledgers = {one.unit.id: one for one in access.ledgers(problem, assignments)}
    so_far = {ident: list(ledger.held) for ident, ledger in ledgers.items()}
    found = []
    for meeting in sorted(problem.meetings, key=lambda one: (one.date, one.id)):
        for ident in assignments[meeting.id]:
            found.append(_contact(meeting, ledgers[ident], so_far[ident]))
            so_far[ident].append(Contact(meeting.date, meeting.form))
    return (*found, *_without(problem, ledgers))


def _contact(meeting: Meeting, ledger: Ledger, so_far: list[Contact]) -> Explanation:
    """Why the unit comes to the meeting: a lock, or its turn among the contacts it is due."""
    unit = ledger.unit
    number, total = len(so_far) + 1, ledger.contacts
    hosted = meeting.form is Form.HOSTED
    if unit.id in meeting.locked:
        return Explanation(
            unit.id,
            meeting.id,
            f"{unit.name} deltager den {day_da(meeting.date)}, fordi det er låst fast på forhånd.",
            f"{unit.name} takes part on {day_en(meeting.date)} because it was locked beforehand.",
        )
    last = so_far[-1].date if so_far else max((one.date for one in unit.contacts), default=None)
    since_da = "den har ikke haft kontakt før" if last is None else f"sidst var {day_da(last)}"
    since_en = "it has had no contact before" if last is None else f"the last was on {day_en(last)}"
    return Explanation(
        unit.id,
        meeting.id,
        f"{unit.name} {'er vært' if hosted else 'er med til dialogmødet'} den"
        f" {day_da(meeting.date)}: det er kontakt nr. {number} af {total} i perioden;"
        f" {since_da}.",
        f"{unit.name} {'hosts' if hosted else 'joins the dialogue meeting'} on"
        f" {day_en(meeting.date)}: contact {number} of {total} in the term; {since_en}.",
    )


def _without(problem: Problem, ledgers: dict[str, Ledger]) -> Iterator[Explanation]:
    """Why the units without a planned contact have none."""
    by_committee: dict[str, list[Meeting]] = {}
    for meeting in problem.meetings:
        by_committee.setdefault(meeting.committee, []).append(meeting)
    for ident, ledger in sorted(ledgers.items()):
        if not ledger.planned:
            own = [one for name in ledger.unit.committees for one in by_committee.get(name, ())]
            da, en = _why_none(ledger, own)
            yield Explanation(ident, None, da, en)


def _why_none(ledger: Ledger, own: list[Meeting]) -> tuple[str, str]:
    unit = ledger.unit
    if not own:
        return (
            f"{unit.name} har ingen kontakt, fordi enhedens udvalg ikke holder møder i perioden.",
            f"{unit.name} has no contact because its committees hold no meetings in the window.",
        )
    reasons = [rules.reason(unit, meeting) for meeting in own]
    broken = [reason for reason in rules.Rule if reason in reasons]
    if None not in reasons:
        return (
            f"{unit.name} har ingen kontakt, fordi"
            f" {' og '.join(_RULES_DA[rule] for rule in broken)}.",
            f"{unit.name} has no contact because"
            f" {' and '.join(_RULES_EN[rule] for rule in broken)}.",
        )
    held = len(ledger.held)
    return (
        f"{unit.name} har ingen ny kontakt: den har haft {held} i valgperioden, og pladserne"
        " er gået til enheder, der har haft færre eller ventet længere.",
        f"{unit.name} has no new contact: it has had {held} in the term, and the places have"
        " gone to units that have had fewer or waited longer.",
    )


def day_da(day: date) -> str:
    """`17. marts 2026`."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def day_en(day: date) -> str:
    """`17 March 2026`."""
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
