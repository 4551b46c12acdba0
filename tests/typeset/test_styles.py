"""Colours can be told from what they lie on (WCAG 2.1, 1.4.3 and 1.4.11)."""

import pytest

from typeset import styles
from typeset.styles import Colour


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT = [Colour.INK, Colour.MUTED, Colour.BRAND, Colour.LINK, *styles.TONES.values()]
GROUND = [Colour.WHITE, Colour.TINT, Colour.WATERMARK, *styles.TINTS.values()]


@pytest.mark.parametrize("text", sorted(set(TEXT)))
@pytest.mark.parametrize("ground", sorted(set(GROUND)))
def test_text_stands_out_from_every_ground_it_may_lie_on(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("shade", range(5))
def test_number_stands_out_from_its_shade(shade: int) -> None:
    assert contrast(styles.ON_SHADES[shade], styles.SHADES[shade]) >= 4.5


def test_lines_to_sign_on_stand_out_from_the_page() -> None:
    assert contrast(Colour.STRONG_LINE, Colour.WHITE) >= 3
