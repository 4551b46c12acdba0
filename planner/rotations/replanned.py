"""A replan as people read it: what happened, whom it moves and why, access before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.models.rotations import RotationRun
from planner.rotations import replanning, words
from planner.rotations.happenings import Happening
from planner.web import filters
from schedules.rotation.replanning.events import (
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)

_ORDER = ("leaves", "moved", "comes")


@dataclass(frozen=True, slots=True)
class Moved:
    """One unit's change at one meeting, in a sentence that can be sent to it."""

    day: date
    unit: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Replanned:
    """What a replan did: `kept` of the `published` places stay, `told` units hear of a change."""

    happenings: tuple[str, ...]
    moves: tuple[Moved, ...]
    published: int
    kept: int
    told: int
    equity_before: Mapping[str, Any]


def of(run: RotationRun, *, language: str) -> Replanned | None:
    """The replan behind a run with a plan; None for a plan made anew."""
    told = run.replanning
    if not told:
        return None
    before = told["before"]
    names = {unit["id"]: unit["name"] for unit in before["units"]}
    days = {m["id"]: (date.fromisoformat(m["date"]), m["committee"]) for m in before["meetings"]}
    people_have = before["published"]
    kept = sum(
        len({*codes} & {*run.plan["assignments"].get(meeting, ())})
        for meeting, codes in people_have.items()
    )
    return Replanned(
        tuple(_said(one, names, days) for one in replanning.happenings_of(run)),
        tuple(
            Moved(
                date.fromisoformat(move["date"]),
                names.get(move["unit"], move["unit"]),
                str(words.MOVE[move["kind"]]),
                move[language],
            )
            for move in sorted(told["moves"], key=_place)
        ),
        sum(map(len, people_have.values())),
        kept,
        len({move["unit"] for move in told["moves"]} - _who_said_no(run)),
        told["equity_before"],
    )


def _place(move: Mapping[str, Any]) -> tuple[str, str, int, str]:
    """By day and meeting, those who leave before those who come."""
    return move["date"], move["meeting"], _ORDER.index(move["kind"]), move["unit"]


def _who_said_no(run: RotationRun) -> set[str]:
    """The units that called off themselves: nobody needs to tell them."""
    happened = (one.event for one in replanning.happenings_of(run))
    return {event.unit for event in happened if isinstance(event, HostCancels)}


def _said(one: Happening, names: Mapping[str, str], days: Mapping[str, tuple[date, str]]) -> str:
    """A happening in a sentence, with its reason."""
    what = _what(one, names, days).removesuffix(".")
    return f"{what[:1].upper()}{what[1:]}: {one.because}"


def _what(one: Happening, names: Mapping[str, str], days: Mapping[str, tuple[date, str]]) -> str:
    match one.event:
        case None:
            return str(_("The register has changed."))
        case HostCancels(meeting, unit):
            return str(
                _("%(unit)s has called off %(meeting)s.", **_at(meeting, days), unit=names[unit])
            )
        case UnitCloses(unit, first, last):
            return _closes(names[unit], first, last)
        case MeetingNeeds(meeting, step_free, people):
            return _needs(_at(meeting, days)["meeting"], people, step_free=step_free)
        case MeetingCancelled(meeting):
            return str(_("%(meeting)s is not held.", **_at(meeting, days)))
        case MeetingMoved(meeting, day, start, _end):
            return str(
                _(
                    "%(meeting)s is moved to %(day)s at %(time)s.",
                    **_at(meeting, days),
                    day=filters.as_date(day),
                    time=filters.as_time(start),
                )
            )


def _at(meeting: str, days: Mapping[str, tuple[date, str]]) -> dict[str, str]:
    day, committee = days[meeting]
    said = _(
        "the meeting of %(committee)s on %(day)s", committee=committee, day=filters.as_date(day)
    )
    return {"meeting": str(said)}


def _closes(unit: str, first: date, last: date | None) -> str:
    if last is None:
        return str(_("%(unit)s closes on %(day)s.", unit=unit, day=filters.as_date(first)))
    return str(
        _(
            "%(unit)s is closed from %(first)s to %(last)s.",
            unit=unit,
            first=filters.as_date(first),
            last=filters.as_date(last),
        )
    )


def _needs(meeting: str, people: int | None, *, step_free: bool) -> str:
    if people is None:
        return str(_("%(meeting)s needs step-free access.", meeting=meeting))
    seats = ngettext("%(num)s seat", "%(num)s seats", people)
    if step_free:
        return str(
            _("%(meeting)s needs step-free access and %(seats)s.", meeting=meeting, seats=seats)
        )
    return str(_("%(meeting)s needs %(seats)s.", meeting=meeting, seats=seats))
