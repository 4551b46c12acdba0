"""The pages of coverage: what they say, to whom, and their answers to words without sense."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import MeetingCalendar
from planner.models.municipality import CouncilTerm
from planner.models.rotations import ContactStatus
from planner.models.units import Centre, CentrePeriod, Unit
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("january")

VIEWS = ("", "/waiting", "/months", "/map", "/politicians")
FILES = tuple(f"/report.{kind}" for kind in ("pdf", "html", "xlsx", "csv"))


@pytest.fixture
def hovedmed(client: FlaskClient) -> FlaskClient:
    """Somebody of HovedMED, signed in."""
    builders.municipality()
    builders.sign_in(client, builders.user(Role.MAIN_MED))
    return client


@pytest.fixture
def buu(hovedmed: FlaskClient) -> Committee:
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def calendar(buu: Committee) -> Iterator[MeetingCalendar]:
    return occasions.calendar(year=2026)


@pytest.fixture
def school(buu: Committee, calendar: MeetingCalendar) -> Unit:
    """A school met in March 2026, and a library that waits."""
    school = builders.unit(buu, code="U001", name="Skolen ved Åen")
    builders.unit(buu, code="U002", name="Biblioteket", kind="bibliotek")
    met = occasions.meeting(calendar, buu, date(2026, 3, 3))
    occasions.contact(school, met, ContactStatus.HELD).staff_present = True
    db.session.commit()
    return school


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_read_the_coverage(client: FlaskClient, role: Role) -> None:
    builders.municipality()
    committee = builders.committee()
    scopes = {
        Role.COMMITTEE_SECRETARY: {"committee": committee},
        Role.COMMITTEE_CHAIR: {"committee": committee},
        Role.UNIT_LEADER: {"unit": builders.unit(committee)},
        Role.CENTRE_HEAD: {"centre_id": _centre().id},
    }
    builders.sign_in(client, builders.user(role, **scopes.get(role, {})))  # type: ignore[arg-type]

    for path in VIEWS + FILES:
        assert client.get(f"/coverage{path}").status_code == 200, path


def _centre() -> Centre:
    centre = Centre(code="BU")
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name="Børn og Unge"))
    db.session.add(centre)
    db.session.flush()
    return centre


def test_who_has_not_signed_in_is_asked_to(client: FlaskClient) -> None:
    builders.municipality()
    db.session.commit()

    for path in VIEWS + FILES:
        assert "/sign-in" in client.get(f"/coverage{path}").location, path


class TestOverview:
    def test_figures_of_the_day_stand_on_the_page(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        page = hovedmed.get("/coverage").text

        assert "Set fra 15. januar 2027" in page
        assert "Børne- og Ungeudvalget" in page
        assert "<dd>1 <small>af 2</small></dd>" in page
        assert "100\u00a0%" in page  # of the one contact held, with staff

    def test_groups_by_kind_link_to_the_units_of_that_kind(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        page = hovedmed.get("/coverage?by=kind").text

        assert "/coverage?by=kind&amp;kind=bibliotek" in page

    def test_chosen_units_alone_are_counted(self, hovedmed: FlaskClient, school: Unit) -> None:
        page = hovedmed.get("/coverage?kind=bibliotek").text

        assert "<dd>0 <small>af 1</small></dd>" in page

    def test_a_held_meeting_nobody_recorded_is_told_of(
        self, hovedmed: FlaskClient, school: Unit, calendar: MeetingCalendar, buu: Committee
    ) -> None:
        occasions.contact(school, occasions.meeting(calendar, buu, date(2026, 12, 1)))
        db.session.commit()

        assert "1 kontakt har haft sin dag" in hovedmed.get("/coverage").text

    def test_plan_in_force_says_its_statement_and_its_advice(
        self, hovedmed: FlaskClient, school: Unit, buu: Committee
    ) -> None:
        year = occasions.calendar()
        rotation = occasions.rotation(buu, name="Besøgsrunden 2027")
        occasions.published(rotation, {occasions.meeting(year, buu): [school]})
        db.session.commit()
        page = hovedmed.get("/coverage").text

        assert "Besøgsrunden 2027, 1. januar 2027 – 31. december 2027, version 1" in page
        assert "Det er bevist, at ingen anden plan med de samme møder" in page
        assert "Det er bevist, at færre ikke er nok." in page
        assert "1 kontakt er planlagt i den kommende tid, den 2. marts 2027." in page

    def test_without_a_plan_that_is_said(self, hovedmed: FlaskClient, school: Unit) -> None:
        assert "Ingen offentliggjort plan gælder" in hovedmed.get("/coverage").text

    def test_a_plan_published_after_the_day_was_not_in_force_on_it(
        self, hovedmed: FlaskClient, school: Unit, buu: Committee
    ) -> None:
        year = occasions.calendar()
        occasions.published(occasions.rotation(buu), {occasions.meeting(year, buu): [school]})
        db.session.commit()

        page = hovedmed.get("/coverage?as-of=2027-01-10").text
        assert "Ingen offentliggjort plan gælder" in page


class TestOtherViews:
    def test_longest_waiting_come_first_and_when_they_were_met(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        page = hovedmed.get("/coverage/waiting").text

        assert page.index("Biblioteket") < page.index("Skolen ved Åen")
        assert "3. marts 2026" in page
        assert "1 af 2 enheder har ventet 12 måneder eller mere." in page

    def test_only_one_form_of_meeting_when_asked(self, hovedmed: FlaskClient, school: Unit) -> None:
        page = hovedmed.get("/coverage/waiting?form=dialogue").text

        assert "2 af 2 enheder har ventet 12 måneder eller mere." in page

    def test_months_have_a_scrolling_region_that_takes_the_keyboard(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        page = hovedmed.get("/coverage/months").text

        assert '<div class="table-scroll" tabindex="0" role="region"' in page
        assert '<td class="heat-3">1</td>' in page

    def test_units_nobody_has_placed_are_in_the_list_and_told_of(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        school.sites[0].lat, school.sites[0].lon = 55.4, 11.35
        db.session.commit()
        page = hovedmed.get("/coverage/map").text

        assert page.count('<circle class="spot spot-met"') == 2  # one of them explains the sign
        assert "1 enhed er ikke på kortet" in page
        assert "Biblioteket" in page

    def test_politicians_hours_are_of_members_with_a_seat_in_the_council(
        self, hovedmed: FlaskClient, school: Unit, buu: Committee
    ) -> None:
        member = builders.politician(buu)
        guest = builders.person("Gæst uden sæde")
        db.session.commit()
        page = hovedmed.get("/coverage/politicians").text

        assert member.name in page
        assert guest.name not in page
        assert "2,5" in page


class TestFiles:
    def test_pdf_is_a_pdf_with_its_name(self, hovedmed: FlaskClient, school: Unit) -> None:
        answer = hovedmed.get("/coverage/report.pdf")

        assert answer.data.startswith(b"%PDF")
        assert "2027-01-15" in answer.headers["Content-Disposition"]

    def test_page_of_the_paper_says_the_same_of_the_units_chosen(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        page = hovedmed.get("/coverage/report.html?committee=BUU&form=hosted").text

        assert "Dækning og lige adgang: Børne- og Ungeudvalget, Værtsmøder" in page
        assert "1 af 2 enheder" in page

    def test_csv_lists_the_units_with_their_figures(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        content = hovedmed.get("/coverage/report.csv").data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))

        assert [row["Navn"] for row in rows] == ["Biblioteket", "Skolen ved Åen"]
        assert rows[1]["Seneste kontakt"] == "2026-03-03"
        assert (rows[1]["Værtsmøder"], rows[1]["Med medarbejdere"]) == ("1", "1")
        assert rows[0]["Ventet ud over garantien"] == "Ja"

    def test_workbook_has_a_sheet_for_every_trait(
        self, hovedmed: FlaskClient, school: Unit
    ) -> None:
        content = hovedmed.get("/coverage/report.xlsx").data
        book = ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()

        for name in ("Enheder", "Udvalg for udvalg", "Type for type", "By for by", "Kontakter"):
            assert f'name="{name}"' in book


class TestWordsThatMakeNoSense:
    @pytest.mark.parametrize(
        ("query", "reason"),
        [
            ("from=2026-06-01&to=2026-05-31", "Perioden slutter, før den begynder."),
            ("as-of=2025-12-31", "Dagen ligger ikke i nogen valgperiode."),
            ("from=2025-12-31", "Dagen ligger uden for valgperioden"),
            ("to=2030-01-01", "Dagen ligger uden for valgperioden"),
            ("as-of=i+går", "Skriv en dato, der findes"),
        ],
    )
    def test_days_that_cannot_be_are_refused_with_a_reason(
        self, hovedmed: FlaskClient, school: Unit, query: str, reason: str
    ) -> None:
        for path in VIEWS + FILES:
            answer = hovedmed.get(f"/coverage{path}?{query}")

            assert answer.status_code == 422, path
            assert reason in answer.text
            assert "Der vises intet, før dagene ovenfor er rettet." in answer.text

    @pytest.mark.parametrize("path", VIEWS)
    @pytest.mark.parametrize(
        "query", ["committee=INTET", "kind=x", "town=%3Cb%3E", "centre=-", "size=abc", "size=-"]
    )
    def test_what_no_unit_is_gives_an_honest_empty_page(
        self, hovedmed: FlaskClient, school: Unit, path: str, query: str
    ) -> None:
        answer = hovedmed.get(f"/coverage{path}?{query}")

        assert answer.status_code == 200
        assert "<b>" not in answer.text.partition("<main")[2]
        assert ("Ingen enheder" in answer.text) == (query not in ("centre=-", "size=-"))

    @pytest.mark.parametrize("query", ["by=nonsense", "form=nonsense", "page=0", "page=99"])
    @pytest.mark.parametrize("path", VIEWS)
    def test_other_words_are_taken_for_the_usual(
        self, hovedmed: FlaskClient, school: Unit, path: str, query: str
    ) -> None:
        assert hovedmed.get(f"/coverage{path}?{query}").status_code == 200


class TestNothing:
    @pytest.mark.parametrize("path", VIEWS)
    def test_an_empty_municipality_has_an_empty_state(
        self, hovedmed: FlaskClient, path: str
    ) -> None:
        assert "Ingen enheder" in hovedmed.get(f"/coverage{path}").text

    @pytest.mark.parametrize("path", FILES)
    def test_files_of_nothing_are_files(self, hovedmed: FlaskClient, path: str) -> None:
        assert hovedmed.get(f"/coverage{path}").status_code == 200

    @pytest.mark.parametrize("path", VIEWS + FILES)
    def test_without_a_council_term_there_is_nothing_to_count_in(
        self, hovedmed: FlaskClient, path: str
    ) -> None:
        db.session.delete(db.session.scalars(select(CouncilTerm)).one())
        db.session.commit()

        assert "Ingen valgperiode" in hovedmed.get(f"/coverage{path}").text

    @pytest.mark.parametrize("path", VIEWS + FILES)
    def test_a_committee_without_units_is_no_error(
        self, hovedmed: FlaskClient, school: Unit, path: str
    ) -> None:
        builders.committee("TOM", name="Det tomme udvalg")
        db.session.commit()

        assert hovedmed.get(f"/coverage{path}?committee=TOM").status_code == 200

    @pytest.mark.parametrize("path", VIEWS + FILES)
    def test_a_unit_with_no_open_day_in_the_period_is_no_error(
        self, hovedmed: FlaskClient, buu: Committee, path: str
    ) -> None:
        """Open for a single day long ago, and one that opens on the term's last day."""
        builders.unit(buu, opened_on=date(2026, 2, 1), closed_on=date(2026, 2, 1))
        builders.unit(buu, opened_on=date(2029, 12, 31))
        db.session.commit()

        for query in ("", "?from=2027-01-10&to=2027-01-10", "?from=2028-01-01"):
            assert hovedmed.get(f"/coverage{path}{query}").status_code == 200

    def test_before_any_meeting_nothing_is_shared_out(
        self, hovedmed: FlaskClient, buu: Committee
    ) -> None:
        builders.unit(buu)
        db.session.commit()

        assert "så der er intet at fordele" in hovedmed.get("/coverage").text


