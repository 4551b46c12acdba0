"""Default deny: a view says who may use it, or nobody may."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from flask import Flask, abort, current_app, request
from flask_login import current_user

from planner import access, clock, trail
from planner.extensions import db, login_manager
from planner.models.accounts import User

View = TypeVar("View", bound=Callable[..., Any])

_ATTRIBUTE = "samspil_permission"
_PUBLIC = "public"


def requires(permission: access.Permission) -> Callable[[View], View]:
    """Mark a view as open to accounts that have `permission` somewhere.

    The view checks the object itself with `ensure`.
    """

    def mark(view: View) -> View:
        setattr(view, _ATTRIBUTE, permission)
        return view

    return mark


def public(view: View) -> View:
    """Mark a view as open to everybody, signed in or not."""
    setattr(view, _ATTRIBUTE, _PUBLIC)
    return view


def marking(view: Callable[..., Any]) -> access.Permission | str | None:
    """A view's mark: a permission, "public", or None where nobody may use it."""
    return getattr(view, _ATTRIBUTE, None)


def signed_in() -> User:
    """The account behind this request; only for views marked with a permission."""
    user = current_user._get_current_object()
    assert isinstance(user, User)  # noqa: S101 - `requires` let only accounts through
    return user


def ensure(permission: access.Permission, scope: access.Scope, *, what: object) -> None:
    """Refuse with 404, leaving an audit event, when the account's scope does not cover `scope`.

    404 rather than 403: a guessed address does not tell whether the object exists.
    """
    user = signed_in()
    if not access.may(user, permission, scope=scope):
        refuse(permission, what=what)


def refuse(permission: access.Permission, *, what: object) -> NoReturn:
    """Answer 404, leaving an audit event."""
    user = signed_in()
    trail.record("refuse", what, user=user, at=clock.now(), after={"permission": permission})
    db.session.commit()
    abort(404)


def init_app(app: Flask) -> None:
    """Ask the mark before every request."""
    app.before_request(_check)


def _check() -> Any:
    if request.endpoint is None or request.endpoint == "static":
        return None  # no such address (404 follows), or a file of our own
    mark = marking(current_app.view_functions[request.endpoint])
    if mark == _PUBLIC:
        return None
    if not isinstance(mark, access.Permission):
        abort(403)
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    if not access.may(signed_in(), mark):
        abort(403)
    return None
