"""Goals in by spreadsheet: changed and added in drafts, refused elsewhere, all or nothing."""

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from agreements.transitions import State
from planner.agreements import mapping
from planner.exchange import operations, tables
from planner.extensions import db
from planner.models.agreements import Agreement
from planner.models.audit import AuditEvent
from tests.planner.agreements.exchange.builders import Town, reasons

HEAD = ["id", "mål", "hvorfor", "ansvarlig", "frist"]


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def local(agreement: Agreement, key: str = "udeliv") -> object:
    content = mapping.content(agreement.current.content)
    return next(goal for goal in content.goals.local if goal.key == key)


def test_a_draft_is_changed_field_by_field(town: Town) -> None:
    user = town.leader(town.draft.unit)
    rows = [["id", "ansvarlig", "frist"], ["U1:udeliv", "Viceleder", "01-11-2027"]]
    seen = town.seen("goals", user, rows)

    [change] = seen.changed
    assert {one.heading for one in change.differences} == {"ansvarlig", "frist"}
    town.confirmed("goals", user, rows)
    goal = local(town.draft)
    assert (goal.plan.owner, goal.plan.due) == ("Viceleder", date(2027, 11, 1))  # type: ignore[attr-defined]
    assert town.draft.current.content_hash == mapping.version(town.draft.current).hash
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "import_row")).one()
    assert event.object_id == town.draft.id
    assert "Viceleder" in event.after["content"]


def test_a_new_row_is_a_new_goal(town: Town) -> None:
    user = town.leader(town.draft.unit)
    rows = [
        [
            "id",
            "mål",
            "indsatser",
            "indikator 1",
            "indikator 1 udgangspunkt",
            "indikator 1 mål",
            "milepæle",
        ],
        [
            "U1:laesning",
            "Flere læser",
            "Læsestund\nBogkasse",
            "Bøger lånt",
            "10",
            "12,5",
            "2027-04-01 Kassen er klar",
        ],
    ]
    town.confirmed("goals", user, rows)

    goal = local(town.draft, "laesning")
    plan = goal.plan  # type: ignore[attr-defined]
    assert plan.actions == ("Læsestund", "Bogkasse")
    [indicator], [milestone] = plan.indicators, plan.milestones
    assert (indicator.name, indicator.target) == ("Bøger lånt", Decimal("12.5"))
    assert (milestone.due, milestone.name) == (date(2027, 4, 1), "Kassen er klar")


def test_indicators_keep_their_keys_so_that_measurements_stay_theirs(town: Town) -> None:
    user = town.leader(town.draft.unit)
    before = local(town.draft).plan.indicators  # type: ignore[attr-defined]
    town.confirmed("goals", user, [["id", "indikator 1"], ["U1:udeliv", "Timer i skoven"]])

    after = local(town.draft).plan.indicators  # type: ignore[attr-defined]
    assert [one.key for one in after] == [one.key for one in before]
    assert after[0].name == "Timer i skoven"


def test_a_contribution_is_changed_and_the_shared_goal_is_not(town: Town) -> None:
    user = town.leader(town.draft.unit)
    seen = town.seen("goals", user, [["id", "mål"], ["U1:overgange", "Noget helt andet"]])
    assert reasons(seen) == [("mål", "Dette hører til det fælles mål, for alle enheder.")]

    town.confirmed("goals", user, [["id", "bidrag"], ["U1:overgange", "Vi ringer til hjemmet."]])
    content = mapping.content(town.draft.current.content)
    assert content.goals.contributions[0].text == "Vi ringer til hjemmet."


