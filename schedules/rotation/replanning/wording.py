"""What units are told of a replan, in words: Danish and English, ready to be sent."""

from datetime import date
from typing import assert_never

from schedules.dates import Language, in_words
from schedules.rotation.problem import Form, Meeting, Unit
from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)

Both = tuple[str, str]
"""Danish and English."""

PLACE_LOCKED: Both = ("pladsen er låst til en anden", "the place is locked for another")


def leaves(unit: Unit, meeting: Meeting, because: Both) -> Both:
    """That the unit no longer takes part, with the reason."""
    day_da, day_en = _day(meeting.date)
    why_da, why_en = because
    hosted = meeting.form is Form.HOSTED
    return (
        f"{unit.name} {'er ikke længere vært' if hosted else 'er ikke længere med'} den {day_da},"
        f" fordi {why_da}.",
        f"{unit.name} no longer {'hosts' if hosted else 'takes part'} on {day_en} because"
        f" {why_en}.",
    )


def moves(unit: Unit, before: Meeting, after: Meeting) -> Both:
    """That the unit keeps its meeting at another time."""
    (old_da, old_en), (new_da, new_en) = _day(before.date), _day(after.date)
    return (
        f"{unit.name} beholder sit møde: det er flyttet fra den {old_da} til den {new_da}"
        f" kl. {after.start:%H.%M}.",
        f"{unit.name} keeps its meeting: it has moved from {old_en} to {new_en}"
        f" at {after.start:%H:%M}.",
    )


def locked_near(day: date) -> Both:
    """That a lock puts the unit to another meeting, too near this one."""
    day_da, day_en = _day(day)
    return (
        f"enheden er låst til mødet den {day_da}, og det er for tæt på",
        f"the unit is locked to the meeting on {day_en}, and that is too near",
    )


def because(event: Event | None, meeting: Meeting) -> Both:
    """What happened that the unit leaves the meeting; null: others can come when it makes way."""
    match event:
        case None:
            return (
                "flere pladser kan besættes, når enheden giver plads",
                "more places can be filled when the unit makes way",
            )
        case HostCancels():
            return "enheden har meldt afbud", "the unit has cancelled"
        case UnitCloses(first=first):
            day_da, day_en = _day(first)
            return f"enheden lukker den {day_da}", f"the unit closes on {day_en}"
        case MeetingNeeds():
            return (
                "mødet nu stiller krav, som lokalerne ikke opfylder",
                "the meeting now has needs that the rooms do not meet",
            )
        case MeetingCancelled():
            return "mødet er aflyst", "the meeting is cancelled"
        case MeetingMoved():
            return _because_moved(event, meeting)
        case _ as never:
            assert_never(never)


def _because_moved(event: MeetingMoved, meeting: Meeting) -> Both:
    day_da, day_en = _day(event.date)
    if event.meeting != meeting.id:
        return (
            f"et andet af enhedens møder er flyttet til den {day_da}, og det er for tæt på",
            f"another of its meetings has moved to {day_en}, and that is too near",
        )
    return (
        f"mødet er flyttet til den {day_da}, hvor enheden ikke kan",
        f"the meeting has moved to {day_en}, when the unit cannot",
    )


def _day(day: date) -> Both:
    return in_words(day), in_words(day, Language.ENGLISH)
