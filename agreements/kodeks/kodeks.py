"""A code of conduct with values and duties for both sides, and what one leaves out of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agreements.canonical import digest
from agreements.language import Bilingual

FORM = "samspil.kodeks/1"
DAYS_TO_ACKNOWLEDGE = 60
"""From adoption, or from the day a person begins."""


class Side(StrEnum):
    """Who meets whom; leaders and staff representatives are on the same side."""

    POLITICIANS = "politicians"
    STAFF = "staff"


class NoSuchClause(Exception):
    """A comment names a clause that the kodeks does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One value: what it means, and what each side promises.

    ``covers`` names the clauses of another kodeks (the seven national norms) that it answers to.
    """

    key: str
    title: Bilingual
    meaning: Bilingual
    politicians: tuple[Bilingual, ...]
    staff: tuple[Bilingual, ...]
    covers: tuple[str, ...] = ()

    def duties(self, side: Side) -> tuple[Bilingual, ...]:
        return self.politicians if side is Side.POLITICIANS else self.staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Kodeks:
    key: str
    title: Bilingual
    preamble: Bilingual
    clauses: tuple[Clause, ...]

    def __post_init__(self) -> None:
        if len({clause.key for clause in self.clauses}) != len(self.clauses):
            raise ValueError(f"two clauses of {self.key} have the same key")

    @property
    def hash(self) -> str:
        return digest(self, form=FORM)

    def clause(self, key: str) -> Clause:
        """Raises NoSuchClause."""
        for clause in self.clauses:
            if clause.key == key:
                return clause
        raise NoSuchClause(key)


def left_out(local: Kodeks, of: Kodeks) -> tuple[Clause, ...]:
    """The clauses of ``of`` that no clause of ``local`` answers to, in their own order."""
    covered = {key for clause in local.clauses for key in clause.covers}
    return tuple(clause for clause in of.clauses if clause.key not in covered)


def its_own(local: Kodeks, of: Kodeks) -> tuple[Clause, ...]:
    """The clauses of ``local`` that answer to nothing in ``of``: what it adds."""
    known = {clause.key for clause in of.clauses}
    return tuple(clause for clause in local.clauses if not known & set(clause.covers))


def unfinished(kodeks: Kodeks) -> tuple[str, ...]:
    """Keys of the clauses that leave one side without a duty; a kodeks binds both."""
    return tuple(
        clause.key for clause in kodeks.clauses if not clause.politicians or not clause.staff
    )


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark from the hearing, to one clause or (with an empty key) to the whole.

    ``by`` is who speaks, as printed ("HovedMED", "Skolebestyrelsen ved ..."). ``answer`` is what
    the authors did about it; until then the comment is open.
    """

    clause_key: str
    by: str
    side: Side
    text: str
    made_on: date
    answer: str = ""


def comments_by_clause(
    kodeks: Kodeks, comments: Iterable[Comment]
) -> Mapping[str, tuple[Comment, ...]]:
    """Comments under their clause, in the kodeks' order, those to the whole first (key "").

    Raises NoSuchClause rather than lose a comment.
    """
    under: dict[str, list[Comment]] = {"": [], **{clause.key: [] for clause in kodeks.clauses}}
    for comment in comments:
        if comment.clause_key not in under:
            raise NoSuchClause(comment.clause_key)
        under[comment.clause_key].append(comment)
    return {
        key: tuple(sorted(each, key=lambda comment: comment.made_on)) for key, each in under.items()
    }


@dataclass(frozen=True, slots=True)
class Member:
    """Someone the kodeks binds: a politician, a leader or a staff representative."""

    key: str
    side: Side
    since: date
    until: date | None = None

    def is_in_office(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    member_key: str
    kodeks_hash: str
    on: date


@dataclass(frozen=True, slots=True)
class Outstanding:
    member: Member
    due: date

    def is_late(self, day: date) -> bool:
        return day > self.due


def outstanding(
    members: Iterable[Member],
    acknowledgements: Iterable[Acknowledgement],
    *,
    kodeks_hash: str,
    adopted_on: date,
    as_of: date,
) -> tuple[Outstanding, ...]:
    """Those in office on ``as_of`` who have not yet acknowledged this very text, newcomers too."""
    done = {
        each.member_key
        for each in acknowledgements
        if each.kodeks_hash == kodeks_hash and each.on <= as_of
    }
    return tuple(
        Outstanding(member, max(adopted_on, member.since) + timedelta(days=DAYS_TO_ACKNOWLEDGE))
        for member in members
        if member.is_in_office(as_of) and member.key not in done
    )
