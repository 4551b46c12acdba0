"""The files of one printing job on disk: each paper once and whole, then the finished file.

A paper is written beside its name and renamed when it is whole, so that a file with its name is
finished whatever happens. That is how a lost job knows what it need not print again.
"""

import csv
import hashlib
import io
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from planner.agreements.printing.orders import Item
from planner.config import Settings

CHECKSUMS, MANIFEST = "SHA256SUMS", "indhold.csv"
KEPT = timedelta(days=7)
_STAMP = (2020, 1, 1, 0, 0, 0)  # the same papers give the same file


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one job."""

    path: Path

    @property
    def finished(self) -> Path | None:
        """The file to fetch, once it is whole."""
        return next(iter(sorted(self.path.glob("finished/*"))), None)

    def paper(self, item: Item) -> Path | None:
        """The item's paper, if it has been printed."""
        return next(iter(self._papers.glob(f"{item.agreement_id}.*.pdf")), None)

    def keep(self, item: Item, filename: str, content: bytes) -> None:
        """Keep the item's paper."""
        name = f"{item.unit_code.lower()}-{filename}"
        _write(self._papers / f"{item.agreement_id}.{name}", content)

    def pack(self, items: Sequence[Item], name: str) -> Path:
        """All papers in one ZIP file with a manifest and their checksums (as `sha256sum -c`)."""
        rows: list[tuple[Item, str, int, str]] = []
        partial = self.path / f"{name}.part"
        with zipfile.ZipFile(partial, "w") as archive:
            for item in items:
                if (paper := self.paper(item)) is not None:
                    content = paper.read_bytes()
                    inside = paper.name.partition(".")[2]
                    archive.writestr(zipfile.ZipInfo(inside, _STAMP), content)
                    rows.append((item, inside, len(content), hashlib.sha256(content).hexdigest()))
            archive.writestr(zipfile.ZipInfo(MANIFEST, _STAMP), _manifest(rows))
            sums = "".join(f"{digest}  {inside}\n" for _item, inside, _size, digest in rows)
            archive.writestr(zipfile.ZipInfo(CHECKSUMS, _STAMP), sums)
        return self._finish(partial, name)

    def finish(self, name: str, content: bytes) -> Path:
        """One file as the finished one."""
        partial = self.path / f"{name}.part"
        self.path.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        return self._finish(partial, name)

    @property
    def _papers(self) -> Path:
        return self.path / "papers"

    def _finish(self, partial: Path, name: str) -> Path:
        done = self.path / "finished" / name
        done.parent.mkdir(exist_ok=True)
        partial.rename(done)
        shutil.rmtree(self._papers, ignore_errors=True)
        return done


def of_job(settings: Settings, job_id: int) -> Folder:
    """Where a job keeps its files."""
    return Folder(settings.var / "papers" / str(job_id))


def forget_old(settings: Settings, *, at: datetime) -> int:
    """Throw away what nobody needs any more; how many jobs' files."""
    old = [
        path
        for path in sorted((settings.var / "papers").glob("*"))
        if path.stat().st_mtime < (at - KEPT).timestamp()
    ]
    for path in old:
        shutil.rmtree(path)
    return len(old)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_bytes(content)
    partial.rename(path)


def _manifest(rows: Iterable[tuple[Item, str, int, str]]) -> bytes:
    """As Danish Excel opens it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["fil", "enhed", "udvalg", "bytes", "sha-256"])
    for item, inside, size, digest in rows:
        writer.writerow([inside, item.unit, item.committee, size, digest])
    return text.getvalue().encode("utf-8-sig")
