"""The demo's kodeks: one in force that not all have acknowledged, and a new version in hearing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Kodeks, Side
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner import trail
from planner.clock import LOCAL
from planner.demo.year import YEAR
from planner.extensions import db
from planner.kodeks import mapping, members
from planner.kodeks.members import Group
from planner.models.accounts import User
from planner.models.kodeks import KodeksAcknowledgement, KodeksComment, KodeksVersion

OPENED, ENDED = date(YEAR, 2, 2), date(YEAR, 3, 13)
DISCUSSED, DECIDED = date(YEAR, 3, 4), date(YEAR, 3, 23)  # HovedMED's and the council's meetings
ITEM = "9"
HEARD_SINCE, HEARD_FOR = 14, 26
"""The new version's hearing: opened so many days before the demo is loaded, for so many more."""

DRAFTED_FOR = 20  # days before a hearing opened

ASKED = ("byraad", "leder")
"""The demo's accounts whose start pages ask for the acknowledgement."""

NEUTRALITY = replace(
    SEVEN_NORMS.clause("partipolitisk_neutralitet"), covers=("partipolitisk_neutralitet",)
)
NEXT = replace(LOCAL_SKETCH, clauses=(*LOCAL_SKETCH.clauses, NEUTRALITY))

Comment = tuple[str, str, Side, str, str]  # clause, by whom, side, what, answer

FIRST_ROUND: tuple[Comment, ...] = (
    (
        "aabenhed_om_fejl",
        "HovedMED",
        Side.STAFF,
        "Det skal stå klart, at den, der fortæller om en fejl, bliver mødt med spørgsmål først.",
        "Er skrevet ind som politikernes første løfte.",
    ),
    (
        "",
        "Medlem 3",
        Side.POLITICIANS,
        "Kan kodekset holdes på to sider?",
        "Ja. De nationale normer står som bilag.",
    ),
)
SECOND_ROUND: tuple[Comment, ...] = (
    (
        "partipolitisk_neutralitet",
        "HovedMED, medarbejdersiden",
        Side.STAFF,
        "Godt, at valgkamp bliver nævnt. Skriv også, at ansatte kan sige nej til at være med på "
        "billeder.",
        "",
    ),
    (
        "partipolitisk_neutralitet",
        "Medlem 8",
        Side.POLITICIANS,
        "Gælder det også borgmesterens besøg som borgmester?",
        "Nej. Det præciserer vi i teksten.",
    ),
    (
        "faglighed",
        "Lederforum",
        Side.STAFF,
        "Løftet om fagord er rigtigt. Giv gerne et eksempel.",
        "",
    ),
)


def add_kodeks(users: Mapping[str, User], *, today: date) -> None:
    """The version of 2026 with its acknowledgements, and the next one's hearing round."""
    if today <= DECIDED:
        return
    secretariat = users["sekretariat"]
    current = _version(1, LOCAL_SKETCH, State.ADOPTED, _morning(DECIDED))
    current.hearing_opened_on, current.hearing_ends_on = OPENED, ENDED
    current.main_med_discussed_on = DISCUSSED
    current.decided_on, current.item = DECIDED, ITEM
    current.content_hash = LOCAL_SKETCH.hash
    _add_comments(current, FIRST_ROUND, secretariat, made_on=date(YEAR, 3, 5))
    opened = today - timedelta(days=HEARD_SINCE)
    coming = _version(2, NEXT, State.HEARING, _morning(opened))
    coming.hearing_opened_on = opened
    coming.hearing_ends_on = today + timedelta(days=HEARD_FOR)
    _add_comments(coming, SECOND_ROUND, secretariat, made_on=today - timedelta(days=5))
    db.session.flush()
    _tell_of_hearing(current, OPENED, secretariat)
    _tell_of_hearing(coming, opened, secretariat)
    decided = {"decided_on": DECIDED, "item": ITEM}
    at = _morning(DECIDED + timedelta(days=1))
    trail.record("adopt", current, user=secretariat, at=at, after=decided)
    asked = {users[mailbox].person_id for mailbox in ASKED}
    _acknowledge(current, secretariat, besides=asked, today=today)


def _version(number: int, says: Kodeks, state: State, changed_at: datetime) -> KodeksVersion:
    row = KodeksVersion(
        number=number,
        state=state,
        key=says.key,
        title_da=says.title.da,
        title_en=says.title.en,
        preamble_da=says.preamble.da,
        preamble_en=says.preamble.en,
        changed_at=changed_at,
    )
    row.clauses.extend(
        mapping.new_clause(clause, place=place) for place, clause in enumerate(says.clauses, 1)
    )
    db.session.add(row)
    return row


def _tell_of_hearing(row: KodeksVersion, opened: date, user: User) -> None:
    """What its history says of a version that was drafted for some weeks and then heard."""
    begun = _morning(opened - timedelta(days=DRAFTED_FOR))
    trail.record("begin", row, user=user, at=begun, after={"number": row.number})
    heard = {"hearing_opened_on": opened, "hearing_ends_on": row.hearing_ends_on}
    trail.record("open_hearing", row, user=user, at=_morning(opened), after=heard)


def _add_comments(
    row: KodeksVersion, listed: tuple[Comment, ...], user: User, *, made_on: date
) -> None:
    titles = {clause.key: clause.title.da for clause in NEXT.clauses}
    for key, by, side, text, answer in listed:
        row.comments.append(
            KodeksComment(
                clause_key=key,
                clause_title=titles.get(key, ""),
                spoken_by=by,
                side=side,
                text=text,
                made_on=made_on,
                user_id=user.id,
                answer=answer,
            )
        )


def _acknowledge(row: KodeksVersion, user: User, *, besides: set[int | None], today: date) -> None:
    """Most have, some of them late; of each group some have not."""
    skipped = {Group.POLITICIANS: 9, Group.LEADERS: 4, Group.STAFF_REPRESENTATIVES: 5}
    for place, one in enumerate(members.bound(today), 1):
        if one.person_id in besides or place % skipped[one.group] == 0:
            continue
        on = max(DECIDED, one.since) + timedelta(days=3 + place % 50)
        db.session.add(
            KodeksAcknowledgement(
                kodeks_version_id=row.id,
                person_id=one.person_id,
                content_hash=row.content_hash,
                acknowledged_on=min(on, today),
                on_paper=one.group is Group.LEADERS,
                user_id=user.id,
            )
        )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), LOCAL)
