"""The papers of agreements: rows in, documents out. Moments are those of the rows, not of today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from markupsafe import Markup
from sqlalchemy import Select, bindparam, select

from agreements.agreement import Agreement as Content
from agreements.documents import agreement as agreement_paper
from agreements.documents import catalogue as catalogue_paper
from agreements.documents import cross_cutting, dialogue_sheet, followup
from agreements.documents.agreement import AgreementPaper
from agreements.followup import SharedGoalStatus, UnitLine, dialogue_items
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.language import Language, Speaker
from agreements.versions import Version
from planner import columns
from planner.agreements import inheritance, mapping, queries
from planner.agreements.queries import Filter
from planner.clock import LOCAL
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    AgreementVersion,
)
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactStatus
from typeset import html
from typeset.blocks import Document

_ENCOUNTERS: Final = (
    select(Contact.day, Meeting.place, Contact.status)
    .outerjoin(Contact.meeting)
    .where(
        Contact.unit_id == bindparam("unit"),
        Contact.status.in_((ContactStatus.PLANNED, ContactStatus.HELD)),
    )
    .order_by(Contact.day, Contact.id)
)
_TOWN_HALL: Final = select(Municipality.town_hall)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A unit's meeting with politicians: planned or held."""

    day: date
    place: str
    is_held: bool


def of_version(
    version: AgreementVersion, *, language: Language, with_data: bool = False
) -> Document:
    """The agreement as a version of it says, with the signatures on it and the follow-ups.

    `with_data` puts the data of an approved version inside the file.
    """
    paper = replace(_of_version(version), with_data=with_data, language=language)
    return agreement_paper.document(paper)


def body_of_version(version: AgreementVersion, *, language: Language) -> Markup:
    """The same as the body of a page."""
    return _body(replace(_of_version(version), language=language))


@lru_cache(maxsize=32)  # by all that it says, so never stale
def _body(paper: AgreementPaper) -> Markup:
    document = agreement_paper.document(paper)
    return Markup(html.body(document))  # noqa: S704 - typeset.html escapes every text in it


def _of_version(version: AgreementVersion) -> AgreementPaper:
    agreement = version.agreement
    return AgreementPaper(
        version=Version(version.number, inheritance.content(version), version.reason),
        created=_at_danish_time(agreement.changed_at),
        kodeks=LOCAL_SKETCH,
        signatures=mapping.signatures([version]),
        follow_ups=tuple(mapping.follow_up(each) for each in agreement.follow_ups),
        is_draft=version.frozen_at is None,
    )


def of_follow_up(
    follow_up: AgreementFollowUp, version: AgreementVersion, *, language: Language
) -> Document:
    """A follow-up on the goals of a version, with what had been measured by then."""
    return followup.document(
        followup.FollowUpPaper(
            agreement=mapping.content(version.content),
            follow_up=mapping.follow_up(follow_up),
            created=_at_danish_time(follow_up.written_at),
            measurements=mapping.measurements(follow_up.agreement),
            language=language,
        )
    )


def of_dialogue(
    version: AgreementVersion, meeting: Encounter, before: Encounter | None, *, language: Language
) -> Document:
    """One page on the unit for a meeting; what it asks comes from the newest follow-up."""
    agreement, content = version.agreement, mapping.content(version.content)
    newest = agreement.follow_ups[-1] if agreement.follow_ups else None
    follow_up = mapping.follow_up(newest) if newest else None
    asked_on = _at_danish_time(newest.written_at).date() if newest else meeting.day
    return dialogue_sheet.document(
        dialogue_sheet.DialogueSheet(
            agreement=content,
            meeting_on=meeting.day,
            place=meeting.place,
            created=_at_danish_time(agreement.changed_at),
            follow_up=follow_up,
            items=dialogue_items(follow_up, content, asked_on=asked_on) if follow_up else (),
            last_contact=_told(before, language) if before else "",
            language=language,
        )
    )


def catalogue(
    round_: AgreementRound, contents: Sequence[Content], *, of: str, language: Language
) -> Document:
    """Approved agreements of a round bound together."""
    return catalogue_paper.document(
        catalogue_paper.Catalogue(
            municipality=municipality(),
            of=of,
            period=str(mapping.period(round_)),
            agreements=tuple(contents),
            created=_last_change(round_),
            language=language,
        )
    )


def shared_goals(
    round_: AgreementRound, user: User, committee: tuple[int | None, str], *, language: Language
) -> Document:
    """Each shared goal with every unit's contribution and newest state."""
    committee_id, of = committee
    return cross_cutting.document(
        cross_cutting.SharedGoalsPaper(
            municipality=municipality(),
            of=of,
            period=str(mapping.period(round_)),
            goals=tuple(statuses(round_, user, committee_id=committee_id)),
            created=_last_change(round_),
            language=language,
        )
    )


def statuses(
    round_: AgreementRound, user: User, *, committee_id: int | None
) -> list[SharedGoalStatus]:
    """The shared goals' states as the reader may see them, units in Danish order."""
    narrowed = Filter(round_id=round_.id, committee_id=committee_id)
    answers = queries.latest_answers(round_.id)
    lines: dict[str, list[UnitLine]] = {}
    for each in queries.approved(user, narrowed):
        for contribution in mapping.content(each.content).goals.contributions:
            answer = answers.get((each.agreement_id, contribution.key))
            line = UnitLine(each.unit, contribution.text, answer)
            lines.setdefault(contribution.key, []).append(line)
    goals = queries.shared_goals(round_.id, committee_id=committee_id)
    return [
        SharedGoalStatus(mapping.shared_goal(row), tuple(lines.get(row.key, ()))) for row in goals
    ]


def encounters(unit_id: int) -> list[Encounter]:
    """The unit's meetings with politicians that are planned or held, oldest first."""
    found = columns.read(_ENCOUNTERS, {"unit": unit_id})
    [(town_hall,)] = columns.read(_TOWN_HALL)
    return [
        Encounter(day, place or town_hall, status is ContactStatus.HELD)
        for day, place, status in found
    ]


def meeting_of(agreement: Agreement, *, today: date) -> tuple[Encounter | None, Encounter | None]:
    """The unit's next meeting, else its latest, and the one held before it."""
    known = encounters(agreement.unit_id)
    coming = [each for each in known if each.day >= today]
    chosen = next(iter(coming or known[-1:]), None)
    held = [each for each in known if each.is_held and chosen and each.day < chosen.day]
    return chosen, held[-1] if held else None


def units_with_encounters() -> Select[int]:
    """The ids of units that have a meeting with politicians, planned or held."""
    return select(Contact.unit_id).where(
        Contact.status.in_((ContactStatus.PLANNED, ContactStatus.HELD))
    )


def municipality() -> str:
    """The municipality's name."""
    return db.session.scalars(select(Municipality.name)).one()


def _told(encounter: Encounter, language: Language) -> str:
    return f"{Speaker(language).day(encounter.day)}, {encounter.place}"


def _last_change(round_: AgreementRound) -> datetime:
    query = select(Agreement.changed_at).where(Agreement.round_id == round_.id)
    newest = db.session.scalars(query.order_by(Agreement.changed_at.desc()).limit(1)).one()
    return _at_danish_time(newest)


def _at_danish_time(moment: datetime) -> datetime:
    return moment.astimezone(LOCAL)
