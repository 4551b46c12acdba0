"""Every number that stands on the demo's pages of coverage, recomputed by plain SQL."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.demo import load
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import Unit, UnitPeriod
from schedules.equity.grouping import Trait
from tests.planner import builders
from tests.planner.coverage import oracle
from tests.planner.coverage.oracle import Asked

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ON = date(2026, 11, 22)
TERM = date(2026, 1, 1), date(2029, 12, 31)
ASKED = Asked(ON, *TERM, *TERM, covers_after=date(2025, 11, 22))


class Tables(HTMLParser):
    """The texts of a page's tables by caption, and of its big figures."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.figures: list[str] = []
        self.where: list[str] = []
        self.caption = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.where.append(tag)
        if tag == "table":
            self.caption = ""
        elif tag == "tr" and "tbody" in self.where:
            self.tables.setdefault(self.caption, []).append([])
        elif tag in ("th", "td") and "tbody" in self.where:
            self.tables[self.caption][-1].append("")
        elif tag == "dd":
            self.figures.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.where and self.where.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "caption" in self.where:
            self.caption += data
        elif "tbody" in self.where and {"th", "td"} & set(self.where):
            self.tables[self.caption][-1][-1] += data
        elif "dd" in self.where:
            self.figures[-1] += data


@pytest.fixture
def hovedmed(client: FlaskClient) -> Iterator[FlaskClient]:
    """HovedMED in the demo, on a day in November."""
    with time_machine.travel(NOW, tick=False):
        load.load(at=NOW)
        account = select(User).where(User.email.startswith("hovedmed@"))
        builders.sign_in(client, db.session.scalars(account).one())
        yield client


def tables(client: FlaskClient, address: str) -> dict[str, list[list[str]]]:
    return Tables(client.get(address).text).tables


def danish(number: float | None, decimals: int = 2) -> str:
    return "–" if number is None else f"{number:.{decimals}f}".replace(".", ",")


