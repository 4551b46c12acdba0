"""The visit brief and the host pack: filled from the rows, honest about what is missing."""

from datetime import date, timedelta

import pytest
from flask import Flask

from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.words.followup import GoalState
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.agreements import Agreement, AgreementFollowUp, FollowUpAnswer
from planner.models.committees import Committee, MembershipRole
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import LeaderRole, Unit
from planner.visits import papers
from schedules.documents import host_pack, visit_brief
from tests.agreements import builders as agreed
from tests.peers.pdf_standards import Standard, broken_rules
from tests.planner import builders, codes, occasions
from tests.planner.agreements import builders as agreements
from typeset import html, paper

pytestmark = pytest.mark.usefixtures("january")

DAY = date(2027, 3, 2)


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality(contact_phone="58 57 00 00", contact_email="raadhus@example.test")
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def school(committee: Committee) -> Unit:
    unit = builders.unit(committee, code="U1", name="Skolen ved Åen")
    site = unit.sites[0]
    site.address, site.hearing_loop = "Åvej 12", True
    db.session.flush()
    return unit


@pytest.fixture
def march(committee: Committee) -> Meeting:
    return occasions.meeting(occasions.calendar(), committee, DAY)


@pytest.fixture
def visit(march: Meeting, school: Unit, committee: Committee) -> Contact:
    """A published visit, and the one that was held the year before."""
    occasions.published(occasions.rotation(committee), {march: [school]})
    earlier = occasions.meeting(march.calendar, committee, date(2027, 1, 5))
    occasions.contact(school, earlier, ContactStatus.HELD)
    db.session.commit()
    return db.session.query(Contact).filter_by(meeting_id=march.id).one()


def agreement(school: Unit, committee: Committee, year: int = 2027) -> Agreement:
    return agreements.agreement(agreements.agreement_round(year), school, committee)


def answered(row: Agreement, ask: str) -> None:
    """A midway follow-up of the agreement's first goal."""
    goal = agreed.agreement().goals.all[0]
    row.follow_ups.append(
        AgreementFollowUp(
            occasion="midway",
            year=2027,
            written_at=agreements.AT,
            answers=[FollowUpAnswer(goal_key=goal.key, goal_state=GoalState.AT_RISK, ask=ask)],
        )
    )
    db.session.flush()


def test_brief_has_the_place_the_people_and_why_now(visit: Contact, school: Unit) -> None:
    leader = occasions.leader(school, "leder@example.test")
    leader.phone = "12 34 56 78"
    occasions.leader(school, "souschef@example.test", role=LeaderRole.DEPUTY)
    db.session.commit()

    brief = papers.visit_brief(visit)

    assert brief.occasion.committee == "Børne- og Ungeudvalget"
    assert (brief.occasion.day, brief.occasion.place.address) == (DAY, "Åvej 12")
    assert brief.occasion.place.town == "4200 Slagelse"
    assert brief.occasion.place.hearing_loop is True
    assert (brief.contact.name, brief.contact.phone) == (leader.name, "12 34 56 78")
    assert [person.role for person in brief.hosts] == ["Leder", "Stedfortræder"]
    assert brief.last_contact == date(2027, 1, 5)
    assert brief.why_now == "U1 har ventet."


def test_brief_has_the_task_and_goals_of_the_agreement_in_force(
    visit: Contact, school: Unit, committee: Committee
) -> None:
    row = agreement(school, committee)
    answered(row, "Hjælp os med en plan for overgangen.")

    brief = papers.visit_brief(visit)

    said = agreed.agreement()
    assert brief.core_task == said.profile.core_task
    assert [goal.title for goal in brief.goals] == [goal.title for goal in said.goals.all]
    assert brief.goals[0].status is not None
    assert brief.goals[0].status.word == "I risiko"
    assert brief.questions == ("Hjælp os med en plan for overgangen.",)
    assert brief.goals_from == ""


def test_goals_of_an_agreement_that_has_run_out_say_so(
    visit: Contact, school: Unit, committee: Committee
) -> None:
    agreement(school, committee, 2026)

    brief = papers.visit_brief(visit)

    assert brief.goals
    assert brief.goals_from == "Fra aftalen for 2026; ingen er godkendt for dagen."


