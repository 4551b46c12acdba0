"""An agreement's year: rolled over, written, heard, decided, signed and followed up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from agreements.lifecycle import Role
from agreements.period import PeriodKind, beginning
from agreements.transitions import State
from planner.agreements import mapping
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementRound, SharedGoal
from tests.agreements import builders as content
from tests.browser import NARROW, WIDE, look
from tests.journeys.hands import Hand, Keyboard, Mouse
from tests.journeys.steps import sign_in
from tests.planner import occasions
from tests.planner.agreements import lives
from tests.planner.agreements.test_reading import Town

OpenPage = Callable[..., Page]
SIGNERS = (Role.UNIT_LEADER, Role.COMMITTEE_CHAIR, Role.CENTRE_HEAD)
WITHOUT_EMPTY_STYLES = """
    document.querySelectorAll('[style=""]').forEach(element => element.removeAttribute("style"))
"""
LAST_YEAR = beginning(PeriodKind.CALENDAR_YEAR, 2026)


class Year:
    """Last year's agreement, an open round for this one, and everybody who takes part."""

    def __init__(self) -> None:
        self.town = town = Town(state=State.CLOSED)
        town.round.first_day, town.round.last_day = LAST_YEAR.start, LAST_YEAR.end
        said = replace(content.agreement(), period=LAST_YEAR)
        mapping.say(town.agreement.current, said)
        self.round = AgreementRound(
            kind=PeriodKind.CALENDAR_YEAR,
            first_day=date(2027, 1, 1),
            last_day=date(2027, 12, 31),
            opened_at=lives.IN_MARCH,
        )
        db.session.add(self.round)
        db.session.flush()
        goal = mapping.goal_text(content.shared_goal())
        shared = {"key": "overgange", "layer": "cross_cutting", "content": goal}
        db.session.add_all(
            [
                SharedGoal(round_id=self.round.id, **shared),
                SharedGoal(round_id=town.round.id, **shared),
            ]
        )
        roles = (*SIGNERS, Role.COMMITTEE_SECRETARY)
        self.people: dict[Role, User] = {role: lives.account_of(town, role) for role in roles}
        year = occasions.calendar()
        talk = occasions.dialogue(year, town.mine, date(2027, 5, 11), is_draft=False)
        occasions.contact(town.unit, talk)
        db.session.commit()
        self.emails = {role: user.email for role, user in self.people.items()}
        self.last_url = town.url

    def agreement(self) -> Agreement:
        db.session.expire_all()
        return db.session.query(Agreement).filter_by(round_id=self.round.id).one()


@pytest.fixture
def year(database: Flask) -> Iterator[Year]:
    with time_machine.travel(lives.IN_MARCH, tick=True):
        yield Year()


class Person:
    """Somebody at their own screen."""

    def __init__(self, page: Page, hand: Hand, name: str) -> None:
        self.page, self.hand, self._name = page, hand, name

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    def follow(self, name: str) -> None:
        self.hand.press(self.page.get_by_role("link", name=name, exact=True))

    def press(self, name: str) -> None:
        self.hand.press(self.button(name))

    def field(self, leaf: str) -> Locator:
        return self.page.locator(f'[id="{leaf}"]')

    def write(self, leaf: str, text: str) -> None:
        self.hand.write(self.field(leaf), text)

    def choose(self, leaf: str, wanted: int, options: int) -> None:
        self.hand.choose([self.field(f"{leaf}-{n}") for n in range(options)], wanted)

    def look(self, what: str) -> None:
        """Picture and check the page; once for each width is enough."""
        if isinstance(self.hand, Mouse):
            look(self.page, f"agreement-year-{self._name}-{what}")
            # axe leaves empty style attributes behind, and htmx would copy them.
            self.page.evaluate(WITHOUT_EMPTY_STYLES)

    def get_pdf(self) -> None:
        """The PDF that the page offers is there to be had."""
        found = self.page.get_by_role("link", name="Hent som PDF").get_attribute("href")
        answer = self.page.request.get(self.page.url.split("/agreements")[0] + (found or ""))
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF-")


