"""Writes about accounts' own sessions: signing in, failing to, changing password and language."""

import secrets
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import delete, func, or_, select

from planner import trail
from planner.auth import demo, passwords
from planner.config import Settings
from planner.extensions import db
from planner.models.accounts import SignInAttempt, User

ATTEMPTS = 5
PATIENCE = timedelta(minutes=15)
LONGEST_KEPT = timedelta(hours=1)
# Verified when the account does not exist, so that both answers take equally long.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$c2Ftc3BpbHNhbXNwaWw$9TPUTaHnyAgbpkpYXYyxdkbgWcYzaJ4tgRvCSGgNxDs"
)


class TooManyAttempts(Exception):
    """Too many failed sign-ins; carries when to try again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"locked until {until}")
        self.until = until


class SamePassword(Exception):
    """The new password is the one the account has."""


def sign_in(email: str, password: str, *, address: str, at: datetime) -> User | None:
    """The account behind `email` if `password` is right, else None (and the attempt is counted).

    Raises TooManyAttempts after `ATTEMPTS` failures of the e-mail, or five times as many from the
    address, within `PATIENCE`.
    """
    email = email.strip().lower()
    _refuse_guessing(email, address=address, at=at)
    user = db.session.scalar(select(User).where(User.email == email))
    matches = passwords.verify(password, stored=user.password_hash if user else _NOBODY)
    if user and matches and _may_sign_in(user):
        _succeed(user, password, at=at)
        return user
    db.session.add(SignInAttempt(email=email[:200], address=address, at=at))
    return None


def change_password(user: User, new: str, *, at: datetime) -> None:
    """Set a new password and sign the account out everywhere else. Raises SamePassword."""
    if passwords.verify(new, stored=user.password_hash):
        raise SamePassword
    user.password_hash = passwords.hash_password(new)
    user.session_key = new_session_key()
    trail.record("change_password", user, user=user, at=at)


def choose_password(user: User, new: str, *, at: datetime) -> None:
    """Set the password an invitation was sent for; the link is spent with it."""
    user.password_hash = passwords.hash_password(new)
    user.session_key = new_session_key()
    trail.record("choose_password", user, user=user, at=at, after={})


def choose_language(user: User, language: str, *, at: datetime) -> None:
    """Remember the account's language."""
    user.language = language
    trail.record("choose_language", user, user=user, at=at)


def new_session_key() -> str:
    """A fresh part of the session's identity."""
    return secrets.token_urlsafe(16)


def _may_sign_in(user: User) -> bool:
    """Demo accounts never may in production: everybody knows their password."""
    settings: Settings = current_app.extensions["settings"]
    return user.enabled and not (settings.is_production and demo.is_demo(user.email))


def _refuse_guessing(email: str, *, address: str, at: datetime) -> None:
    recent = SignInAttempt.at > at - PATIENCE
    failures = select(func.count(), func.min(SignInAttempt.at)).where(recent)
    for column, value, limit in (
        (SignInAttempt.email, email, ATTEMPTS),
        (SignInAttempt.address, address, ATTEMPTS * 5),
    ):
        count, first = db.session.execute(failures.where(column == value)).one()
        if count >= limit:
            raise TooManyAttempts(first + PATIENCE)


def _succeed(user: User, password: str, *, at: datetime) -> None:
    if passwords.needs_rehash(user.password_hash):
        user.password_hash = passwords.hash_password(password)
    db.session.execute(
        delete(SignInAttempt).where(
            or_(SignInAttempt.email == user.email, SignInAttempt.at < at - LONGEST_KEPT)
        )
    )
    trail.record("sign_in", user, user=user, at=at, after={})
