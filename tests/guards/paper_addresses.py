"""Every kind of paper in every state the demo has: the addresses of both its forms, its reader."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import AnyConverter

from planner.extensions import db
from planner.models.agreements import Agreement, AgreementRound
from planner.models.base import Base
from planner.models.committees import Committee
from planner.models.kodeks import KodeksVersion
from planner.models.meetings import MeetingCalendar
from planner.models.reviews import Review
from planner.models.rotations import Contact, ContactForm, RotationVersion
from planner.visits.views import TAKES_PLACE

Row = TypeVar("Row", bound=Base)

NOBODY = ""  # a reader who has not signed in
ORDERED = "agreements.printed"  # what a job has printed; its address has no form

# Who the paper is for, by the mailbox of the demo.
READERS = {
    "agreements.agreement": "sekretariat",
    "agreements.follow_up": "direktoer",
    "agreements.dialogue_sheet": "sekretariat",
    "agreements.catalogue": "direktoer",
    "agreements.shared_goals": "sekretariat",
    "coverage.report": "byraad",
    "exports.calendar": "byraad",
    "exports.rotation": "byraad",
    "kodeks.document": "hovedmed",
    "public.export": NOBODY,
    "reviews.document": "hovedmed-leder",
    "visits.host_pack": "sekretariat",
    "visits.visit_brief": "byraad",
}


@dataclass(frozen=True)
class Address:
    """One paper: its view and what the view is asked for, without the form."""

    endpoint: str
    asked: tuple[tuple[str, object], ...]

    def of(self, app: Flask, form: str) -> str:
        """Where the paper is in a form: pdf or html."""
        named = forms(app)[self.endpoint]
        return app.url_map.bind("").build(self.endpoint, {**dict(self.asked), named: form})


def forms(app: Flask) -> Mapping[str, str]:
    """The views that print, each with the part of its address that names the form."""
    return {
        rule.endpoint: name
        for rule in app.url_map.iter_rules()
        for name, converter in rule._converters.items()
        if isinstance(converter, AnyConverter) and "pdf" in converter.items
    }


def every_paper() -> Iterator[Address]:
    """One of each kind in each state of what the database holds."""
    yield from _agreements()
    yield from _rounds()
    yield from _calendars()
    yield from _rotations()
    yield from _visits()
    yield from _coverage()
    for version in _all(KodeksVersion):
        yield _at("kodeks.document", number=version.number)
    for review in _all(Review):
        yield _at("reviews.document", review_id=review.id)


def _agreements() -> Iterator[Address]:
    """The first agreement of each shape, its follow-ups and its sheet."""
    shapes: dict[object, Agreement] = {}
    met = set(db.session.scalars(select(Contact.unit_id).where(Contact.status.in_(TAKES_PLACE))))
    for row in _all(Agreement):
        signatures = [each for version in row.versions for each in version.signatures]
        state = row.round_id, row.state
        shapes.setdefault((*state, len(row.versions)), row)
        shapes.setdefault((*state, len(signatures), row.unit_id in met), row)
        for each in signatures:
            shapes.setdefault((bool(each.on_behalf_of), bool(each.reservation)), row)
    for row in dict.fromkeys(shapes.values()):
        for version in row.versions:
            yield _at("agreements.agreement", agreement_id=row.id, number=version.number)
        for each in row.follow_ups:
            what = {"occasion": each.occasion.value, "year": each.year}
            yield _at("agreements.follow_up", agreement_id=row.id, **what)
        if row.unit_id in met:
            yield _at("agreements.dialogue_sheet", agreement_id=row.id)


def _rounds() -> Iterator[Address]:
    """Of the committee with fewest agreements: a catalogue holds each of them whole."""
    for round_ in _all(AgreementRound):
        rows = db.session.scalars(select(Agreement).where(Agreement.round_id == round_.id)).all()
        approved = Counter(row.committee_id for row in rows if row.versions[0].frozen_at)
        for committee_id, _number in approved.most_common()[-1:]:
            of = {"round_id": round_.id, "committee": committee_id}
            yield _at("agreements.catalogue", **of)
            yield _at("agreements.shared_goals", **of)
        if rows:
            yield _at("agreements.shared_goals", round_id=round_.id)


def _calendars() -> Iterator[Address]:
    for calendar in _all(MeetingCalendar):
        yield _at("exports.calendar", year=calendar.year)
        yield _at("public.export", year=calendar.year)
        for committee in _all(Committee):
            yield _at("exports.calendar", year=calendar.year, committee=committee.id)


def _rotations() -> Iterator[Address]:
    """Whole, of each committee, and of a unit that is met and one that waits."""
    for version in _all(RotationVersion):
        view = {"rotation_id": version.rotation_id, "number": version.number}
        units = version.run.problem["units"]
        met = {code for codes in version.run.plan["assignments"].values() for code in codes}
        committees = sorted({code for unit in units for code in unit["committees"]})
        yield _at("exports.rotation", **view)
        for code in committees:
            yield _at("exports.rotation", **view, committee=code)
        for is_met in (True, False):
            codes = [unit["id"] for unit in units if (unit["id"] in met) is is_met]
            for code in codes[:1]:
                yield _at("exports.rotation", **view, unit=code)


def _visits() -> Iterator[Address]:
    """The brief and the pack of each form and state."""
    shapes: dict[object, Contact] = {}
    for contact in _all(Contact):
        if contact.status in TAKES_PLACE and contact.meeting is not None:
            shapes.setdefault((contact.form, contact.status), contact)
    for contact in shapes.values():
        yield _at("visits.visit_brief", contact_id=contact.id)
        if contact.form is ContactForm.HOSTED:
            yield _at("visits.host_pack", contact_id=contact.id)


def _coverage() -> Iterator[Address]:
    for asked in (
        {},
        {"form": "hosted"},
        {"committee": "BUU"},
        {"kind": "plejecenter"},
        {"as_of": "2026-01-05"},
    ):
        yield _at("coverage.report", **asked)


def _at(endpoint: str, **asked: object) -> Address:
    return Address(endpoint, tuple(asked.items()))


def _all(model: type[Row]) -> Sequence[Row]:
    return db.session.scalars(select(model).order_by(model.id)).all()
