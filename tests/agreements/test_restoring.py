"""What was written down comes back as it was."""

import pytest

from agreements.agreement import Agreement
from agreements.canonical import canonical
from agreements.examples.shared import ABSENCE
from agreements.goals import SharedGoal
from agreements.restoring import UnknownForm, restore
from agreements.versions import FORM
from tests.agreements.builders import agreement
from tests.agreements.examples.test_examples import STORIES


@pytest.mark.parametrize("content", [agreement(), *(s.agreement for s in STORIES.values())])
def test_an_agreement_comes_back_equal_and_has_the_same_canonical_form(content: Agreement) -> None:
    stored = canonical(content, form=FORM)

    restored = restore(Agreement, stored, form=FORM)

    assert restored == content
    assert canonical(restored, form=FORM) == stored


def test_a_shared_goal_comes_back_equal() -> None:
    stored = canonical(ABSENCE, form="goal")

    assert restore(SharedGoal, stored, form="goal") == ABSENCE


def test_text_of_another_form_is_refused() -> None:
    with pytest.raises(UnknownForm):
        restore(Agreement, canonical(agreement(), form="samspil.agreement/0"), form=FORM)


def test_a_field_that_lacks_is_an_error_and_never_filled_in() -> None:
    with pytest.raises(KeyError):
        restore(SharedGoal, '{"form": "goal", "content": {"key": "a"}}', form="goal")