def per_year(trait: str, name: str) -> float:
    """Contacts per open year of the units of a group, from their days one by one."""
    statement = f"""WITH grouped AS ({oracle.GROUPS[trait].format(seen=oracle.SEEN)})
        SELECT u.opened_on, u.closed_on, (SELECT COUNT(*) FROM contact c WHERE c.unit_id = u.id
               AND {oracle.HELD} AND {oracle.INSIDE})
        FROM grouped g JOIN unit u ON u.id = g.unit_id
        WHERE COALESCE(g.name, '') = :name AND u.opened_on <= :on"""
    asked = Asked(ON, *TERM, *TERM, ASKED.covers_after, extra={"name": name})
    contacts = days = 0
    for opened, closed, number in oracle.rows(statement, asked):
        first, last = max(str(opened), str(TERM[0])), min(str(closed or ON), str(ON))
        if first <= last:
            contacts += number
            days += (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return contacts * 365.25 / days


def names(trait: Trait) -> dict[str, str]:
    """What the page calls the groups, by the oracle's names."""
    if trait is Trait.COMMITTEE:
        query = (
            select(CommitteePeriod.name, Committee.code)
            .join(Committee, CommitteePeriod.committee_id == Committee.id)
            .where(CommitteePeriod.on(ON))
        )
        return {row.name: row.code for row in db.session.execute(query)}
    return {}


def test_access_of_the_groups_by_every_trait(hovedmed: FlaskClient) -> None:
    for trait in Trait:
        _compare_access(hovedmed, trait)


def _compare_access(hovedmed: FlaskClient, trait: Trait) -> None:
    page = tables(hovedmed, f"/coverage?by={trait}")
    by_form = {
        form: oracle.group_figures(trait.value, Asked(ON, *TERM, *TERM, ASKED.covers_after, forms))
        for form, forms in oracle.FORMS.items()
    }
    assert len(page["Adgang"]) == len(by_form["together"])
    wanted = sorted(
        [
            *(str(by_form["together"][name][place]) for place in (0, 1, 2)),
            *(str(by_form[form][name][3]) for form in ("hosted", "dialogue")),
            danish(per_year(trait.value, name)),
        ]
        for name in by_form["together"]
    )
    assert sorted(row[1:7] for row in page["Adgang"]) == wanted
    if known := names(trait):
        shown = {known[row[0]]: row[1] for row in page["Adgang"]}
        assert shown == {name: str(found[0]) for name, found in by_form["together"].items()}


def test_outcomes_of_each_form_and_both(hovedmed: FlaskClient) -> None:
    rows = tables(hovedmed, "/coverage")["Hvad blev der af kontakterne i hver mødeform?"]
    for row, form in zip(rows, ("hosted", "dialogue", "together"), strict=True):
        asked = Asked(ON, *TERM, *TERM, ASKED.covers_after, oracle.FORMS[form])
        held, staff, planned, cancelled, again, unrecorded, short = oracle.outcomes(asked)
        share = f"{staff} ({round(100 * staff / held)}\u00a0%)"
        others = (planned, cancelled, again, unrecorded, short)
        assert row[1:] == [str(held), share, *map(str, others)]


def test_big_figures(hovedmed: FlaskClient) -> None:
    figures = Tables(hovedmed.get("/coverage").text).figures
    waits = oracle.waits(ASKED)
    found = oracle.group_figures("town", ASKED)  # a unit is in one town: they add up
    units, met, covered, _contacts = (sum(column) for column in zip(*found.values(), strict=True))
    contacts, days = oracle.open_days(ASKED)
    held, staff, *_others = oracle.outcomes(ASKED)
    assert [re.sub(r"\s+", " ", text) for text in figures[:5]] == [
        f"{met} af {units}",
        f"{covered} af {units}",
        f"{max(days for days, _last, _next in waits.values())} dage",
        danish(contacts * 365.25 / days),
        f"{round(100 * staff / held)} %",
    ]


def test_everybody_who_waits(hovedmed: FlaskClient) -> None:
    rows = tables(hovedmed, "/coverage/waiting?show=all")["Hvem har ventet længst?"]
    query = select(UnitPeriod.name, Unit.code).join(Unit, UnitPeriod.unit_id == Unit.id)
    codes = {row.name: row.code for row in db.session.execute(query.where(UnitPeriod.on(ON)))}
    waits = oracle.waits(ASKED)
    assert {codes[row[0]]: row[4] for row in rows} == {
        code: str(days) for code, (days, _last, _next) in waits.items()
    }
    assert [row[3] != "Ikke mødt endnu" for row in rows] == [
        waits[codes[row[0]]][1] is not None for row in rows
    ]


def test_hours_of_every_politician(hovedmed: FlaskClient) -> None:
    rows = tables(hovedmed, "/coverage/politicians")["Timer med enheder i perioden"]
    seated = """SELECT p.code, p.name FROM person p
        JOIN council_seat s ON s.person_id = p.id"""
    people = {row.code: row.name for row in oracle.rows(seated, ASKED)}
    minutes = oracle.minutes(ASKED)
    wanted = {name: danish(minutes.get(code, 0) / 60, 1) for code, name in people.items()}
    shown = {row[0]: row[5] for row in rows}
    assert shown == {name: wanted[name] for name in shown}
    assert {name for name, hours in wanted.items() if hours != "0,0"} <= shown.keys()


def test_evenness_of_each_form_stands_on_the_page(hovedmed: FlaskClient) -> None:
    rows = tables(hovedmed, "/coverage")["Adgang efter mødeform"]
    for row, form in zip(rows, ("hosted", "dialogue", "together"), strict=True):
        found = oracle.evenness(Asked(ON, *TERM, *TERM, ASKED.covers_after, oracle.FORMS[form]))
        assert [row[4], row[5], row[7]] == [
            danish(found.least),
            danish(found.most),
            danish(found.gini),
        ]


def test_every_cell_of_the_months_stands_on_the_page(hovedmed: FlaskClient) -> None:
    rows = tables(hovedmed, "/coverage/months?show=all")["Enhedernes kontakter, måned for måned"]
    query = select(UnitPeriod.name, Unit.code).join(Unit, UnitPeriod.unit_id == Unit.id)
    codes = {row.name: row.code for row in db.session.execute(query.where(UnitPeriod.on(ON)))}
    wanted = oracle.cells(ASKED)
    for name, *shown in rows:
        if name not in codes:  # closed before the day; its row is told apart by its dots
            assert "·" in shown
            continue
        for month, text in enumerate(shown, 1):
            held, ahead = wanted.get((codes[name], f"2026-{month:02}"), (0, 0))
            planned = "○planlagt" if ahead else ""
            assert text.strip("·") == (str(held) if held else "") + planned, (name, month)


def test_the_forecast_stands_on_the_page(hovedmed: FlaskClient) -> None:
    ahead = oracle.forecast(ASKED, 12)
    page = " ".join(re.sub(r"<[^>]+>", " ", hovedmed.get("/coverage").text).split())
    assert f"{ahead.met} af de {ahead.units} enheder, der er åbne til den tid" in page
    assert f"{ahead.planned} kontakter er planlagt" in page
    assert f"{len(ahead.without)} enheder vil ikke være mødt" in page
