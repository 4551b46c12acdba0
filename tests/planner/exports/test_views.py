"""The files: the calendar's and the rotation's, for those who may see them, read by others."""

import csv
import io
from datetime import date, datetime

import icalendar
import pikepdf
import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar, MeetingStatus
from planner.models.municipality import Municipality
from planner.models.rotations import Rotation
from planner.models.units import Unit
from tests.peers.pdf_standards import Standard, broken_rules
from tests.peers.pdf_structure import read
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("january")

KINDS = ("pdf", "html", "xlsx", "csv", "ics")
MIMETYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "ics": "text/calendar",
}


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality()
    row = builders.committee("BUU", name="Børne- og Ungeudvalget")
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    return row


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    row = occasions.calendar()
    march = occasions.meeting(row, committee, place="Skolen ved Åen")
    march.moved_because = {"da": "Vinterferie.", "en": "Winter holidays."}
    occasions.meeting(row, committee, date(2027, 4, 6), status=MeetingStatus.CANCELLED)
    occasions.meeting(row, builders.committee("KFU"), date(2027, 5, 4))
    db.session.commit()
    return row


@pytest.fixture
def school(committee: Committee) -> Unit:
    return builders.unit(committee, code="U001", name="Skolen ved Åen")


@pytest.fixture
def rotation(calendar: MeetingCalendar, committee: Committee, school: Unit) -> Rotation:
    row = occasions.rotation(committee, name="Besøgsrunden 2027")
    may = occasions.meeting(calendar, committee, date(2027, 5, 11))
    talk = occasions.dialogue(calendar, committee, date(2027, 6, 1), rotation=row)
    talk.place = "Biblioteket"
    builders.unit(committee, code="U002", name="Uden møde")
    occasions.published(row, {may: [school], talk: [school]})
    db.session.commit()
    return row


