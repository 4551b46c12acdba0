"""Why a unit has no contact: what keeps it out, or who had the places it could have had."""

from collections.abc import Iterator

from schedules.dates import Language, in_words
from schedules.rotation import rules
from schedules.rotation.access import Ledger
from schedules.rotation.plan import Explanation
from schedules.rotation.problem import Form, Meeting, Problem
from schedules.rotation.rules import Rule
from schedules.rotation.telling.rivals import Rivals

Words = tuple[str, str]

_RULES: dict[Rule, Words] = {
    Rule.OPEN: ("enheden ikke er åben på mødedagene", "the unit is not open on the meeting days"),
    Rule.CLOSED: ("enheden holder lukket på mødedagene", "the unit is closed on the meeting days"),
    Rule.CAN_HOST: ("enheden ikke kan være vært", "the unit cannot host"),
    Rule.SEATS: (
        "enheden ikke har siddepladser nok til at være vært",
        "the unit has not enough seats to host",
    ),
    Rule.STEP_FREE: ("enheden ikke har trinfri adgang", "the unit has no step-free access"),
    Rule.HOURS: (
        "møderne ligger uden for den tid, enheden kan være vært",
        "the meetings lie outside the hours the unit can host",
    ),
}

_NO_DIALOGUES: Words = (
    ", og der ikke holdes dialogmøder i perioden",
    ", and there are no dialogue meetings in the window",
)


def explanations(problem: Problem, rivals: Rivals) -> Iterator[Explanation]:
    """One for every unit without a planned contact, in turn."""
    by_committee: dict[str, list[Meeting]] = {}
    for meeting in problem.meetings:
        by_committee.setdefault(meeting.committee, []).append(meeting)
    for unit in problem.units:
        ledger = rivals.ledgers[unit.id]
        if not ledger.planned:
            own = [one for name in unit.committees for one in by_committee.get(name, ())]
            da, en = _why(ledger, own, rivals, problem.min_days_between_contacts)
            yield Explanation(unit.id, None, f"{unit.name} {da}.", f"{unit.name} {en}.")


def _why(ledger: Ledger, own: list[Meeting], rivals: Rivals, least_days: int) -> Words:
    """What follows the unit's name."""
    if not own:
        return (
            "får ingen kontakt i planen, fordi enhedens udvalg ikke holder møder i perioden",
            "gets no contact in the plan because its committees hold no meetings in the window",
        )
    broken = {rules.reason(ledger.unit, meeting) for meeting in own}
    if None not in broken:
        named = [_RULES[rule] for rule in Rule if rule in broken]
        no_more = _NO_DIALOGUES if all(one.form is Form.HOSTED for one in own) else ("", "")
        return (
            f"får ingen kontakt i planen, fordi {' og '.join(da for da, _ in named)}{no_more[0]}",
            f"gets no contact in the plan because {' and '.join(en for _, en in named)}"
            f"{no_more[1]}",
        )
    possible = [one for one in own if ledger.unit.id in rivals.by_meeting[one.id]]
    if not possible:
        last = max(one.date for one in ledger.unit.contacts)
        return (
            f"får ingen ny kontakt i planen, fordi der skal gå mindst {least_days} dage mellem to"
            f" kontakter, og den har haft en den {in_words(last)}",
            f"gets no new contact in the plan because at least {least_days} days must pass between"
            f" two contacts, and it had one on {in_words(last, Language.ENGLISH)}",
        )
    if all(len(one.locked) >= one.slots for one in possible):
        return (
            "får ingen kontakt i planen, fordi de møder, den kunne komme til, er optaget af"
            " enheder, der er låst fast på forhånd",
            "gets no contact in the plan because the meetings it could come to are taken by units"
            " locked to them beforehand",
        )
    so_far, who = _so_far(len(ledger.held)), _who(ledger, possible, rivals)
    return f"{so_far[0]}. {who[0]}", f"{so_far[1]}. {who[1]}"


def _so_far(held: int) -> Words:
    if not held:
        return (
            "får ingen kontakt i planen og har ikke haft nogen i valgperioden",
            "gets no contact in the plan and has had none in the term",
        )
    return (
        f"får ingen ny kontakt i planen; den har haft {'én' if held == 1 else held} i valgperioden",
        f"gets no new contact in the plan; it has had {'one' if held == 1 else held} in the term",
    )


def _who(ledger: Ledger, possible: list[Meeting], rivals: Rivals) -> Words:
    """What those who had the places have in common."""
    unit = ledger.unit.id
    mine = rivals.share(unit, ledger.contacts + 1)
    guests = {one for meeting in possible for one in rivals.guests[meeting.id]}
    theirs = [rivals.share(one, rivals.ledgers[one].contacts) for one in sorted(guests)]
    if theirs and max(theirs) < mine:
        return (
            "De pladser, den kunne have fået, er gået til enheder, der ellers ville stå med mindre",
            "The places it could have had went to units that would otherwise have less",
        )
    if theirs and max(theirs) == mine:
        lost = any(rivals.ledgers[one].unit.lost_turn for one in guests)
        return (
            "De pladser, den kunne have fået, er gået til enheder, der ellers ville stå med mindre"
            " eller lige så lidt. Mellem enheder, der står lige, går den forud, der har ventet"
            f" længst,{' så den, hvis kontakt blev aflyst,' if lost else ''} og derefter den, der"
            " står først i rækkefølgen",
            "The places it could have had went to units that would otherwise have less, or as"
            " little. Among equals the one that has waited longest goes first,"
            f"{' then the one whose contact was cancelled,' if lost else ''} then the first in"
            " order",
        )
    return (
        "Pladserne er fordelt, så færrest muligt står tomme, og flest mulige enheder får den"
        " kontakt, alle så vidt muligt skal have; resten er fordelt så lige, som det kan lade sig"
        " gøre, når låste og udmeldte pladser holdes",
        "The places are given so that as few as can be are empty and as many units as can be get"
        " the contact that all should have; the rest is shared as equally as can be while locked"
        " and published places are kept",
    )
