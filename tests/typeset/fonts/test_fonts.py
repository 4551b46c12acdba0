"""The typeface: what is missing is said, what it cannot draw is replaced."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from typeset import fonts
from typeset.fonts import Face, FontsMissing
from typeset.fonts.__main__ import convert, find


def test_missing_typeface_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(FontsMissing, match=r"python -m typeset\.fonts"):
        fonts.load.__wrapped__(Face.REGULAR)


def test_converting_from_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="npm ci"):
        find(tmp_path, Face.ITALIC)


def test_converted_face_has_every_sign_and_no_hints_and_is_the_same_each_time(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source.woff2"
    font = TTFont(fonts.FOLDER / f"{Face.REGULAR}.ttf")
    signs = set(font.getBestCmap())
    font.flavor = "woff2"
    font.save(source)
    for name in ("one.ttf", "two.ttf"):
        convert(source, tmp_path / name)
    made = TTFont(tmp_path / "one.ttf")
    assert set(made.getBestCmap()) == signs
    assert not {"fpgm", "prep", "GPOS"} & set(made.keys())
    assert (tmp_path / "one.ttf").read_bytes() == (tmp_path / "two.ttf").read_bytes()


def test_danish_and_typographic_signs_are_drawn_as_they_are() -> None:
    replaced: set[str] = set()
    text = "Æblegrød på Ærø: 37,5 % – „ja“ § 20 ½ → ✓ \u00a0é ü €\n"
    assert fonts.drawable(text, replaced) == text
    assert replaced == set()


@pytest.mark.parametrize(
    ("text", "drawn", "replaced"),
    [
        ("a\tb", "a b", set()),
        ("a\u00adb\u200b", "ab", set()),
        ("\x00\x1b", "", set()),
        ("o\u0308", "ö", set()),
        ("①Ⅳ", "1IV", set()),
        ("漢字", "◊◊", {"漢", "字"}),
        ("\ud800", "◊", {"\ud800"}),
    ],
)
def test_sign_the_typeface_lacks(text: str, drawn: str, replaced: set[str]) -> None:
    found: set[str] = set()
    assert fonts.drawable(text, found) == drawn
    assert found == replaced


def test_digits_all_have_one_width_in_every_face() -> None:
    for face in Face:
        assert len({fonts.width(digit, face) for digit in "0123456789"}) == 1


def test_shortened_text_fits_and_ends_in_an_ellipsis() -> None:
    cut = fonts.shortened("Forebyggelses- og Seniorudvalget", Face.REGULAR, 6000)
    assert cut.endswith("…")
    assert fonts.width(cut, Face.REGULAR) <= 6000
