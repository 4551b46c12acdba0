"""The lease: one runner at a time, and the next one when the first is gone."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from planner.jobs import lease

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_the_second_runner_waits_while_the_first_renews(database: Flask) -> None:
    assert lease.take("one", at=AT)
    assert not lease.take("two", at=AT + lease.LENGTH / 2)
    assert lease.take("one", at=AT + lease.LENGTH / 2)
    assert not lease.take("two", at=AT + lease.LENGTH)


def test_a_lease_not_renewed_goes_to_the_next(database: Flask) -> None:
    lease.take("one", at=AT)
    afterwards = AT + lease.LENGTH + timedelta(seconds=1)

    assert lease.take("two", at=afterwards)
    assert not lease.take("one", at=afterwards)


def test_a_lease_given_back_is_free_at_once(database: Flask) -> None:
    lease.take("one", at=AT)
    lease.release("one")

    assert lease.take("two", at=AT)


def test_nobody_can_give_back_what_another_holds(database: Flask) -> None:
    lease.take("one", at=AT)
    lease.release("two")

    assert not lease.take("two", at=AT)
