"""A file of committees gives them their names, days and members."""

from datetime import date

from flask import Flask

from planner.extensions import db
from planner.models.committees import Committee, MembershipRole
from tests.planner import builders
from tests.planner.exchange.files import preview, refusals
from tests.planner.exchange.test_units import confirm
from tests.planner.register.builders import events

DAY, EVE = date(2026, 8, 1), date(2026, 7, 31)
HEADINGS = ["id", "navn", "art", "formand", "næstformand", "medlemmer"]


def committee_coded(code: str) -> Committee:
    db.session.flush()
    db.session.expire_all()
    return db.session.scalars(db.select(Committee).where(Committee.code == code)).one()


def test_a_new_committee_is_entered_with_its_members(database: Flask) -> None:
    chair, member = builders.person("Medlem 1"), builders.person("Medlem 2")
    row = [
        "BUU",
        "Børne- og Ungeudvalget",
        "Stående udvalg",
        chair.code,
        "",
        f"{member.code} Medlem 2",
    ]

    confirm([HEADINGS, row], sheet="committees")

    committee = committee_coded("BUU")
    assert [(one.person_id, one.role, one.valid_from) for one in committee.memberships] == [
        (chair.id, MembershipRole.CHAIR, DAY),
        (member.id, MembershipRole.MEMBER, DAY),
    ]
    assert [event.action for event in events(committee)] == ["import_row"]


def test_members_come_go_and_change_role_from_the_day(database: Flask) -> None:
    committee = builders.committee("BUU", name="Udvalget")
    goes = builders.politician(committee, role=MembershipRole.CHAIR)
    rises, comes = builders.politician(committee), builders.person()

    row = ["BUU", "Nyt navn", "stående udvalg", rises.code, "", comes.code]
    confirm([HEADINGS, row], sheet="committees")

    committee = committee_coded("BUU")
    held = {
        (one.person_id, one.role, one.valid_from, one.valid_to) for one in committee.memberships
    }
    began = builders.TERM_START
    assert held == {
        (goes.id, MembershipRole.CHAIR, began, EVE),
        (rises.id, MembershipRole.MEMBER, began, EVE),
        (rises.id, MembershipRole.CHAIR, DAY, None),
        (comes.id, MembershipRole.MEMBER, DAY, None),
    }
    assert [period.name for period in committee.periods] == ["Udvalget", "Nyt navn"]


def test_strangers_wrong_names_and_doubles_are_refused(database: Flask) -> None:
    known = builders.person("Medlem 1")
    code = known.code

    seen = preview(
        "committees",
        [
            HEADINGS,
            ["A", "A", "stående udvalg", "P999", "", ""],
            ["B", "B", "stående udvalg", f"{code} En Anden", "", ""],
            ["C", "C", "stående udvalg", code, "", code],
            ["D", "D", "klub", "", "", ""],
        ],
    )

    assert refusals(seen) == [
        (2, "formand", "P999"),
        (3, "formand", f"{code} En Anden"),
        (4, "medlemmer", code),
        (5, "art", "klub"),
    ]


def test_a_committee_ends_by_its_column_and_is_history_then(database: Flask) -> None:
    committee = builders.committee("BUU")
    unit = builders.unit(committee)
    headings = ["id", "fra", "til"]

    confirm([headings, ["BUU", "", "2026-12-31"]], sheet="committees")

    db.session.refresh(unit.committees[0])
    assert unit.committees[0].valid_to == date(2026, 12, 31)
    after = preview("committees", [["id", "navn"], ["BUU", "X"]], on=date(2027, 2, 1))
    assert refusals(after) == [(2, "id", "BUU")]
    backwards = preview("committees", [headings, ["BUU", "2026-01-01", "2025-01-01"]])
    assert refusals(backwards) == [(2, "til", "2025-01-01")]
