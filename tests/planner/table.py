"""HovedMED's reviews for tests: HovedMED with its two officers, and a review on its way."""

from dataclasses import dataclass
from datetime import date

from agreements.kodeks.review import Figures, Share, Table, Waiting
from agreements.kodeks.review_lifecycle import Role as Part
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.committees import MembershipRole
from planner.models.reviews import Review
from planner.reviews import operations, steps
from tests.planner import builders, codes
from tests.planner.occasions import NOW, TODAY

NONE = Share(0, 0)


@dataclass(frozen=True)
class People:
    """Everybody a review needs."""

    secretariat: User
    chair: User
    vice_chair: User
    employee: User


def people() -> People:
    """HovedMED with its chair, vice chair and an employee, and the secretariat."""
    hovedmed = codes.main_med()
    return People(
        builders.user(Role.SECRETARIAT),
        codes.spokesman(hovedmed, Table.MANAGEMENT, role=MembershipRole.CHAIR),
        codes.spokesman(hovedmed, Table.EMPLOYEES, role=MembershipRole.VICE_CHAIR),
        codes.spokesman(hovedmed, Table.EMPLOYEES),
    )


def figures(as_of: date = TODAY, *, met: int = 3) -> Figures:
    """A picture of 2027, with `met` of four units met."""
    return Figures(
        as_of=as_of,
        period_start=date(2027, 1, 1),
        period_end=date(2027, 12, 31),
        plan_version="Besøgsrunde 2027, version 1",
        with_contact=Share(met, 4),
        with_staff_voice=NONE,
        held_of_planned=NONE,
        cancelled_replanned=NONE,
        committees=(),
        waiting=(Waiting("Skovskolen", 400),),
        agreements_signed_in_time=NONE,
        midway_in_time=NONE,
        annual_in_time=NONE,
        med_heard=NONE,
        kodeks_acknowledged=NONE,
        discussed=(),
    )


def begun(user: User, *, year: int = 2027) -> Review:
    """A review of a year, nothing frozen yet."""
    frame = operations.Frame(
        f"HovedMEDs gennemgang {year}", "Prøvekommune", date(year, 1, 1), date(year, 12, 31)
    )
    row = operations.begin(frame, user=user, at=NOW)
    db.session.flush()
    return row


def spoken(at_table: People, *, year: int = 2027) -> Review:
    """A review with figures, a remark from each side and one recommendation."""
    row = begun(at_table.secretariat, year=year)
    operations.freeze(row, figures(), rotation_version_id=None, user=at_table.secretariat, at=NOW)
    for side, user in (
        (Table.MANAGEMENT, at_table.chair),
        (Table.EMPLOYEES, at_table.vice_chair),
    ):
        operations.remark(row, side, f"Set fra {side.value}", user=user, at=NOW)
    operations.recommend(
        row, Table.EMPLOYEES, "Tag medarbejdere med", user=at_table.employee, at=NOW
    )
    db.session.flush()
    return row


def put(at_table: People, *, year: int = 2027) -> Review:
    """The same, sent for answers."""
    row = spoken(at_table, year=year)
    steps.put_to_administration(row, part=Part.CHAIR, user=at_table.chair, at=NOW)
    return row


def answered(at_table: People, *, year: int = 2027) -> Review:
    """The same, with the administration's answers given."""
    row = put(at_table, year=year)
    steps.write_answers(
        row, {1: "Ja, fra maj."}, seen=row.version, today=TODAY, user=at_table.secretariat, at=NOW
    )
    steps.give_answers(row, part=Part.ADMINISTRATION, user=at_table.secretariat, at=NOW)
    return row


def signed(at_table: People, *, year: int = 2027) -> Review:
    """The same, signed by both sides."""
    row = answered(at_table, year=year)
    steps.sign(row, part=Part.CHAIR, user=at_table.chair, at=NOW)
    steps.sign(row, part=Part.VICE_CHAIR, user=at_table.vice_chair, at=NOW)
    db.session.flush()
    return row