WAYS = [
    pytest.param(Mouse, WIDE, id="mouse-wide"),
    pytest.param(Mouse, NARROW, id="mouse-narrow"),
    pytest.param(Keyboard, WIDE, id="keyboard"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("hand", "width"), WAYS)
def test_an_agreement_goes_through_its_year(
    live_server: str, open_page: OpenPage, year: Year, hand: type[Hand], width: int
) -> None:
    people = {}
    for role in year.people:
        page = open_page(width)
        sign_in(page, live_server, year.emails[role])
        people[role] = Person(page, hand(), f"{hand.__name__.lower()}-{role}")
    leader, secretary = people[Role.UNIT_LEADER], people[Role.COMMITTEE_SECRETARY]

    leader.page.goto(live_server + year.last_url)
    _roll_over(leader)
    address = leader.page.url.removesuffix("/draft")
    _write(leader)
    _is_refused_for_too_many_goals(leader)
    _mends_and_submits(leader)

    secretary.page.goto(address)
    _comments_and_sends_back(secretary)
    _settles_and_submits_again(leader, address)
    _brings_before_the_committee(secretary, address)
    for role in SIGNERS:
        _sign(people[role], address)
    assert year.agreement().state is State.RUNNING
    _follow_up(leader, address)
    assert year.agreement().state is State.MIDWAY


def _roll_over(leader: Person) -> None:
    leader.look("last-year")
    leader.follow("Lav den næste aftale ud fra denne")
    leader.look("roll-over")
    leader.press("Lav udkastet")
    expect(leader.page.locator("h1")).to_have_text("Skriv aftalen")
    leader.look("draft")


def _write(leader: Person) -> None:
    """Typing is saved by itself, and the list of what is missing gets shorter."""
    missing = leader.page.locator("#missing summary")
    before = missing.inner_text()
    leader.write("local.udeliv.due", "2027-12-01")
    leader.write("local.udeliv.why", "Børnene trives, når de er ude.")
    expect(leader.page.locator("#draft-status")).to_contain_text("Gemt kl.")
    expect(missing).not_to_have_text(before)


def _is_refused_for_too_many_goals(leader: Person) -> None:
    for count in range(2, 5):
        leader.press("Tilføj et lokalt mål")
        expect(leader.page.locator("section.goal h3", has_text="Lokalt mål")).to_have_count(count)
    goal = leader.page.locator("section.goal").last
    expect(goal).to_be_focused()
    leader.press("Gem, og send i høring")
    summary = leader.page.locator(".error-summary")
    expect(summary).to_contain_text("Der er 4 lokale mål; der må højst være 3.")
    expect(summary).to_be_focused()
    leader.look("refused")


def _mends_and_submits(leader: Person) -> None:
    for number in (4, 3, 2):
        leader.press(f"Fjern målet Lokalt mål {number}")
        expect(leader.page.locator("section.goal h3", has_text="Lokalt mål")).to_have_count(
            number - 1
        )
    leader.choose("local.udeliv.expense", 0, 3)
    leader.write("contributions.overgange.due", "2027-11-01")
    leader.choose("contributions.overgange.expense", 1, 3)
    leader.write("contributions.overgange.expense_note", "Naboskolen. Vi aftaler det med dem.")
    leader.press("Gem, og send i høring")
    expect(leader.page.locator(".flashes")).to_contain_text("Aftalen er sendt i høring.")
    leader.look("submitted")
    leader.get_pdf()


def _comments_and_sends_back(secretary: Person) -> None:
    secretary.follow("Kommentarer")
    secretary.write("about.udeliv", "Hvordan måler I timerne?")
    secretary.look("comments")
    secretary.press("Gem kommentarer")
    expect(secretary.page.locator(".comment")).to_contain_text("Hvordan måler I timerne?")
    secretary.follow("Tilbage til aftalen")
    secretary.follow("Send tilbage til enheden")
    secretary.write("reason", "Skriv, hvordan timerne måles.")
    secretary.look("send-back")
    secretary.press("Send tilbage til enheden")
    expect(secretary.page.locator(".history")).to_contain_text("Skriv, hvordan timerne måles.")
    secretary.get_pdf()


def _settles_and_submits_again(leader: Person, address: str) -> None:
    leader.page.goto(address)
    leader.follow("Skriv aftalen")
    expect(leader.page.locator("section.goal .alert")).to_contain_text("Hvordan måler I timerne?")
    leader.write("local.udeliv.success_criterion", "Alle børn er ude tre timer om dagen.")
    leader.press("Gem, og send i høring")
    leader.follow("1 åben kommentar")
    leader.press("Det er afklaret Hvordan måler I timerne?")
    expect(leader.page.locator(".comment")).to_contain_text("Afklaret")
    leader.look("settled")
    leader.follow("Tilbage til aftalen")
    leader.follow("Afslut høringen")
    leader.write("med_heard_on", "2027-02-01")
    leader.write("user_board_heard_on", "2027-02-03")
    leader.look("hearing")
    leader.press("Afslut høringen")
    expect(leader.page.locator(".flashes")).to_contain_text("Høring afsluttet")
    leader.get_pdf()


def _brings_before_the_committee(secretary: Person, address: str) -> None:
    secretary.page.goto(address)
    secretary.follow("Sæt på udvalgets dagsorden")
    secretary.press("Sæt på udvalgets dagsorden")
    expect(secretary.page.locator(".error-summary")).to_contain_text("Skriv datoen for dialogmødet")
    secretary.look("dialogue-missing")
    secretary.write("dialogue_held_on", "2027-02-20")
    secretary.press("Sæt på udvalgets dagsorden")
    secretary.get_pdf()
    secretary.follow("Registrér udvalgets godkendelse")
    secretary.write("item_number", "7")
    secretary.write("decided_on", "2027-03-15")
    secretary.look("approve")
    secretary.press("Registrér udvalgets godkendelse")
    expect(secretary.page.locator(".flashes")).to_contain_text("Godkendt af udvalget")
    secretary.get_pdf()


def _sign(person: Person, address: str) -> None:
    person.page.goto(address.split("/agreements", maxsplit=1)[0])
    expect(person.page.locator(".todo")).to_contain_text("venter på din underskrift")
    person.follow("1 aftale venter på din underskrift")
    person.follow("Underskriv")
    person.look("sign")
    person.press("Underskriv")
    expect(person.page.get_by_text("Svarer til teksten").first).to_be_visible()
    person.get_pdf()


def _follow_up(leader: Person, address: str) -> None:
    leader.page.goto(address)
    leader.look("running")
    leader.follow("Aflever midtvejsopfølgning")
    leader.choose("answers.overgange.state", 2, 7)
    leader.choose("answers.udeliv.state", 3, 7)
    leader.press("Aflever opfølgningen")
    expect(leader.page.locator(".error-summary")).to_contain_text("hvad der har stået i vejen")
    leader.look("follow-up-refused")
    leader.write("answers.udeliv.helped_or_hindered", "To stillinger er ledige.")
    leader.write("answers.udeliv.ask", "Et læskur til vinteren")
    leader.press("Aflever opfølgningen")
    expect(leader.page.get_by_text("På dialogmødet 11. maj 2027")).to_be_visible()
    leader.look("followed-up")
    leader.get_pdf()


def test_two_who_write_at_once_choose_between_their_texts(
    live_server: str, open_page: OpenPage, year: Year
) -> None:
    """The page of choices, in a real browser: nothing of either is lost."""
    town = year.town
    agreement = lives.draft_of(town, year.round)
    other = lives.account_of(town, Role.UNIT_LEADER)
    db.session.commit()
    pages = []
    for email in (year.emails[Role.UNIT_LEADER], other.email):
        page = open_page(WIDE)
        sign_in(page, live_server, email)
        page.goto(f"{live_server}/agreements/{agreement.id}/draft")
        pages.append(page)
    one, two = pages
    one.locator('[id="purpose"]').fill("Den enes formål.")
    two.locator('[id="purpose"]').fill("Den andens formål.")
    two.locator('[id="regulation"]').fill("Den andens regler.")
    one.get_by_role("button", name="Gem", exact=True).click()
    expect(one.locator(".flashes")).to_contain_text("Gemt.")
    expect(two.locator("#draft-status")).to_contain_text("En anden har rettet")
    two.get_by_role("button", name="Gem", exact=True).click()
    expect(two.locator("h1")).to_have_text("I har rettet i den samme tekst")
    look(two, "agreement-clash")

    two.get_by_label("Brug den andens tekst").check()
    two.get_by_role("button", name="Gem de valgte tekster").click()
    expect(two.locator('[id="purpose"]')).to_have_value("Den enes formål.")
    expect(two.locator('[id="regulation"]')).to_have_value("Den andens regler.")
