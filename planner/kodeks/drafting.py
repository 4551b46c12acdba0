"""Writes while a version is drafted: begin it, edit its opening and its clauses."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Clause, Kodeks
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.language import Bilingual
from planner import trail, versions
from planner.extensions import db
from planner.kodeks import mapping, queries
from planner.models.accounts import User
from planner.models.kodeks import KodeksClause, KodeksVersion

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_LONGEST_KEY = 60


class AlreadyInPreparation(Exception):
    """Another version is being drafted or heard; `number` is which."""

    def __init__(self, number: int) -> None:
        super().__init__(f"version {number} is in preparation")
        self.number = number


class TextStands(Exception):
    """The text of this version cannot be edited in its state."""

    def __init__(self, number: int, state: State) -> None:
        super().__init__(f"version {number} is {state}")
        self.number, self.state = number, state


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the clauses."""

    title: Bilingual
    preamble: Bilingual


def begin(source: Kodeks, *, user: User, at: datetime) -> KodeksVersion:
    """A new version that says what `source` says. Raises AlreadyInPreparation."""
    if open_one := queries.in_preparation():
        raise AlreadyInPreparation(open_one.number)
    says = _answering_to_itself(source) if source.key == SEVEN_NORMS.key else source
    row = KodeksVersion(
        number=queries.newest_number() + 1,
        state=State.DRAFTING,
        key=LOCAL_SKETCH.key,
        title_da=says.title.da,
        title_en=says.title.en,
        preamble_da=says.preamble.da,
        preamble_en=says.preamble.en,
        changed_at=at,
        comments=[],
    )
    row.clauses.extend(
        mapping.new_clause(clause, place=place) for place, clause in enumerate(says.clauses, 1)
    )
    db.session.add(row)
    trail.record("begin", row, user=user, at=at, after={"number": row.number, "title": source.key})
    return row


def edit_opening(
    row: KodeksVersion, opening: Opening, *, seen: int, user: User, at: datetime
) -> None:
    """Raises TextStands, or Overtaken when somebody else saved first."""
    _ensure_drafting(row)
    versions.claim(row, seen=seen)
    row.title_da, row.title_en = opening.title.da, opening.title.en
    row.preamble_da, row.preamble_en = opening.preamble.da, opening.preamble.en
    row.changed_at = at
    trail.record("edit", row, user=user, at=at)


def add_clause(row: KodeksVersion, said: Clause, *, user: User, at: datetime) -> KodeksClause:
    """The clause, last, under a key made of its title. Raises TextStands."""
    _ensure_drafting(row)
    key = new_key(said.title.da, taken={each.key for each in row.clauses})
    place = max((each.place for each in row.clauses), default=0) + 1
    clause = mapping.new_clause(replace(said, key=key), place=place)
    row.clauses.append(clause)
    trail.record("add", clause, user=user, at=at)
    return clause


def edit_clause(clause: KodeksClause, said: Clause, *, seen: int, user: User, at: datetime) -> None:
    """Raises TextStands, or Overtaken when somebody else saved first."""
    _ensure_drafting(clause.kodeks_version)
    versions.claim(clause, seen=seen)
    clause.content = mapping.clause_text(replace(said, key=clause.key))
    trail.record("edit", clause, user=user, at=at)


def remove_clause(clause: KodeksClause, *, seen: int, user: User, at: datetime) -> None:
    """Take the clause out; what was said about it stays. Raises TextStands, Overtaken."""
    _ensure_drafting(clause.kodeks_version)
    versions.claim(clause, seen=seen)
    before = {"key": clause.key, "content": clause.content}
    trail.record("remove", clause.kodeks_version, user=user, at=at, before=before)
    clause.kodeks_version.clauses.remove(clause)


def reorder(clause: KodeksClause, *, later: bool, user: User, at: datetime) -> None:
    """Let the clause change places with the one after it, or before it. Raises TextStands."""
    row = clause.kodeks_version
    _ensure_drafting(row)
    order = list(row.clauses)
    here = order.index(clause)
    there = min(max(here + (1 if later else -1), 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    for place, each in enumerate(order, 1):
        each.place = place
    trail.record("reorder", clause, user=user, at=at)


def new_key(title: str, *, taken: Iterable[str]) -> str:
    """A key of plain letters made of a title, unlike those taken."""
    spelled = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    letters = "".join(each if each.isascii() and each.isalnum() else "_" for each in spelled)
    stem = "_".join(filter(None, letters.split("_")))[:_LONGEST_KEY] or "vaerdi"
    known, key, number = set(taken), stem, 2
    while key in known:
        key, number = f"{stem}_{number}", number + 1
    return key


def _answering_to_itself(norms: Kodeks) -> Kodeks:
    """The national norms as a local kodeks: each clause answers to the norm it is."""
    clauses = tuple(replace(each, covers=(each.key,)) for each in norms.clauses)
    return replace(LOCAL_SKETCH, clauses=clauses)


def _ensure_drafting(row: KodeksVersion) -> None:
    if row.state is not State.DRAFTING:
        raise TextStands(row.number, row.state)
