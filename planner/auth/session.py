"""Which account and which language a request has."""

from flask import Flask, has_request_context, redirect, request, session, url_for
from flask_login import current_user
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from planner.extensions import babel, db, login_manager
from planner.models.accounts import RoleAssignment, User

LANGUAGES: tuple[str, ...] = ("da", "en")


def init_app(app: Flask) -> None:
    """Bind sign-in and language to the application."""
    login_manager.init_app(app)
    login_manager.user_loader(_load)
    login_manager.unauthorized_handler(_ask_to_sign_in)
    login_manager.session_protection = None  # addresses change on phones; the key is enough
    babel.init_app(app, locale_selector=language)


# Built once: every request asks for it.
_ACCOUNT = (
    select(User)
    .where(User.id == bindparam("number"))
    .options(joinedload(User.roles).joinedload(RoleAssignment.taken_over))
)


def _load(identity: str) -> User | None:
    number, _separator, key = identity.partition(":")
    if not number.isdigit():
        return None
    user = db.session.scalars(_ACCOUNT, {"number": int(number)}).unique().one_or_none()
    return user if user and user.session_key == key else None


def _ask_to_sign_in() -> Response:
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.sign_in", next=wanted))


def language() -> str:
    """The request's language: the account's, the session's, else Danish; Danish without one."""
    if not has_request_context():
        return LANGUAGES[0]
    asked = current_user.language if current_user.is_authenticated else session.get("language")
    return str(asked) if asked in LANGUAGES else LANGUAGES[0]
