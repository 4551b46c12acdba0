"""The hours politicians spend with units: what each was called to, as a member on the day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schedules.rotation.problem import Form


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting with units: at one of them, or a dialogue with several."""

    committee: str
    date: date
    minutes: int
    form: Form


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in a committee, from `first` to `last` or until further."""

    person: str
    committee: str
    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the person sits there on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Load:
    """Meetings a person was called to, and their minutes, by form."""

    person: str
    hosted: int
    hosted_minutes: int
    dialogue: int
    dialogue_minutes: int

    @property
    def minutes(self) -> int:
        """Of both forms."""
        return self.hosted_minutes + self.dialogue_minutes


def loads(sittings: Iterable[Sitting], seats: Iterable[Seat]) -> list[Load]:
    """The load of everybody with a seat, nought for those called to nothing; by person.

    Hosted meetings are committee meetings held elsewhere; dialogue meetings are extra. Who was
    absent is not known, so nobody's absence is counted.
    """
    of_committee: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        of_committee[sitting.committee].append(sitting)
    called: dict[str, list[Sitting]] = defaultdict(list)
    for seat in seats:
        called[seat.person] += [
            sitting for sitting in of_committee[seat.committee] if seat.holds_on(sitting.date)
        ]
    return [_load(person, called[person]) for person in sorted(called)]


def _load(person: str, called: Iterable[Sitting]) -> Load:
    minutes: dict[Form, list[int]] = {form: [] for form in Form}
    for sitting in called:
        minutes[sitting.form].append(sitting.minutes)
    hosted, dialogue = minutes[Form.HOSTED], minutes[Form.DIALOGUE]
    return Load(person, len(hosted), sum(hosted), len(dialogue), sum(dialogue))
