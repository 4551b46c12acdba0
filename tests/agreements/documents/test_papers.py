"""The papers: accessible, of the promised length, saying what was agreed, the same every time."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from agreements.documents import agreement as agreement_document
from agreements.documents import cross_cutting, dialogue_sheet, followup, kodeks, review
from agreements.documents.cross_cutting import SharedGoalsPaper
from agreements.documents.dialogue_sheet import DialogueSheet, shortened
from agreements.documents.filenames import pdf_name
from agreements.documents.followup import FollowUpPaper
from agreements.documents.kodeks import KodeksPaper
from agreements.documents.review import ReviewPaper
from agreements.examples.story import Unit, story
from agreements.followup import Answer, FollowUp, SharedGoalStatus, dialogue_items
from agreements.goals import Goals, Indicator
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.review import Review
from agreements.language import Language
from agreements.versions import Version
from agreements.words.followup import GoalState, Occasion
from tests.agreements.builders import agreement, contribution, local_goal, shared_goal
from tests.agreements.documents.extremes import every_extreme
from tests.agreements.documents.samples import (
    CREATED,
    agreement_paper,
    every_document,
    ordinary,
    signed,
)
from tests.agreements.kodeks.test_review import REVIEW
from tests.peers import poppler
from tests.typeset.expected import spoken
from tests.typeset.looking import assert_nothing_overlaps
from tests.typeset.test_paper import assert_accessible
from typeset import html, paper
from typeset.blocks import Document, headings
from typeset.inline import plain

DOCUMENTS = every_document() | every_extreme()
INDICATOR_WITHOUT_FIGURES = Indicator(key="ture", name="Antal ture")


def text(made: Document) -> str:
    return "\n".join(str(line) for line in spoken(made))


def pages(made: Document) -> int:
    with pikepdf.open(io.BytesIO(paper.render(made).content)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paper_keeps_the_standards_and_is_heard_as_it_was_written(name):
    assert_accessible(paper.render(DOCUMENTS[name]).content, DOCUMENTS[name])


@poppler.needs_poppler
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_of_a_paper_lies_on_another_or_leaves_its_column(name):
    assert_nothing_overlaps(DOCUMENTS[name])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paper_is_printed_without_losing_a_character(name):
    assert paper.render(DOCUMENTS[name]).replaced == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_web_page_has_every_heading_of_the_paper(name):
    page = html.render(DOCUMENTS[name])
    for _, heading in headings(DOCUMENTS[name].blocks):
        assert plain(heading).split(":")[0] in page


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_content_gives_the_same_bytes(name):
    again = (every_document() | every_extreme())[name]
    assert paper.render(again).content == paper.render(DOCUMENTS[name]).content


def test_an_ordinary_agreement_fills_four_to_six_pages():
    assert 4 <= pages(DOCUMENTS["agreement"]) <= 6


@pytest.mark.parametrize("times", [0, 2])
def test_an_agreement_with_five_goals_is_at_most_six_pages_signed_and_followed_up(times):
    parties = agreement().parties
    unit = Unit(place=2, code="U003", kind="folkeskole", committee_code="BUU", parties=parties)
    told = story(unit, agreement().period)
    content = told.agreement
    assert len(content.goals.all) == 5
    given = agreement_paper(
        version=Version(1 + times, content, "Tillægsbevilling i juni" if times else ""),
        signatures=signed(content),
        follow_ups=told.follow_ups[:times],
    )
    assert 4 <= pages(agreement_document.document(given)) <= 6


def test_the_agreement_has_its_twelve_sections_and_three_annexes_in_order():
    found = [plain(words) for level, words in headings(DOCUMENTS["agreement"].blocks) if level == 2]
    assert [heading.split(".")[0] for heading in found[:12]] == [str(n) for n in range(1, 13)]
    assert found[12:] == ["Bilag A: Målskema", "Bilag B: Opfølgningsskema", "Bilag C: Kodeks"]


def test_the_attached_file_has_the_checksum_that_was_signed():
    content = ordinary()
    document = agreement_document.document(
        agreement_paper(signatures=signed(content), with_data=True)
    )
    made = paper.render(document)
    assert_accessible(made.content, document)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        data = pdf.attachments["aftale.json"].get_file().read_bytes()
    assert hashlib.sha256(data).hexdigest() == Version(1, content).hash


def test_a_signature_on_another_version_says_so_and_leaves_the_place_open():
    old_signatures = signed(ordinary())
    amended = replace(ordinary(), purpose="Noget andet end det, der blev underskrevet.")
    shown = text(
        agreement_document.document(
            agreement_paper(version=Version(2, amended, "Ny lov"), signatures=old_signatures[:1])
        )
    )
    assert "Underskrift på en anden version" in shown
    assert shown.count("mangler") >= 3
    assert "Ændret fordi" in shown


def test_a_reservation_and_a_signature_on_behalf_are_printed():
    first, second, third = signed(ordinary())
    given = (
        replace(first, reservation="Målet om udeliv kræver et hegn."),
        second,
        replace(third, on_behalf_of="Centerchef 9", on_behalf_reason="ferie"),
    )
    shown = text(agreement_document.document(agreement_paper(signatures=given)))
    assert "Målet om udeliv kræver et hegn." in shown
    assert "Centerchef 2, på vegne af Centerchef 9 (ferie)" in shown
    assert "17. marts 2027 kl. 14.00" in shown


def test_a_draft_is_marked_and_carries_no_checksum():
    made = agreement_document.document(agreement_paper(is_draft=True, with_data=True))
    assert made.draft
    assert made.attachments == ()
    assert "Kontrolsum" not in text(made)


def test_an_untouched_agreement_can_be_printed():
    empty = agreement(
        goals=Goals(), purpose="", partners=(), profile=type(agreement().profile)(), decision=None
    )
    made = agreement_document.document(agreement_paper(version=Version(1, empty), is_draft=True))
    assert "Ikke udfyldt endnu." in text(made)
    assert "Ingen mål i dette lag." in text(made)
    assert_accessible(paper.render(made).content, made)


def test_the_english_paper_has_no_danish_headings():
    made = agreement_document.document(agreement_paper(language=Language.ENGLISH))
    found = [plain(words) for level, words in headings(made.blocks) if level == 2]
    assert found[0] == "1. Parties and period"
    assert found[-1] == "Annex C: Code of conduct"


def longest_sheet(shared: str, local: str) -> Document:
    """A sheet with these goals, every text as long as it may be."""
    goals = Goals(
        contributions=tuple(
            contribution(key, goal=shared_goal(key, title="Fælles mål " + "ord " * 22))
            for key in shared
        ),
        local=tuple(local_goal(key, title="Lokalt mål " + "ord " * 22) for key in local),
    )
    base = agreement(goals=goals)
    full = replace(base, profile=replace(base.profile, core_task="Opgave " * 200))
    answers = tuple(
        Answer(goal.key, GoalState.NOT_REACHED, "forklaring " * 70, "bøn " * 190)
        for goal in goals.all
    )
    follow_up = FollowUp(Occasion.MIDWAY, 2027, answers)
    return dialogue_sheet.document(
        DialogueSheet(
            agreement=full,
            meeting_on=date(2027, 10, 4),
            place="Rådhuset",
            created=CREATED,
            follow_up=follow_up,
            items=dialogue_items(follow_up, full, asked_on=date(2027, 9, 1)),
            last_contact="4. oktober 2026, besøg på Skovvej 1",
        )
    )


@pytest.mark.parametrize(
    ("shared", "local", "more"), [("abcd", "efg", 4), ("ab", "cd", 1), ("ab", "cde", 2)]
)
def test_the_dialogue_sheet_is_one_page_also_with_the_longest_of_everything(shared, local, more):
    made = longest_sheet(shared, local)
    assert pages(made) == 1
    assert f"og {more} mere (se opfølgningen)" in text(made)


def test_a_dialogue_sheet_without_follow_up_or_contact_says_so_kindly():
    sheet = DialogueSheet(
        agreement=agreement(), meeting_on=date(2027, 10, 4), place="Rådhuset", created=CREATED
    )
    shown = text(dialogue_sheet.document(sheet))
    assert "Det er første gang." in shown
    assert "Vi beder ikke om noget denne gang." in shown


@pytest.mark.parametrize(
    ("words", "length", "short"),
    [
        ("kort", 11, "kort"),
        ("et par\nord  her", 20, "et par ord her"),
        ("en to tre fire", 9, "en to …"),
        ("etmegetlangtord", 11, "etmegetla …"),
    ],
)
def test_shortening_cuts_between_words_and_never_exceeds_its_length(words, length, short):
    assert shortened(words, length) == short
    assert len(shortened(words, length)) <= length


def test_the_follow_up_shows_the_newest_measurement_and_what_is_asked():
    shown = text(DOCUMENTS["follow-up"])
    assert "målt 96 % den 1. marts 2027" in shown
    assert "målt 71" not in shown
    assert "endnu ikke målt" in shown
    assert "Et hegn mod vejen, så vi kan bruge den nordlige plads." in shown


def test_a_follow_up_not_yet_answered_can_be_printed_as_a_draft():
    made = followup.document(
        FollowUpPaper(
            agreement=ordinary(),
            follow_up=FollowUp(Occasion.ANNUAL, 2027, ()),
            created=CREATED,
            is_draft=True,
        )
    )
    assert text(made).count("Ikke besvaret") == 4
    assert "Vi beder ikke om noget denne gang." in text(made)


def test_the_catalogue_lists_every_unit_in_its_contents_and_bookmarks():
    made = DOCUMENTS["catalogue"]
    with pikepdf.open(io.BytesIO(paper.render(made).content)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [child.title for item in outline.root for child in item.children]
    assert "Skovhuset" in " ".join([*titles, *below])
    assert "2 aftaler" in text(made)


def test_the_shared_goals_paper_keeps_the_units_in_the_order_given():
    shown = text(DOCUMENTS["shared goals"])
    order = [shown.index(unit) for unit in ("Antvorskov Skole", "Broskolen", "Skovhuset")]
    assert order == sorted(order)


def test_the_kodeks_paper_shows_what_the_local_one_leaves_out_and_adds():
    shown = text(DOCUMENTS["kodeks"])
    left, added = shown.index("har ikke med"), shown.index("lægger til")
    assert left < shown.index("Lovlighed") < added
    assert left < shown.index("Partipolitisk neutralitet") < added
    assert "Vedtaget af byrådet 25. maj 2026, punkt 12" in shown


def test_a_kodeks_not_adopted_is_a_draft():
    made = kodeks.document(
        KodeksPaper(municipality="Prøve Kommune", kodeks=LOCAL_SKETCH, version=2, created=CREATED)
    )
    assert made.draft


def test_the_review_prints_shares_with_their_counts_and_an_honest_none():
    shown = text(DOCUMENTS["review"])
    assert "93 % (101 af 109)" in shown
    assert "Ingen endnu" in shown
    assert "Det gør vi (15. december 2026)" in shown


def test_a_review_without_figures_remarks_or_recommendations_can_be_printed():
    made = review.document(
        ReviewPaper(
            review=Review(municipality="Prøve Kommune", title="HovedMEDs gennemgang 2027"),
            created=CREATED,
            chair="Formanden",
            vice_chair="Næstformanden",
            is_draft=True,
        )
    )
    assert "Tallene er ikke frosset endnu." in text(made)
    assert_accessible(paper.render(made).content, made)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            ("Udviklingsaftale 2026/27", "Børnehuset Øen"),
            "udviklingsaftale-2026-27-boernehuset-oeen",
        ),
        (("Café Ægir",), "cafe-aegir"),
        (("../../etc/passwd",), "etc-passwd"),
        (("漢字",), "dokument"),
        (("x" * 300,), "x" * 100),
    ],
)
def test_a_file_name_is_plain_whatever_the_unit_is_called(parts, name):
    assert pdf_name(*parts) == f"{name}.pdf"


def test_a_draft_goal_without_figures_or_measures_can_be_printed():
    unfinished = local_goal(
        title="", plan=replace(local_goal().plan, indicators=(INDICATOR_WITHOUT_FIGURES,))
    )
    bare = local_goal("bar", plan=replace(local_goal().plan, indicators=(), milestones=()))
    content = agreement(goals=Goals(local=(unfinished, bare)))
    made = agreement_document.document(agreement_paper(version=Version(1, content), is_draft=True))
    assert "Antal ture" in text(made)
    assert_accessible(paper.render(made).content, made)


def test_shared_goals_papers_without_goals_or_units_say_so():
    empty = SharedGoalsPaper(
        municipality="Prøve Kommune", of="BUU", period="2027", goals=(), created=CREATED
    )
    alone = replace(empty, goals=(SharedGoalStatus(shared_goal(), ()),))
    assert "Ingen mål i dette lag." in text(cross_cutting.document(empty))
    assert shared_goal().title in text(cross_cutting.document(alone))


def test_a_review_before_the_kodeks_was_ever_discussed_says_none():
    figures = replace(REVIEW.figures, discussed=(), committees=(), waiting=())
    made = review.document(
        ReviewPaper(
            review=replace(REVIEW, figures=figures),
            created=CREATED,
            chair="Formanden",
            vice_chair="Næstformanden",
        )
    )
    assert text(made).count("Ingen.") == 2
