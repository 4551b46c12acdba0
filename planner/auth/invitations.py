"""Links that let one person choose the password of one account, once, within two days.

Nothing is stored: the link is signed, dated, and tied to the account's session key, which changes
with the password.
"""

import hashlib

from flask import current_app, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer

from planner.extensions import db
from planner.models.accounts import User

HOURS = 48


def token(user: User) -> str:
    """The secret part of the link."""
    return _serializer().dumps([user.id, _state(user)])


def path(user: User) -> str:
    """The link's path; put it after the address people use."""
    with current_app.test_request_context():
        return url_for("auth.choose_password", token=token(user))


def user_of(token: str) -> User | None:
    """The account a link opens; None when it is spent, too old, or nobody's."""
    try:
        user_id, state = _serializer().loads(token, max_age=HOURS * 3600)
    except BadSignature:
        return None
    user = db.session.get(User, user_id)
    return user if user and user.enabled and _state(user) == state else None


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="choose-password")


def _state(user: User) -> str:
    return hashlib.sha256(user.session_key.encode()).hexdigest()[:16]
