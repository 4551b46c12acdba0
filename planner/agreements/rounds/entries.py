"""A round's deadlines as calendar entries, for its own file and for subscriptions."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from planner.agreements import mapping
from planner.agreements.words import STEPS
from planner.models.agreements import AgreementDeadline
from schedules.ical import Event, uid


def events(deadlines: Iterable[AgreementDeadline]) -> Iterator[Event]:
    """The days on which the steps of agreement rounds are due."""
    for row in deadlines:
        period = mapping.period(row.round)
        yield Event(
            uid=uid(f"agreement-{period.kind}-{period.start}-{row.step}-{row.year}"),
            summary=_(
                "Development agreements %(period)s: %(step)s",
                period=period,
                step=STEPS[row.step],
            ),
            start=row.due,
            sequence=row.sequence,
            changed=row.changed_at,
        )
