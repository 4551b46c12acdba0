"""What every paper says about itself: who issues it, when, in which language, how final it is."""

from dataclasses import dataclass
from datetime import datetime

from typeset.blocks import Block, Document, Masthead, Sheet
from typeset.voice import Voice
from typeset.words import Language


@dataclass(frozen=True, slots=True)
class Issue:
    """`created` carries its time zone; the same issue of the same content is the same bytes."""

    municipality: str
    created: datetime
    language: Language = Language.DANISH
    draft: bool = False
    case_number: str = ""

    @property
    def voice(self) -> Voice:
        return Voice(self.language)


@dataclass(frozen=True, slots=True)
class Heads:
    """What a paper is called: as file, as title, and in one sentence."""

    filename: str
    title: str
    subtitle: str
    subject: str


def issued(
    issue: Issue, heads: Heads, blocks: tuple[Block, ...], *, sheet: Sheet = Sheet.PORTRAIT
) -> Document:
    """The blocks under their title, with the case number in the line above it."""
    kicker = issue.municipality
    if issue.case_number:
        kicker += f" · {issue.voice('Sagsnr.', 'Case no.')} {issue.case_number}"
    return Document(
        title=heads.title,
        author=issue.municipality,
        subject=heads.subject,
        created=issue.created,
        filename=f"{heads.filename}.pdf",
        opening=Masthead(kicker, heads.subtitle),
        blocks=blocks,
        language=issue.language,
        draft=issue.draft,
        sheet=sheet,
    )


def slug(text: str) -> str:
    """A file name of a title: small letters, Danish ones kept, the rest hyphens."""
    kept = "".join(sign if sign.isalnum() else " " for sign in text.lower())
    return "-".join(kept.split())[:80]
