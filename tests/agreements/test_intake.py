"""What people paste: kept when nothing is lost, refused with a reason when something would be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from agreements.intake import PRINTABLE, amount_problems, day_problems, examine
from agreements.words.faults import Change, Fault
from typeset import fonts

TODAY = date(2027, 3, 17)


def codes(raw: str, limit: int = 1000) -> set[str]:
    return {problem.code for problem in examine(raw, field="why", limit=limit).problems}


@pytest.mark.parametrize(
    "text",
    [
        "Børnene er ude hver dag – også når det regner.",
        "Sygefraværet er ≤ 5,0 % (i dag: 6,3 %) ½ år senere → »bedre«",
        "Dvořák, Şahin, Łukasz, Ελένη, Борис og Nguyễn",
        "Pris: 1.200 € pr. m²; se § 14 a, stk. 2 … og <5 elever",
        "Linje 1\n\n• punkt\n• punkt",
        "",
    ],
)
def test_ordinary_text_passes_unchanged(text):
    result = examine(text, field="why", limit=1000)
    assert (result.text, result.problems, result.changes) == (text, (), ())


@pytest.mark.parametrize(
    ("raw", "tidy", "changes"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne", ()),
        ("A\u030arhus", "Århus", ()),
        ("  to\u00a0\u00a0ord \t ", "to ord", ()),
        ("a\n\n\n\nb", "a\n\nb", ()),
        ("ud\u00advik\u200bling\ufeff", "udvikling", (Change.INVISIBLE,)),
        ("\uf0b7 ude hver dag", "• ude hver dag", (Change.BULLETS,)),
        ("▪ ude\n● inde", "• ude\n• inde", (Change.BULLETS,)),
        ("tillids\u2011 og samarbejde", "tillids- og samarbejde", ()),
        ("\x93ro\x94 \x96 nu", "“ro” – nu", (Change.QUOTES,)),
    ],
)
def test_differences_nobody_sees_are_made_uniform(raw, tidy, changes):
    result = examine(raw, field="why", limit=1000)
    assert (result.text, result.problems, result.changes) == (tidy, (), changes)


def test_tidying_twice_changes_nothing_more():
    once = examine("\uf0b7  A\u030a \r\n\n\n\n b\u00ad ", field="why", limit=100).text
    assert examine(once, field="why", limit=100).text == once


def test_a_single_line_field_joins_its_lines():
    assert examine("Ude\r\nhver dag", field="title", limit=50, multiline=False).text == (
        "Ude hver dag"
    )


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("a\x00b", Fault.CONTROL_CHARACTER),
        ("a\x1bb", Fault.CONTROL_CHARACTER),
        ("a\x81b", Fault.CONTROL_CHARACTER),
        ("mål\u202egnil", Fault.DIRECTION_CHARACTER),
        ("\u2066skjult\u2069", Fault.DIRECTION_CHARACTER),
        ("مدرسة", Fault.RIGHT_TO_LEFT),
        ("בית ספר", Fault.RIGHT_TO_LEFT),
        ('<p class="MsoNormal">Mål<o:p></o:p></p>', Fault.OFFICE_MARKUP),
        ("<!--[if gte mso 9]><xml></xml><![endif]-->Mål", Fault.OFFICE_MARKUP),
        ("{\\rtf1\\ansi Mål}", Fault.OFFICE_MARKUP),
        ("margin:0;mso-pagination:widow-orphan", Fault.OFFICE_MARKUP),
        ("Glæde 😀", Fault.EMOJI),
        ("Familie 👩‍👧", Fault.EMOJI),
        ("Hjerte ❤️", Fault.EMOJI),
        ("漢字", Fault.UNPRINTABLE),
        ("a\ud800b", Fault.UNPRINTABLE),
        ("a\uffffb", Fault.UNPRINTABLE),
        ("a\ue000b", Fault.UNPRINTABLE),
        ("Z\u0301\u0302\u0303\u0304\u0305", Fault.LOOSE_MARK),
        ("x" * 1001, Fault.TOO_LONG),
    ],
)
def test_text_only_the_writer_can_mend_is_refused_and_handed_back_as_it_came(raw, fault):
    result = examine(raw, field="why", limit=1000)
    assert {problem.code for problem in result.problems} == {fault}
    assert {problem.field for problem in result.problems} == {"why"}
    assert result.text == raw


def test_every_fault_is_told_at_once():
    assert codes("a\x00\u202e😀 مدرسة 漢" + "x" * 100, limit=50) == {
        Fault.CONTROL_CHARACTER,
        Fault.DIRECTION_CHARACTER,
        Fault.EMOJI,
        Fault.RIGHT_TO_LEFT,
        Fault.UNPRINTABLE,
        Fault.TOO_LONG,
    }


def test_the_message_shows_where_the_invisible_character_is():
    (problem,) = examine("Vi går ud\x07 hver dag", field="why", limit=100).problems
    assert "»Vi går ud«" in problem.message.da
    assert "“Vi går ud”" in problem.message.en


def test_the_length_counts_what_the_writer_sees_not_what_word_hid():
    assert not codes("A\u030a" * 10, limit=10)
    assert codes("Å" * 11, limit=10) == {Fault.TOO_LONG}


def test_a_text_of_ten_megabytes_is_refused_for_its_length_alone():
    raw = "\x00😀abcdef\n" * 1_000_000
    result = examine(raw, field="why", limit=800)
    (problem,) = result.problems
    assert problem.code is Fault.TOO_LONG
    assert "800" in problem.message.da
    assert result.text is raw


def test_a_date_in_1026_is_refused_with_the_year_that_was_meant():
    (problem,) = day_problems(date(1026, 5, 1), field="due", today=TODAY)
    assert problem.code is Fault.IMPOSSIBLE_YEAR
    assert problem.message.da == "Året 1026 kan ikke passe. Mente du 2026?"


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (date(2026, 12, 31), Fault.TOO_EARLY),
        (date(2028, 1, 1), Fault.TOO_LATE),
        (date(2027, 1, 1), None),
        (date(2027, 12, 31), None),
    ],
)
def test_a_day_outside_its_span_is_refused_and_its_ends_belong_to_it(day, fault):
    problems = day_problems(
        day, field="due", today=TODAY, earliest=date(2027, 1, 1), latest=date(2027, 12, 31)
    )
    assert [problem.code for problem in problems] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("amount", "fault"),
    [
        ("-0.1", Fault.NEGATIVE),
        ("NaN", Fault.NOT_A_NUMBER),
        ("-Infinity", Fault.NOT_A_NUMBER),
        ("1000000000000.01", Fault.TOO_LARGE),
        ("0", None),
        ("5.0", None),
        ("1000000000000", None),
    ],
)
def test_an_amount_no_indicator_can_have_is_refused(amount, fault):
    problems = amount_problems(Decimal(amount), field="target")
    assert [problem.code for problem in problems] == ([fault] if fault else [])


def test_every_character_let_through_is_drawn_by_the_typeface():
    replaced: set[str] = set()
    everything = "".join(chr(code) for first, last in PRINTABLE for code in range(first, last + 1))
    fonts.drawable(everything, replaced)
    assert replaced == set()