def test_what_is_missing_is_said_in_the_paper(visit: Contact, school: Unit) -> None:
    school.sites[0].address = ""
    db.session.commit()

    page = html.render(visit_brief.document(papers.visit_brief(visit)))

    for sentence in (
        "Enheden har ikke beskrevet sin opgave endnu.",
        "Enheden har ingen mål i en godkendt aftale, der gælder på dagen.",
        "Det er ikke oplyst endnu.",
        "Byrådet har ikke vedtaget et kodeks endnu.",
        "Adressen er ikke oplyst",
        "Ikke oplyst endnu; spørg udvalgets sekretær",
        "Et forslag: formanden og enhedens leder aftaler det endelige program.",
    ):
        assert sentence in page


def test_each_side_is_given_its_own_promises_of_the_kodeks_in_force(visit: Contact) -> None:
    codes.version()

    brief, pack = papers.visit_brief(visit), papers.host_pack(visit)

    first = LOCAL_SKETCH.clauses[0]
    assert brief.kodeks[0] == f"{first.title.da}: {first.politicians[0].da}"
    assert pack.kodeks[0] == f"{first.title.da}: {first.staff[0].da}"
    assert len(brief.kodeks) == len(LOCAL_SKETCH.clauses)


def test_pack_says_who_comes_the_chair_first_and_whom_to_ask(
    visit: Contact, march: Meeting, committee: Committee
) -> None:
    builders.politician(committee)
    chair = builders.politician(committee, role=MembershipRole.CHAIR)
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=committee)
    march.people, march.step_free = 16, True
    db.session.commit()

    pack = papers.host_pack(visit)

    assert pack.people == 16
    assert (pack.guests[0].name, pack.guests[0].role) == (chair.name, "Formand")
    assert len(pack.guests) == 2
    assert (pack.secretary.name, pack.secretary.email) == (secretary.name, secretary.email)
    assert pack.secretary.phone == "58 57 00 00"
    assert pack.needs == ("Adgang uden trin hele vejen",)


def test_without_a_secretary_the_secretariat_is_asked(visit: Contact) -> None:
    pack = papers.host_pack(visit)

    assert pack.secretary.name == "Det politiske sekretariat"
    assert pack.secretary.email == "raadhus@example.test"
    assert "Det er ikke oplyst, hvem der kommer." in html.render(host_pack.document(pack))


def test_a_place_the_committee_chose_itself_is_told_instead(visit: Contact, march: Meeting) -> None:
    march.place = "Biblioteket, Torvet 3"
    db.session.commit()

    place = papers.visit_brief(visit).occasion.place

    assert (place.name, place.address, place.step_free) == ("Biblioteket", "Torvet 3", None)


def test_a_dialogue_meeting_is_briefed_at_the_town_hall(
    committee: Committee, march: Meeting, school: Unit
) -> None:
    rotation = occasions.rotation(committee)
    talk = occasions.dialogue(march.calendar, committee, rotation=rotation)
    occasions.published(rotation, {talk: [school]})
    contact = db.session.query(Contact).filter_by(meeting_id=talk.id).one()

    brief = papers.visit_brief(contact)

    assert (brief.occasion.place.name, brief.occasion.place.address) == ("Rådhuset", "Torvet 1")
    assert "Dialogmøde med Skolen ved Åen" in html.render(visit_brief.document(brief))


def test_both_papers_keep_pdf_ua_and_pdf_a_and_the_same_rows_give_the_same_bytes(
    visit: Contact, school: Unit, committee: Committee
) -> None:
    answered(agreement(school, committee), "Hvordan får vi plads?")
    codes.version()

    made = [
        paper.render(visit_brief.document(papers.visit_brief(visit))),
        paper.render(host_pack.document(papers.host_pack(visit))),
    ]

    for one in made:
        for standard in (Standard.PDF_UA_1, Standard.PDF_A_2A):
            assert broken_rules(one.content, standard) == []
    again = paper.render(visit_brief.document(papers.visit_brief(visit)))
    assert again.content == made[0].content


def test_only_meetings_before_the_visit_count_as_last_met(visit: Contact, march: Meeting) -> None:
    march.day = visit.day = date(2027, 1, 5) - timedelta(days=1)
    db.session.commit()

    assert papers.visit_brief(visit).last_contact is None
