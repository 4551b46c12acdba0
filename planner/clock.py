"""What time it is: the only place that asks, so that everything below takes it as an argument."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """The moment, aware, in UTC (as stored)."""
    return datetime.now(UTC)


def local_now() -> datetime:
    """The moment as the clock on a Danish wall shows it."""
    return now().astimezone(LOCAL)


def today() -> date:
    """The Danish calendar day."""
    return local_now().date()


def end_of(day: date) -> datetime:
    """The moment a Danish day has ended and the next begins."""
    return datetime.combine(day + timedelta(days=1), time(), LOCAL)