@pytest.mark.parametrize(
    ("row", "heading", "why"),
    [
        (["U2:udeliv", "Ny titel", "", "", ""], "mål", "står stille"),
        (["U3:udeliv", "Ny titel", "", "", ""], "id", "Skriv enhedens id"),
        (["U9:udeliv", "Ny titel", "", "", ""], "id", "Skriv enhedens id"),
        (["udeliv", "Ny titel", "", "", ""], "id", "Skriv enhedens id"),
        (["U1:ny", "", "Fordi", "", ""], "mål", "ikke være tom"),
        (["U1:udeliv", "o" * 101, "", "", ""], "mål", "101"),
        (["U1:udeliv", "Ude 😀", "", "", ""], "mål", "😀"),
        (["U1:udeliv", "Ude", "שלום", "", ""], "hvorfor", "ש"),
        (["U1:udeliv", "Ude", "", "", "1026-05-01"], "frist", "1026"),
        (["U1:udeliv", "Ude", "", "", "i morgen"], "frist", "Ikke en dato"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_column_and_reason(
    town: Town, row: list[str], heading: str, why: str
) -> None:
    user = town.leader(town.draft.unit, town.running.unit)
    seen = town.seen("goals", user, [HEAD, row])

    found = reasons(seen)
    assert [said for at, said in found if at == heading and why in said], found
    assert not seen.can_be_confirmed


@pytest.mark.parametrize("cell", ["-4", "mange", "1,5,2"])
def test_an_amount_that_cannot_be_is_refused(town: Town, cell: str) -> None:
    user = town.leader(town.draft.unit)
    rows = [["id", "indikator 1 mål"], ["U1:udeliv", cell]]

    assert [heading for heading, _why in reasons(town.seen("goals", user, rows))] == [
        "indikator 1 mål"
    ]


def test_figures_without_an_indicator_are_refused(town: Town) -> None:
    user = town.leader(town.draft.unit)
    rows = [["id", "indikator 3 mål"], ["U1:udeliv", "4"]]

    [(heading, _why)] = reasons(town.seen("goals", user, rows))
    assert heading == "indikator 3"


def test_the_secretariat_brings_goals_in_until_the_unit_sends_them_in(town: Town) -> None:
    _headings, rows = town.table("goals", town.secretariat)
    assert {code.partition(":")[0] for code in rows} == {"U1", "U2", "U3"}

    sheet = [["id", "mål"], ["U1:udeliv", "Nyt"]]
    town.confirmed("goals", town.secretariat, sheet)
    assert local(town.draft).title == "Nyt"  # type: ignore[attr-defined]
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "import_row")).one()
    assert event.user_id == town.secretariat.id

    town.draft.state = State.IN_CONSULTATION
    db.session.commit()
    seen = town.seen("goals", town.secretariat, [["id", "mål"], ["U1:udeliv", "Nyere"]])
    said = "Enheden har sendt den ind, så kun leder og souschefer skriver i den."
    assert reasons(seen) == [("mål", said)]
    assert not reasons(town.seen("goals", town.leader(town.draft.unit), sheet))


def test_one_bad_row_and_nothing_is_written(town: Town) -> None:
    user = town.leader(town.draft.unit)
    rows = [["id", "ansvarlig"], ["U1:udeliv", "Viceleder"], ["U2:udeliv", "Viceleder"]]

    with pytest.raises(operations.NotClean):
        town.confirmed("goals", user, rows)
    db.session.rollback()
    assert local(town.draft).plan.owner != "Viceleder"  # type: ignore[attr-defined]


def test_what_was_changed_meanwhile_is_looked_at_anew(town: Town) -> None:
    user = town.leader(town.draft.unit)
    content = b"id;ansvarlig\nU1:udeliv;Viceleder\n"
    sheet = town.sheet("goals", user)
    file = operations.keep(sheet, "fil.csv", content, user=user, at=sheet._at)
    town.draft.state = State.BEFORE_COMMITTEE
    db.session.flush()

    with pytest.raises(operations.NotClean):
        operations.confirm(file, town.sheet("goals", user), digest="andet", user=user, at=sheet._at)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", b"navn\nUdeliv\n"])
def test_a_file_that_cannot_be_read_says_so(town: Town, content: bytes) -> None:
    with pytest.raises(tables.Unreadable):
        town.seen("goals", town.secretariat, content)
