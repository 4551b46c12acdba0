"""The main navigation of each role, and the frame the application puts around its pages."""

from dataclasses import dataclass, replace
from functools import lru_cache

from flask import request, url_for
from flask_babel import LazyString, lazy_gettext
from flask_login import current_user
from sqlalchemy import select

from planner import access, columns
from planner.access import Permission
from planner.models.accounts import Role
from planner.models.municipality import Municipality
from planner.roles import ROLES
from planner.web.frame import Frame, NavigationEntry, SignedIn
from planner.web.translations import language


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
    row = next(iter(columns.read(_MUNICIPALITY)), None)
    around = replace(
        _addresses(request.script_root),
        municipality=row.name if row else "",
        is_demo=bool(row and row.is_demo),
    )
    if not current_user.is_authenticated:
        return around
    held = frozenset(assignment.role for assignment in current_user.roles)
    roles = _titles(held, language())
    return replace(
        around,
        navigation=_entries(held, language(), tuple(request.blueprints), request.script_root),
        signed_in=SignedIn(current_user.name, "" if roles == current_user.name else roles),
    )


# What follows is the same for everybody who holds the same roles and speaks the same language.


@lru_cache(maxsize=16)
def _addresses(_root: str) -> Frame:
    """Where the frame leads, for an application that is served below the path `_root`."""
    return Frame(
        home_url=url_for("dashboard.start"),
        sign_in_url=url_for("auth.sign_in"),
        sign_out_url=url_for("auth.sign_out"),
        password_url=url_for("auth.change_password"),
        language_url=url_for("auth.choose_language"),
        accessibility_url=url_for("auth.accessibility"),
    )


@lru_cache(maxsize=1_024)
def _titles(held: frozenset[Role], _language: str) -> str:
    return ", ".join(str(ROLES[role]) for role in Role if role in held)


@lru_cache(maxsize=1_024)
def _entries(
    held: frozenset[Role], _language: str, features: tuple[str, ...], _root: str
) -> tuple[NavigationEntry, ...]:
    """The places open to those roles; that of the feature the page belongs to is current."""
    return tuple(
        NavigationEntry(str(place.label), url_for(place.endpoint), place.feature in features)
        for place in PLACES
        if held & access.roles_with(place.permission)
    )
