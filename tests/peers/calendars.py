"""What other people's calendar programs make of a feed: Debian's khal, and Thunderbird's ical.js.

Both are asked for the moment of each event in UTC or in another zone, so that a time zone that is
only half understood shows. A program that is not installed is skipped with a reason, and missed
where `CI` is "true".
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
READER_ZONE = ZoneInfo("America/New_York")


@dataclass(frozen=True)
class Entry:
    """An event as a program shows it; a whole day has its date as text and no time."""

    uid: str
    start: datetime | str
    end: datetime | str
    summary: str
    status: str


KHAL_SETTINGS = """\
[calendars]
[[feed]]
path = {folder}/events
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = feed
"""
KHAL_LINE = "{uid}\t{start}\t{end}\t{title}\t{status}"


def by_khal(feed: bytes, folder: Path, *, first: str, days: int) -> list[Entry]:
    """The events of some days as khal lists them to a reader in New York."""
    khal = shutil.which("khal") or _do_without("khal is not installed (Debian: apt install khal)")
    (folder / "events").mkdir()
    (folder / "feed.ics").write_bytes(feed)
    settings = folder / "khal.conf"
    settings.write_text(KHAL_SETTINGS.format(folder=folder, zone=READER_ZONE), encoding="utf-8")

    def run(*arguments: str) -> str:
        return subprocess.run(
            [khal, "-c", str(settings), *arguments],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        ).stdout

    run("import", "--batch", "-a", "feed", str(folder / "feed.ics"))
    listed = run("list", "--day-format", "", "--format", KHAL_LINE, first, f"{days}d")
    return sorted((_khal_entry(line) for line in listed.splitlines()), key=lambda e: e.uid)


def _khal_entry(line: str) -> Entry:
    uid, start, end, summary, status = line.split("\t")
    return Entry(uid, _moment(start), _moment(end), summary, status.strip())


def _moment(text: str) -> datetime | str:
    if "T" not in text:
        return text
    return datetime.fromisoformat(text).replace(tzinfo=READER_ZONE)


READ_WITH_ICAL_JS = """\
import {{ readFileSync }} from "node:fs";
import ICAL from {module};
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone"))
  ICAL.TimezoneService.register(zone);
const shown = (time) => time.isDate ? time.toString() : time.toJSDate().toISOString();
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map((component) => {{
  const event = new ICAL.Event(component);
  return [event.uid, shown(event.startDate), shown(event.endDate), event.summary,
          component.getFirstPropertyValue("status")];
}})));
"""


def by_ical_js(feed: bytes) -> list[Entry]:
    """All events as ical.js reads them, with the feed's own time zone, in UTC."""
    node = shutil.which("node") or _do_without("node is not installed")
    module = NODE_MODULES / "ical.js" / "dist" / "ical.js"
    if not module.exists():
        _do_without("ical.js is not installed (npm ci)")
    program = READ_WITH_ICAL_JS.format(module=json.dumps(module.as_uri()))
    read = subprocess.run(
        [node, "--input-type=module", "--eval", program],
        check=True,
        capture_output=True,
        input=feed,
        env={**os.environ, "TZ": "America/New_York"},
    )
    entries = [
        Entry(uid, _utc(start), _utc(end), summary, status)
        for uid, start, end, summary, status in json.loads(read.stdout)
    ]
    return sorted(entries, key=lambda entry: entry.uid)


def _utc(text: str) -> datetime | str:
    return datetime.fromisoformat(text) if "T" in text else text


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
