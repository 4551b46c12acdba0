"""Writes of an import: keeping the file while it is looked at, and writing it all or not at all."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from planner import trail
from planner.exchange import comparison, tables
from planner.exchange.comparison import Preview
from planner.exchange.sheets import Sheet, by_heading, folded
from planner.extensions import db
from planner.models.accounts import User
from planner.models.imports import ImportFile
from planner.settings import queries as settings

LONGEST_KEPT = timedelta(hours=4)


class Outdated(Exception):
    """The register changed after the preview: what would be written is not what was seen."""


class NotClean(Exception):
    """Rows of the file are refused, so nothing of it is written; carries the preview."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(f"{preview.refused_rows} rows are refused")
        self.preview = preview


def keep(sheet: Sheet, filename: str, content: bytes, *, user: User, at: datetime) -> ImportFile:
    """Keep a file that can be read, for its preview; older ones are thrown away.

    Raises tables.Unreadable.
    """
    preview(sheet, content)
    forget_old(at=at)
    file = ImportFile(
        key=secrets.token_urlsafe(24),
        user_id=user.id,
        sheet=sheet.name,
        filename=filename[:200],
        content=content,
        uploaded_at=at,
    )
    db.session.add(file)
    return file


def find(key: str, *, user: User, at: datetime) -> ImportFile | None:
    """The account's own file, if it is still kept."""
    return db.session.scalar(
        select(ImportFile).where(
            ImportFile.key == key,
            ImportFile.user_id == user.id,
            ImportFile.uploaded_at > at - LONGEST_KEPT,
        )
    )


def forget_old(*, at: datetime) -> None:
    """Throw away files nobody confirmed in time."""
    db.session.execute(delete(ImportFile).where(ImportFile.uploaded_at <= at - LONGEST_KEPT))


def preview(sheet: Sheet, content: bytes) -> Preview:
    """What importing the file would do. Raises tables.Unreadable."""
    known = by_heading(sheet.columns)
    table = tables.read(content, is_known=lambda heading: folded(heading) in known)
    return comparison.compare(sheet.prepared(table), sheet)


def confirm(file: ImportFile, sheet: Sheet, *, digest: str, user: User, at: datetime) -> Preview:
    """Write everything the file says, as of the sheet's day; the file is forgotten.

    Raises NotClean when a row is refused by now, Outdated when `digest`, that of the preview the
    account saw, no longer fits, and Refused when a history does not allow a change.
    """
    seen = preview(sheet, file.content)
    if seen.refused:
        raise NotClean(seen)
    if seen.digest() != digest:
        raise Outdated
    events = sheet.apply([*seen.new, *seen.changed])
    trail.record_many("import_row", events, user=user, at=at)
    figures = {"new": len(seen.new), "changed": len(seen.changed), "valid_from": sheet.on}
    after = {"sheet": file.sheet, "filename": file.filename, **figures}
    what = settings.municipality() or user
    trail.record("import", what, user=user, at=at, before={}, after=after)
    db.session.delete(file)
    return seen
