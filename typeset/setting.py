"""What a block needs to know to become boxes: where it is, how wide, and in which language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from typeset import lines, styles
from typeset.flow import Landmark
from typeset.inline import Text
from typeset.lines import Line, Word
from typeset.styles import Type
from typeset.tags import Elem
from typeset.words import Language, Words, words


@dataclass(slots=True)
class Ledger:
    """What is found out about the whole document while its blocks are composed."""

    landmarks: Sequence[Landmark]
    """All headings, in order, the title first."""
    replaced: set[str]
    passing: Iterator[Landmark] = field(init=False)
    """The landmarks again, consumed as they are composed."""
    known_words: dict[tuple[str, Type], list[Word]] = field(default_factory=dict)
    known_lines: dict[tuple[str, Type, float], list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.passing = iter(self.landmarks)


@dataclass(frozen=True, slots=True)
class Setting:
    """`elem` is the parent of what comes, `width` its room in points."""

    elem: Elem
    width: float
    depth: float
    language: Language
    ledger: Ledger

    @property
    def says(self) -> Words:
        return words(self.language)

    def inside(self, elem: Elem, *, less: float = 0.0) -> "Setting":
        """The same within another element, `less` points narrower."""
        return replace(self, elem=elem, width=self.width - less)

    def words(self, text: Text, style: Type) -> list[Word]:
        """The text measured. Plain text seen before is not measured again: it has no state."""
        if not isinstance(text, str):
            return lines.words(lines.runs(text, style, self.ledger.replaced), style.size)
        found = self.ledger.known_words.get((text, style))
        if found is None:
            run = lines.runs(text, style, self.ledger.replaced)
            found = self.ledger.known_words[text, style] = lines.words(run, style.size)
        return found

    def lines(self, text: Text, style: Type, width: float) -> list[Line]:
        """The text set in lines of at most `width` points."""
        if not isinstance(text, str):
            return lines.fill(self.words(text, style), width, style.size)
        found = self.ledger.known_lines.get((text, style, width))
        if found is None:
            found = lines.fill(self.words(text, style), width, style.size)
            self.ledger.known_lines[text, style, width] = found
        return found


def narrowest(width: float) -> float:
    """A width in which at least a sign or two fits, whatever was taken off."""
    return max(width, 6 * styles.MM)
