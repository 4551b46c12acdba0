"""Hours per politician: called to as a member on the day."""

from datetime import date

from schedules.equity.hours import Load, Seat, Sitting, loads
from schedules.rotation.problem import Form

VISIT = Sitting("BUU", date(2026, 3, 2), 150, Form.HOSTED)
TALK = Sitting("BUU", date(2026, 9, 1), 60, Form.DIALOGUE)
TERM = date(2026, 1, 1)


def test_member_is_called_to_the_committees_meetings_of_both_forms() -> None:
    (found,) = loads([VISIT, TALK], [Seat("P1", "BUU", TERM, None)])
    assert found == Load("P1", 1, 150, 1, 60)
    assert found.minutes == 210


def test_member_who_left_is_not_called_afterwards() -> None:
    (found,) = loads([VISIT, TALK], [Seat("P1", "BUU", TERM, date(2026, 6, 30))])
    assert (found.hosted, found.dialogue) == (1, 0)


def test_member_of_two_committees_is_called_by_both() -> None:
    other = Sitting("KFU", date(2026, 3, 3), 60, Form.DIALOGUE)
    (found,) = loads([VISIT, other], [Seat("P1", c, TERM, None) for c in ("BUU", "KFU")])
    assert found.minutes == 210


def test_member_called_to_nothing_has_nought() -> None:
    assert loads([], [Seat("P1", "BUU", TERM, None)]) == [Load("P1", 0, 0, 0, 0)]
