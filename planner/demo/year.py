"""The demo's last year: its published calendar of 2026 and the contacts of its spring.

They were shared out by hand, and are as uneven as in real life: some units met politicians three
times, most not at all; some visits were cancelled. The autumn has a rotation (`demo.rotation`).
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from planner.clock import LOCAL
from planner.demo import files
from planner.extensions import db
from planner.meetings import operations, steps
from planner.meetings.budget import Budget
from planner.meetings.workflow import Action
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteeKind, MeetingPattern
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.models.units import Unit
from schedules import dates

YEAR = 2026
BEGUN = datetime(2025, 9, 22, 9, tzinfo=LOCAL)
PROPOSED = datetime(2025, 11, 24, 9, tzinfo=LOCAL)
ADOPTED = datetime(2025, 12, 16, 9, tzinfo=LOCAL)  # the day after the council
DECIDED = datetime(2026, 1, 19, 9, tzinfo=LOCAL)
PUBLISHED = datetime(2026, 1, 20, 9, tzinfo=LOCAL)
BUDGET = Budget(date(YEAR, 9, 15), date(YEAR, 10, 15), 21)
CLOSED = dates.ClosedDays("DK", frozenset({(6, 5), (12, 24), (12, 31)}))

Key = tuple[str, str, str]  # committee, purpose, day


def add_year(
    committees: Mapping[str, Committee],
    units: Mapping[str, Unit],
    *,
    secretariat: User,
    today: date,
) -> None:
    """The calendar of 2026, decided step by step, and the contacts of its spring.

    Contacts of `today` and later are planned still. Everything given must have its ids.
    """
    calendar = operations.begin(YEAR, BUDGET, user=secretariat, at=BEGUN)
    meetings = {key(row): _meeting(row, committees) for row in files.rows("meetings-2026")}
    calendar.meetings.extend(meetings.values())
    for row in files.rows("contacts-2026"):
        contact = _contact(row, meetings[key(row)], units[row["unit"]])
        if contact.day < today:
            _record(contact, row)
        db.session.add(contact)
    db.session.flush()
    _decide(calendar, user=secretariat)


def _decide(calendar: MeetingCalendar, *, user: User) -> None:
    """Council, committees, publication: as the law has it (kommunestyrelsesloven § 20)."""
    proposal = operations.Decision("Det politiske sekretariat", PROPOSED.date())
    operations.step(calendar, Action.PROPOSE, proposal, user=user, at=PROPOSED)
    council = operations.Decision("Byrådet", date(2025, 12, 15), item="Punkt 7")
    operations.step(calendar, Action.ADOPT, council, user=user, at=ADOPTED)
    for committee in steps.undecided(calendar):
        first = min(m.day for m in calendar.meetings if m.committee is committee)
        decided_on = min(first, DECIDED.date())
        decision = operations.Decision(committee.periods[0].name, decided_on, item="Punkt 2")
        operations.step(
            calendar, Action.DECIDE, decision, committee=committee, user=user, at=DECIDED
        )
    published = operations.Decision("Udvalgene", PUBLISHED.date(), note="Første udgave")
    operations.step(calendar, Action.PUBLISH, published, user=user, at=PUBLISHED)


def key(row: files.Row) -> Key:
    """Which meeting a row of the demo's files is about."""
    return row["committee"], row["purpose"], row["day"]


def uid(meeting: Key) -> str:
    """What calendars know a meeting by."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, "/".join(("demo.samspil.example", *meeting))))


def _meeting(row: files.Row, committees: Mapping[str, Committee]) -> Meeting:
    committee = committees[row["committee"]]
    pattern = committee.patterns[0]
    purpose, day = MeetingPurpose(row["purpose"]), date.fromisoformat(row["day"])
    starts = files.clock(row["starts"]) or pattern.start
    return Meeting(
        uid=uid(key(row)),
        committee=committee,
        purpose=purpose,
        cycle=day.month if purpose is MeetingPurpose.ORDINARY else None,
        day=day,
        starts=starts,
        ends=files.clock(row["ends"]) or _later(starts, pattern.minutes),
        agenda_deadline=_agenda_deadline(day, purpose),
        town_hall=_stays_at_town_hall(committee, pattern, day),
        people=pattern.people,
        step_free=pattern.step_free,
        seats=int(row["seats"]) if row["seats"] else None,
        changed_at=PUBLISHED,
        moved_because={"da": row["moved_da"], "en": row["moved_en"]} if row["moved_da"] else {},
    )


def _stays_at_town_hall(committee: Committee, pattern: MeetingPattern, day: date) -> bool:
    """January too: no committee has decided its places when the term begins."""
    is_standing = committee.kind is CommitteeKind.STANDING
    return not is_standing or day.month == 1 or day.month in pattern.town_hall_months


def _later(starts: time, minutes: int) -> time:
    return (datetime.combine(date.min, starts) + timedelta(minutes=minutes)).time()


def _agenda_deadline(day: date, purpose: MeetingPurpose) -> date | None:
    if purpose is MeetingPurpose.DIALOGUE:
        return None
    return dates.agenda_deadline(
        day, weekdays_before=4, saturday_counts=False, is_closed=CLOSED.__contains__
    )


def _contact(row: files.Row, meeting: Meeting, unit: Unit) -> Contact:
    is_dialogue = meeting.purpose is MeetingPurpose.DIALOGUE
    if not is_dialogue and row["status"] != ContactStatus.CANCELLED:
        meeting.place = unit.periods[-1].name
    return Contact(
        unit=unit,
        committee=meeting.committee,
        meeting=meeting,
        form=ContactForm.DIALOGUE if is_dialogue else ContactForm.HOSTED,
        day=meeting.day,
        status=ContactStatus.PLANNED,
        changed_at=PUBLISHED,
    )


def _record(contact: Contact, row: files.Row) -> None:
    contact.status = ContactStatus(row["status"])
    contact.leader_present = files.yes(row["leader_present"])
    contact.staff_present = files.yes(row["staff_present"])
    contact.politicians = int(row["politicians"])
    contact.cancelled_because, contact.cancelled_by = row["cancelled_because"], row["cancelled_by"]
