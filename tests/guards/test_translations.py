"""The Danish interface is complete: every string in the code has its Danish words."""

from planner import catalogue


def test_every_string_has_danish_words_and_none_is_left_over() -> None:
    gaps = sorted(catalogue.gaps())

    assert not gaps, (
        "run `make translations`, fill in planner/translations/da/LC_MESSAGES/messages.po: "
        + "; ".join(gaps)
    )
