"""A benchmark's result, as Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """`headings` and `rows` of text; `notes` stand below as they are, in Markdown.

    `pictures` (file name -> SVG) are what the notes show, kept beside the document.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)

    def to_markdown(self, introduction: str) -> str:
        """A section: title, introduction, table, notes."""
        lines = [
            _row(self.headings),
            _row(["---", *("---:" for _ in self.headings[1:])]),
            *map(_row, self.rows),
        ]
        parts = [f"## {self.title}", introduction, "\n".join(lines), *self.notes]
        return "\n\n".join(part.strip() for part in parts) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
