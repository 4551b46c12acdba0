"""All agreements of a committee or a year in one file, with contents and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agreements.agreement import Agreement
from agreements.documents.filenames import pdf_name
from agreements.documents.sections import sections
from agreements.language import Language, Speaker
from agreements.words.papers import PAPERS, Said
from typeset.blocks import Block, Contents, Cover, Document, Heading, PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """``of`` is whose agreements they are ("Børne- og Ungeudvalget", "Hele kommunen")."""

    municipality: str
    of: str
    period: str
    agreements: tuple[Agreement, ...]
    created: datetime
    language: Language = Language.DANISH


def document(catalogue: Catalogue) -> Document:
    """Agreements in the order they are given, each on a new page under its unit's name."""
    speaker = Speaker(catalogue.language)
    title = speaker.say(PAPERS[Said.CATALOGUE_TITLE], period=catalogue.period)
    count = len(catalogue.agreements)
    counted = Said.ONE_AGREEMENT if count == 1 else Said.CATALOGUE_COUNT
    return Document(
        title=title,
        author=catalogue.municipality,
        subject=f"{title}: {catalogue.of}",
        created=catalogue.created,
        filename=pdf_name(title, catalogue.of),
        opening=Cover(
            catalogue.municipality,
            f"{catalogue.of}. {speaker.say(PAPERS[counted], count=count)}",
        ),
        blocks=tuple(_blocks(catalogue, speaker)),
        language=catalogue.language,
    )


def _blocks(catalogue: Catalogue, speaker: Speaker) -> Iterator[Block]:
    yield Contents(depth=2)
    for agreement in catalogue.agreements:
        yield PageBreak()
        yield Heading(2, agreement.parties.unit)
        yield from sections(agreement, speaker, level=3)
