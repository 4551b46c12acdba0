"""Guards of the canvas: what would break a standard cannot be drawn."""

import pytest

from typeset import pen
from typeset.canvas import NestedMarking, NotEmbedded, TaggedCanvas
from typeset.tags import Elem


@pytest.fixture
def canvas() -> TaggedCanvas:
    return TaggedCanvas((300, 300), "da-DK")


def test_font_that_is_not_embedded_is_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(NotEmbedded, match="Helvetica"):
        canvas.setFont("Helvetica", 10)


def test_content_inside_content_is_refused(canvas: TaggedCanvas) -> None:
    with canvas.tag(Elem("P")), pytest.raises(NestedMarking):
        canvas.open(Elem("Span"))


def test_artifact_inside_content_is_refused(canvas: TaggedCanvas) -> None:
    with canvas.tag(Elem("P")), pytest.raises(NestedMarking), canvas.artifact():
        pass


def test_drawing_outside_content_and_artifacts_is_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(NestedMarking):
        canvas.draw(pen.sign(pen.Shape.CHECK, 9, "#000000"), 0, 0)
