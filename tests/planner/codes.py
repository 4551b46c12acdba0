"""Versions of the kodeks and HovedMED for tests, with everything that does not matter filled in."""

from datetime import UTC, date, datetime

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Kodeks, Side
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.review import Table
from planner.extensions import db
from planner.kodeks import mapping
from planner.models.accounts import Role, User
from planner.models.committees import Committee, CommitteeKind, Membership, MembershipRole
from planner.models.kodeks import KodeksComment, KodeksVersion
from planner.models.people import Person
from tests.planner import builders

DECIDED = date(2026, 3, 30)
LAST_WEEK, NEXT_MONTH = date(2027, 1, 8), date(2027, 2, 12)


def version(
    state: State = State.ADOPTED,
    *,
    number: int = 1,
    says: Kodeks = LOCAL_SKETCH,
    decided_on: date = DECIDED,
    hearing_ends_on: date = NEXT_MONTH,
) -> KodeksVersion:
    """A version as it stands in `state`."""
    is_decided = state in (State.ADOPTED, State.SUPERSEDED)
    is_heard = state is not State.DRAFTING
    row = KodeksVersion(
        number=number,
        state=state,
        key=says.key,
        title_da=says.title.da,
        title_en=says.title.en,
        preamble_da=says.preamble.da,
        preamble_en=says.preamble.en,
        hearing_opened_on=date(2026, 2, 2) if is_heard else None,
        hearing_ends_on=hearing_ends_on if is_heard else None,
        main_med_discussed_on=date(2026, 3, 4) if is_decided else None,
        decided_on=decided_on if is_decided else None,
        item="9" if is_decided else "",
        content_hash=says.hash if is_decided else "",
        changed_at=datetime(2026, 4, 1, 9, tzinfo=UTC),
    )
    row.clauses.extend(
        mapping.new_clause(clause, place=place) for place, clause in enumerate(says.clauses)
    )
    db.session.add(row)
    db.session.flush()
    return row


def comment(
    on: KodeksVersion,
    *,
    clause: str = "sandhed",
    answer: str = "",
    text: str = "Kan det siges kortere?",
) -> KodeksComment:
    """A comment from the hearing."""
    row = KodeksComment(
        kodeks_version=on,
        clause_key=clause,
        clause_title="Sandhed" if clause else "",
        spoken_by="HovedMED",
        side=Side.STAFF,
        text=text,
        made_on=date(2027, 1, 5),
        user_id=builders.user().id,
        answer=answer,
    )
    db.session.add(row)
    db.session.flush()
    return row


def main_med() -> Committee:
    """HovedMED, with its name and pattern."""
    return builders.committee("HMED", name="HovedMED", kind=CommitteeKind.MAIN_MED)


def member(
    hovedmed: Committee,
    side: Table | None,
    *,
    role: MembershipRole = MembershipRole.MEMBER,
) -> Person:
    """Somebody at HovedMED's table."""
    person = builders.person()
    hovedmed.memberships.append(
        Membership(person=person, valid_from=builders.TERM_START, role=role, med_side=side)
    )
    db.session.flush()
    return person


def spokesman(
    hovedmed: Committee, side: Table, *, role: MembershipRole = MembershipRole.MEMBER
) -> User:
    """The account of a member on that side."""
    return builders.user(Role.MAIN_MED, person=member(hovedmed, side, role=role))
