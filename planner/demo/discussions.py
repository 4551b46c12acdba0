"""The demo's discussions: norms and themes on the meetings of 2026, and what was agreed at them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from agreements.kodeks import discussion as domain
from agreements.kodeks.norms import NORMS
from agreements.kodeks.themes import THEMES
from planner.clock import LOCAL
from planner.demo.year import YEAR
from planner.discussions import queries
from planner.discussions.subjects import forum_of
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind
from planner.models.discussions import Discussion

FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
DAYS_TO_NOTE = 21
"""A talk this fresh is not noted yet, so that somebody's start page asks for it."""

AGREED: Mapping[str, str] = {
    "lovlighed": "Sagerne siger fremover, hvad loven kræver, og hvad der er et valg.",
    "sandhed": "Vi siger, når et tal er usikkert, og retter det samme sted, som vi sagde det.",
    "faglighed": "Politikerne spørger til metoden. Konklusionen skriver fagfolkene.",
    "partipolitisk_neutralitet": "Ingen besøg de sidste tre måneder før et valg.",
    "ansvar_og_ledelse": "Ønsker om driften går til lederen og ikke til den enkelte medarbejder.",
    "udvikling_og_samarbejde": "Hver enhed tager én idé med til næste dialogmøde.",
    "aabenhed_om_fejl": "Vi taler med enheden, før vi taler om den.",
    "kommunens_vaerdier": "Vi begynder besøgene med noget, der er lykkedes.",
    "rammer_for_politisk_arbejde": "Materialet sendes fire hverdage før, også til besøg.",
    "politikudvikling": "Enheder og MED er med, inden et udkast er skrevet.",
    "eksterne_relationer": "Foreningerne bliver inviteret til efterårets dialogmøder.",
    "gennemfoerelse": "Referatet siger, hvem der gør hvad inden hvornår.",
    "medier": "Enheden får besked, før en sag om den bliver offentlig.",
}


def add_discussions(committees: Mapping[str, Committee], *, today: date) -> None:
    """Spread over the year's meetings of all bodies but the council; noted when some time old."""
    bodies = [row.id for row in committees.values() if row.kind is not CommitteeKind.COUNCIL]
    meetings = {str(row.id): row for row in queries.meetings(FIRST, LAST, bodies)}
    programme = domain.spread(
        FIRST,
        LAST,
        (
            domain.Meeting(row.day, key, forum_of(row.kind, row.purpose), row.code)
            for key, row in meetings.items()
        ),
        norms=NORMS,
        themes=THEMES,
    )
    for slot in programme.slots:
        noted = slot.meeting.on + timedelta(days=DAYS_TO_NOTE) < today
        db.session.add(
            Discussion(
                meeting_id=meetings[slot.meeting.key].id,
                subject_key=slot.subject_key,
                agreed=AGREED[slot.subject_key] if noted else "",
                noted_at=_morning(slot.meeting.on + timedelta(days=1)) if noted else None,
            )
        )
    db.session.flush()


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), LOCAL)
