"""The pages and files of coverage, with so many units, committees, contacts, plans and seats."""

from datetime import timedelta

from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.committees import Committee
from planner.models.rotations import ContactStatus
from tests.guards.list_page import ListPage
from tests.planner import builders, occasions
from tests.planner.occasions import TODAY


def covered(number: int) -> None:
    """So many units of as many committees, towns and kinds, each met, waiting and in a plan."""
    past, year = occasions.calendar(year=2026), occasions.calendar()
    for one in range(number):
        committee = builders.committee()
        builders.politician(committee)
        unit = builders.unit(committee, kind=f"kind {one}")
        unit.sites[0].town, unit.sites[0].lat, unit.sites[0].lon = f"By {one}", 55.0 + one, 11.0
        before = occasions.meeting(past, committee, TODAY - timedelta(weeks=10 + one))
        occasions.contact(unit, before, ContactStatus.HELD)
        coming = occasions.meeting(year, committee, TODAY + timedelta(weeks=1 + one))
        occasions.published(occasions.rotation(committee), {coming: [unit]})
    db.session.flush()


def member() -> User:
    """Somebody who sits in every committee, and so sees all of their parts."""
    committees = db.session.scalars(select(Committee)).all()
    return builders.user(Role.COUNCIL_MEMBER, person=builders.politician(*committees))


def hovedmed() -> User:
    """Somebody of HovedMED."""
    return builders.user(Role.MAIN_MED)


PAGES = [
    *(
        ListPage(f"/coverage{view}", covered)
        for view in (
            "",
            "?by=town",
            "/waiting?show=all",
            "/months?show=all",
            "/map",
            "/politicians",
        )
    ),
    *(ListPage(f"/coverage/report.{file}", covered) for file in ("html", "pdf", "xlsx", "csv")),
    ListPage("/", covered, hovedmed),
    ListPage("/", covered, member),
]
