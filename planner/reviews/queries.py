"""Reads of reviews: the list, one whole, the plan versions one can look at, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from agreements.kodeks.review_lifecycle import State
from planner import clock
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, Membership, MembershipRole
from planner.models.people import Person
from planner.models.reviews import Review
from planner.models.rotations import Rotation, RotationVersion


@dataclass(frozen=True, slots=True)
class Plan:
    """A published rotation a review can look at."""

    version_id: int
    name: str
    number: int
    first: date
    last: date

    @property
    def label(self) -> str:
        """Its name and version, as a review keeps them."""
        return f"{self.name}, version {self.number}"


def reviews(*, with_open: bool) -> Sequence[Review]:
    """The reviews, the newest period first; those on their way only where they may be read."""
    query = select(Review).order_by(Review.period_end.desc(), Review.id.desc())
    if not with_open:
        query = query.where(Review.state == State.SIGNED)
    return db.session.scalars(query).all()


def whole(review_id: int) -> Review | None:
    """A review with all that hangs on it."""
    return db.session.get(
        Review,
        review_id,
        options=(
            selectinload(Review.follow_ups),
            selectinload(Review.remarks),
            selectinload(Review.recommendations),
            selectinload(Review.signatures),
            selectinload(Review.rotation_version).selectinload(RotationVersion.rotation),
        ),
    )


def open_ones() -> Sequence[Review]:
    """The reviews that are not signed, the oldest period first, with what was said and signed."""
    return db.session.scalars(_OPEN).all()


_OPEN = (
    select(Review)
    .where(Review.state != State.SIGNED)
    .options(
        selectinload(Review.remarks),
        selectinload(Review.recommendations),
        selectinload(Review.signatures),
    )
    .order_by(Review.period_end, Review.id)
)


def last_signed(*, before: date) -> Review | None:
    """The review that was signed last of those whose period ended before a day."""
    query = (
        select(Review)
        .where(Review.state == State.SIGNED, Review.period_end < before)
        .options(selectinload(Review.recommendations))
        .order_by(Review.period_end.desc(), Review.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def plans(*, on: date) -> list[Plan]:
    """Each rotation as it was published last by a day, the newest window first."""
    query = (
        select(
            RotationVersion.id,
            Rotation.name,
            RotationVersion.number,
            Rotation.window_start,
            Rotation.window_end,
        )
        .join(RotationVersion.rotation)
        .where(RotationVersion.is_newest(before=clock.end_of(on)))
        .order_by(Rotation.window_start.desc(), Rotation.id.desc())
    )
    return [Plan(*row) for row in db.session.execute(query)]


def officers(*, on: date) -> dict[MembershipRole, str]:
    """HovedMED's chair and vice chair on a day, by name."""
    query = (
        select(Membership.role, Person.name)
        .join(Membership.person)
        .join(Membership.committee)
        .where(
            Committee.kind == CommitteeKind.MAIN_MED,
            Membership.on(on),
            Membership.role != MembershipRole.MEMBER,
        )
        .order_by(Membership.id)
    )
    return dict(db.session.execute(query).all())
