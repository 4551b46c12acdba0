"""The pages of the kodeks, discussions and reviews, with so many of what they list."""

from datetime import date, timedelta

from agreements.kodeks.adoption import State
from agreements.kodeks.review import Table
from planner.discussions import operations as discussions
from planner.models.accounts import Role, User
from planner.models.kodeks import KodeksVersion
from planner.reviews import operations as reviews
from tests.guards.list_page import ListPage
from tests.planner import builders, codes, occasions, table
from tests.planner.occasions import NOW


def heard(number: int) -> None:
    """A version in hearing with so many comments."""
    row = codes.version(State.HEARING)
    for _one in range(number):
        codes.comment(row)


def versions(number: int) -> None:
    """So many versions, the last of them in force, and one being heard."""
    for place in range(1, number):
        codes.version(
            State.SUPERSEDED, number=place, decided_on=codes.DECIDED + timedelta(days=place)
        )
    codes.version(number=number, decided_on=date(2026, 12, 14))
    heard_row: KodeksVersion = codes.version(State.HEARING, number=number + 1)
    for _one in range(number):
        codes.comment(heard_row)


def bound(number: int) -> None:
    """A kodeks in force, and so many politicians and staff representatives it binds."""
    codes.version()
    hovedmed = codes.main_med()
    for _one in range(number):
        builders.politician()
        codes.member(hovedmed, Table.EMPLOYEES)


def councillor() -> User:
    """Somebody the kodeks binds."""
    return builders.user(Role.COUNCIL_MEMBER, person=builders.politician())


def programme(number: int) -> int:
    """So many committees, each with a meeting that takes up a norm that has been noted."""
    calendar = occasions.calendar()
    user = occasions.somebody()
    for place in range(number):
        meeting = occasions.meeting(
            calendar, builders.committee(), date(2027, 1, 4) + timedelta(days=place % 7)
        )
        row = discussions.place(meeting, "sandhed", user=user, at=NOW)
        discussions.note(
            row, "Aftalt", seen=row.version, today=date(2027, 1, 15), user=user, at=NOW
        )
    return meeting.id


def one_meeting(number: int) -> int:
    """A meeting that takes up so many subjects."""
    meeting = occasions.meeting(occasions.calendar(), builders.committee())
    for key in list(discussions.SUBJECTS)[:number]:
        discussions.place(meeting, key, user=occasions.somebody(), at=NOW)
    return meeting.id


def review(number: int) -> int:
    """An open review with so many remarks and recommendations of each side."""
    people = table.people()
    row = table.spoken(people)
    for _one in range(number):
        for side, user in ((Table.MANAGEMENT, people.chair), (Table.EMPLOYEES, people.employee)):
            reviews.remark(row, side, "Ord", user=user, at=NOW)
            reviews.recommend(row, side, "Gør noget", user=user, at=NOW)
    return row.id


def reviewed(number: int) -> None:
    """So many open reviews, each with words and a recommendation."""
    people = table.people()
    for place in range(number):
        table.spoken(people, year=2010 + place)


PAGES = [
    ListPage("/kodeks", versions),
    ListPage("/kodeks", bound, councillor),
    ListPage("/kodeks/compare", versions),
    ListPage("/kodeks/versions/1", heard),
    ListPage("/kodeks/versions/1.html", heard),
    ListPage("/kodeks/acknowledgements", bound),
    ListPage("/kodeks/acknowledgements/on-paper", bound),
    ListPage("/discussions?year=2027", programme),
    ListPage("/discussions/spread", programme),
    ListPage("/calendar/2027/meetings/{id}", one_meeting),
    ListPage("/reviews", reviewed),
    ListPage("/reviews/{id}", review),
    ListPage("/reviews/{id}.html", review),
    ListPage("/", reviewed),
    ListPage("/", versions),
]
