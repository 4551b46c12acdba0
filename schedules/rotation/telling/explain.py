"""Sentences a secretary can read aloud: why this unit now, and why one more than others."""

from collections.abc import Iterator
from datetime import date

from schedules.dates import Language, in_words
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Explanation
from schedules.rotation.problem import Form, Meeting, Period, Problem, Unit
from schedules.rotation.telling import whynot
from schedules.rotation.telling.rivals import Rivals

Words = tuple[str, str]


def explanations(problem: Problem, assignments: Assignments) -> tuple[Explanation, ...]:
    """One for every contact, in order of date, and one for every unit without a contact."""
    rivals = Rivals.of(problem, assignments)
    return (*_contacts(problem, assignments, rivals), *whynot.explanations(problem, rivals))


def _contacts(problem: Problem, assignments: Assignments, rivals: Rivals) -> Iterator[Explanation]:
    so_far = {ident: len(ledger.held) for ident, ledger in rivals.ledgers.items()}
    least = _least(problem, rivals)
    for meeting in problem.meetings:
        published = problem.published.get(meeting.id, ())
        for ident in assignments[meeting.id]:
            so_far[ident] += 1
            ledger = rivals.ledgers[ident]
            why = _why(meeting, ledger.unit, rivals, is_published=ident in published)
            number, total = so_far[ident], ledger.contacts
            more = ("", "")
            fewest = min((least[name] for name in ledger.unit.committees), default=total)
            if number == total and total > fewest:
                more = _why_more(meeting, ident, rivals)
            yield _sentence(meeting, ledger.unit, why, (number, total), more)


def _least(problem: Problem, rivals: Rivals) -> dict[str, int]:
    """By committee, the fewest contacts any of its units gets."""
    least: dict[str, int] = {}
    for unit in problem.units:
        contacts = rivals.contacts[unit.id]
        for name in unit.committees:
            least[name] = min(contacts, least.get(name, contacts))
    return least


def _sentence(
    meeting: Meeting, unit: Unit, why: Words, place: tuple[int, int], more: Words
) -> Explanation:
    hosted = meeting.form is Form.HOSTED
    which = _which(*place)
    return Explanation(
        unit.id,
        meeting.id,
        f"{unit.name} {'er vært' if hosted else 'er med til dialogmødet'} den"
        f" {in_words(meeting.date)}, fordi {why[0]}. Det er {which[0]} i valgperioden.{more[0]}",
        f"{unit.name} {'hosts' if hosted else 'joins the dialogue meeting'} on"
        f" {in_words(meeting.date, Language.ENGLISH)} because {why[1]}. It is {which[1]} in the"
        f" term.{more[1]}",
    )


def _which(number: int, total: int) -> Words:
    """Which of its contacts it is, held and planned."""
    if total == 1:
        return "enhedens første kontakt", "the unit's first contact"
    if number == total:
        return f"enhedens kontakt nr. {number}", f"the unit's contact number {number}"
    return (
        f"nr. {number} af enhedens {total} kontakter",
        f"number {number} of the unit's {total} contacts",
    )


def _why(meeting: Meeting, unit: Unit, rivals: Rivals, *, is_published: bool) -> Words:
    """The first of these that is true: each is a fact of the plan, checked here."""
    if unit.id in meeting.locked:
        return "det er låst fast på forhånd", "it was locked beforehand"
    if is_published:
        return "det er meldt ud og kan holdes", "it has been published and can be kept"
    others = rivals.by_meeting[meeting.id]
    if not others:
        if meeting.form is Form.HOSTED:
            return "ingen anden kan være vært for mødet", "nobody else can host the meeting"
        return "alle, der kan komme, er med", "everybody who can come takes part"
    block = rivals.guarantee(unit, meeting.date)
    if block is not None:
        return _only_one(block)
    return _among(meeting, unit, others, rivals)


def _only_one(block: Period) -> Words:
    """The guarantee: an aim, for there may not be places for all."""
    da, en = _within(block)
    return (
        f"alle enheder så vidt muligt skal have mindst én kontakt {da}, og dette er den eneste,"
        " enheden får",
        f"every unit should have at least one contact {en}, and this is the only one it gets",
    )


