"""Settings: read from the environment once, checked, and refused with a sentence when unsafe."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"
WEAK_SECRETS = frozenset({"", "secret", "changeme", "change-me", "development", "password", "dev"})
SHORTEST_SECRET = 32


class Environment(StrEnum):
    """Where the application runs."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class UnsafeSettings(Exception):
    """A setting the application refuses to start with; carries its name and what to do."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name}: {remedy}")
        self.name = name
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the environment decides; `.env.example` describes each variable."""

    environment: Environment
    secret_key: str
    database_url: str
    var: Path
    base_url: str
    mail_url: str
    mail_from: str
    backup_keep: int
    trusted_proxies: int
    demo: bool

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION

    def flask(self) -> dict[str, object]:
        """The settings under the names Flask and its extensions read."""
        cookie = "__Host-samspil" if self.is_production else "samspil"
        return {
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SESSION_COOKIE_NAME": cookie,
            "SESSION_COOKIE_SECURE": self.is_production,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=8),
            "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 12 * 1024 * 1024,
            "WTF_CSRF_TIME_LIMIT": None,
            "BABEL_DEFAULT_LOCALE": "da",
            "BABEL_DEFAULT_TIMEZONE": "Europe/Copenhagen",
            "TESTING": self.environment is Environment.TEST,
        }


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `environ`.

    Raises UnsafeSettings when production lacks a strong secret or a setting cannot be read.
    """
    environment = _environment(environ.get("SAMSPIL_ENV", "development"))
    var = Path(environ.get("SAMSPIL_VAR", "var")).absolute()
    return Settings(
        environment=environment,
        secret_key=_secret(environ.get("SECRET_KEY", ""), environment=environment),
        database_url=_database_url(environ.get("DATABASE_URL", ""), var=var),
        var=var,
        base_url=environ.get("BASE_URL", "http://127.0.0.1:5000").rstrip("/"),
        mail_url=environ.get("MAIL_URL", ""),
        mail_from=environ.get("MAIL_FROM", "samspil@example.invalid"),
        backup_keep=_number(environ, "BACKUP_KEEP", default=14),
        trusted_proxies=_number(environ, "TRUSTED_PROXIES", default=0),
        demo=environ.get("DEMO", "1") != "0",
    )


def _environment(text: str) -> Environment:
    try:
        return Environment(text)
    except ValueError:
        raise UnsafeSettings(
            "SAMSPIL_ENV", f"is {text!r}; use one of {', '.join(Environment)}"
        ) from None


def _secret(text: str, *, environment: Environment) -> str:
    if environment is not Environment.PRODUCTION:
        return text or "only-for-development-never-in-production"
    if text.lower() in WEAK_SECRETS or len(text) < SHORTEST_SECRET:
        raise UnsafeSettings(
            "SECRET_KEY",
            f"is missing or weak; set at least {SHORTEST_SECRET} random characters,"
            ' e.g. from python -c "import secrets; print(secrets.token_urlsafe(48))"',
        )
    return text


def _database_url(text: str, *, var: Path) -> str:
    if not text:
        return f"sqlite:///{var / 'samspil.db'}"
    for plain in ("postgres://", "postgresql://"):
        if text.startswith(plain):
            return "postgresql+psycopg://" + text.removeprefix(plain)
    return text


def _number(environ: Mapping[str, str], name: str, *, default: int) -> int:
    text = environ.get(name, str(default))
    if not text.isdigit():
        raise UnsafeSettings(name, f"is {text!r}; use a whole number, 0 or more")
    return int(text)
