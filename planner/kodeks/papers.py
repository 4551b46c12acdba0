"""The kodeks as a paper."""

from agreements.documents import kodeks as kodeks_paper
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner.agreements.papers import municipality
from planner.clock import LOCAL
from planner.kodeks import mapping
from planner.models.kodeks import KodeksVersion
from typeset.blocks import Document
from typeset.words import Language


def of_version(row: KodeksVersion, *, language: Language) -> Document:
    """A version beside the seven national norms; one that is not adopted is marked as a draft."""
    return kodeks_paper.document(
        kodeks_paper.KodeksPaper(
            municipality=municipality(),
            kodeks=mapping.kodeks(row),
            version=row.number,
            created=row.changed_at.astimezone(LOCAL),
            adopted=mapping.adopted(row),
            beside=SEVEN_NORMS,
            language=language,
        )
    )