def _within(block: Period) -> Words:
    """A calendar year by its number, other blocks by their days."""
    year = block.start.year
    if (block.start, block.end) == (date(year, 1, 1), date(year, 12, 31)):
        return f"i {year}", f"in {year}"
    first, last = (in_words(day, Language.ENGLISH) for day in (block.start, block.end))
    return f"fra {in_words(block.start)} til {in_words(block.end)}", f"from {first} to {last}"


def _among(meeting: Meeting, unit: Unit, others: list[str], rivals: Rivals) -> Words:
    """How the unit stands among those who could have come instead."""
    if rivals.is_fewest(unit.id, others):
        return (
            "den ellers ville have færrest kontakter af dem, der kunne komme",
            "it would otherwise have the fewest contacts of those who could come",
        )
    if rivals.has_less(unit.id, others):
        return (
            "den ellers ville have færrest kontakter i forhold til, hvor længe den er åben",
            "it would otherwise have the fewest contacts for the time it is open",
        )
    since = rivals.last(unit.id, meeting.date)
    if all(since < rivals.last(one, meeting.date) for one in others):
        return (
            f"den har ventet længst af dem, der kunne komme, nemlig siden {in_words(since)}",
            "it has waited longest of those who could come, since"
            f" {in_words(since, Language.ENGLISH)}",
        )
    equals = rivals.level_with(unit.id, others)
    turn = rivals.turn
    if equals and all(
        turn[unit.id] < turn[one] and rivals.last(one, meeting.date) == since for one in equals
    ):
        return _first_in_turn(unit)
    return (
        "kontakterne så bliver fordelt så lige og så jævnt over tid, som det kan lade sig gøre",
        "contacts are then shared as equally, and spread as evenly over time, as can be",
    )


def _first_in_turn(unit: Unit) -> Words:
    """What puts it before those it is level with."""
    if (lost := unit.lost_turn) is not None:
        return (
            "den står lige med andre, der kunne komme, og går forud, fordi dens kontakt den"
            f" {in_words(lost)} blev aflyst",
            "it is level with others who could come, and goes first because its contact on"
            f" {in_words(lost, Language.ENGLISH)} was cancelled",
        )
    return (
        "den står lige med andre, der kunne komme, og så går den forud, der står først i"
        " rækkefølgen",
        "it is level with others who could come, and then the first in order goes first",
    )


def _why_more(meeting: Meeting, unit: str, rivals: Rivals) -> Words:
    """Why it gets more than some: those cannot come, are open for less, or places do not divide."""
    total = rivals.contacts[unit]
    fewer = [one for one in rivals.by_meeting[meeting.id] if rivals.contacts[one] < total]
    if unit in meeting.locked:
        return "", ""
    if not fewer:
        if meeting.form is Form.HOSTED:
            return (
                " Andre enheder har færre, men de kan ikke være vært for dette møde.",
                " Other units have fewer, but they cannot host this meeting.",
            )
        return (
            " Andre enheder har færre, men de kan ikke komme til dette møde.",
            " Other units have fewer, but they cannot come to this meeting.",
        )
    if rivals.has_less(unit, fewer):
        return (
            " Nogle enheder får færre, fordi de er åbne i en kortere del af valgperioden.",
            " Some units get fewer because they are open for less of the term.",
        )
    if all(rivals.contacts[one] == total - 1 for one in fewer):
        return _too_few_places(total)
    return (
        " Nogle enheder får færre. Fik de denne plads, ville en anden plads stå tom, en enhed miste"
        " sin eneste kontakt, to kontakter ligge for tæt, en plads, der er meldt ud, gå tabt eller"
        " fordelingen blive mindre lige.",
        " Some units get fewer. If they had this place, another would be empty, a unit would lose"
        " its only contact, two contacts would be too near each other, a published place would be"
        " lost, or the shares would be less equal.",
    )


def _too_few_places(total: int) -> Words:
    if total == 1:
        return (
            " Pladserne rækker ikke til alle, så nogle enheder får ingen.",
            " There are not places for all, so some units get none.",
        )
    return (
        f" Pladserne går ikke lige op, så nogle enheder får i alt {total} og andre {total - 1}.",
        f" The places do not divide evenly, so some units get {total} in all and others"
        f" {total - 1}.",
    )
