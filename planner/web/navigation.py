"""The main navigation of each role, and the frame the application puts around its pages."""

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import LazyString, lazy_gettext
from flask_login import current_user
from sqlalchemy import select

from planner import access
from planner.access import Permission
from planner.auth.words import ROLES
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.municipality import Municipality
from planner.web.frame import Frame, NavigationEntry, SignedIn


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go, and the permission without which it is not shown."""

    label: LazyString
    endpoint: str
    permission: Permission

    @property
    def feature(self) -> str:
        """The blueprint the place belongs to; all of its pages mark the place as current."""
        return self.endpoint.partition(".")[0]


PLACES = (
    Place(lazy_gettext("Start page"), "dashboard.start", Permission.SEE_START_PAGE),
    Place(lazy_gettext("Calendar"), "meetings.now", Permission.READ_CALENDAR),
    Place(lazy_gettext("Visit rotation"), "rotations.index", Permission.READ_ROTATION),
    Place(lazy_gettext("After the meetings"), "contacts.index", Permission.RECORD_CONTACT),
    Place(lazy_gettext("Coverage"), "coverage.index", Permission.READ_COVERAGE),
    Place(lazy_gettext("Agreements"), "agreements.index", Permission.READ_AGREEMENTS),
    Place(lazy_gettext("Kodeks"), "kodeks.index", Permission.READ_KODEKS),
    Place(lazy_gettext("HovedMED's review"), "reviews.index", Permission.READ_REVIEWS),
    Place(lazy_gettext("Subscriptions"), "feeds.index", Permission.SUBSCRIBE),
    Place(lazy_gettext("Register"), "register.index", Permission.READ_REGISTER),
    Place(lazy_gettext("Administration"), "admin.accounts", Permission.MANAGE_ACCOUNTS),
    Place(lazy_gettext("Settings"), "settings.index", Permission.EDIT_SETTINGS),
)


_MUNICIPALITY = select(Municipality.name, Municipality.is_demo)  # asked for by every page


def frame() -> Frame:
    """The frame of this request."""
    row = db.session.execute(_MUNICIPALITY).first()
    signed_in = _signed_in() if current_user.is_authenticated else None
    return Frame(
        home_url=url_for("dashboard.start"),
        municipality=row.name if row else "",
        is_demo=bool(row and row.is_demo),
        navigation=tuple(_entries()) if signed_in else (),
        signed_in=signed_in,
        sign_in_url=url_for("auth.sign_in"),
        sign_out_url=url_for("auth.sign_out"),
        password_url=url_for("auth.change_password"),
        language_url=url_for("auth.choose_language"),
        accessibility_url=url_for("auth.accessibility"),
    )


def _signed_in() -> SignedIn:
    held = {assignment.role for assignment in current_user.roles}
    roles = ", ".join(str(ROLES[role]) for role in Role if role in held)
    return SignedIn(current_user.name, "" if roles == current_user.name else roles)


def _entries() -> list[NavigationEntry]:
    return [
        NavigationEntry(str(place.label), url_for(place.endpoint), _is_current(place))
        for place in PLACES
        if place.endpoint in current_app.view_functions
        and access.may(current_user, place.permission)
    ]


def _is_current(place: Place) -> bool:
    return place.feature in request.blueprints
