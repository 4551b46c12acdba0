"""A rotation's dialogue meetings: placed beside ordinary ones, moved by hand, kept once told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select

from planner import clock, trail
from planner.extensions import db
from planner.meetings.operations import Move
from planner.models.accounts import User
from planner.models.meetings import (
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.rotations import Rotation, RotationCommittee
from schedules import dialogue
from schedules.rotation.problem import Period


class NoCalendar(Exception):
    """Years of the window have no meeting calendar yet; carries them."""

    def __init__(self, years: Sequence[int]) -> None:
        super().__init__(f"no calendar for {list(years)}")
        self.years = tuple(years)


def calendars_of(rotation: Rotation) -> dict[int, MeetingCalendar]:
    """The calendars of the window's years, by year. Raises NoCalendar."""
    years = range(rotation.window_start.year, rotation.window_end.year + 1)
    rows = db.session.scalars(select(MeetingCalendar).where(MeetingCalendar.year.in_(years)))
    found = {row.year: row for row in rows}
    missing = [year for year in years if year not in found]
    if missing:
        raise NoCalendar(missing)
    return found


def place(
    rotation: Rotation,
    part: RotationCommittee,
    count: int,
    calendars: dict[int, MeetingCalendar],
    *,
    at: datetime,
) -> None:
    """Keep the dialogue meetings while they fit; else place anew those nobody has moved by hand.

    Published ones always stay: people have been told of them.
    """
    present = of_committee(rotation, part.committee_id)
    if len(present) == count and all(_fits(meeting, rotation, part) for meeting in present):
        for meeting in present:
            if not meeting.is_fixed:
                meeting.seats = part.dialogue_seats
        return
    kept = [meeting for meeting in present if not meeting.is_draft]
    by_hand = [m for m in present if m.is_draft and m.is_fixed and _fits(m, rotation, part)]
    kept += by_hand[: max(0, count - len(kept))]
    _remove(rotation, [meeting for meeting in present if meeting not in kept])
    taken = {meeting.day for meeting in kept}
    anchors = [anchor for anchor in _anchors(rotation, part) if anchor.day not in taken]
    slots = dialogue.suggest(
        anchors,
        count=max(0, count - len(kept)),
        minutes=part.dialogue_minutes,
        first=_first_day(rotation, at),
        last=rotation.window_end,
    )
    for slot in slots:
        db.session.add(_meeting(rotation, part, slot, calendars[slot.day.year], at=at))


def add(
    rotation: Rotation,
    part: RotationCommittee,
    blocks: Iterable[Period],
    calendars: dict[int, MeetingCalendar],
    *,
    at: datetime,
) -> int:
    """One meeting more in each of the blocks, where there is room; how many there was room for.

    Those placed before stay: what the guarantee lacks, it lacks in these blocks.
    """
    taken = {meeting.day for meeting in of_committee(rotation, part.committee_id)}
    placed = 0
    for block, count in sorted(Counter(blocks).items(), key=lambda pair: pair[0].start):
        slots = dialogue.suggest(
            (anchor for anchor in _anchors(rotation, part) if anchor.day not in taken),
            count=count,
            minutes=part.dialogue_minutes,
            first=max(block.start, _first_day(rotation, at)),
            last=min(block.end, rotation.window_end),
        )
        for slot in slots:
            db.session.add(_meeting(rotation, part, slot, calendars[slot.day.year], at=at))
            taken.add(slot.day)
        placed += len(slots)
    return placed


def _first_day(rotation: Rotation, at: datetime) -> date:
    """The first day of the window that is still to come."""
    tomorrow = at.astimezone(clock.LOCAL).date() + timedelta(days=1)
    return max(rotation.window_start, tomorrow)


def move(meeting: Meeting, to: Move, seats: int, *, user: User, at: datetime) -> None:
    """Put a dialogue meeting elsewhere, or let more or fewer units in; there it then stays."""
    meeting.day, meeting.starts, meeting.place = to.day, to.starts, to.place
    meeting.ends = (datetime.combine(to.day, to.starts) + timedelta(minutes=to.minutes)).time()
    meeting.seats, meeting.is_fixed = seats, True
    meeting.sequence += not meeting.is_draft
    meeting.changed_at = at
    trail.record("move", meeting, user=user, at=at)


def of_committee(rotation: Rotation, committee_id: int) -> list[Meeting]:
    """A committee's dialogue meetings in the rotation, in order."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.rotation_id == rotation.id,
                Meeting.committee_id == committee_id,
                Meeting.status == MeetingStatus.PLANNED,
            )
            .order_by(Meeting.day, Meeting.starts, Meeting.id)
        )
    )


def _fits(meeting: Meeting, rotation: Rotation, part: RotationCommittee) -> bool:
    """Whether a dialogue meeting lies in the window and, unless put by hand, lasts as asked."""
    inside = rotation.window_start <= meeting.day <= rotation.window_end
    return inside and (meeting.is_fixed or _minutes(meeting) == part.dialogue_minutes)


def _minutes(meeting: Meeting) -> int:
    starts, ends = (moment.hour * 60 + moment.minute for moment in (meeting.starts, meeting.ends))
    return ends - starts


def _remove(rotation: Rotation, meetings: Sequence[Meeting]) -> None:
    gone = {meeting.id for meeting in meetings}
    rotation.locks = [row for row in rotation.locks if row.meeting_id not in gone]
    db.session.flush()
    for meeting in meetings:
        db.session.delete(meeting)


def _anchors(rotation: Rotation, part: RotationCommittee) -> list[dialogue.Anchor]:
    rows = db.session.execute(
        select(Meeting.day, Meeting.starts, Meeting.cycle)
        .where(
            Meeting.committee_id == part.committee_id,
            Meeting.purpose == MeetingPurpose.ORDINARY,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.day.between(rotation.window_start, rotation.window_end),
        )
        .order_by(Meeting.day, Meeting.starts)
    )
    return [
        dialogue.Anchor(day, starts, cycle in part.town_hall_months) for day, starts, cycle in rows
    ]


def _meeting(
    rotation: Rotation,
    part: RotationCommittee,
    slot: dialogue.Slot,
    calendar: MeetingCalendar,
    *,
    at: datetime,
) -> Meeting:
    return Meeting(
        calendar=calendar,
        committee_id=part.committee_id,
        purpose=MeetingPurpose.DIALOGUE,
        day=slot.day,
        starts=slot.start,
        ends=slot.end,
        seats=part.dialogue_seats,
        town_hall=True,
        rotation_id=rotation.id,
        is_draft=True,
        changed_at=at,
    )