class TestOwnPart:
    def test_leader_sees_the_own_unit_alone(self, client: FlaskClient, school: Unit) -> None:
        builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=school))
        page = client.get("/").text

        assert "Dine enheders dækning" in page
        assert "Skolen ved Åen" in page
        assert "Biblioteket" not in page

    def test_chair_sees_the_own_committee_alone(
        self, client: FlaskClient, school: Unit, buu: Committee
    ) -> None:
        other = builders.committee("KFU", name="Kulturudvalget")
        builders.unit(other)
        builders.sign_in(client, builders.user(Role.COMMITTEE_CHAIR, committee=buu))
        page = client.get("/").text

        assert "Dine udvalgs dækning" in page
        assert "/coverage?committee=BUU" in page
        assert "/coverage?committee=KFU" not in page

    def test_hovedmed_sees_the_whole(self, hovedmed: FlaskClient, school: Unit) -> None:
        page = hovedmed.get("/").text

        assert "Dækningen i hele kommunen" in page
        assert "Alle enheder" in page

    def test_head_of_a_centre_sees_its_units(self, client: FlaskClient, school: Unit) -> None:
        centre = school.periods[0].centre = _centre()
        builders.sign_in(client, builders.user(Role.CENTRE_HEAD, centre_id=centre.id))
        page = client.get("/").text

        assert "Skolen ved Åen" in page
        assert "Biblioteket" not in page

    def test_committee_without_units_has_no_part(
        self, client: FlaskClient, hovedmed: FlaskClient, buu: Committee
    ) -> None:
        builders.sign_in(client, builders.user(Role.COMMITTEE_CHAIR, committee=buu))

        assert "dækning" not in client.get("/").text.partition("<main")[2]
