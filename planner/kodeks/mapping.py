"""Rows of the kodeks to values of the domain and back."""

from datetime import date
from functools import lru_cache

from agreements import restoring
from agreements.canonical import canonical
from agreements.kodeks import adoption
from agreements.kodeks import kodeks as domain
from agreements.language import Bilingual
from agreements.lifecycle import Decision
from planner.models.kodeks import KodeksClause, KodeksComment, KodeksVersion
from planner.web import bilingual

CLAUSE_FORM = "samspil.kodeks-clause/1"


def kodeks(row: KodeksVersion) -> domain.Kodeks:
    """What a version says."""
    return domain.Kodeks(
        key=row.key,
        title=Bilingual(row.title_da, row.title_en),
        preamble=Bilingual(row.preamble_da, row.preamble_en),
        clauses=tuple(clause(each) for each in row.clauses),
    )


def clause(row: KodeksClause) -> domain.Clause:
    """What a clause says."""
    return read_clause(row.content)


@lru_cache(maxsize=256)  # by all it is made of; every page of the kodeks reads the same ones
def read_clause(stored: str) -> domain.Clause:
    """What a clause says, as it was stored. Raises `restoring.UnknownForm`."""
    return restoring.restore(domain.Clause, stored, form=CLAUSE_FORM)


def clause_in_words(stored: str) -> str | None:
    """A stored clause as it reads; None for any other text."""
    if not stored.startswith("{"):
        return None
    try:
        said = read_clause(stored)
    except (restoring.UnknownForm, ValueError):
        return None
    parts = (said.title, said.meaning, *said.politicians, *said.staff)
    return " · ".join(bilingual.said(each) for each in parts)


def clause_text(said: domain.Clause) -> str:
    """How a clause is stored."""
    return canonical(said, form=CLAUSE_FORM).decode()


def new_clause(said: domain.Clause, *, place: int) -> KodeksClause:
    """A row that says `said`."""
    return KodeksClause(key=said.key, place=place, content=clause_text(said))


def comment(row: KodeksComment, known: frozenset[str]) -> domain.Comment:
    """What was said in the hearing; a comment to a clause taken out since is one to the whole."""
    return domain.Comment(
        clause_key=row.clause_key if row.clause_key in known else "",
        by=row.spoken_by,
        side=row.side,
        text=row.text,
        made_on=row.made_on,
        answer=row.answer,
    )


def adopted(row: KodeksVersion) -> Decision | None:
    """The council's decision, once there is one."""
    return Decision(row.item, row.decided_on) if row.decided_on else None


def facts(
    row: KodeksVersion,
    *,
    today: date,
    hearing_ends_on: date | None = None,
    main_med_discussed_on: date | None = None,
    decision: Decision | None = None,
    successor_adopted: bool = False,
) -> adoption.Facts:
    """What the table of steps asks about a version; the days given here are about to be stored."""
    known = frozenset(each.key for each in row.clauses)
    return adoption.Facts(
        state=row.state,
        kodeks=kodeks(row),
        today=today,
        hearing_ends_on=hearing_ends_on or row.hearing_ends_on,
        comments=tuple(comment(each, known) for each in row.comments),
        main_med_discussed_on=main_med_discussed_on or row.main_med_discussed_on,
        council_decision=decision or adopted(row),
        successor_adopted=successor_adopted,
    )