def fetched(client: FlaskClient, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, address
    kind = address.partition("?")[0].rpartition(".")[2]
    assert answer.mimetype == MIMETYPES[kind]
    if kind != "html":
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    return answer.data


def rows(content: bytes) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def sound(pdf: bytes) -> pikepdf.Pdf:
    """The paper, once it keeps PDF/UA-1 and PDF/A-2a and qpdf finds nothing wrong with it."""
    assert broken_rules(pdf, Standard.PDF_UA_1) == []
    assert broken_rules(pdf, Standard.PDF_A_2A) == []
    opened = pikepdf.open(io.BytesIO(pdf))
    assert opened.check_pdf_syntax() == []
    return opened


@pytest.mark.parametrize("kind", KINDS)
def test_the_calendar_is_fetched_in_every_form(
    client: FlaskClient, calendar: MeetingCalendar, kind: str
) -> None:
    content = fetched(client, f"/calendar/2027.{kind}")

    assert content
    assert fetched(client, f"/calendar/2027.{kind}") == content, "the same calendar, the same file"


def test_the_calendars_pdf_is_accessible_and_archivable(
    client: FlaskClient, calendar: MeetingCalendar
) -> None:
    paper = sound(fetched(client, "/calendar/2027.pdf"))

    assert "2027" in str(paper.docinfo["/Title"])
    assert str(paper.Root.Lang) == "da-DK"


@pytest.mark.parametrize(("language", "mark"), [("da", "Demodata"), ("en", "Demo data")])
def test_a_demo_municipalitys_paper_says_so_at_the_foot_of_every_page(
    client: FlaskClient, calendar: MeetingCalendar, language: str, mark: str
) -> None:
    def marked() -> tuple[int, int]:
        """The feet with the mark, and the pages."""
        content = client.get("/calendar/2027.pdf").data
        with pikepdf.open(io.BytesIO(content)) as paper:
            pages = len(paper.pages)
        return sum(f" · {mark}" in text for text in read(content).artifacts), pages

    client.post("/language", data={"language": language})
    assert marked() == (0, 2)
    db.session.scalars(select(Municipality)).one().is_demo = True
    db.session.commit()
    assert marked() == (2, 2)


def test_the_calendars_tables_say_the_same(client: FlaskClient, calendar: MeetingCalendar) -> None:
    as_csv = rows(fetched(client, "/calendar/2027.csv"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(fetched(client, "/calendar/2027.xlsx")))
    sheet = book.get_sheet_by_index(0).to_python()

    assert [row[0] for row in as_csv] == ["Dato", "2027-03-02", "2027-04-06", "2027-05-04"]
    assert [row[5:8] for row in sheet] == [row[5:8] for row in as_csv]
    assert [row[0] for row in sheet[1:]] == [date.fromisoformat(row[0]) for row in as_csv[1:]]
    march = as_csv[1]
    assert march[1:5] == ["tirsdag", "9", "14.00", "16.30"]
    assert march[5:8] == ["Børne- og Ungeudvalget", "Ordinært møde", "Skolen ved Åen"]
    assert march[-1] == "Vinterferie."
    assert as_csv[2][9] == "Aflyst"


def test_the_calendar_of_one_body_is_its_own(
    client: FlaskClient, calendar: MeetingCalendar, committee: Committee
) -> None:
    of = f"?committee={committee.id}"

    assert len(rows(fetched(client, f"/calendar/2027.csv{of}"))) == 3
    page = fetched(client, f"/calendar/2027.html{of}").decode()
    assert "Børne- og Ungeudvalget" in page
    assert "Udvalget KFU" not in page


def test_a_calendar_file_marks_what_is_cancelled_and_what_is_not_decided(
    client: FlaskClient, calendar: MeetingCalendar
) -> None:
    def statuses() -> list[str]:
        read = icalendar.Calendar.from_ical(fetched(client, "/calendar/2027.ics"))
        return [str(e["status"]) for e in read.events if isinstance(e["dtstart"].dt, datetime)]

    assert statuses() == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    calendar.status = CalendarStatus.ADOPTED
    db.session.commit()
    assert statuses() == ["TENTATIVE", "CANCELLED", "TENTATIVE"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_calendar_leaves_in_no_form(
    client: FlaskClient, calendar: MeetingCalendar, kind: str
) -> None:
    calendar.status = CalendarStatus.DRAFT
    db.session.commit()

    assert client.get(f"/calendar/2027.{kind}").status_code == 404
    assert client.get(f"/public/calendar/2027.{kind}").status_code == 404


def test_planners_print_a_draft_that_says_so(
    client: FlaskClient, calendar: MeetingCalendar
) -> None:
    calendar.status = CalendarStatus.DRAFT
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    assert sound(fetched(client, "/calendar/2027.pdf")).pages
    empty = occasions.calendar(CalendarStatus.DRAFT, year=2028)
    db.session.commit()
    assert client.get(f"/calendar/{empty.year}.pdf").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_published_rotation_is_fetched_in_every_form(
    client: FlaskClient, rotation: Rotation, kind: str
) -> None:
    address = f"/rotations/{rotation.id}/versions/1.{kind}"

    assert fetched(client, address) == fetched(client, address)
    assert client.get(f"/rotations/{rotation.id}/versions/2.{kind}").status_code == 404


@pytest.mark.parametrize("of", ["", "?committee=BUU", "?unit=U001", "?unit=U002"])
def test_the_rotations_pdf_is_accessible_and_archivable(
    client: FlaskClient, rotation: Rotation, of: str
) -> None:
    assert sound(fetched(client, f"/rotations/{rotation.id}/versions/1.pdf{of}")).pages


@pytest.mark.parametrize("of", ["?committee=KFU", "?unit=U999", "?committee=BUU&unit=BUU"])
@pytest.mark.parametrize("kind", ["pdf", "html", "ics"])
def test_a_paper_of_somebody_the_plan_does_not_know_is_not_found(
    client: FlaskClient, rotation: Rotation, of: str, kind: str
) -> None:
    assert client.get(f"/rotations/{rotation.id}/versions/1.{kind}{of}").status_code == 404


def test_the_rotation_says_who_comes_where_and_who_waits(
    client: FlaskClient, rotation: Rotation
) -> None:
    page = fetched(client, f"/rotations/{rotation.id}/versions/1.html").decode()

    assert "Skolen ved Åen" in page
    assert "Biblioteket" in page, "where the dialogue meeting was put"
    assert "Uden møde" in page
    assert "Børne- og Ungeudvalget" in page


def test_the_rotations_tables_are_read_back(client: FlaskClient, rotation: Rotation) -> None:
    by_date = rows(fetched(client, f"/rotations/{rotation.id}/versions/1.csv"))
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(fetched(client, f"/rotations/{rotation.id}/versions/1.xlsx"))
    )

    assert [row[0] for row in by_date[1:]] == ["2027-03-02", "2027-05-11", "2027-06-01"]
    assert [row[6:8] for row in by_date[1:]] == [
        ["", "Ingen"],
        ["U001", "Skolen ved Åen"],
        ["U001", "Skolen ved Åen"],
    ]
    assert len(book.sheet_names) == 2
    by_unit = book.get_sheet_by_index(1).to_python()
    assert [row[0] for row in by_unit[1:]] == ["U001", "U002"]
    assert by_unit[1][6] == "11. maj 2027; 1. juni 2027"


def test_the_rotation_in_a_calendar_has_its_places_and_guests(
    client: FlaskClient, rotation: Rotation
) -> None:
    read = icalendar.Calendar.from_ical(
        fetched(client, f"/rotations/{rotation.id}/versions/1.ics?unit=U001")
    )

    hosted, talk = read.events
    assert str(hosted["location"]) == "Skolen ved Åen"
    assert str(talk["location"]) == "Biblioteket"
    assert str(talk["description"]) == "Skolen ved Åen"
    assert {int(event["sequence"]) for event in read.events} == {1}
    assert len({str(event["uid"]) for event in read.events}) == 2


def test_the_paper_speaks_the_readers_language(
    client: FlaskClient, calendar: MeetingCalendar
) -> None:
    reader = builders.user(Role.COUNCIL_MEMBER)
    reader.language = "en"
    builders.sign_in(client, reader)

    assert rows(fetched(client, "/calendar/2027.csv"))[1][-1] == "Winter holidays."
    assert str(sound(fetched(client, "/calendar/2027.pdf")).Root.Lang).startswith("en")


def test_files_are_not_for_those_who_have_not_signed_in(
    client: FlaskClient, rotation: Rotation
) -> None:
    client.post("/sign-out")

    for address in ("/calendar/2027.pdf", f"/rotations/{rotation.id}/versions/1.csv"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/sign-in" in answer.location


def test_a_meeting_that_has_moved_on_does_not_change_what_was_published(
    client: FlaskClient, rotation: Rotation, calendar: MeetingCalendar
) -> None:
    address = f"/rotations/{rotation.id}/versions/1.csv"
    before = fetched(client, address)
    meeting: Meeting = calendar.meetings[-1]
    meeting.day = date(2027, 9, 7)
    db.session.commit()

    assert fetched(client, address) == before
