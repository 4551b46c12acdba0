"""Sentences a secretary can read aloud: why this unit now, and why one more than others."""

from collections.abc import Iterator

from schedules.dates import Language, in_words
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Explanation
from schedules.rotation.problem import Form, Meeting, Problem, Unit
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
    number, total = place
    return Explanation(
        unit.id,
        meeting.id,
        f"{unit.name} {'er vært' if hosted else 'er med til dialogmødet'} den"
        f" {in_words(meeting.date)}, fordi {why[0]}. Det er kontakt nr. {number} af {total} i"
        f" valgperioden.{more[0]}",
        f"{unit.name} {'hosts' if hosted else 'joins the dialogue meeting'} on"
        f" {in_words(meeting.date, Language.ENGLISH)} because {why[1]}. It is contact"
        f" {number} of {total} in the term.{more[1]}",
    )


def _why(meeting: Meeting, unit: Unit, rivals: Rivals, *, is_published: bool) -> Words:
    """The first of these that is true: each is a fact of the plan, checked here."""
    if unit.id in meeting.locked:
        return "det er låst fast på forhånd", "it was locked beforehand"
    if is_published:
        return "det er meldt ud, og det kan holdes", "it has been published and can be kept"
    others = rivals.by_meeting[meeting.id]
    if not others:
        if meeting.form is Form.HOSTED:
            return "ingen anden kan være vært for mødet", "nobody else can host the meeting"
        return "alle, der kan komme, er med", "everybody who can come takes part"
    block = rivals.guarantee(unit, meeting.date)
    if block is not None:
        return _promised(in_words(block.start), in_words(block.end)), _promised_english(
            in_words(block.start, Language.ENGLISH), in_words(block.end, Language.ENGLISH)
        )
    return _among(meeting, unit, others, rivals)


def _promised(first: str, last: str) -> str:
    return (
        f"alle enheder er lovet mindst én kontakt fra {first} til {last}, og dette er den, som"
        " enheden får"
    )


def _promised_english(first: str, last: str) -> str:
    return f"every unit is promised a contact from {first} to {last}, and this is the one it gets"


def _among(meeting: Meeting, unit: Unit, others: list[str], rivals: Rivals) -> Words:
    """How the unit stands among those who could have come instead."""
    if rivals.is_fewest(unit.id, others):
        return (
            "den ellers ville have færrest kontakter af dem, der kunne komme",
            "it would otherwise have the fewest contacts of those who could come",
        )
    if rivals.has_less(unit.id, others):
        return (
            "den ellers ville have mindst i forhold til, hvor længe den er åben",
            "it would otherwise have least for the time it is open",
        )
    since = rivals.last(unit.id, meeting.date)
    if all(since < rivals.last(one, meeting.date) for one in others):
        return (
            f"den har ventet længst af dem, der kunne komme: siden {in_words(since)}",
            "it has waited longest of those who could come: since"
            f" {in_words(since, Language.ENGLISH)}",
        )
    equals = rivals.level_with(unit.id, others)
    if equals and all(unit.id < one and rivals.last(one, meeting.date) == since for one in equals):
        return (
            "den står lige med andre, der kunne komme, og så går den, der står først, forud",
            "it is level with others who could come, and then the first in order goes first",
        )
    return (
        "dens møder så ligger jævnt fordelt, og alle får så lige meget, som det kan lade sig gøre",
        "its meetings are then evenly spread, and all get as equal a share as can be",
    )


def _why_more(meeting: Meeting, unit: str, rivals: Rivals) -> Words:
    """Why it gets more than some: places do not divide, or those with fewer cannot come."""
    total = rivals.contacts[unit]
    fewer = [one for one in rivals.by_meeting[meeting.id] if rivals.contacts[one] < total]
    if unit in meeting.locked:
        return "", ""
    if not fewer:
        return (
            " Andre har færre, men de kan ikke komme til dette møde.",
            " Others have fewer, but they cannot come to this meeting.",
        )
    if all(rivals.contacts[one] == total - 1 for one in fewer):
        return (
            f" Nogle får {total - 1}: pladserne går ikke lige op, så nogle må få én mere.",
            f" Some get {total - 1}: the places do not divide evenly, so some must get one more.",
        )
    return (
        " Nogle får færre: at give dem denne plads ville koste en anden plads, en garanti,"
        " afstanden mellem to kontakter eller en plads, der er meldt ud, eller være mindre lige"
        " i forhold til, hvor længe de er åbne.",
        " Some get fewer: giving them this place would cost another place, a guarantee, the days"
        " between two contacts or a place that is published, or be less equal for the time they"
        " are open.",
    )
